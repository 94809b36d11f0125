"""What tests of the vote at the desk look at and do again and again."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.parts.phasetile import PhaseTile
from cocreate_desktop.desktop.steps.votechannel import ChannelTile
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


def choose(hands: Hands, channel: Channel) -> None:
    """Clicks on the tile of a channel."""
    hands.part(ChannelTile, str(channel)).click()


def press(hands: Hands, name: str) -> None:
    """Clicks on a button that can be seen."""
    button = hands.part(KeyButton, name)
    assert button.isVisible(), name
    button.click()


def rules(hands: Hands, method: str, **fields: object) -> None:
    """The method and rules of the draft that is shown."""
    hands.services.voting.change_rules(found(hands).round.id, method=method, **fields)
    hands.see()


def reveal(hands: Hands) -> None:
    tile(hands, "close").click()
    tile(hands, "reveal").click()
    assert phase(hands) is Phase.REVEALED


def totals(hands: Hands) -> list[str]:
    return [row.total.text() for row in rows(hands)]


def notes_of(hands: Hands) -> list[str]:
    return [row.note.text() for row in rows(hands)]


def by_phone(hands: Hands, *ballots: dict[str, int]) -> None:
    """Ballots from phones, each by the letters of its options."""
    ids = {option.letter: option.id for option in options(hands)}
    for place, ballot in enumerate(ballots):
        choices = {ids[letter]: weight for letter, weight in ballot.items()}
        hands.services.casting.cast(found(hands).round.id, f"phone {place}", choices, Channel.PHONE)
    hands.see()


def enter_table(hands: Hands, name: str, people: int, line: str) -> None:
    hands.type(hands.part(QLineEdit, "tableName"), name)
    hands.part(CountField, "tablePeople").setValue(people)
    hands.type(hands.part(QLineEdit, "slipLetters"), line)


def open_up(hands: Hands) -> None:
    tile(hands, "open").click()
    assert phase(hands) is Phase.OPEN


def vote(hands: Hands, *dots: int, token: str = "t") -> None:
    """A ballot from a phone: so many dots on each option."""
    choices = {option.id: number for option, number in zip(options(hands), dots, strict=False) if number}
    hands.services.casting.cast(found(hands).round.id, token, choices, Channel.PHONE)
    hands.see()


def enter_slip(hands: Hands, code: str, letters: str) -> None:
    hands.type(hands.part(QLineEdit, "slipCode"), code)
    hands.type(hands.part(QLineEdit, "slipLetters"), letters)


def right(hands: Hands, widget: QWidget) -> int:
    return widget.mapTo(hands.room, QPoint(widget.width(), 0)).x()
