"""What hangs, at the desk: the newest note on top, hidden ones below; hide and show again, other words in place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel, QListWidget, QWidget

from ...domain.notes import Note, NoteState, firsts, hanging
from ...language import _, ngettext
from ...services.overview import EveningView
from .. import forms
from ..desk import Desk
from ..parts.emptystate import EmptyState
from ..parts.keybutton import KeyButton
from . import ideaslists, keys, noteacts, noteflags
from .noteediting import NoteEditor, Rewording


class IdeasWall(QObject):
    """Wires the list of what hangs in the form ``steps/ideas``."""

    def __init__(self, desk: Desk, form: QWidget, face: QWidget) -> None:
        super().__init__(face)
        self._desk = desk
        self._title = forms.child(form, QLabel, "notesTitle")
        self._rows = forms.child(form, QListWidget, "notes")
        self._none = forms.child(form, EmptyState, "none")
        self._foot = forms.child(form, QWidget, "notesFoot")
        self._hide = forms.child(form, KeyButton, "hideNote")
        self._words = forms.child(form, KeyButton, "editNote")
        self._notes: tuple[Note, ...] = ()
        self._mine: list[Note] = []
        ideaslists.dress(self._rows)
        self._editor = NoteEditor(self._rows, desk.pictures)
        self._editor.typed.connect(self._on_typed)
        for key in ("Return", "Enter"):
            keys.add(self._rows, key, self._on_show_again)
        keys.add(self._rows, "Delete", self._on_hide_chosen)
        self._rows.itemSelectionChanged.connect(self._on_chosen)
        self._hide.clicked.connect(self._on_pressed)
        self._words.clicked.connect(self.edit)

    def show_view(self, view: EveningView) -> None:
        """What hangs, the newest first; what is hidden stands below it, so that it can come back."""
        step_id = view.step.id if view.step is not None else ""
        self._notes = view.notes
        mine = [note for note in reversed(firsts(view.notes)) if note.step_id == step_id]
        shown = list(hanging(mine))
        hidden = [note for note in mine if note.state is NoteState.HIDDEN]
        self._mine = shown
        title = ngettext("{n} note", "{n} notes", len(shown)).format(n=len(shown))
        if hidden:
            title += " · " + _("{n} hidden").format(n=len(hidden))
        self._title.setText(title)
        ideaslists.fill(self._rows, noteflags.rows_of(shown + hidden, view.notes), choose=False)
        # Before the list may be gone with its last note: losing the focus would store the words of one that was taken back.
        self._editor.follow()
        there = bool(shown or hidden)
        for part in (self._rows, self._foot):
            part.setVisible(there)
        self._none.setVisible(not there)
        self._on_chosen()

    @Slot()
    def hide_newest(self) -> None:
        """One key from the line: the note that came last goes from the wall, and can come back."""
        if self._mine:
            noteacts.set_state(self._desk, self._mine[:1], NoteState.HIDDEN)

    @Slot()
    def edit(self) -> None:
        """Other words for the chosen note; without a choice for the newest."""
        chosen = self._chosen()
        note = chosen[0] if chosen else next(iter(self._mine), None)
        if note is not None:
            self._editor.ask(note)

    @Slot(object)
    def _on_typed(self, asked: Rewording) -> None:
        asked.taken = noteacts.reword(self._desk, asked.note, asked.words)

    @Slot()
    def _on_hide_chosen(self) -> None:
        noteacts.set_state(self._desk, self._chosen(), NoteState.HIDDEN)

    @Slot()
    def _on_show_again(self) -> None:
        noteacts.set_state(self._desk, self._chosen(), NoteState.SHOWN)

    @Slot()
    def _on_pressed(self) -> None:
        """The button does what it says: with a choice that, without one the newest."""
        if self._all_hidden():
            self._on_show_again()
        elif ideaslists.chosen(self._rows):
            self._on_hide_chosen()
        else:
            self.hide_newest()

    @Slot()
    def _on_chosen(self) -> None:
        """The button says what it will do, and by which key."""
        again, chosen = self._all_hidden(), bool(ideaslists.chosen(self._rows))
        words, key = _("Hide the newest"), "Ctrl H"
        if chosen:
            words, key = (_("Show again"), _("Enter")) if again else (_("Hide"), _("Del"))
        self._hide.setText(words)
        self._hide.setProperty("iconName", "eye" if again else "eye-slash")
        self._hide.setProperty("keyHint", key)
        self._hide.setEnabled(chosen or bool(self._mine))

    def _all_hidden(self) -> bool:
        chosen = self._chosen()
        return bool(chosen) and all(note.state is NoteState.HIDDEN for note in chosen)

    def _chosen(self) -> tuple[Note, ...]:
        ids = ideaslists.chosen(self._rows)
        return tuple(note for note in self._notes if note.id in ids)
