"""The pictures of slips that are entered from a photo: before there is one, and with the first slip beside its line."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLineF, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QLineEdit

from cocreate_desktop.apps.gallery.hand import LARGE, Hand
from cocreate_desktop.capture import pages
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.sheets import SLIP, code_text
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.outside import Paper
from cocreate_desktop.services.seeing import SheetSeen, SheetsLooked

FINE: Final = 1588
"""Pixels of a page: about 190 an inch."""
ACROSS, DOWN, PRINTED = 2, 3, 4
"""So many slips of a vote with a few short choices stand beside and under one another on a page, and so few are printed: then
each vote has one page."""
CHOSEN: Final = (1, 0, 1)
"""The place of the choice that is crossed on each slip of the photo."""
BOX, FIRST, ROW = 0.879, 0.515, 0.0705
"""Where the boxes stand on a slip, as parts of its width and height."""


def entered(hand: Hand, found: Round) -> None:
    """The photo is given and not taken, so that the pictures are the same on every machine."""
    if not hand.asks_for_kind("desk"):
        return
    room = hand.shell.room("evening")
    assert isinstance(room, EveningRoom), "the evening's room is an EveningRoom"
    room.cards.open_sheets()
    screen = room.cards.sheets
    assert screen is not None, "it was opened"
    hand.settle()
    hand.desk("sheets")
    screen.show_sheets("stembriefjes.jpg", _seen(hand, found))
    hand.part(QLineEdit, "slipLetters", screen).setText("B")
    hand.settle()
    hand.desk("sheets-entering", LARGE)
    room.cards.close_screen()
    hand.settle()
    hand.read_message()


def _seen(hand: Hand, found: Round) -> SheetsLooked:
    page = _page(hand, found)
    wide, high = page.width() // ACROSS, page.height() // DOWN
    sheets = []
    for place, chosen in enumerate(CHOSEN):
        box = QRect(place % ACROSS * wide, place // ACROSS * high, wide, high)
        corners = (box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft())
        first, second, third, fourth = ((float(one.x()), float(one.y())) for one in corners)
        picture = _crossed(page.copy(box), chosen)
        text = code_text(found.number, SLIP, place + 1)
        sheets.append(SheetSeen(text, (first, second, third, fourth), picture))
    return SheetsLooked(page.width(), page.height(), tuple(sheets))


def _page(hand: Hand, found: Round) -> QImage:
    """The first page of the slips of this vote, as it is printed."""
    steps = hand.services.evenings.steps(hand.evening.id)
    votes = [hand.services.voting.round_of(step.id) for step in steps if step.kind is Kind.VOTE]
    place = next(place for place, one in enumerate(votes) if one is not None and one.id == found.id)
    with TemporaryDirectory(prefix="cocreate-gallery-") as folder:
        out = Path(folder) / "slips.pdf"
        hand.project.papers.print(Paper.BALLOTS, hand.evening.id, out, slips=PRINTED)
        return QImage.fromData(pages.pages(out.read_bytes(), width=FINE, most=50)[place])


def _crossed(slip: QImage, chosen: int) -> bytes:
    """The slip with a cross in the box of a choice, as a JPEG."""
    middle = QPointF(slip.width() * BOX, slip.height() * (FIRST + ROW * chosen))
    arm = slip.height() * ROW / 3
    painter = QPainter(slip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#1C2F6B"), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for side in (1, -1):
        end = QPointF(arm, side * arm * 0.9)
        painter.drawLine(QLineF(middle - end, middle + end))
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    slip.save(buffer, "JPEG")  # type: ignore[call-overload]  # text is what it takes, bytes what it is said to take
    return bytes(content.data())
