"""The facts of the evening: when, where, the Wi-Fi, and whether ideas from phones wait. Each field stores itself when left."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from ...domain.evening import Evening
from .. import forms, theme
from ..desk import Desk
from ..parts.keybutton import KeyButton
from .commands import ChangeField
from .eveningmenu import EveningMenu
from .fields import DATE, TEXT, Writing, saved_fields

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
        self._evening: Evening | None = None
        form = forms.fill(self, "prepare/evening")
        self._fields = saved_fields(desk, form, FIELDS, self._change)
        self.menu = EveningMenu(desk, forms.child(form, KeyButton, "evenings"))
        self._hint = forms.child(form, QLabel, "wifiHint")
        self._moderated = forms.child(form, QCheckBox, "moderated")
        self._moderated.clicked.connect(self._on_moderated)

    def show_evening(self, evening: Evening) -> None:
        """Shows what is stored."""
        self._evening = evening
        self.menu.show_evening(evening)
        for field in self._fields:
            field.show_value(getattr(evening, field.name))
        self._moderated.setChecked(evening.moderated)
        half = bool(evening.wifi_name) != bool(evening.wifi_password)
        theme.set_style_property(self._hint, "tone", "warn" if half else "ink2")

    def _change(self, **fields: object) -> object:
        assert self._evening is not None
        return self._desk.services.evenings.change(self._evening.id, **fields)

    @Slot(bool)
    def _on_moderated(self, on: bool) -> None:
        if self._desk.attempt(lambda: self._change(moderated=on)):
            self._desk.undo.push(ChangeField(self._desk, self._change, "moderated", (not on, on)))
