"""A suggestion is offered with its reason, grouped with one key, refused with one key, and not made again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from cocreate_desktop.desktop.board.naming import NameField
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.domain.steps import Kind
from tests.desktop.board.conftest import Wall


@pytest.fixture
def dogs(wall: Wall) -> Wall:
    """Three notes about dogs among the loose ones."""
    step = wall.hands.step(Kind.THEMES).id
    for words in ("Hondenpoep op het gras", "Honden aan de lijn", "Waar mag een hond los"):
        wall.ids.append(wall.hands.services.capturing.write(step, words).id)
    wall.hands.see()
    wall.hands.until(lambda: bar(wall).isVisible())
    return wall


def bar(wall: Wall) -> QWidget:
    return wall.hands.part(QWidget, "suggestion")


def test_that_without_a_group_nothing_is_offered(wall: Wall) -> None:
    wall.hands.until(lambda: not wall.hands.desk.tasks.busy)
    assert not bar(wall).isVisible()


def test_that_a_group_is_offered_with_its_reason_and_moves_nothing(dogs: Wall) -> None:
    said = dogs.hands.part(QLabel, "suggestionWords").text()
    assert said.startswith("Horen deze 3 briefjes bij elkaar?")
    assert "hond" in said
    assert all(dogs.note(place).theme_id == "" for place in (6, 7, 8))


def test_that_s_groups_them_and_asks_for_the_sentence(dogs: Wall) -> None:
    dogs.hands.focus(dogs.view)
    dogs.key(Qt.Key.Key_S)
    assert dogs.inside(dogs.themes[2].id) == [
        "Hondenpoep op het gras",
        "Honden aan de lijn",
        "Waar mag een hond los",
    ]
    asked = dogs.view.viewport().findChild(NameField)
    assert asked is not None
    QTest.keyClicks(asked, "Honden horen erbij")
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert dogs.themes[2].name == "Honden horen erbij"
    dogs.hands.until(lambda: not bar(dogs).isVisible())


def test_that_n_refuses_for_good_and_undo_offers_again(dogs: Wall) -> None:
    dogs.hands.focus(dogs.view)
    dogs.key(Qt.Key.Key_N)
    dogs.hands.until(lambda: not bar(dogs).isVisible())
    step = dogs.hands.step(Kind.THEMES).id
    dogs.hands.services.capturing.write(step, "Nog een hond")
    dogs.hands.see()
    dogs.hands.until(lambda: not dogs.hands.desk.tasks.busy)
    assert not bar(dogs).isVisible()
    dogs.hands.undo()
    dogs.hands.until(lambda: bar(dogs).isVisible())


def test_that_the_buttons_do_the_same(dogs: Wall) -> None:
    dogs.hands.part(KeyButton, "suggestionNo").click()
    dogs.hands.until(lambda: not bar(dogs).isVisible())
    dogs.hands.undo()
    dogs.hands.until(lambda: bar(dogs).isVisible())
    dogs.hands.part(KeyButton, "suggestionYes").click()
    assert len(dogs.themes) == 3
