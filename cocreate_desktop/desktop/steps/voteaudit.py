"""What happened to a vote, line by line, the newest first: for the facilitator, in place of the list of options."""

from __future__ import annotations

from PySide6.QtCore import QObject, QStringListModel, Slot
from PySide6.QtWidgets import QListView, QStackedWidget, QWidget

from ...services.auditing import text_of
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from . import votewords
from .votekeys import ButtonKey


class AuditPanel(QObject):
    """Wires the list and the button that opens and closes it."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk, self._form = desk, form
        self._button = forms.child(form, KeyButton, "happened")
        self._middle = forms.child(form, QStackedWidget, "middle")
        self._page = forms.child(form, QWidget, "auditPage")
        self._list = forms.child(form, QListView, "audit")
        self._lines = QStringListModel(self)
        self._list.setModel(self._lines)
        self._button.toggled.connect(self._on_toggled)
        ButtonKey(form, "Alt+H", self._button)
        ButtonKey(self._page, "Escape", self._button)

    def show_round(self, found: RoundView, *, shown: bool) -> None:
        """Shows the lines of a round; the button says how many were not counted."""
        zone = self._desk.services.clock.now().tzinfo
        lines = [f"{votewords.clock(line.at, zone)}  {text_of(line)}" for line in reversed(found.audit)]
        if lines != self._lines.stringList():
            self._lines.setStringList(lines)
        self._button.setText(votewords.happened(found))
        self._button.setVisible(shown)
        if not shown:
            self._button.setChecked(False)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        page = self._page if on else forms.child(self._form, QWidget, "optionsPage")
        self._middle.setCurrentWidget(page)
        if on:
            self._list.setFocus()
