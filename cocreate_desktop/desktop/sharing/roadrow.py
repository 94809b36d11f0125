"""One other side that the project is shared with: what it is, where, since when all is there, and a way to stop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ...language import _
from ...services.sharing import Road
from .. import forms
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..parts.shortlabel import NameLabel
from .words import road_icon, road_text


@dataclass(frozen=True, slots=True)
class ForgetWanted:
    """This road should be used no longer."""

    road: Road


class RoadRow(QWidget):
    """52 high."""

    # Emits: ForgetWanted.
    wanted = Signal(object)

    def __init__(self, road: Road, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._road = road
        form = forms.fill(self, "sharing/road")
        forms.child(form, IconLabel, "roadIcon").show_icon(road_icon(road.kind), "accent")
        forms.child(form, NameLabel, "roadName").show_words(road.name)
        self._words = forms.child(form, NameLabel, "roadWords")
        self.forget = forms.child(form, KeyButton, "forget")
        self.forget.setAccessibleName(_("Forget {name}…").format(name=road.name))
        self.forget.clicked.connect(self._on_forget)

    @property
    def road_id(self) -> str:
        """Whose row it is."""
        return self._road.id

    def show_road(self, road: Road, now: datetime) -> None:
        """Shows how it stands now."""
        self._road = road
        self._words.show_words(road_text(road, now))

    @Slot()
    def _on_forget(self) -> None:
        self.wanted.emit(ForgetWanted(self._road))
