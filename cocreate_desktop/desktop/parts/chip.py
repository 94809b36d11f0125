"""A short state in words with an icon: "printed", "4 min behind". It shows; it cannot be pressed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from .. import theme
from ..drawing import paint_box, paint_icon

KINDS: Final = {
    "plain": ("sunken", "ink2", ""),
    "ok": ("tint", "accent", "check"),
    "warn": ("warn-tint", "warn", "warning"),
    "live": ("live-tint", "live", "broadcast"),
    "danger": ("danger-tint", "danger", "warning-fill"),
}
"""Ground, tone and own icon of each kind of chip."""
_PAD = 10
_GAP = 6


class Chip(QLabel):
    """24 high (32 when `large`). Designer properties: kind (plain, ok, warn, live, danger), iconName, large."""

    def __init__(
        self, parent: QWidget | None = None, text: str = "", kind: str = "plain", icon_name: str = ""
    ) -> None:
        super().__init__(text, parent)
        self._kind, self._icon, self._large = kind, icon_name, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The size it wants."""
        words = QFontMetricsF(self._face()).horizontalAdvance(self.text())
        icon = self._side() + _GAP if self._icon_shown() else 0
        pad = 13 if self._large else _PAD
        return QSize(round(words + icon + 2 * pad + 0.5), 32 if self._large else 24)

    def minimumSizeHint(self) -> QSize:
        """The least at which it can be read."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        ground, tone, _icon = KINDS[self._kind]
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_box(painter, box, box.height() / 2, theme.colour(ground), None)
        left, side = (13.0 if self._large else float(_PAD)), self._side()
        shown = self._icon_shown()
        if shown:
            paint_icon(
                painter, shown, QRectF(left, (box.height() - side) / 2, side, side), theme.colour(tone)
            )
            left += side + _GAP
        painter.setFont(self._face())
        painter.setPen(QColor(theme.colour(tone)))
        room = box.adjusted(left, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def show_state(self, text: str, kind: str, icon_name: str = "") -> None:
        """Show other words of another kind; without an icon the kind's own is taken."""
        self.setText(text)
        self._kind, self._icon = kind, icon_name
        self._changed()

    def _face(self) -> QFont:
        face = theme.font("small" if self._large else "caption")
        face.setWeight(QFont.Weight.DemiBold)
        return face

    def _icon_shown(self) -> str:
        return self._icon or KINDS[self._kind][2]

    def _side(self) -> int:
        return 16 if self._large else 14

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _get_kind(self) -> str:
        return self._kind

    def _set_kind(self, kind: str) -> None:
        self._kind = kind if kind in KINDS else "plain"
        self._changed()

    def _get_icon(self) -> str:
        return self._icon

    def _set_icon(self, name: str) -> None:
        self._icon = name
        self._changed()

    def _get_large(self) -> bool:
        return self._large

    def _set_large(self, large: bool) -> None:
        self._large = large
        self._changed()

    kind = Property(str, _get_kind, _set_kind)
    iconName = Property(str, _get_icon, _set_icon)  # noqa: N815 - Designer spells it so
    large = Property(bool, _get_large, _set_large)
