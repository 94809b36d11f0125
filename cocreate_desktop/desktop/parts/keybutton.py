"""A button that can show its key: words, an icon left or right, and a small key hint when there is room for it."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ...look import Tokens
from .. import theme
from ..drawing import paint_box, paint_icon
from .enter import pressed_by_enter

_GAP = 8
_HINT_HEIGHT = 20
_HINT_PAD = 6


class KeyButton(QPushButton):
    """A painted push button. Designer properties: role (main, plain, quiet, danger), keyHint, iconName, iconRight, large."""

    def __init__(
        self,
        parent: QWidget | None = None,
        text: str = "",
        role: str = "plain",
        key_hint: str = "",
        icon_name: str = "",
        *,
        icon_right: bool = False,
        large: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._role, self._hint, self._icon = role, key_hint, icon_name
        self._icon_right, self._large = icon_right, large
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The size it wants."""
        width = 2 * self._pad() + self._content_width()
        if self._hint:
            width += _GAP + self._hint_width()
        return QSize(round(width + 0.5), 48 if self._large else 36)

    def minimumSizeHint(self) -> QSize:
        """The least at which it can be read."""
        return QSize(round(2 * self._pad() + self._content_width() + 0.5), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        tokens = theme.tokens_now()
        ground, edge, text = self._tones(tokens)
        paint_box(painter, QRectF(self.rect()), 8, ground, edge)
        if self.isDown():
            painter.translate(0, 1)
        hint = self._hint_fits()
        used = self._content_width() + (_GAP + self._hint_width() if hint else 0)
        left = max(float(self._pad()), (self.width() - used) / 2)
        left = self._paint_content(painter, left, text)
        if hint:
            self._paint_hint(painter, left + _GAP, text, tokens)

    def _paint_content(self, painter: QPainter, left: float, tone: QColor) -> float:
        side, words = self._icon_side(), self._words_width()
        height = float(self.height())
        icon_left = left + (words + _GAP if self._icon_right and words else 0)
        if self._icon:
            paint_icon(painter, self._icon, QRectF(icon_left, (height - side) / 2, side, side), tone)
        words_left = left + (side + _GAP if self._icon and not self._icon_right else 0)
        painter.setFont(self._face())
        painter.setPen(tone)
        room = QRectF(words_left, 0, words + 2, height)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextHideMnemonic
        painter.drawText(room, int(flags), self.text())
        return left + self._content_width()

    def _paint_hint(self, painter: QPainter, left: float, text: QColor, tokens: Tokens) -> None:
        box = QRectF(left, (self.height() - _HINT_HEIGHT) / 2, self._hint_width(), _HINT_HEIGHT)
        main = self._role == "main" and self.isEnabled()
        paint_box(painter, box, 4, None, text if main else QColor(tokens.edge))
        painter.setFont(_hint_face())
        painter.setPen(text if main else QColor(tokens.ink2))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._hint)

    def _tones(self, tokens: Tokens) -> tuple[QColor | None, QColor | None, QColor]:
        """Ground, edge and text of the state the button is in."""
        over, down = self.underMouse() and self.isEnabled(), self.isDown()
        if not self.isEnabled():
            edge = None if self._role == "quiet" else QColor(tokens.line)
            return None, edge, QColor(tokens.ink3)
        if self._role == "main":
            ground = QColor(tokens.accent_hover if over or down else tokens.accent)
            return ground, ground, QColor(tokens.on_accent)
        if self._role == "quiet":
            return (QColor(tokens.sunken) if over or down else None), None, QColor(tokens.accent)
        if self.isChecked():
            return QColor(tokens.tint), QColor(tokens.accent), QColor(tokens.ink)
        ground = QColor(tokens.sunken if over or down else tokens.surface)
        if self._role == "danger":
            return ground, QColor(tokens.danger), QColor(tokens.danger)
        return ground, QColor(tokens.ink2 if down else tokens.edge), QColor(tokens.ink)

    def _pad(self) -> int:
        if self._large:
            return 20
        return 8 if self._role == "quiet" else 14

    def _face(self) -> QFont:
        face = theme.font("body")
        face.setPixelSize(16 if self._large else 14)
        face.setWeight(QFont.Weight.DemiBold)
        return face

    def _icon_side(self) -> int:
        if not self._icon:
            return 0
        return 20 if self._large else 18

    def _words_width(self) -> float:
        flag = Qt.TextFlag.TextHideMnemonic
        return QFontMetricsF(self._face()).size(flag, self.text()).width() if self.text() else 0.0

    def _content_width(self) -> float:
        words, side = self._words_width(), self._icon_side()
        return words + side + (_GAP if words and side else 0)

    def _hint_width(self) -> float:
        return max(20.0, QFontMetricsF(_hint_face()).horizontalAdvance(self._hint) + 2 * _HINT_PAD)

    def _hint_fits(self) -> bool:
        return bool(self._hint) and self.width() + 1 >= self.sizeHint().width()

    def _changed(self) -> None:
        self.setAccessibleDescription(self._hint)
        self.updateGeometry()
        self.update()

    def _get_role(self) -> str:
        return self._role

    def _set_role(self, role: str) -> None:
        self._role = role
        self._changed()

    def _get_hint(self) -> str:
        return self._hint

    def _set_hint(self, hint: str) -> None:
        self._hint = hint
        self._changed()

    def _get_icon(self) -> str:
        return self._icon

    def _set_icon(self, name: str) -> None:
        self._icon = name
        self._changed()

    def _get_right(self) -> bool:
        return self._icon_right

    def _set_right(self, right: bool) -> None:
        self._icon_right = right
        self._changed()

    def _get_large(self) -> bool:
        return self._large

    def _set_large(self, large: bool) -> None:
        self._large = large
        self._changed()

    role = Property(str, _get_role, _set_role)
    keyHint = Property(str, _get_hint, _set_hint)  # noqa: N815 - Designer spells it so
    iconName = Property(str, _get_icon, _set_icon)  # noqa: N815 - Designer spells it so
    iconRight = Property(bool, _get_right, _set_right)  # noqa: N815 - Designer spells it so
    large = Property(bool, _get_large, _set_large)


def _hint_face() -> QFont:
    face = theme.font("caption")
    face.setWeight(QFont.Weight.DemiBold)
    return face
