"""The lists of a talk at the desk: its rounds, and who sits at each table; and where one card sits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ...domain import talking
from ...domain.seating import Seating
from ...domain.steps import TalkSettings
from ...language import _, ngettext
from ...services import roundwords
from .. import theme
from ..drawing import icon


def show_rounds(shown: QListWidget, settings: TalkSettings) -> None:
    """A row a round, with its minutes and its own question."""
    rows = []
    for part, (name, minutes) in enumerate(
        zip(roundwords.names(settings), talking.lengths(settings), strict=True), 1
    ):
        length = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
        words = f"{name} · {length}"
        asked = talking.question_of(settings, part, "")
        sign, state = _state(part, settings.at)
        colour = theme.colour("accent" if part <= settings.at else "ink2").name()
        spoken, bold = f"{words} {asked} {state}".strip(), part == settings.at
        rows.append(_Row(f"{words}\n{asked}" if asked else words, spoken, sign, colour, bold))
    _fill(shown, rows)


def _state(part: int, at: int) -> tuple[str, str]:
    if part < at:
        return "check-circle-fill", _("done")
    return ("play-circle-fill", _("now")) if part == at else ("circle", "")


def show_tables(shown: QListWidget, seats: Seating | None, part: int) -> None:
    """A row a table, with the cards that sit there in this round."""
    rows = []
    if seats is not None:
        number = min(part, seats.rounds)
        for table in range(1, seats.tables + 1):
            cards = " · ".join(map(str, seats.cards_at(table, number)))
            rows.append(_Row(_("Table {table}: {cards}").format(table=table, cards=cards)))
    _fill(shown, rows)


@dataclass(frozen=True, slots=True)
class _Row:
    """``sign`` is the icon, empty for none, ``colour`` its hex colour; ``spoken`` is for who hears the list."""

    words: str
    spoken: str = ""
    sign: str = ""
    colour: str = ""
    bold: bool = False


def _fill(shown: QListWidget, rows: Sequence[_Row]) -> None:
    """Only rows that are others than before are set, so that the one under the keyboard stays where it is."""
    while shown.count() > len(rows):
        shown.takeItem(shown.count() - 1)
    while shown.count() < len(rows):
        shown.addItem(QListWidgetItem())
    for place, row in enumerate(rows):
        item = shown.item(place)
        if item.data(Qt.ItemDataRole.UserRole) == row:
            continue
        item.setData(Qt.ItemDataRole.UserRole, row)
        item.setText(row.words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken or None)
        if row.sign:
            item.setIcon(icon(row.sign, 18, QColor(row.colour)))
        face = item.font()
        face.setBold(row.bold)
        item.setFont(face)


def card_text(seats: Seating | None, typed: str) -> str:
    """Where the card with this number sits."""
    if seats is None or not typed.strip():
        return ""
    if not typed.strip().isdecimal() or not 1 <= int(typed) <= seats.people:
        return _("There are cards 1 to {n}.").format(n=seats.people)
    return roundwords.at_tables(seats, int(typed))
