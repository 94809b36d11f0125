"""Notes that wait while the board is put in order: phones go on sending, and what may hold something personal waits too. A
button says how many; its menu shows or hides them one by one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ...domain.notes import Note, NoteState
from ...domain.privacy import FLAG_NAMES
from ...language import _, ngettext
from ...services.overview import EveningView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..steps import noteacts

MOST = 12  # lines that a menu takes on a small laptop
SHORT = 48


class WaitingNotes(QObject):
    """Wires the button ``waiting`` of the form."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk, self._form = desk, form
        self._button = forms.child(form, KeyButton, "waiting")
        self._notes: tuple[Note, ...] = ()
        self.menu: QMenu | None = None
        self._button.clicked.connect(self.ask)
        self._button.hide()

    @property
    def some(self) -> bool:
        """Whether any note waits."""
        return bool(self._notes)

    def show_view(self, view: EveningView) -> None:
        """The button is there only while something waits."""
        self._notes = view.waiting
        count = len(self._notes)
        self._button.setText(ngettext("{n} waits", "{n} wait", count).format(n=count))
        self._button.setVisible(bool(count))

    @Slot()
    def ask(self) -> None:
        """What waits, each with showing and hiding."""
        if not self._notes:
            return
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = QMenu(self._form)
        for note in self._notes[:MOST]:
            own = self.menu.addMenu(_line(note))
            for words, state in ((_("&Show it"), NoteState.SHOWN), (_("&Hide"), NoteState.HIDDEN)):
                own.addAction(words).setData((note.id, state))
        self.menu.addSeparator()
        self.menu.addAction(_("Show &all")).setData(None)
        self.menu.triggered.connect(self._on_chosen)
        self.menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height())))

    @Slot(QAction)
    def _on_chosen(self, line: QAction) -> None:
        if line.data() is None:
            noteacts.let_through(self._desk, self._notes, looked_at=False)
            return
        note_id, state = line.data()
        chosen = [note for note in self._notes if note.id == note_id]
        if state == NoteState.SHOWN:
            noteacts.let_through(self._desk, chosen, looked_at=True)
        else:
            noteacts.set_state(self._desk, chosen, NoteState.HIDDEN)


def _line(note: Note) -> str:
    """Its words as a line of a menu, with what may be personal in it."""
    words = noteacts.short(note.text, SHORT).replace("&", "&&")
    flags = ", ".join(_(FLAG_NAMES[flag]) for flag in note.flags if flag in FLAG_NAMES)
    return f"{words} ({flags})" if flags else words
