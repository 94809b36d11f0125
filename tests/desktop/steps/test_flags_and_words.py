"""The words and flags beside notes, and the line that notices pasted lines: pure rules, no window but a line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.steps import notedelegate, noteflags
from cocreate_desktop.desktop.steps.captureline import CaptureLine, _added
from cocreate_desktop.desktop.steps.face import settle, show_typed
from cocreate_desktop.desktop.steps.noteflags import Flag, NoteRow
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.notes import Channel, Note, NoteState


def note(words: str, **fields: object) -> Note:
    whole: dict[str, object] = {"original": words, **fields}
    return Note(id=words, project_id="p", evening_id="e", step_id="s", text=words, **whole)  # type: ignore[arg-type]


def said(one: Note, times: int = 1) -> list[str]:
    return [flag.words for flag in noteflags.flags_of(one, times)]


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
