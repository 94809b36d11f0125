"""The list of what came in: one row a photo with its thumbnail, its name and what becomes of it, and one a file that did not
come in. It asks and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from .. import theme
from ..drawing import paint_box, paint_icon
from ..parts.meter import paint_meter
from ..parts.plaintip import plain_tip

THUMB: Final = QSize(76, 54)
ROW: Final = int(Qt.ItemDataRole.UserRole)
_HIGH, _LINE = 70, 18
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class BringRow:
    """One row. ``tone`` is a colour of the words; ``share`` 0 to 1 while it is being looked at, below 0 else; ``photo_id`` is
    empty for a file that did not come in."""

    photo_id: str
    title: str
    words: str
    icon: str = ""
    tone: str = "ink2"
    share: float = -1.0
    thumb: QImage | None = None


class BringList(QListWidget):
    """Promoted in the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def rows(self) -> tuple[BringRow, ...]:
        """What stands in it, from above."""
        found = (self.item(place).data(ROW) for place in range(self.count()))
        return tuple(row for row in found if isinstance(row, BringRow))

    @property
    def chosen(self) -> BringRow | None:
        """The row that is chosen."""
        row = self.item(self.currentRow()).data(ROW) if self.currentRow() >= 0 else None
        return row if isinstance(row, BringRow) else None

    def show_rows(self, rows: Sequence[BringRow]) -> None:
        """Shows these; what was chosen stays so when it is still there, and a row that is new comes into sight."""
        if [_key(row) for row in self.rows] == [_key(row) for row in rows]:
            for place, row in enumerate(rows):
                _put(self.item(place), row)
            return
        before, more = self.chosen, len(rows) > self.count()
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(self)
            _put(item, row)
            if before is not None and _key(row) == _key(before):
                self.setCurrentItem(item)
        self.blockSignals(False)
        if more:
            self.scrollToBottom()
        self.currentRowChanged.emit(self.currentRow())

    def show_share(self, photo_id: str, share: float, words: str) -> None:
        """How far one is, without touching the others."""
        for place, row in enumerate(self.rows):
            if row.photo_id == photo_id:
                _put(self.item(place), replace(row, share=share, words=words))


def _key(row: BringRow) -> tuple[str, str]:
    return row.photo_id, "" if row.photo_id else row.title + row.words


def _put(item: QListWidgetItem, row: BringRow) -> None:
    if item.data(ROW) == row:
        return
    item.setData(ROW, row)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title}. {row.words}")
    item.setToolTip(plain_tip(row.words))


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), _HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, BringRow):
            return
        painter.save()
        box = QRectF(option.rect).adjusted(0, 1, 0, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, box, 8, theme.colour("tint"), theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, box, 8, theme.colour("sunken"), None)
        place = QRectF(box.left() + 8, box.center().y() - THUMB.height() / 2, THUMB.width(), THUMB.height())
        _paint_thumb(painter, row, place)
        _paint_words(painter, row, box.adjusted(8 + THUMB.width() + 12, 0, -10, 0))
        painter.restore()


def _paint_thumb(painter: QPainter, row: BringRow, place: QRectF) -> None:
    paint_box(painter, place, 4, theme.colour("sunken"), theme.colour("line"))
    if row.thumb is None or row.thumb.isNull():
        side = 22
        spot = QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)
        paint_icon(painter, row.icon or "image", spot, theme.colour("warn" if not row.photo_id else "ink3"))
        return
    ratio = row.thumb.devicePixelRatio()
    wide, high = row.thumb.width() / ratio, row.thumb.height() / ratio
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(
        QRectF(place.center().x() - wide / 2, place.center().y() - high / 2, wide, high), row.thumb
    )


def _paint_words(painter: QPainter, row: BringRow, box: QRectF) -> None:
    strong = theme.font("body")
    strong.setWeight(QFont.Weight.DemiBold)
    small = theme.font("small")
    lines = _folded(row.words, small, box.width())
    top = box.center().y() - (20 + len(lines) * _LINE + (10 if row.share >= 0 else 0)) / 2
    painter.setFont(strong)
    painter.setPen(theme.colour("ink"))
    left = int(Qt.AlignmentFlag.AlignVCenter)
    title = QFontMetricsF(strong).elidedText(row.title, Qt.TextElideMode.ElideMiddle, box.width())
    painter.drawText(QRectF(box.left(), top, box.width(), 20), left, title)
    painter.setFont(small)
    painter.setPen(theme.colour(row.tone))
    for number, line in enumerate(lines):
        painter.drawText(QRectF(box.left(), top + 20 + number * _LINE, box.width(), _LINE), left, line)
    if row.share >= 0:
        bar = QRectF(box.left(), top + 20 + len(lines) * _LINE + 4, box.width(), 6)
        paint_meter(painter, bar, row.share, theme.tokens_now(), framed=False)


def _folded(words: str, face: QFont, width: float) -> list[str]:
    """In two lines at most; the tool tip has all of it."""
    metrics = QFontMetricsF(face)
    if metrics.horizontalAdvance(words) <= width:
        return [words]
    first: list[str] = []
    rest = words.split()
    while rest and metrics.horizontalAdvance(" ".join((*first, rest[0]))) <= width:
        first.append(rest.pop(0))
    if not first:
        return [metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)]
    return [" ".join(first), metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width)]
