"""The face of a vote fits the middle of the smallest window: for every channel and phase, in both languages.
What is shown there stands from the first option on, and nothing of it is said in vain."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QScrollArea, QStackedWidget, QWidget

from cocreate_desktop import language
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import ObjectionState
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import _
from cocreate_desktop.services.ballotwords import people_text
from cocreate_desktop.services.ways import ways_of
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.votes import (
    by_phone,
    choose,
    found,
    label,
    open_up,
    press,
    reveal,
    rows,
    rules,
    tile,
)

SMALLEST = QSize(1280, 664)
RULES: dict[str, dict[str, object]] = {"budget": {"budget": 9000}, "chips": {"chips": 100, "chip_step": 10}}


@pytest.fixture(params=["nl", "en"])
def spoken(request: pytest.FixtureRequest) -> str:
    """The language is chosen before the room is made."""
    language.use(request.param)
    return str(request.param)


def too_wide(hands: Hands, where: str) -> list[str]:
    """What asks for more than there is; empty when all fits."""
    hands.room.resize(SMALLEST)
    QApplication.sendPostedEvents()
    faces = forms.child(hands.room, QStackedWidget, "faces")
    face, listing = faces.currentWidget(), hands.part(QWidget, "scrolled")
    assert face is not None
    wrong = []
    asked, room = face.minimumSizeHint(), hands.room.minimumSizeHint()
    if room.width() > SMALLEST.width() or room.height() > SMALLEST.height() or hands.room.size() != SMALLEST:
        sizes = f"the room asks {room.width()} x {room.height()}, its face {asked.width()} x {asked.height()}"
        wrong.append(f"{where}: {sizes}")
    scroll = hands.part(QScrollArea, "scroll")
    listed, there = listing.minimumSizeHint().width(), scroll.viewport().width()
    if scroll.isVisible() and listed > there:
        wrong.append(f"{where}: the list asks {listed}, and has {there}")
    return wrong


def channels(hands: Hands, method: str, where: str) -> list[str]:
    wrong = []
    for channel in ways_of(method):
        choose(hands, channel)
        wrong += too_wide(hands, f"{where}, {channel}")
    return wrong


@pytest.mark.parametrize("method", ["dots", "consent", "budget", "chips"])
def test_that_the_face_fits_the_smallest_window(spoken: str, hands: Hands, method: str) -> None:
    assert language.current() == spoken
    hands.services.evenings.change(hands.evening.id, present=41)
    hands.go(Kind.VOTE)
    rules(hands, method, **RULES.get(method, {}))
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
    if method == "consent":
        hands.type(hands.part(QLineEdit, "newObjection"), "The bus no longer gets through the street.")
        hands.services.objections.settle(
            found(hands).objections[0].id, ObjectionState.SOLVED, "A bus gate instead."
        )
        hands.see()
        wrong += too_wide(hands, "an objection that was solved")
    tile(hands, "reveal").click()
    wrong += channels(hands, method, "revealed")
    press(hands, "makeFinal")
    wrong += too_wide(hands, "asked whether it is final")
    press(hands, "final")
    wrong += channels(hands, method, "final")
    press(hands, "askAgain")
    wrong += too_wide(hands, "asked once more")
    assert wrong == []


def test_that_another_channel_and_the_reveal_begin_at_the_first_option(hands: Hands) -> None:
    hands.go(Kind.VOTE)
    hands.room.resize(SMALLEST.width(), 600)
    open_up(hands)
    by_phone(hands, {"A": 1})
    bar = hands.part(QScrollArea, "scroll").verticalScrollBar()
    choose(hands, Channel.PAPER)
    hands.until(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    choose(hands, Channel.HANDS)
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    reveal(hands)
    assert bar.value() == 0


@pytest.mark.parametrize(
    ("method", "percent"), [("score", False), ("chips", False), ("ranking", False), ("dots", True)]
)
def test_that_what_percentages_are_of_stands_only_where_there_are_some(
    hands: Hands, method: str, percent: bool
) -> None:
    hands.go(Kind.VOTE)
    rules(hands, method, **RULES.get(method, {}))
    open_up(hands)
    by_phone(hands, {"A": 100 if method == "chips" else 1})
    reveal(hands)
    assert hands.part(QComboBox, "useBase").isVisible() is percent
    assert hands.part(QLabel, "useBaseLabel").isVisible() is percent
    of = _("Percentages are of {people}.").format(people=people_text(1))
    assert (of in label(hands, "summary")) is percent


def test_that_cards_tell_people_and_no_votes_while_the_vote_is_open(hands: Hands) -> None:
    hands.go(Kind.VOTE)
    rules(hands, "choice")
    hands.services.cards.make_codes(hands.evening.id, 2)
    open_up(hands)
    cards, round_id = hands.services.cards, found(hands).round.id
    cards.enter(round_id, 1, "A", cards.questions(round_id)[0].option_id)
    hands.see()
    choose(hands, Channel.CARD)
    said = label(hands, "line")
    assert people_text(1) in said
    assert "0" not in said.split(".")[0]
