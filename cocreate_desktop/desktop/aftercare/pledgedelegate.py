"""Paints a pledge in the list of the follow-up: its state as an icon, what and who, its day, and how that stands in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ...domain import reminders
from ...domain.pledges import Pledge, PledgeState
from ...language import date_text, in_a_row
from .. import theme
from ..drawing import paint_box, paint_icon

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
HIGH = 58
_ICON, _LEFT, _GAP, _LINE = 18, 32, 12, 20
_SIGNS = {
    PledgeState.OPEN: ("circle", "edge"),
    PledgeState.DOING: ("circle-half-fill", "warn"),
    PledgeState.DONE: ("check-circle-fill", "accent"),
    PledgeState.DROPPED: ("minus-circle", "ink3"),
}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PledgeRow:
    """A pledge as it stands today: ``day`` short ("27 nov"), ``told`` in words, and whether that is a worry."""

    pledge: Pledge
    day: str
    told: str
    late: bool

    @property
    def spoken(self) -> str:
        """The row in one sentence."""
        one = self.pledge
        return in_a_row(words for words in (one.what, one.who, self.day, self.told, one.told) if words)


def row_of(pledge: Pledge, today: date) -> PledgeRow:
    """How a pledge is shown on a day."""
    day = short_day(pledge.due)
    return PledgeRow(pledge, day, reminders.due_words(pledge, today), reminders.is_late(pledge, today))


def short_day(day: str) -> str:
    """A day such as "27 nov" in the language spoken now; empty for none."""
    return date_text(date.fromisoformat(day), short=True).rstrip(".") if day else ""


class PledgeDelegate(QStyledItemDelegate):
    """Give it to a list whose items hold a PledgeRow in ROW_ROLE."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines and air."""
        return QSize(120, HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints itself in the theme worn now."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, PledgeRow):
            return
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            ground = box.adjusted(0, 1, 0, -2)
            paint_box(painter, ground, 8, theme.colour("tint"), theme.colour("accent") if focused else None)
        _paint_row(painter, row, box.adjusted(4, 9, -4, -9))
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()


def _paint_row(painter: QPainter, row: PledgeRow, box: QRectF) -> None:
    sign, tone = ("warning-circle-fill", "danger") if row.late else _SIGNS[row.pledge.state]
    paint_icon(painter, sign, QRectF(box.left(), box.top() + 1, _ICON, _ICON), theme.colour(tone))
    first = QRectF(box.left() + _LEFT, box.top(), box.width() - _LEFT, _LINE)
    second = first.translated(0, _LINE)
    right = _words(painter, row.day, first, 14, "ink", bold=True, right=True)
    _words(painter, row.pledge.what, first.adjusted(0, 0, -right, 0), 14, "ink", bold=True)
    tone = "danger" if row.late else "ink2"
    right = _words(painter, row.told, second, 13, tone, bold=row.late, right=True)
    _words(painter, row.pledge.who, second.adjusted(0, 0, -right, 0), 13, "ink2")


def _words(
    painter: QPainter,
    words: str,
    box: QRectF,
    size: int,
    tone: str,
    *,
    bold: bool = False,
    right: bool = False,
) -> float:
    """Paints one line, cut with "…" where it must; returns the room it takes with the gap beside it."""
    font = QFont(painter.font())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, box.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown) + _GAP if shown else 0.0
