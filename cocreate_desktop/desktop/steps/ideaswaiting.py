"""Notes of phones that wait to be looked at: by keyboard alone from the line and back. What may hold something personal goes
through one by one, never with the rest."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListWidget, QWidget

from ...domain.notes import Note, NoteState
from ...language import _, ngettext
from ...services.overview import EveningView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from . import acts, ideaslists, keys, noteacts, noteflags


class IdeasWaiting(QObject):
    """Wires the column of what waits in the form ``steps/ideas``; ``line`` is where the focus goes when nothing waits."""

    def __init__(self, desk: Desk, form: QWidget, face: QWidget, line: QWidget) -> None:
        super().__init__(face)
        self._desk, self._line = desk, line
        self._part = forms.child(form, QWidget, "waitingPart")
        self._title = forms.child(form, QLabel, "waitingTitle")
        self._rows = forms.child(form, QListWidget, "waiting")
        self._go = forms.child(form, KeyButton, "goWaiting")
        self._moderated = forms.child(form, QCheckBox, "moderated")
        self._notes: tuple[Note, ...] = ()
        self._evening_id = ""
        ideaslists.dress(self._rows)
        for key in ("Return", "Enter"):
            keys.add(self._rows, key, self._on_show)
        keys.add(self._rows, "Delete", self._on_hide)
        self._go.clicked.connect(self.enter)
        self._moderated.clicked.connect(self._on_moderated)
        for name, slot in (("showAll", self.show_all), ("show", self._on_show), ("hide", self._on_hide)):
            forms.child(form, KeyButton, name).clicked.connect(slot)

    def show_view(self, view: EveningView) -> None:
        """The column is there only while something waits."""
        self._evening_id, self._notes = view.evening.id, view.waiting
        self._moderated.setChecked(view.evening.moderated)
        count = len(self._notes)
        self._title.setText(ngettext("{n} note waits", "{n} notes wait", count).format(n=count))
        self._go.setText(ngettext("{n} waits", "{n} wait", count).format(n=count))
        ideaslists.fill(self._rows, noteflags.rows_of(self._notes, view.notes), choose=True)
        focused = QApplication.focusWidget()
        if not count and focused is not None and (focused is self._go or self._part.isAncestorOf(focused)):
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._part.setVisible(bool(count))
        self._go.setVisible(bool(count))

    @Slot()
    def enter(self) -> None:
        """From the line to the first note that waits."""
        if self._notes:
            self._rows.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def show_all(self) -> None:
        """All that waits, but for what may hold something personal."""
        noteacts.let_through(self._desk, self._notes, looked_at=False)

    @Slot()
    def _on_show(self) -> None:
        noteacts.let_through(self._desk, self._chosen(), looked_at=True)

    @Slot()
    def _on_hide(self) -> None:
        noteacts.set_state(self._desk, self._chosen(), NoteState.HIDDEN)

    def _chosen(self) -> tuple[Note, ...]:
        ids = ideaslists.chosen(self._rows)
        return tuple(note for note in self._notes if note.id in ids)

    @Slot(bool)
    def _on_moderated(self, on: bool) -> None:
        if not self._evening_id:
            return
        evening_id, evenings = self._evening_id, self._desk.services.evenings
        acts.do(
            self._desk,
            _("Look at phone notes first"),
            lambda: evenings.change(evening_id, moderated=on),
            lambda _evening: evenings.change(evening_id, moderated=not on),
        )
