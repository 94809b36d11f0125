"""The facts of the evening: when, where, the Wi-Fi, and whether ideas from phones wait. Each field stores itself when left."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from ...domain.evening import Evening
from .. import forms, theme
from ..desk import Desk
from ..parts.keybutton import KeyButton
from .eveningmenu import EveningMenu
from .fields import DATE, TEXT, SavedCheck, Writing, saved_fields
from .halldialog import HallButton

FIELDS: dict[str, tuple[str, Writing]] = {
    "name": ("name", TEXT),
    "date": ("date", DATE),
    "starts": ("starts", TEXT),
    "hall": ("hall", TEXT),
    "wifiName": ("wifi_name", TEXT),
    "wifiPassword": ("wifi_password", TEXT),
}


class EveningCard(QWidget):
    """Shows one evening."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        form = forms.fill(self, "prepare/evening")
        self._fields = saved_fields(desk, form, FIELDS, desk.services.evenings.change)
        self.menu = EveningMenu(desk, forms.child(form, KeyButton, "evenings"))
        self.hall = HallButton(desk, forms.child(form, KeyButton, "lastRow"))
        self.venue = forms.child(form, KeyButton, "venueCheck")
        self._hint = forms.child(form, QLabel, "wifiHint")
        self._moderated = forms.child(form, QCheckBox, "moderated")
        self._waiting = SavedCheck(desk, "moderated", self._moderated)

    def show_evening(self, evening: Evening) -> None:
        """Shows what is stored."""
        self.menu.show_evening(evening)
        self.hall.show_evening(evening)
        change = partial(self._desk.services.evenings.change, evening.id)
        for field in self._fields:
            field.aim(evening.id, change, getattr(evening, field.name))
        self._waiting.aim(change, evening.moderated)
        half = bool(evening.wifi_name) != bool(evening.wifi_password)
        theme.set_style_property(self._hint, "tone", "warn" if half else "ink2")
