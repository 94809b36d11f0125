"""The rows of the run sheet: done, now (with clock and meter), next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ...language import _
from ...look import Tokens
from .. import theme
from ..drawing import paint_box, paint_icon
from .meter import paint_meter

DONE, NOW, NEXT = "done", "now", "next"
FACE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 40
"""The item role under which a model gives the StepFace of a row to StepDelegate."""

_ICONS = {DONE: "check-circle-fill", NOW: "play-circle-fill", NEXT: "circle"}
ROW, ROW_NOW = 40, 86
_HOVERED = QStyle.StateFlag.State_MouseOver


@dataclass(frozen=True, slots=True)
class StepFace:
    """What a row shows. `minutes` planned; `clock` ("4:12") with `clock_words` ("to go") and `share` (0 to 1) only for now."""

    title: str
    minutes: int
    state: str = NEXT
    clock: str = ""
    clock_words: str = ""
    share: float = 0.0

    @property
    def height(self) -> int:
        """How high the row is, in pixels."""
        return ROW_NOW if self.state == NOW and self.clock else ROW

    def spoken(self) -> str:
        """The row in words, for a screen reader."""
        state = {DONE: _("done"), NOW: _("now"), NEXT: _("later")}[self.state]
        words = _("{title}, {minutes} minutes, {state}").format(
            title=self.title, minutes=self.minutes, state=state
        )
        return f"{words}, {self.clock} {self.clock_words}" if self.clock else words


def paint_step(painter: QPainter, box: QRectF, face: StepFace, tokens: Tokens, *, over: bool = False) -> None:
    """Paint a row of the run sheet in `box`; `over` is the mouse on it or the row chosen."""
    now = face.state == NOW
    if now:
        paint_box(painter, box, 12, QColor(tokens.tint), QColor(tokens.accent))
    elif over:
        paint_box(painter, box, 8, QColor(tokens.sunken), None)
    tone = QColor(tokens.edge if face.state == NEXT else tokens.accent)
    middle = box.top() + (22 if face.height == ROW_NOW else box.height() / 2)
    paint_icon(painter, _ICONS[face.state], QRectF(box.left() + 12, middle - 10, 20, 20), tone)
    line = QRectF(box.left() + 44, middle - 12, box.width() - 44 - 12, 24)
    _paint_line(painter, line, face, tokens)
    if face.height == ROW_NOW:
        _paint_clock(painter, box, face, tokens)


def _paint_line(painter: QPainter, line: QRectF, face: StepFace, tokens: Tokens) -> None:
    title = theme.font("strong" if face.state == NOW else "body")
    number = theme.font("body", tabular=True)
    painter.setFont(number)
    painter.setPen(QColor(tokens.ink if face.state == NOW else tokens.ink2))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(line, right, str(face.minutes))
    room = line.adjusted(0, 0, -36, 0)
    painter.setFont(title)
    painter.setPen(QColor(tokens.ink2 if face.state == DONE else tokens.ink))
    words = painter.fontMetrics().elidedText(face.title, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _paint_clock(painter: QPainter, box: QRectF, face: StepFace, tokens: Tokens) -> None:
    clock = theme.font("number", tabular=True)
    clock.setPixelSize(20)
    clock.setWeight(QFont.Weight.DemiBold)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    row = QRectF(box.left() + 44, box.top() + 36, box.width() - 56, 26)
    painter.setFont(clock)
    painter.setPen(QColor(tokens.ink))
    painter.drawText(row, left, face.clock)
    after = painter.fontMetrics().horizontalAdvance(face.clock) + 9
    painter.setFont(theme.font("small"))
    painter.setPen(QColor(tokens.ink2))
    painter.drawText(row.adjusted(after, 2, 0, 0), left, face.clock_words)
    bar = QRectF(box.left() + 44, box.bottom() - 18, box.width() - 56, 6)
    paint_meter(painter, bar, face.share, tokens, framed=False)


class StepDelegate(QStyledItemDelegate):
    """Paints the rows of a list whose model gives a StepFace under FACE_ROLE."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paints one row of the run sheet."""
        face = index.data(FACE_ROLE)
        if isinstance(face, StepFace):
            painter.save()
            over = bool(option.state & _HOVERED)
            paint_step(painter, QRectF(option.rect), face, theme.tokens_now(), over=over)
            painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The size it wants."""
        face = index.data(FACE_ROLE)
        return QSize(200, face.height if isinstance(face, StepFace) else ROW)
