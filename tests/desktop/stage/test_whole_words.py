"""What gives way when a picture is full: sizes and lines, the letters of a deep hall, at last the codes; never the words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.stage import bars
from cocreate_desktop.desktop.stage.letters import SMALLEST, STRONG, fit, spelled
from cocreate_desktop.desktop.stage.painting import HIGH
from cocreate_desktop.desktop.stage.state import ShownPicture, StageResult, StageState, Vote
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from tests.desktop.stage import rooms
from tests.desktop.stage.seen import said, words

WIDE, MIDDLE, NARROW = SIZES = (QSize(1920, 1080), QSize(1920, 1200), QSize(1024, 768))
SHAPES = ["16:9", "16:10", "4:3"]
FORTY = (
    "Een grote tafel onder de bomen van linden", "Speelplek voor alle leeftijden en buurten",
    "Meer groen en meer schaduw in de zomer", "Een buurthuiskamer met koffie en met thee",
    "Veilig oversteken bij de school en bakker", "Een regenton en een moestuin voor de wijk",
    "Verlichting langs de paden en de fietsen", "Bankjes met een leuning voor de ouderen",
    "Een fietsenstalling bij de bushalte daar", "Een podium voor muziek en voor toneelspel",
    "Een veld om te voetballen en te tennissen", "Een plek voor de markt en kraampjes erbij",
)  # fmt: skip
COMPOUND = "Donaudampfschiffahrtsgesellschaftskapitän"
ARABIC = "نريد ملعبا آمنا للأطفال بجانب المدرسة"


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def ballot(phase: Phase, texts: Sequence[str], larger: float = 1.0) -> StageState:
    totals = {place: total for place, total in rooms.TWELVE.items() if place < len(texts)}
    return replace(rooms.vote(rooms.voting_round(phase, totals, texts=texts)), larger=larger)


def note(text: str) -> StageState:
    return rooms.state(rooms.view(rooms.step(Kind.IDEAS, title="Ideeën"), notes=(rooms.note(1, text),)))


@pytest.mark.parametrize("larger", [1.0, 1.2, 1.4])
@pytest.mark.parametrize("size", SIZES, ids=SHAPES)
@pytest.mark.parametrize("phase", [Phase.OPEN, Phase.REVEALED])
@pytest.mark.parametrize("texts", [rooms.TEXTS, FORTY], ids=["30", "40"])
def test_that_no_ordinary_option_is_cut(
    texts: Sequence[str], phase: Phase, size: QSize, larger: float
) -> None:
    for count in range(2, 13):
        drawn = words(ballot(phase, texts[:count], larger), size)
        assert [one.text for one in drawn if one.text.endswith("…")] == []
        told = " ".join(one.text for one in drawn)
        assert all(text in told for text in texts[:count])
        assert min(one.size for one in drawn) >= SMALLEST
        inside = QRectF(8, 8, size.width() * HIGH / size.height() - 16, HIGH - 16)
        assert all(inside.contains(one.box) for one in drawn)


@pytest.mark.parametrize("larger", [1.0, 1.2, 1.4])
@pytest.mark.parametrize("size", SIZES, ids=SHAPES)
def test_that_ordinary_options_leave_the_codes_their_place(size: QSize, larger: float) -> None:
    for count in range(2, 13):
        assert rooms.EVENING.wifi_name in said(ballot(Phase.OPEN, FORTY[:count], larger), size)


def test_that_a_deep_hall_keeps_its_letters_where_there_is_room() -> None:
    for count in (2, 5, 7):
        drawn = words(ballot(Phase.OPEN, rooms.TEXTS[:count], 1.4))
        sizes = [one.size for one in drawn if one.text in rooms.TEXTS]
        assert len(sizes) == count
        assert min(sizes) >= 46


def test_that_the_codes_make_room_before_an_option_of_usual_length_is_cut() -> None:
    texts = [f"{text} en nog wat woorden"[:60] for text in FORTY]
    told = said(ballot(Phase.OPEN, texts), NARROW)
    assert all(text in told for text in texts)
    assert rooms.EVENING.wifi_name not in told


def test_that_one_endless_option_is_cut_and_takes_nothing_from_the_others() -> None:
    texts = ("Een heel lange zin over alles wat er zou kunnen komen " * 6, *rooms.TEXTS[:5])
    drawn = words(ballot(Phase.OPEN, texts, 1.4))
    assert sum(one.text.endswith("…") for one in drawn) == 1
    whole = [one.size for one in drawn if one.text in texts]
    assert len(whole) == 5
    assert min(whole) >= 46
    assert rooms.EVENING.wifi_name in [one.text for one in drawn]


def test_that_more_options_than_any_vote_has_are_painted_all_the_same() -> None:
    texts = [f"Optie {place}" for place in range(26)]
    for phase in (Phase.OPEN, Phase.REVEALED):
        assert "Optie 25" in said(ballot(phase, texts), NARROW)


@pytest.mark.parametrize("count", range(1, 13))
def test_that_the_words_of_a_bar_stay_clear_of_the_bar_above(count: int) -> None:
    results = [StageResult(place + 1, "A", "Een plek", 12 - place) for place in range(count)]
    rows = bars.arranged(results, lambda: bars.Place(220, 740, 1760), ties=False)
    high = rows.size * 1.24 + 2
    assert rows.over >= high - 6 if rows.above else rows.bar <= rows.row


@pytest.mark.parametrize("larger", [1.0, 1.2, 1.4])
@pytest.mark.parametrize("size", SIZES, ids=SHAPES)
def test_that_words_under_pictures_are_whole_and_stand_apart(size: QSize, larger: float) -> None:
    state = ballot(Phase.OPEN, FORTY[:4], larger)
    assert isinstance(state.body, Vote)
    options = tuple(replace(one, picture=ShownPicture("0" * 64)) for one in state.body.options)
    drawn = words(replace(state, body=replace(state.body, options=options)), size)
    assert not [one for one in drawn if one.text.endswith("…")]
    mine = [one.box.adjusted(1, 6, -1, -6) for one in drawn]
    assert not any(one.intersects(other) for place, one in enumerate(mine) for other in mine[place + 1 :])


@pytest.mark.parametrize("larger", [1.0, 1.2, 1.4])
@pytest.mark.parametrize("size", SIZES, ids=SHAPES)
@pytest.mark.parametrize("wifi", ["CoCreate-Plein", ""])
def test_that_every_house_rule_hangs_there(wifi: str, size: QSize, larger: float) -> None:
    evening = replace(rooms.EVENING, wifi_name=wifi)
    told = said(replace(rooms.state(rooms.view(None, evening=evening)), larger=larger), size)
    assert all(rule in told for rule in evening.house_rules)


def test_that_more_rules_than_fit_are_counted() -> None:
    rules = tuple(f"Dit is huisregel nummer {place}." for place in range(30))
    told = said(rooms.state(rooms.view(None, evening=replace(rooms.EVENING, house_rules=rules))))
    shown = sum(rule in told for rule in rules)
    assert f"en nog {30 - shown}" in told


@pytest.mark.parametrize("width", [180, 220, 260, 300, 420])
@pytest.mark.parametrize("lines", [1, 2, 3, 4])
def test_that_a_hyphen_that_was_added_stands_only_at_the_end_of_a_line(width: int, lines: int) -> None:
    for text in (COMPOUND, f"{COMPOUND} en {COMPOUND}", f"de {COMPOUND}"):
        for line in fit(text, width, ((SMALLEST, lines),)).lines:
            assert not re.search("-.", line), line


def test_that_what_is_cut_goes_on_as_it_was_written() -> None:
    (line,) = fit(COMPOUND, 300, ((SMALLEST, 1),)).lines
    assert COMPOUND.startswith(line.removesuffix("…"))


def test_that_a_word_with_hyphens_of_its_own_is_broken_after_them_and_between_syllables() -> None:
    word = "Bewonersvergadering-en-bewonersparticipatiebijeenkomst"
    lines = fit(word, 260, ((SMALLEST, 5),)).lines
    assert all(line.endswith("-") for line in lines[:-1])
    parts = "".join(lines).replace("-", "")
    assert parts == word.replace("-", "")


def test_that_a_blank_that_keeps_words_together_does() -> None:
    assert fit("twee keuzes op plaats\u00a01", 330, ((SMALLEST, 3),)).lines[-1].endswith("plaats\u00a01")
    assert all("op plaats 1" not in one.text for one in words(rooms.every_picture()["result"]))


def test_that_what_is_typed_over_is_broken_without_a_sign_and_never_cut() -> None:
    key = "aB3-dE5-" * 8
    found = spelled(key, 300, ((SMALLEST, 1),), STRONG)
    assert "".join(found.lines) == key
    assert not any(line.endswith("-") for line in found.lines[:-1])
    assert found.width <= 300


@pytest.mark.parametrize("size", SIZES, ids=SHAPES)
def test_that_what_reads_from_the_right_stands_at_the_right_of_its_note(size: QSize) -> None:
    arabic = [one.box for one in words(note(ARABIC), size) if one.text in ARABIC]
    latin = [one.box for one in words(note("Een veilige plek om te spelen bij de school"), size)]
    assert len(arabic) > 1
    assert max(box.right() for box in arabic) - min(box.right() for box in arabic) < 1
    left = next(box.left() for box in latin if abs(box.top() - arabic[0].top()) < 1)
    assert all(box.left() > left for box in arabic)


def test_that_themes_and_their_notes_read_from_the_right_too() -> None:
    view = rooms.board(1, 3)
    themes = tuple(replace(theme, name=ARABIC) for theme in view.board.themes)
    notes = tuple(replace(one, text=ARABIC) for one in view.board.notes)
    shown = replace(view, board=replace(view.board, themes=themes, notes=notes))
    drawn = [one.box for one in words(rooms.state(shown)) if one.text == ARABIC]
    assert len(drawn) >= 2
    assert all(box.left() > WIDE.width() / 2 for box in drawn)
