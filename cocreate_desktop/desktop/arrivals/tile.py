"""The painted parts of the count at the door: a large tile to tap, and the disc with the number of a tap."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from .. import theme
from ..drawing import paint_box, paint_icon
from ..parts.enter import pressed_by_enter

_HIGH, _TIGHT, _LOW = 108, 64, 56  # pixels
_ICON, _SMALL_ICON, _GAP = 28, 20, 8
_CENTRE = Qt.AlignmentFlag.AlignCenter


class DoorTile(QAbstractButton):
    """150 x 108: an icon or a number above its words; it gives height in a low window. ``low``: 56 high, the icon beside the
    words. Checked it has a tint and an edge of two pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = False
        self._icon, self._number = "", ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._settle()

    def show_words(self, words: str, *, icon: str = "", number: str = "", spoken: str = "") -> None:
        """Shows these; ``number`` stands large above the words, ``spoken`` is what is read aloud."""
        self._icon, self._number = icon, number
        self.setText(words)
        self.setAccessibleName(spoken or words)
        self.setToolTip("" if not self._low else words)
        self.update()

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(150, _LOW if self._low else _HIGH)

    def minimumSizeHint(self) -> QSize:
        """The least at which it can be hit and read."""
        return QSize(96, _LOW if self._low else _TIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        chosen, over = self.isChecked(), (self.underMouse() or self.isDown()) and self.isEnabled()
        ground = theme.colour("tint" if chosen else "sunken" if over else "surface")
        edge = theme.colour("accent" if chosen else "edge" if self.isEnabled() else "line")
        paint_box(painter, QRectF(self.rect()), 12, ground, edge, 2.0 if chosen else 1.0)
        if self._low:
            self._paint_low(painter)
        else:
            self._paint_high(painter)

    def _paint_high(self, painter: QPainter) -> None:
        words = 22.0
        head = 34.0 if self._number else float(_ICON)
        top = (self.height() - head - _GAP - words) / 2
        if self._number:
            face = theme.font("body")
            face.setPixelSize(24)
            face.setWeight(QFont.Weight.DemiBold)
            self._write(painter, face, "ink", QRectF(0, top, self.width(), head), self._number)
        elif self._icon:
            box = QRectF((self.width() - _ICON) / 2, top, _ICON, _ICON)
            name = f"{self._icon}-fill" if self.isChecked() else self._icon
            paint_icon(painter, name, box, theme.colour("accent"))
        below = QRectF(4, top + head + _GAP, self.width() - 8, words)
        face = theme.font("body") if self._number else theme.font("strong")
        self._write(painter, face, "ink2" if self._number else "ink", below, self.text())

    def _paint_low(self, painter: QPainter) -> None:
        face = theme.font("body")
        face.setWeight(QFont.Weight.DemiBold)
        # Words come before their icon.
        fits = QFontMetrics(face).horizontalAdvance(self.text()) <= self.width() - 16 - _SMALL_ICON - _GAP
        side, gap = (_SMALL_ICON, _GAP) if self._icon and fits else (0, 0)
        room = self.width() - 16 - side - gap
        words = QFontMetrics(face).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        wide = QFontMetrics(face).horizontalAdvance(words)
        left = (self.width() - wide - side - gap) / 2
        if side:
            box = QRectF(left, (self.height() - side) / 2, side, side)
            paint_icon(painter, self._icon, box, theme.colour("accent"))
        self._write(painter, face, "ink", QRectF(left + side + gap, 0, wide + 2, self.height()), words)

    def _write(self, painter: QPainter, face: QFont, token: str, box: QRectF, words: str) -> None:
        painter.setFont(face)
        painter.setPen(theme.colour(token if self.isEnabled() else "ink3"))
        shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
        painter.drawText(box, _CENTRE, shown)

    def _settle(self) -> None:
        high = QSizePolicy.Policy.Fixed if self._low else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Expanding, high)
        self.setMaximumHeight(_LOW if self._low else _HIGH)
        self.updateGeometry()

    def _get_low(self) -> bool:
        return self._low

    def _set_low(self, low: bool) -> None:
        self._low = low
        self._settle()

    low = Property(bool, _get_low, _set_low)


class NumberDisc(QWidget):
    """26 pixels, ink, with a number in it: which tap it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(26, 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        paint_box(painter, QRectF(0, 0, 26, 26), 13, theme.colour("ink"), None)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("paper"))
        painter.drawText(QRectF(0, 0, 26, 26), _CENTRE, str(self._number))

    def _get_number(self) -> int:
        return self._number

    def _set_number(self, number: int) -> None:
        self._number = number
        self.update()

    number = Property(int, _get_number, _set_number)


class WaysBars(QWidget):
    """How people heard of it: a bar for each way, the longest first. It paints what it is given."""

    ROW, MOST = 22, 5
    _NAME, _COUNT = 104, 34

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: tuple[tuple[str, int], ...]) -> None:
        """Shows a name and a number of people each."""
        self._rows = rows
        self.setAccessibleName(", ".join(f"{name} {number}" for name, number in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(300, self.ROW * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        """The same height, narrower."""
        return QSize(220, self.ROW * len(self._rows))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints name, bar and number of each."""
        painter = QPainter(self)
        most = max((number for _name, number in self._rows), default=0)
        small, strong = theme.font("small"), theme.font("small")
        strong.setWeight(QFont.Weight.DemiBold)
        room = self.width() - self._NAME - self._COUNT
        for place, (name, number) in enumerate(self._rows):
            top = place * self.ROW
            painter.setFont(small)
            painter.setPen(theme.colour("ink"))
            shown = QFontMetrics(small).elidedText(name, Qt.TextElideMode.ElideRight, self._NAME - 8)
            left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(0, top, self._NAME, self.ROW), left, shown)
            bar = QRectF(self._NAME, top + (self.ROW - 10) / 2, max(6.0, room * number / most), 10)
            paint_box(painter, bar, 3, theme.colour("accent"), None)
            painter.setFont(strong)
            painter.setPen(theme.colour("ink"))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(
                QRectF(self.width() - self._COUNT, top, self._COUNT, self.ROW), right, str(number)
            )
