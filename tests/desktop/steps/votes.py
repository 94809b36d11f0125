"""What tests of the vote at the desk look at and do again and again."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from cocreate_desktop.desktop.parts.phasetile import PhaseTile
from cocreate_desktop.desktop.steps.voterow import VoteRow
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Option, Phase
from cocreate_desktop.services.tallying import RoundView
from tests.desktop.steps.conftest import Hands


def found(hands: Hands) -> RoundView:
    view = hands.view.round
    assert view is not None
    return view


def options(hands: Hands) -> tuple[Option, ...]:
    return found(hands).options


def phase(hands: Hands) -> Phase:
    return found(hands).round.phase


def tile(hands: Hands, name: str) -> PhaseTile:
    return hands.part(PhaseTile, name)


def rows(hands: Hands) -> list[VoteRow]:
    """The rows in the order of the list."""
    there = hands.part(QWidget, "rows").findChildren(VoteRow)
    return sorted((row for row in there if row.isVisibleTo(hands.room)), key=lambda row: row.y())


def typed(hands: Hands, channel: Channel) -> list[int]:
    counts = found(hands).typed
    return [counts.get((channel, option.id), 0) for option in options(hands)]


def label(hands: Hands, name: str) -> str:
    return hands.part(QLabel, name).text()


def open_up(hands: Hands) -> None:
    tile(hands, "open").click()
    assert phase(hands) is Phase.OPEN


def vote(hands: Hands, *dots: int, token: str = "t") -> None:
    """A ballot from a phone: so many dots on each option."""
    choices = {option.id: number for option, number in zip(options(hands), dots, strict=False) if number}
    hands.services.voting.cast(found(hands).round.id, token, choices, Channel.PHONE)
    hands.see()


def enter_slip(hands: Hands, code: str, letters: str) -> None:
    hands.type(hands.part(QLineEdit, "slipCode"), code)
    hands.type(hands.part(QLineEdit, "slipLetters"), letters)


def right(hands: Hands, widget: QWidget) -> int:
    return widget.mapTo(hands.room, QPoint(widget.width(), 0)).x()


def left(hands: Hands, widget: QWidget) -> int:
    return widget.mapTo(hands.room, QPoint(0, 0)).x()
