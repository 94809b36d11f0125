"""The face of a vote fits the middle of the smallest window: for every channel and phase, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from cocreate_desktop import language
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.ways import ways_of
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.votes import choose, found, open_up, press, rows, rules, tile

SMALLEST = QSize(1280, 664)


@pytest.fixture(autouse=True, params=["nl", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """The language is chosen before the room is made."""
    language.use(request.param)
    yield request.param


def too_wide(hands: Hands, where: str) -> list[str]:
    """What asks for more than there is; empty when all fits."""
    hands.room.resize(SMALLEST)
    QApplication.sendPostedEvents()
    faces = forms.child(hands.room, QStackedWidget, "faces")
    face = faces.currentWidget()
    asked, room = face.minimumSizeHint(), hands.room.minimumSizeHint()
    if room.width() <= SMALLEST.width() and room.height() <= SMALLEST.height():
        return []
    if 1:
        for w in face.findChildren(QWidget):
            if w.isVisible() and w.minimumSizeHint().width() > 400:
                print(where, w.objectName(), type(w).__name__, w.minimumSizeHint().width(), w.width())
    return [f"{where}: the room asks {room.width()} x {room.height()}, its face {asked.width()} x {asked.height()}"]


def channels(hands: Hands, method: str, where: str) -> list[str]:
    wrong = []
    for channel in ways_of(method):
        choose(hands, channel)
        wrong += too_wide(hands, f"{where}, {channel}")
    return wrong


@pytest.mark.parametrize("method", ["dots", "support", "consent", "budget", "score", "chips", "ranking"])
def test_that_the_face_fits_the_smallest_window(hands: Hands, method: str) -> None:
    hands.services.evenings.change(hands.evening.id, present=41)
    hands.go(Kind.VOTE)
    rules(hands, method, **({"budget": 9000} if method == "budget" else {}))
    if method == "budget":
        for row in rows(hands):
            hands.type(row.price, "1000")
    hands.services.cards.make_codes(hands.evening.id, 30)
    wrong = too_wide(hands, "draft")
    open_up(hands)
    wrong += channels(hands, method, "open")
    if Channel.HANDS in ways_of(method):
        choose(hands, Channel.HANDS)
        rows(hands)[0].count.setValue(12)
        press(hands, "second")
        wrong += too_wide(hands, "a second count")
        rows(hands)[0].count.setValue(11)
        press(hands, "compare")
        assert hands.part(KeyButton, "agree").isVisible()
        wrong += too_wide(hands, "two counts that differ")
    tile(hands, "close").click()
    wrong += channels(hands, method, "closed")
    tile(hands, "reveal").click()
    wrong += channels(hands, method, "revealed")
    press(hands, "makeFinal")
    wrong += too_wide(hands, "asked whether it is final")
    press(hands, "final")
    wrong += channels(hands, method, "final")
    press(hands, "askAgain")
    wrong += too_wide(hands, "asked once more")
    print("\n".join(wrong))
    assert wrong == []
