"""The way from a fresh laptop to a vote on the wall, walked as the README tells it: what is bold there is pressed, in the
window that a newcomer sees first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.evening.runsheet import RunSheet
from cocreate_desktop.desktop.stage.state import Vote
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.language import _, current, speaking
from tests.flows.hall import Hall, window_open
from tests.source_tree import ROOT

README = ROOT / "README.md"
WALK = "## From clone to a projected vote"
_PRESS = re.compile(r"\*\*(?P<dutch>[^*]+)\*\*\s+\(\*(?P<english>[^*]+)\*\)")


class Press(NamedTuple):
    """One thing to press, by its Dutch words and its English ones."""

    dutch: str
    english: str


def presses() -> list[Press]:
    """All of them, in the order of the page."""
    part = README.read_text(encoding="utf-8").partition(WALK)[2].partition("\n## ")[0]
    return [Press(*found.group("dutch", "english")) for found in _PRESS.finditer(part)]


@pytest.fixture
def fresh(own_home: None, qtbot: QtBot, qapp: QApplication) -> Iterator[Hall]:
    """The window of a laptop on which nothing was done yet."""
    with window_open(qtbot, qapp) as made:
        made.window.tour.welcome()
        yield made


def press(hall: Hall, words: str) -> None:
    """The button, or the row of the run sheet, that shows these words; nothing may lie over it."""
    hall.until(lambda: bool(shown(hall, words)))
    found = shown(hall, words)[0]
    part: QWidget = found
    at = found.rect().center()
    if isinstance(found, RunSheet):
        place = next(found.model().index(row, 0) for row in rows(found) if text_of(found, row) == words)
        found.scrollTo(place)
        part, at = found.viewport(), found.visualRect(place).center()
    hit = hall.shell.childAt(part.mapTo(hall.shell, at))
    assert hit is not None
    assert hit is part or part.isAncestorOf(hit), f"{words} is covered by {hit.objectName()}"
    hall.click(part, at)


def shown(hall: Hall, words: str) -> list[QAbstractButton | RunSheet]:
    """The buttons that show them and can be pressed, then the run sheet with such a row."""
    buttons = [
        one
        for one in hall.parts(QAbstractButton)
        if one.isEnabled() and words in (one.text().replace("&", ""), one.accessibleName())
    ]
    sheets = [one for one in hall.parts(RunSheet) if any(text_of(one, row) == words for row in rows(one))]
    return [*buttons, *sheets]


def rows(sheet: RunSheet) -> range:
    return range(sheet.model().rowCount())


def text_of(sheet: RunSheet, row: int) -> str:
    return str(sheet.model().index(row, 0).data(Qt.ItemDataRole.DisplayRole))


def phase(hall: Hall) -> Phase | None:
    """That of the vote which the room sees."""
    body = hall.room_sees.body
    return body.phase if isinstance(body, Vote) else None


def revealed(hall: Hall) -> bool:
    """The key again, as often as it takes: within a breath of the closing it shows nothing."""
    if phase(hall) is Phase.CLOSED:
        hall.press(Qt.Key.Key_PageDown)
    return phase(hall) is Phase.REVEALED


def test_that_the_readme_leads_from_a_fresh_laptop_to_a_vote_on_the_wall(fresh: Hall) -> None:
    fresh.press(Qt.Key.Key_Escape)
    for step in presses():
        press(fresh, step.dutch)
    assert fresh.stage.isVisible()
    fresh.until(lambda: phase(fresh) is Phase.OPEN and bool(fresh.room_sees.join.page_code))
    fresh.press(Qt.Key.Key_PageDown)
    fresh.until(lambda: phase(fresh) is Phase.CLOSED)
    fresh.until(lambda: revealed(fresh))


def test_that_the_readme_names_what_is_pressed_in_both_languages() -> None:
    assert current() == "nl"
    found = presses()
    assert len(found) == 5
    for step in found:
        assert _(step.english) == step.dutch
    with speaking("en"):
        assert [_(step.english) for step in found] == [step.english for step in found]


def test_that_it_is_told_in_five_lines() -> None:
    part = README.read_text(encoding="utf-8").partition(WALK)[2].partition("\n## ")[0]
    assert re.findall(r"^(\d)\. ", part, re.MULTILINE) == ["1", "2", "3", "4", "5"]
