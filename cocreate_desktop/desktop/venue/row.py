"""One part of the venue check in the list: how it stands, one sentence, and the button that opens it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.venue import VenuePart, VenueState
from ...domain.venuewords import FIRST_WORDS, PART_NAMES, STATE_NAMES, sentence, when_text
from ...language import _
from ...services.venue import VenueItem
from .. import forms, theme
from ..drawing import paint_box
from ..parts.chip import Chip
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from .pane import STATE_CHIPS, STATE_ICONS

SUBJECTS = {
    VenuePart.BEAMER: "projector-screen",
    VenuePart.CAMERA: "cards",
    VenuePart.PHONES: "wifi-high",
    VenuePart.PRINTER: "printer",
    VenuePart.BACKUP: "usb",
}
LOW, HIGH = 62, 88


@dataclass(frozen=True, slots=True)
class RowPressed:
    """A row was asked for; ``deed``: by the button that names what it does, so that it should begin at once."""

    part: VenuePart
    deed: bool


class VenueRow(QWidget):
    """62 to 88 high. A click anywhere on it opens the part; its button may begin it too."""

    # Emits: RowPressed.
    pressed = Signal(object)

    def __init__(self, part: VenuePart, deed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part, self._deed = part, deed
        self._chosen = False
        self._begins = False
        form = forms.fill(self, "venue/row")
        self.setMinimumHeight(LOW)
        self.setMaximumHeight(HIGH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._state = forms.child(form, IconLabel, "state")
        forms.child(form, IconLabel, "subject").show_icon(SUBJECTS[part])
        forms.child(form, QLabel, "title").setText(_(PART_NAMES[part]))
        self._words = forms.child(form, QLabel, "words")
        self._chip = forms.child(form, Chip, "chip")
        self.act = forms.child(form, KeyButton, "act")
        self.act.clicked.connect(self._on_act)

    @property
    def words(self) -> str:
        """Its sentence."""
        return self._words.text()

    def show_item(self, item: VenueItem, zone: tzinfo | None, *, chosen: bool) -> None:
        """How the part stands; ``chosen``: it is the one beside the list."""
        self._chosen = chosen
        self._state.show_icon(*STATE_ICONS[item.state])
        words = row_words(item, zone)
        self._words.setText(words)
        kind, icon = STATE_CHIPS[item.state]
        self._chip.show_state(_(STATE_NAMES[item.state]), kind, icon)
        self._show_act(item)
        self.update()

    def _show_act(self, item: VenueItem) -> None:
        text, role, icon = _("Again"), "quiet", ""
        if self._chosen:
            text, role, icon = _("open now"), "quiet", "caret-right"
        elif item.state is VenueState.OPEN:
            text, role = self._deed, "plain"
        elif item.state is VenueState.DOUBT:
            text, role = _("Solve it"), "plain"
        self._begins = item.state is VenueState.OPEN and not self._chosen
        self.act.setText(text)
        self.act.setProperty("role", role)
        self.act.setProperty("iconName", icon)
        self.act.setProperty("iconRight", True)
        self.act.setAccessibleName(f"{_(PART_NAMES[self.part])}: {text}")
        self.act.setAccessibleDescription(f"{_(STATE_NAMES[item.state])}. {self.words}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere on the row."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(RowPressed(self.part, False))
            event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the one that is open."""
        if not self._chosen:
            return
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_box(painter, box, 10, QColor(theme.colour("tint")), QColor(theme.colour("accent")), 2.0)

    @Slot()
    def _on_act(self) -> None:
        self.pressed.emit(RowPressed(self.part, self._begins))


def row_words(item: VenueItem, zone: tzinfo | None) -> str:
    """The sentence of a row; what was seen another time says when."""
    if item.facts is None:
        return _(FIRST_WORDS[item.part])
    told = sentence(item.facts, zone)
    if not item.earlier:
        return told
    when = when_text(item.at, zone).partition(",")[0]
    return _("Last time, {day}: {told}").format(day=when, told=told)
