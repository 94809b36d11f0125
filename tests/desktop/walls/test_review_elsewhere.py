"""What happens outside the review while it is open: another laptop checks too, the room goes on, somebody takes back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.chip import Chip
from cocreate_desktop.desktop.parts.emptystate import EmptyState
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.walls.paperbutton import PaperButton
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import SightingState
from tests.desktop.walls.reviews import CTRL, Checking, Hung
from tests.desktop.walls.reviews import checking as checking  # noqa: PLC0414 - a fixture of this file too

TAKEN, OPEN, DOUBLE = SightingState.TAKEN, SightingState.OPEN, SightingState.DOUBLE


def chip(checking: Checking) -> str:
    return forms.child(checking.screen, Chip, "stateChip").accessibleName()


def deed(checking: Checking) -> str:
    return checking.button("take").text()


def test_that_a_note_that_was_taken_elsewhere_shows_the_words_it_got(checking: Checking) -> None:
    checking.hang([Hung("een", (("een", "één"),), 0.5), Hung("twee")])
    checking.show()
    before, said = deed(checking), chip(checking)
    checking.services.walls.take(checking.one.id, "Eén grote tafel", colour="F")
    checking.rest()
    assert checking.text.toPlainText() == "Eén grote tafel"
    assert (chip(checking), deed(checking)) != (said, before)
    assert not checking.button("proposal").isVisible()
    assert forms.child(checking.screen, PaperButton, "paper").letter == "F"
    checking.enter()
    assert [note.text for note in checking.notes] == ["Eén grote tafel"]
    assert checking.text.toPlainText() == "twee"


def test_that_what_is_typed_stays_when_the_note_is_taken_elsewhere(checking: Checking) -> None:
    checking.open("een", "twee")
    said = chip(checking)
    checking.type("Mijn woorden")
    checking.services.walls.take(checking.one.id, "Andere woorden")
    checking.rest()
    assert checking.text.toPlainText() == "Mijn woorden"
    assert chip(checking) != said
    checking.enter()
    assert [note.text for note in checking.notes] == ["Mijn woorden"]


def test_that_new_words_of_a_checked_note_are_shown(checking: Checking) -> None:
    photo = checking.open("een", "twee")
    checking.enter()
    checking.click(0)
    note = checking.notes[0]
    checking.services.capturing.edit(note.id, "Anders gezegd")
    checking.rest()
    assert checking.text.toPlainText() == "Anders gezegd"
    assert checking.states(photo)[0] is TAKEN


def test_that_a_note_that_is_no_note_elsewhere_or_is_gone_is_shown_so(checking: Checking) -> None:
    photo = checking.open("een", "twee", "drie")
    first = checking.one.id
    checking.services.walls.reject([first])
    checking.rest()
    assert checking.text.isReadOnly()
    checking.services.walls.reopen([first])
    checking.rest()
    assert not checking.text.isReadOnly()
    assert checking.text.toPlainText() == "een"
    checking.services.walls.throw_away(photo.id)
    checking.rest()
    assert checking.screen.current == ""
    assert checking.part("restState").isVisible()


def test_that_a_double_is_a_double_again_when_one_takes_back(checking: Checking) -> None:
    first = checking.hang([Hung("een"), Hung("twee")])
    same = checking.seen(first)[1].id
    second = checking.hang([Hung("twee", more={"same_as": same})], first=2)
    checking.show()
    checking.press(Qt.Key.Key_Tab, CTRL)
    checking.enter()
    assert checking.states(second) == [OPEN]
    checking.desk.undo.undo()
    checking.rest()
    one = checking.seen(second)[0]
    assert (one.state, one.same_as) == (DOUBLE, same)
    assert checking.text.isReadOnly()
    checking.desk.undo.redo()
    checking.rest()
    assert checking.states(second) == [OPEN]
    assert checking.heard.problems == []


def test_that_the_wall_is_read_once_for_all_who_show_it(checking: Checking) -> None:
    checking.open("een", "twee")
    book = checking.desk.walls
    seen, notes = book.review(checking.evening.id), book.notes(checking.evening.id)
    assert book.review(checking.evening.id) is seen
    checking.services.walls.take(seen.sightings[0].id, "een")
    assert book.review(checking.evening.id).open == 1
    assert len(book.notes(checking.evening.id)) == len(notes) + 1
    assert book.review(checking.evening.id) is book.review(checking.evening.id)


def test_that_the_end_says_what_comes_next_when_that_is_themes(checking: Checking) -> None:
    checking.open("een")
    state = forms.child(checking.screen, EmptyState, "restState")
    steps = checking.services.evenings.steps(checking.evening.id)
    checking.enter()
    without = str(state.property("sentence"))
    ideas = next(n for n, step in enumerate(steps) if step.kind is Kind.IDEAS)
    following = steps[ideas + 1] if ideas + 1 < len(steps) else None
    if following is None or following.kind is not Kind.THEMES:
        following = checking.services.evenings.add_step(
            checking.evening.id, Kind.THEMES, after=steps[ideas].id
        )
    checking.services.playing.go_to(checking.evening.id, steps[ideas].id)
    checking.screen.refresh()
    told = str(state.property("sentence"))
    assert len(told) > len(without)
    assert checking.services.evenings.get(checking.evening.id).current_step == steps[ideas].id
    assert isinstance(state.button, KeyButton)
    assert forms.child(checking.screen, QLabel, "done").text()
