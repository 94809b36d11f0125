"""The colour of a note's paper as a tile that can be pressed: a menu of the six colours opens, for whoever uses the
mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from ... import look
from ...language import _
from .. import theme
from ..drawing import paint_box, paint_letter_tile
from ..steps.colourchoice import ColourChosen

_SIDE, _RING = 24, 3


class PaperButton(QAbstractButton):
    """Promoted in the form."""

    # Emits: ColourChosen.
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = "A"
        self._menu: QMenu | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._on_clicked)
        self.show_letter("A")

    @property
    def letter(self) -> str:
        """The colour that is shown."""
        return self._letter

    def show_letter(self, letter: str) -> None:
        """Shows another colour."""
        self._letter = letter
        name = _(look.note_colour(letter).name)
        self.setAccessibleName(_("Colour {letter}, {name}: choose another").format(letter=letter, name=name))
        self.setToolTip(_("Choose another colour (Alt 1 to 6)"))
        self.update()

    def sizeHint(self) -> QSize:
        """The tile with room for the pointer's ground."""
        return QSize(_SIDE + 2 * _RING, _SIDE + 2 * _RING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse() and self.isEnabled():
            paint_box(painter, box, 6, theme.colour("sunken"), None)
        tile = box.adjusted(_RING, _RING, -_RING, -_RING)
        paint_letter_tile(painter, tile, self._letter, dark=theme.tokens_now().dark)

    @Slot()
    def _on_clicked(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = QMenu(self)
        for place, colour in enumerate(look.NOTE_COLOURS, 1):
            action = self._menu.addAction(_tile(colour.letter), f"{_(colour.name)}\tAlt {place}")
            action.setData(colour.letter)
        self._menu.triggered.connect(self._on_triggered)
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(ColourChosen(str(action.data())))


def _tile(letter: str) -> QPixmap:
    picture = QPixmap(40, 40)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_letter_tile(painter, QRectF(0, 0, 40, 40), letter, dark=theme.tokens_now().dark)
    painter.end()
    picture.setDevicePixelRatio(2)
    return picture
