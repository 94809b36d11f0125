"""Every picture for the room paints on every screen, is readable from the last row, and tells nothing too early."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import zxingcpp
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.stage.canvas import render
from cocreate_desktop.desktop.stage.letters import SMALLEST
from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.desktop.stage.painting import HIGH
from cocreate_desktop.desktop.stage.result import bar_length
from cocreate_desktop.desktop.stage.state import StageState, Vote
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.project import Rung
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from tests.desktop.stage import rooms
from tests.desktop.stage.seen import WALL, said, touching, words

SIZES = [WALL, QSize(1024, 768), QSize(1280, 800)]
LONG = "Een heel lange zin over alles wat er op het plein zou kunnen komen als iedereen zijn zin krijgt " * 4
WORD = "meervoudigepersoonlijkheidsstoornisbehandelingsovereenkomst" * 3


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def same(one: StageState, other: StageState) -> bool:
    # Qt smooths large letters a hair differently after another size was painted, so each side comes after the same size.
    render(one, WALL)
    return bool(render(one, WALL) == render(other, WALL))


def codes(image: QImage) -> set[str]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(grey.constBits()).cast("B", [grey.height(), grey.bytesPerLine()])
    return {found.text for found in zxingcpp.read_barcodes(view)}


@pytest.mark.parametrize("size", SIZES, ids=["16:9", "4:3", "16:10"])
@pytest.mark.parametrize("name", rooms.every_picture())
def test_that_words_stay_inside_the_picture_and_are_large_enough(name: str, size: QSize) -> None:
    wide = size.width() * HIGH / size.height()
    inside = QRectF(16, 8, wide - 32, HIGH - 16)
    for one in words(rooms.every_picture()[name], size):
        assert one.size >= SMALLEST, one
        assert inside.contains(one.box), one


@pytest.mark.parametrize("size", SIZES, ids=["16:9", "4:3", "16:10"])
@pytest.mark.parametrize("name", rooms.every_picture())
def test_that_no_words_lie_over_each_other(name: str, size: QSize) -> None:
    assert not touching(words(rooms.every_picture()[name], size))


@pytest.mark.parametrize("larger", [1.2, 1.4])
@pytest.mark.parametrize("size", SIZES, ids=["16:9", "4:3", "16:10"])
@pytest.mark.parametrize("name", rooms.every_picture())
def test_that_a_deep_hall_gets_larger_letters_that_still_stand_apart(
    name: str, size: QSize, larger: float
) -> None:
    state = replace(rooms.every_picture()[name], larger=larger)
    found = words(state, size)
    wide = size.width() * HIGH / size.height()
    inside = QRectF(8, 0, wide - 16, HIGH)
    for one in found:
        assert inside.contains(one.box), one
    assert not touching(found)


def test_that_the_last_row_reads_the_question_the_options_and_the_result() -> None:
    for name in ("open", "result", "ideas", "pause"):
        state = replace(rooms.every_picture()[name], larger=1.4)
        edge = 1920 * 0.73 if name != "result" else 1920
        mine = [one for one in words(state) if one.box.right() < edge]
        assert mine, name
        assert all(one.size >= round(SMALLEST * 1.4) for one in mine), name


def _long_pictures() -> dict[str, Callable[[], StageState]]:
    texts = (LONG, WORD, *rooms.TEXTS[:10])
    notes = tuple(rooms.note(i, LONG if i % 2 else WORD) for i in range(30))
    board = rooms.board(7)
    themes = tuple(replace(theme, name=LONG) for theme in board.board.themes)
    long_board = replace(board, board=replace(board.board, themes=themes))
    project = replace(rooms.PROJECT, question=LONG, decides_who=LONG)
    evening = replace(rooms.EVENING, wifi_name="W" * 32, wifi_password="w" * 60, house_rules=(LONG,) * 6)
    ideas = rooms.step(Kind.IDEAS, question=LONG, title=LONG)
    return {
        "welcome": lambda: rooms.state(rooms.view(None, project=project, evening=evening)),
        "ideas": lambda: rooms.state(rooms.view(ideas, notes=notes)),
        "themes": lambda: rooms.state(long_board),
        "open": lambda: rooms.vote(rooms.voting_round(Phase.OPEN, texts=texts)),
        "result": lambda: rooms.vote(rooms.voting_round(Phase.REVEALED, rooms.TWELVE, texts=texts)),
        "pause": lambda: rooms.state(rooms.view(rooms.step(Kind.PAUSE, settings=f'{{"message": "{LONG}"}}'))),
    }


@pytest.mark.parametrize("size", SIZES, ids=["16:9", "4:3", "16:10"])
@pytest.mark.parametrize("name", _long_pictures())
def test_that_long_words_are_cut_and_never_run_out_of_the_picture(name: str, size: QSize) -> None:
    drawn = words(_long_pictures()[name](), size)
    wide = size.width() * HIGH / size.height()
    assert [one for one in drawn if one.size < SMALLEST] == []
    assert [one for one in drawn if not QRectF(0, 0, wide, HIGH).contains(one.box)] == []


@pytest.mark.parametrize("size", SIZES, ids=["16:9", "4:3", "16:10"])
@pytest.mark.parametrize("name", ["welcome", "ideas", "open", "open-dark", "closed", "pause", "codes"])
def test_that_phones_read_both_codes_from_the_picture(name: str, size: QSize) -> None:
    state = rooms.every_picture()[name]
    assert codes(render(state, size)) == {state.join.wifi_code, state.join.page_code}


def test_that_the_code_carries_the_door_of_this_evening() -> None:
    state = rooms.every_picture()["welcome-nowifi"]
    assert codes(render(state, WALL)) == {f"HTTP://192.168.8.2:8080/J/{rooms.TOKEN}"}
    assert "192.168.8.2:8080" in said(state)


def test_that_without_a_page_no_code_hangs_there() -> None:
    assert codes(render(rooms.every_picture()["welcome-nopage"], WALL)) == set()


def test_that_the_thanks_lead_to_the_follow_up() -> None:
    assert codes(render(rooms.every_picture()["thanks"], WALL)) == {rooms.PROJECT.follow_up}


def test_that_a_blank_stage_is_black() -> None:
    image = render(rooms.every_picture()["blank"], QSize(64, 36))
    assert {image.pixelColor(x, y).name() for x in range(64) for y in range(36)} == {"#000000"}


@pytest.mark.parametrize("phase", [Phase.DRAFT, Phase.OPEN, Phase.CLOSED])
def test_that_no_total_can_be_seen_before_the_reveal(phase: Phase) -> None:
    one = rooms.vote(rooms.voting_round(phase, {0: 40, 1: 2}))
    other = rooms.vote(rooms.voting_round(phase, {0: 1, 4: 41}))
    assert one == other
    assert same(one, other)
    assert isinstance(one.body, Vote)
    assert one.body.results == ()


def test_that_a_revealed_round_without_a_tally_shows_itself_as_closed() -> None:
    hidden = replace(rooms.voting_round(Phase.REVEALED, rooms.RESULT), tally=None)
    body = rooms.vote(hidden).body
    assert isinstance(body, Vote)
    assert body.phase is Phase.CLOSED


def test_that_equals_share_a_place_and_a_bracket() -> None:
    told = said(rooms.every_picture()["result"])
    assert "Gelijk" in told
    assert "2 keuzes op plaats\u00a01" in told
    assert "102 stippen van 34 mensen. In de zaal zijn 41 mensen. Dit is een advies." in told


def test_that_who_was_not_counted_is_not_named() -> None:
    told = said(rooms.vote(rooms.voting_round(Phase.OPEN, present=None)))
    assert "34 hebben gestemd" in told
    assert " van 41" not in told
    result = said(rooms.vote(rooms.voting_round(Phase.REVEALED, rooms.RESULT, present=None)))
    assert "In de zaal" not in result


@pytest.mark.parametrize(
    ("method", "rule"),
    [
        ("dots", "Verdeel je stippen: 3 per persoon, hoogstens 2 op één keuze"),
        ("choice", "Kies er één"),
        ("approval", "Kies alles waar je achter staat"),
    ],
)
def test_that_the_rule_of_the_vote_is_said(method: str, rule: str) -> None:
    assert rule in said(rooms.vote(rooms.voting_round(Phase.OPEN, method=method)))


def test_that_a_decision_is_called_so_only_on_its_own_rung() -> None:
    step = rooms.step(Kind.VOTE)
    revealed = rooms.voting_round(Phase.REVEALED, rooms.RESULT)
    project = replace(rooms.PROJECT, rung=Rung.DECIDE)
    deciding = rooms.state(rooms.view(step, round_view=revealed, project=project))
    assert "Dit is een besluit." in said(deciding)
    assert "besluit" not in said(rooms.every_picture()["result"])


def test_that_bars_only_grow_and_end_at_their_share() -> None:
    lengths = [bar_length(13, 27, 1000, step / 20) for step in range(21)]
    assert lengths == sorted(lengths)
    assert lengths[0] == 0
    assert lengths[-1] == pytest.approx(1000 * 13 / 27)
    assert bar_length(0, 0, 1000, 1.0) == 0


def test_that_the_reveal_starts_without_bars_and_paints_more_each_time() -> None:
    state = rooms.every_picture()["result"]
    pictures = [render(state, QSize(480, 270), progress) for progress in (0.0, 0.3, 0.6, 0.9)]
    paper = pictures[0].pixelColor(2, 2)
    covered = [
        sum(image.pixelColor(x, 80) != paper for x in range(480)) for image in pictures
    ]  # a line through the first bar
    assert covered == sorted(covered)
    assert covered[0] < covered[-1]


@pytest.mark.parametrize("hidden", [NoteState.WAITING, NoteState.HIDDEN, NoteState.WITHDRAWN])
def test_that_only_shown_notes_hang_there(hidden: NoteState) -> None:
    notes = (rooms.note(1, "Zichtbaar"), rooms.note(2, "GEHEIM", hidden))
    state = rooms.state(rooms.view(rooms.step(Kind.IDEAS), notes=notes))
    assert "Zichtbaar" in said(state)
    assert "GEHEIM" not in repr(state)


def test_that_a_hostile_note_is_plain_text() -> None:
    hostile = "<img src=x> <h1>weg</h1> &amp; %s {n}"
    state = rooms.state(rooms.view(rooms.step(Kind.IDEAS), notes=(rooms.note(1, hostile),)))
    assert hostile in said(state)


def test_that_many_notes_show_the_newest_and_say_how_many_more() -> None:
    notes = tuple(rooms.note(i, f"Idee {i}") for i in range(43))
    told = said(rooms.state(rooms.view(rooms.step(Kind.IDEAS), notes=notes)))
    assert "Idee 42" in told
    assert "en nog 31" in told
    assert "43 briefjes" in told


def test_that_themes_off_the_stage_are_only_counted() -> None:
    state = rooms.every_picture()["themes-off"]
    assert "9 briefjes aan de muur" in said(state)
    assert rooms.IDEAS[0] not in repr(state)


def test_that_the_pause_says_when_and_what_comes() -> None:
    told = said(rooms.every_picture()["pause"])
    assert "4:35" in told
    assert "We gaan verder om 19:45." in told
    assert "Daarna: Stippen, blind" in told


def test_that_the_same_state_gives_the_same_pixels_and_speaks_its_own_language() -> None:
    shown = rooms.view(None)
    state = stage_state(shown, address=rooms.ADDRESS, now=rooms.NOW, language="en")
    assert same(state, state)
    assert "Join with your phone" in said(state)


@pytest.mark.parametrize("size", SIZES, ids=["16:9", "4:3", "16:10"])
@pytest.mark.parametrize("name", ["open", "closed", "ideas", "pause", "codes", "welcome-nowifi"])
def test_that_the_address_of_the_page_is_never_cut(name: str, size: QSize) -> None:
    state = rooms.every_picture()[name]
    assert state.join.page in [one.text for one in words(state, size)]
    far = replace(state, join=replace(state.join, page="192.168.178.200:8080"))
    assert "192.168.178.200:8080" in [one.text for one in words(far, size)]


@pytest.mark.parametrize("name", ["open", "closed"])
def test_that_what_the_room_waits_for_is_said_whole_on_a_narrow_screen(name: str) -> None:
    drawn = words(rooms.every_picture()[name], SIZES[1])
    assert [one.text for one in drawn if one.text.endswith("…")] == []


def test_that_the_wall_hangs_there_while_there_is_no_theme() -> None:
    lines = [one.text for one in words(rooms.state(rooms.board(0, 25)), SIZES[0])]
    assert sum(line in "ABCDEF" for line in lines) > 10
    assert any("25" in line and "los" in line for line in lines)


def test_that_nobody_wins_a_vote_without_votes() -> None:
    state = rooms.every_picture()["result-none"]
    assert not {"1", "2", "3"} & {one.text for one in words(state, SIZES[0])}


def test_that_a_word_too_long_for_a_note_is_broken_with_a_hyphen() -> None:
    note = rooms.note(1, "Lampionnenoptochtvrijwilligerscoördinatievergadering")
    shown = rooms.state(rooms.view(rooms.step(Kind.IDEAS, title="Ideeën"), notes=(note,)))
    lines = [one.text for one in words(shown, SIZES[0])]
    broken = [line for line in lines if line.endswith("-")]
    assert broken
    assert all(len(line) > 4 for line in broken)


@pytest.mark.parametrize("size", SIZES)
def test_that_the_codes_alone_are_light_on_a_dark_stage_too(size: QSize) -> None:
    state = rooms.every_picture()["codes"]
    assert render(replace(state, dark=True), size) == render(state, size)
