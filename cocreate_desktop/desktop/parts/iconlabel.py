"""An icon on its own, in a token's colour; it follows the theme by itself and says nothing to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import theme
from ..drawing import paint_icon


class IconLabel(QWidget):
    """An icon of `side` pixels. Designer properties: iconName, iconToken, side."""

    def __init__(
        self, parent: QWidget | None = None, name: str = "", side: int = 20, token: str = "ink2"
    ) -> None:
        super().__init__(parent)
        self._name, self._side, self._token = name, side, token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        if self._name:
            painter = QPainter(self)
            paint_icon(painter, self._name, QRectF(self.rect()), theme.colour(self._token))

    def show_icon(self, name: str, token: str | None = None) -> None:
        """Show another icon, in another colour when given."""
        self._name, self._token = name, token or self._token
        self.update()

    def _get_name(self) -> str:
        return self._name

    def _set_name(self, name: str) -> None:
        self.show_icon(name)

    def _get_token(self) -> str:
        return self._token

    def _set_token(self, token: str) -> None:
        self.show_icon(self._name, token)

    def _get_side(self) -> int:
        return self._side

    def _set_side(self, side: int) -> None:
        self._side = side
        self.updateGeometry()

    iconName = Property(str, _get_name, _set_name)  # noqa: N815 - Designer spells it so
    iconToken = Property(str, _get_token, _set_token)  # noqa: N815 - Designer spells it so
    side = Property(int, _get_side, _set_side)
