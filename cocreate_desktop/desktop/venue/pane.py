"""What the parts of the venue check share: they show what is known, measure when asked, and hand over what was seen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...domain.venue import Facts, VenuePart, VenueState
from ...services.venue import VenueItem, VenueView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..relay import Batch


class Pane(QWidget):
    """One part. Each kind fills its form, and writes nothing itself."""

    # Emits: Facts that were seen, to be kept.
    kept = Signal(object)
    part: VenuePart
    form_name: str

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.form = forms.fill(self, self.form_name)
        self.view: VenueView | None = None

    @property
    def item(self) -> VenueItem:
        """What is known of this part."""
        return self.view.item(self.part) if self.view is not None else VenueItem(self.part)

    @property
    def told(self) -> str:
        """The sentence over the part, where it is another than that of its row; else empty."""
        return ""

    @property
    def deed(self) -> str:
        """What the button of a row does that nobody has looked at yet."""
        return ""

    def show_view(self, view: VenueView) -> None:
        """What is known now."""
        self.view = view
        self.refresh()

    def refresh(self) -> None:
        """Shows it."""

    def hear(self, batch: Batch) -> None:
        """Something happened; for parts that count or wait."""

    def open(self) -> None:
        """It is shown from now on."""

    def begin(self) -> None:
        """Its first deed was asked for by the button of its row."""

    def close_down(self) -> None:
        """It is not shown any more: camera and beamer go."""

    def take_focus(self) -> bool:
        """What is used next, where something is; whether it is."""
        for button in self.findChildren(KeyButton):
            if button.isVisibleTo(self) and button.property("role") == "main" and button.isEnabled():
                button.setFocus()
                return True
        return False

    def keep(self, facts: Facts) -> None:
        """Hands over what was seen; the same once more is no news."""
        item = self.item
        if facts != item.facts or item.earlier:
            self.kept.emit(facts)


def lead(chosen: KeyButton | None, *buttons: KeyButton) -> None:
    """One of the buttons is the green one, or none."""
    for button in buttons:
        button.setProperty("role", "main" if button is chosen else _plain_role(button))


def _plain_role(button: KeyButton) -> str:
    return "quiet" if button.property("role") == "quiet" else "plain"


STATE_ICONS = {
    VenueState.OK: ("check-circle-fill", "accent"),
    VenueState.DOUBT: ("circle-half-fill", "warn"),
    VenueState.OPEN: ("circle", "edge"),
}
STATE_CHIPS = {
    VenueState.OK: ("ok", "check"),
    VenueState.DOUBT: ("warn", "question"),
    VenueState.OPEN: ("plain", ""),
}
