"""Ideas at the desk: a line to type them on, what hangs there, and the notes of phones that wait to be looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QListWidget, QWidget

from ...domain.notes import Note, NoteState
from ...language import _, ngettext
from ...services.overview import EveningView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..parts.lettertile import LetterTile
from . import acts, ideaslists
from .captureline import CaptureLine
from .face import StepFace

COLOURS = "ABCDEF"


class Face(StepFace):
    """The desk's face of collecting ideas."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "steps/ideas")
        self._question = forms.child(form, QLabel, "question")
        self._line = forms.child(form, CaptureLine, "line")
        self._tile = forms.child(form, LetterTile, "tile")
        self._double = forms.child(form, QFrame, "double")
        self._double_words = forms.child(form, QLabel, "doubleWords")
        self._notes_title = forms.child(form, QLabel, "notesTitle")
        self._notes = forms.child(form, QListWidget, "notes")
        self._waiting_title = forms.child(form, QLabel, "waitingTitle")
        self._waiting = forms.child(form, QListWidget, "waiting")
        self._all = forms.child(form, KeyButton, "showAll")
        self._show = forms.child(form, KeyButton, "show")
        self._hide = forms.child(form, KeyButton, "hide")
        self._moderated = forms.child(form, QCheckBox, "moderated")
        self._view: EveningView | None = None
        self._colour = "A"
        self._pending = ""
        self._double.hide()
        for place, colour in enumerate(COLOURS, 1):
            self._key(f"Alt+{place}", form, self._on_colour).setData(colour)
        self._key("Return", self._waiting, self._on_show)
        self._key("Delete", self._waiting, self._on_hide)
        self._key("Delete", self._notes, self._on_hide_hanging)
        self._line.lines_pasted.connect(self.paste_lines)
        self._line.returnPressed.connect(self._on_return)
        self._all.clicked.connect(self._on_all)
        self._show.clicked.connect(self._on_show)
        self._hide.clicked.connect(self._on_hide)
        self._moderated.clicked.connect(self._on_moderated)
        forms.child(form, KeyButton, "hangAnyway").clicked.connect(self._on_anyway)
        forms.child(form, KeyButton, "dropIt").clicked.connect(self._on_drop)
        self._line.textChanged.connect(self._on_text)

    def show_view(self, view: EveningView) -> None:
        """Shows what hangs and what waits; the line is left alone."""
        self._view = view
        if view.step is None:
            return
        self._question.setText(view.step.question or view.project.question)
        shown = [n for n in view.notes if n.state is NoteState.SHOWN and n.step_id == view.step.id]
        waiting = view.waiting
        self._notes_title.setText(ngettext("{n} note", "{n} notes", len(shown)).format(n=len(shown)))
        self._waiting_title.setText(
            ngettext("{n} note waits", "{n} notes wait", len(waiting)).format(n=len(waiting))
        )
        ideaslists.fill(self._notes, tuple(reversed(shown)))
        ideaslists.fill(self._waiting, waiting)
        for button in (self._all, self._show, self._hide):
            button.setEnabled(bool(waiting))
        self._moderated.setChecked(view.evening.moderated)

    def take_focus(self) -> None:
        """The line to type on."""
        self._line.setFocus()

    def _key(self, key: str, host: QWidget, slot: object) -> QAction:
        action = QAction(host)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        host.addAction(action)
        return action

    @Slot()
    def _on_colour(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._colour = str(action.data())
            self._tile.setProperty("letter", self._colour)

    @Slot(str)
    def _on_text(self, words: str) -> None:
        if self._pending and words != self._pending:
            self._forget()

    @Slot()
    def _on_return(self) -> None:
        """Enter hangs the note up; a double is offered first, and a second Enter hangs it all the same."""
        words = self._line.text()
        if self._view is None or not words.strip():
            return
        if not self._pending:
            double = self.desk.services.capturing.double_of(self._view.evening.id, words)
            if double is not None:
                self._pending = words
                self._double_words.setText(_("“{text}” hangs there already.").format(text=double.text))
                self._double.show()
                return
        self._hang(words)

    @Slot()
    def _on_anyway(self) -> None:
        self._hang(self._line.text())
        self._line.setFocus()

    @Slot()
    def _on_drop(self) -> None:
        self._line.clear()
        self._forget()
        self._line.setFocus()

    def _forget(self) -> None:
        self._pending = ""
        self._double.hide()

    def _hang(self, words: str) -> None:
        view, capturing = self._view, self.desk.services.capturing
        if view is None or view.step is None:
            return
        step_id, colour = view.step.id, self._colour
        note = acts.do(
            self.desk,
            _("Hang up a note"),
            lambda: capturing.write(step_id, words, colour=colour),
            lambda made: capturing.remove((made.id,)),
            lambda made: capturing.restore((made.id,)),
        )
        if note is not None:
            self._line.clear()
            self._forget()

    @Slot()
    def paste_lines(self) -> None:
        """Pasted text of several lines: each line a note, in one act with one message."""
        view, capturing = self._view, self.desk.services.capturing
        if view is None or view.step is None:
            return
        found = self.desk.project.files.read_pasted(QGuiApplication.clipboard().text())
        step_id = view.step.id
        made = acts.do(
            self.desk,
            _("Paste notes"),
            lambda: capturing.take_in(step_id, found.notes),
            lambda notes: capturing.remove(tuple(note.id for note in notes)),
            lambda notes: capturing.restore(tuple(note.id for note in notes)),
        )
        if made:
            words = ngettext("{n} note hangs.", "{n} notes hang.", len(made)).format(n=len(made))
            self.desk.voice.message(words, self.desk.undo.undo)

    @Slot()
    def _on_all(self) -> None:
        if self._view is not None:
            self._set(self._view.waiting, NoteState.SHOWN)

    @Slot()
    def _on_show(self) -> None:
        self._set(self._chosen(self._waiting), NoteState.SHOWN)

    @Slot()
    def _on_hide(self) -> None:
        self._set(self._chosen(self._waiting), NoteState.HIDDEN)

    @Slot()
    def _on_hide_hanging(self) -> None:
        self._set(self._chosen(self._notes), NoteState.HIDDEN)

    def _chosen(self, rows: QListWidget) -> tuple[Note, ...]:
        note_id = ideaslists.chosen(rows)
        return tuple(note for note in self._view.notes if note.id == note_id) if self._view else ()

    def _set(self, notes: tuple[Note, ...], state: NoteState) -> None:
        ids, capturing = tuple(note.id for note in notes), self.desk.services.capturing
        if not ids:
            return
        before = notes[0].state
        acts.do(
            self.desk,
            _("Show notes") if state is NoteState.SHOWN else _("Hide notes"),
            lambda: capturing.set_state(ids, state),
            lambda _notes: capturing.set_state(ids, before),
        )
        if state is NoteState.HIDDEN:
            words = ngettext("{n} note is hidden.", "{n} notes are hidden.", len(ids)).format(n=len(ids))
            self.desk.voice.message(words, self.desk.undo.undo)

    @Slot(bool)
    def _on_moderated(self, on: bool) -> None:
        if self._view is None:
            return
        evening_id, evenings = self._view.evening.id, self.desk.services.evenings
        acts.do(
            self.desk,
            _("Look at phone notes first"),
            lambda: evenings.change(evening_id, moderated=on),
            lambda _evening: evenings.change(evening_id, moderated=not on),
        )
