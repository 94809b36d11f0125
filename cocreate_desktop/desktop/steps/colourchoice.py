"""The six note colours to choose from with the mouse, one of them chosen; the keys for it belong to whoever shows them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ... import look
from ...language import _
from .. import theme
from ..drawing import paint_box, paint_letter_tile

_SIDE, _RING = 22, 4


@dataclass(frozen=True, slots=True)
class ColourChosen:
    """A colour that a person chose, by its letter."""

    letter: str


class ColourTile(QAbstractButton):
    """One colour; chosen it stands in a ring. It never takes the focus from the line that is typed on."""

    def __init__(self, letter: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter = letter
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """The tile and its ring."""
        return QSize(_SIDE + 2 * _RING, _SIDE + 2 * _RING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.isChecked():
            paint_box(painter, box, 7, None, theme.colour("accent"), 2)
        elif self.underMouse():
            paint_box(painter, box, 7, theme.colour("sunken"), None)
        tile = box.adjusted(_RING, _RING, -_RING, -_RING)
        paint_letter_tile(painter, tile, self.letter, dark=theme.tokens_now().dark)


class ColourChoice(QWidget):
    """A row of six. ``chosen`` comes when a person presses one."""

    # Emits: ColourChosen.
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for place, colour in enumerate(look.NOTE_COLOURS, 1):
            name = _("Colour {letter}, {name} (Alt {n})")
            words = name.format(letter=colour.letter, name=_(colour.name), n=place)
            tile = ColourTile(colour.letter, words, self)
            self._group.addButton(tile, place)
            row.addWidget(tile)
        self._group.idClicked.connect(self._on_clicked)

    def show_letter(self, letter: str) -> None:
        """Shows which one is chosen."""
        for place, colour in enumerate(look.NOTE_COLOURS, 1):
            if colour.letter == letter:
                self._group.button(place).setChecked(True)

    @Slot(int)
    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(ColourChosen(look.NOTE_COLOURS[place - 1].letter))
