"""Notes that hung together on a wall of paper are offered first, named as they hung, by the same keys as every suggestion."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from cocreate_desktop.desktop.board.naming import NameField
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.steps import Kind
from tests.desktop.board.conftest import Wall
from tests.photographed import Paper, taken

PAPERS = (
    Paper("Een klimrek", island=1),
    Paper("Schommels terug", island=1),
    Paper("Egels", island=2),
    Paper("Vleermuizen", island=2),
    Paper("Los briefje"),
)


@pytest.fixture
def photographed(wall: Wall) -> tuple[Note, ...]:
    """Two islands on a wall, one under a heading."""
    notes = taken(wall.hands.services, wall.hands.step(Kind.THEMES).id, PAPERS, {1: "Spelen"})
    wall.hands.see()
    wall.hands.until(lambda: bar(wall).isVisible())
    return notes


def bar(wall: Wall) -> QWidget:
    return wall.hands.part(QWidget, "suggestion")


def said(wall: Wall) -> str:
    return wall.hands.part(QLabel, "suggestionWords").text()


def settled(wall: Wall) -> None:
    wall.hands.see()
    wall.hands.until(lambda: not wall.hands.desk.tasks.busy)


def test_that_an_island_is_offered_with_its_heading_and_moves_nothing(
    wall: Wall, photographed: tuple[Note, ...]
) -> None:
    assert "“Spelen”" in said(wall)
    assert "2" in said(wall)
    assert wall.scene._suggested == {note.id for note in photographed[:2]}
    assert {note.theme_id for note in wall.board.notes if note.id in wall.scene._suggested} == {""}


def test_that_s_makes_a_theme_named_by_its_heading(wall: Wall, photographed: tuple[Note, ...]) -> None:
    wall.hands.focus(wall.view)
    wall.key(Qt.Key.Key_S)
    assert (wall.themes[2].name, wall.inside(wall.themes[2].id)) == (
        "Spelen",
        ["Een klimrek", "Schommels terug"],
    )
    asked = wall.view.viewport().findChild(NameField)
    assert asked is not None
    assert asked.text() == "Spelen"
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert wall.themes[2].name == "Spelen"
    settled(wall)
    assert wall.scene._suggested == {note.id for note in photographed[2:4]}


def test_that_without_a_heading_the_theme_has_no_name_yet(wall: Wall, photographed: tuple[Note, ...]) -> None:
    wall.hands.focus(wall.view)
    wall.key(Qt.Key.Key_N)
    settled(wall)
    assert "“" not in said(wall)
    wall.key(Qt.Key.Key_S)
    assert wall.themes[2].name == ""
    assert wall.inside(wall.themes[2].id) == ["Egels", "Vleermuizen"]
    assert photographed


def test_that_n_refuses_an_island_in_every_step_and_undo_offers_it_again(
    wall: Wall, photographed: tuple[Note, ...]
) -> None:
    wall.hands.focus(wall.view)
    wall.key(Qt.Key.Key_N)
    settled(wall)
    wall.key(Qt.Key.Key_N)
    settled(wall)
    assert not bar(wall).isVisible()
    services, evening = wall.hands.services, wall.hands.evening.id
    again = services.evenings.add_step(evening, Kind.THEMES)
    services.playing.go_to(evening, again.id)
    settled(wall)
    assert not bar(wall).isVisible()
    services.playing.go_to(evening, wall.hands.step(Kind.THEMES).id)
    wall.hands.undo()
    wall.hands.undo()
    settled(wall)
    assert "“Spelen”" in said(wall)
    assert photographed


def test_that_an_island_is_grouped_from_the_outline_by_the_same_key(
    wall: Wall, photographed: tuple[Note, ...]
) -> None:
    wall.open_outline()
    wall.hands.focus(wall.outline)
    wall.key(Qt.Key.Key_S)
    assert [theme.name for theme in wall.themes][2:] == ["Spelen"]
    wall.hands.undo()
    assert {note.id for note in wall.board.of("")} >= {note.id for note in photographed}


def test_that_other_notes_never_get_the_heading_of_an_island(
    wall: Wall, photographed: tuple[Note, ...]
) -> None:
    wall.scene.pick(frozenset({photographed[0].id, photographed[4].id}))
    wall.act("board.group")
    assert wall.themes[2].name == ""
