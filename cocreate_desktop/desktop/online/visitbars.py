"""How people came to the pages at home: a row for each invitation with its number, and small columns for the last days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.outreach import Outreach
from ...language import _, date_text, number_text
from ...services.online import Inbox
from .. import theme
from ..drawing import paint_box

DAYS = 14
_ROW, _NUMBER, _BARS, _COLUMN, _AIR = 25, 52, 112, 6, 2


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One way of inviting (an empty id: none): how often pages were opened by it, and on each of the last days."""

    outreach_id: str
    name: str
    number: int
    days: tuple[int, ...]


def rows_of(inbox: Inbox, ways: Sequence[Outreach], today: date) -> tuple[VisitRow, ...]:
    """Every invitation with a code, those that brought most first; whoever came by none is last."""
    days = [(today - timedelta(days=back)).isoformat() for back in range(DAYS - 1, -1, -1)]
    rows = [_row(one.id, one.name, inbox.by_day(one.id), days) for one in ways if one.code]
    rows.sort(key=lambda row: -row.number)
    without = _row("", _("without an invitation"), inbox.by_day(""), days)
    return (*rows, without) if without.number or not rows else tuple(rows)


def _row(outreach_id: str, name: str, by_day: Mapping[str, int], days: Sequence[str]) -> VisitRow:
    return VisitRow(outreach_id, name, sum(by_day.values()), tuple(by_day.get(day, 0) for day in days))


class VisitBars(QWidget):
    """As high as its rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[VisitRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[VisitRow, ...]:
        """What is drawn."""
        return self._rows

    def show_rows(self, rows: Sequence[VisitRow], today: date) -> None:
        """Shows these."""
        self._rows = tuple(rows)
        told = [f"{row.name}: {number_text(row.number)}" for row in rows]
        since = date_text(today - timedelta(days=DAYS - 1), short=True)
        note = _("The columns are the days since {day}.").format(day=since)
        self.setAccessibleName(". ".join((_("How they came"), *told)))
        self.setToolTip("\n".join((*told, note)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(320, _ROW * max(1, len(self._rows)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name, columns, number, in the theme worn now."""
        painter = QPainter(self)
        most = max((number for row in self._rows for number in row.days), default=0)
        for place, row in enumerate(self._rows):
            self._paint_row(painter, place * _ROW, row, most)

    def _paint_row(self, painter: QPainter, top: float, row: VisitRow, most: int) -> None:
        face = theme.font("small", tabular=True)
        name = self.width() - _BARS - _NUMBER - 12
        painter.setFont(face)
        painter.setPen(theme.colour("ink"))
        words = QFontMetricsF(face).elidedText(row.name, Qt.TextElideMode.ElideRight, name)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, top, name, _ROW), side, words)
        self._paint_days(painter, QRectF(name + 12, top + 5, _BARS, _ROW - 10), row.days, most)
        face.setWeight(QFont.Weight.DemiBold)
        painter.setFont(face)
        painter.setPen(theme.colour("ink" if row.number else "ink3"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(self.width() - _NUMBER, top, _NUMBER, _ROW), right, number_text(row.number))

    def _paint_days(self, painter: QPainter, box: QRectF, days: Sequence[int], most: int) -> None:
        for place, number in enumerate(days):
            high = max(1.0, box.height() * number / most) if most else 1.0
            left = box.left() + place * (_COLUMN + _AIR)
            column = QRectF(left, box.bottom() - high, _COLUMN, high)
            paint_box(painter, column, 1, theme.colour("accent" if number else "line"), None)
