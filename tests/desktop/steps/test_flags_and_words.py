"""The words and flags beside notes and votes, and the line that notices pasted lines: pure rules, no window but a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.parts.phasetile import DONE, LIVE, NOT_YET, POSSIBLE
from cocreate_desktop.desktop.steps import notedelegate, noteflags, votewords
from cocreate_desktop.desktop.steps.captureline import CaptureLine, _added
from cocreate_desktop.desktop.steps.face import settle, show_typed
from cocreate_desktop.desktop.steps.noteflags import Flag, NoteRow
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.notes import Channel, Note, NoteState
from cocreate_desktop.domain.rounds import Option, Phase, Round


def note(words: str, **fields: object) -> Note:
    whole: dict[str, object] = {"original": words, **fields}
    return Note(id=words, project_id="p", evening_id="e", step_id="s", text=words, **whole)  # type: ignore[arg-type]


def said(one: Note, times: int = 1) -> list[str]:
    return [flag.words for flag in noteflags.flags_of(one, times)]


def a_round(**fields: object) -> Round:
    return Round(id="r", project_id="p", evening_id="e", step_id="s", **fields)  # type: ignore[arg-type]


def options(*letters: str) -> Sequence[Option]:
    return [Option(id=f"o{x}", project_id="p", round_id="r", letter=x, text=x) for x in letters]


def test_that_a_plain_note_has_no_flag() -> None:
    assert said(note("Een bank")) == []


def test_that_everything_there_is_to_know_is_said_most_urgent_first() -> None:
    one = note(
        "x" * 141,
        original="y",
        state=NoteState.HIDDEN,
        flags=("phone", "address"),
        channel=Channel.PHONE,
    )
    assert said(one, 2) == [
        "verborgen",
        "telefoonnummer?",
        "adres?",
        "2 keer",
        "lang",
        "andere woorden",
        "via telefoon",
    ]


def test_that_what_was_hidden_or_taken_back_makes_nothing_double() -> None:
    shown, hidden = note("Bank"), note("bank.", state=NoteState.HIDDEN)
    taken = note("BANK", state=NoteState.WITHDRAWN)
    assert noteflags.rows_of([shown], [shown, hidden, taken])[0].flags == ()
    again = note("bank!", state=NoteState.WAITING)
    assert noteflags.rows_of([shown], [shown, again])[0].flags[0].words == "2 keer"


def test_that_a_note_of_many_lines_stands_in_one_row_and_is_heard_with_its_flags() -> None:
    row = noteflags.rows_of([note("Een\n\nbank\t hier", flags=("email",))], [])[0]
    assert row.text == "Een bank hier"
    assert row.spoken == "e-mail? · Een bank hier"


@pytest.mark.parametrize("width", [120, 344, 900])
def test_that_no_flag_is_left_out_and_none_covers_another(qapp: QApplication, width: int) -> None:
    Theme(qapp, "light")
    flags = tuple(
        Flag(words, "warn", "warning") for words in ("telefoonnummer?", "e-mail?", "adres?", "lang")
    )
    laid = notedelegate.plan(NoteRow("n", "Bel mij gerust op", "A", flags), width)
    assert len(laid.chips) == len(flags)
    assert all(one.bottom() <= laid.height for one in laid.chips)
    assert not any(a.intersects(b) for i, a in enumerate(laid.chips) for b in laid.chips[i + 1 :])


@settings(deadline=None)
@given(st.text(max_size=300), st.integers(60, 900))
def test_that_any_text_takes_three_lines_at_most(qapp: QApplication, words: str, width: int) -> None:
    row = NoteRow("n", " ".join(words.split()), "A")
    assert 36 <= notedelegate.plan(row, width).height <= 3 * 20 + 16


def test_that_a_long_text_of_emoji_is_cut_where_it_ends(qapp: QApplication) -> None:
    Theme(qapp, "light")
    shown = notedelegate._text("🌳" * 300 + "einde", 200).text()
    assert shown == "🌳" * (len(shown) - 1) + "…"


@settings(deadline=None)
@given(st.text(), st.text(), st.text(min_size=1))
def test_that_what_came_into_a_text_is_found_back(head: str, tail: str, added: str) -> None:
    assert _added(head + tail, head + added + tail, len(head + added)) == added


def test_that_a_drop_of_lines_leaves_the_line_as_it_was(qtbot: QtBot) -> None:
    line = CaptureLine()
    qtbot.addWidget(line)
    line.setText("voor en na")
    line.setCursorPosition(5)
    with qtbot.waitSignal(line.lines_pasted):
        line.insert("een\ntwee\n")
    assert line.text() == "voor en na"
    assert line.pasted.split() == ["een", "twee"]


def test_that_a_refused_field_keeps_what_was_typed_until_it_is_taken(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    show_typed(field, "oud")
    field.insert("nieuw")
    settle(field, None)
    show_typed(field, "oud")
    assert "nieuw" in field.text()
    settle(field, "netjes")
    assert field.text() == "netjes"
    show_typed(field, "anders")
    assert field.text() == "anders"


@pytest.mark.parametrize(
    ("phase", "states"),
    [
        (Phase.DRAFT, [POSSIBLE, NOT_YET, NOT_YET]),
        (Phase.OPEN, [LIVE, POSSIBLE, NOT_YET]),
        (Phase.CLOSED, [POSSIBLE, DONE, POSSIBLE]),
        (Phase.REVEALED, [POSSIBLE, POSSIBLE, DONE]),
    ],
)
def test_that_only_what_can_be_done_now_looks_possible(phase: Phase, states: list[str]) -> None:
    tiles = votewords.tiles(a_round(phase=phase, opened_at="2026-11-24T19:50:00Z"), UTC)
    assert [state for _words, state, _caption in tiles] == states


@pytest.mark.parametrize("typed", ["AAC", "a a c", " a,A;c. ", "A-A+C"])
def test_that_letters_of_a_slip_are_read_as_people_write_them(typed: str) -> None:
    assert votewords.choices(typed, options("A", "B", "C")) == {"oA": 2, "oC": 1}


def test_that_a_letter_that_is_none_is_refused_with_an_example() -> None:
    with pytest.raises(BadValue, match="A B"):
        votewords.choices("AX", options("A", "B"))


@pytest.mark.parametrize(
    ("fields", "channel", "counted", "people", "fine"),
    [
        ({}, Channel.DOTS, 18, 6, True),
        ({}, Channel.DOTS, 19, 6, False),
        ({"method": "approval"}, Channel.HANDS, 90, 6, True),
        ({"method": "approval", "max_choices": 2}, Channel.HANDS, 13, 6, False),
        ({"method": "choice"}, Channel.HANDS, 7, 6, False),
        ({"method": "choice"}, Channel.HANDS, 6, 6, True),
        ({}, Channel.DOTS, 18, 0, True),
    ],
)
def test_that_counts_are_doubted_only_when_they_cannot_be(
    fields: dict[str, object], channel: Channel, counted: int, people: int, fine: bool
) -> None:
    words, said_fine = votewords.check(a_round(**fields), channel, counted, people)
    assert said_fine is fine
    assert words


def test_that_nothing_counted_says_nothing() -> None:
    assert votewords.check(a_round(), Channel.DOTS, 0, 0) == ("", True)
