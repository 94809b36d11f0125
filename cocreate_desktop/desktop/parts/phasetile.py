"""One of the three states of a round: Open, Close, Reveal. Live, possible, or not yet with the reason in words."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ...look import Tokens
from .. import theme
from ..drawing import paint_box, paint_icon
from .enter import pressed_by_enter

LIVE, POSSIBLE, NOT_YET, DONE = "live", "possible", "notyet", "done"


class PhaseTile(QAbstractButton):
    """56 high; `text` names the deed, `caption` says since when or why not yet. Designer properties: phase, caption, iconName.

    phase: "live", "possible", "notyet" or "done". Only "possible" can be pressed; the others stay readable and
    can be reached by Tab so that the reason is heard.
    """

    def __init__(
        self, parent: QWidget | None = None, text: str = "", icon_name: str = "circle", phase: str = NOT_YET
    ) -> None:
        super().__init__(parent)
        self._phase, self._caption, self._icon = phase, "", icon_name
        self.setText(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(218, 56)

    def minimumSizeHint(self) -> QSize:
        """The least at which it can be read."""
        return QSize(150, 56)

    def show_phase(self, phase: str, caption: str) -> None:
        """Show another phase with its caption."""
        self._phase, self._caption = phase, caption
        self.setAccessibleDescription(caption)
        self.update()

    def nextCheckState(self) -> None:  # noqa: N802 - Qt calls it
        """Never checks itself: the service decides the phase."""

    def hitButton(self, _pos: object) -> bool:  # noqa: N802 - Qt calls it
        """Only a possible phase can be pressed."""
        return self._phase == POSSIBLE

    def click_allowed(self) -> bool:
        """Whether pressing does something now."""
        return self._phase == POSSIBLE and self.isEnabled()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys press it when the mouse could."""
        if self.click_allowed():
            if not pressed_by_enter(self, event):
                super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        tokens = theme.tokens_now()
        ground, edge, title, second, icon = self._tones(tokens)
        box = QRectF(self.rect())
        paint_box(painter, box, 8, ground, edge)
        if self.isDown():
            painter.translate(0, 1)
        paint_icon(painter, self._icon, QRectF(14, (box.height() - 24) / 2, 24, 24), icon)
        room = box.adjusted(50, 9, -8, -9)
        painter.setFont(theme.font("strong"))
        painter.setPen(title)
        painter.drawText(
            QRectF(room.left(), room.top(), room.width(), 20), int(Qt.AlignmentFlag.AlignVCenter), self.text()
        )
        painter.setFont(theme.font("caption"))
        painter.setPen(second)
        words = painter.fontMetrics().elidedText(
            self._caption, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(
            QRectF(room.left(), room.top() + 20, room.width(), 18), int(Qt.AlignmentFlag.AlignVCenter), words
        )

    def _tones(self, tokens: Tokens) -> tuple[QColor | None, QColor, QColor, QColor, QColor]:
        """Ground, edge, title, caption and icon of the phase."""
        ink, ink2, ink3 = QColor(tokens.ink), QColor(tokens.ink2), QColor(tokens.ink3)
        if self._phase == LIVE:
            return QColor(tokens.live_tint), QColor(tokens.live), ink, ink2, QColor(tokens.live)
        if self._phase == POSSIBLE:
            over = self.underMouse() or self.isDown()
            ground = QColor(tokens.sunken if over else tokens.surface)
            return ground, QColor(tokens.edge), ink, ink2, QColor(tokens.accent)
        if self._phase == DONE:
            return QColor(tokens.tint), QColor(tokens.accent), ink, ink2, QColor(tokens.accent)
        return None, QColor(tokens.line), ink3, ink3, ink3

    def _get_phase(self) -> str:
        return self._phase

    def _set_phase(self, phase: str) -> None:
        self.show_phase(phase, self._caption)

    def _get_caption(self) -> str:
        return self._caption

    def _set_caption(self, caption: str) -> None:
        self.show_phase(self._phase, caption)

    def _get_icon(self) -> str:
        return self._icon

    def _set_icon(self, name: str) -> None:
        self._icon = name
        self.update()

    phase = Property(str, _get_phase, _set_phase)
    caption = Property(str, _get_caption, _set_caption)
    iconName = Property(str, _get_icon, _set_icon)  # noqa: N815 - Designer spells it so
