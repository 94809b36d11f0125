"""Ideas at the desk: a line to type them on, what hangs there, and the notes of phones that wait to be looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QLabel, QListWidget, QWidget

from ...domain.notes import Note, NoteState, hanging
from ...language import _, ngettext
from ...services.overview import EveningView
from .. import forms
from ..desk import Desk
from ..parts.emptystate import EmptyState
from ..parts.keybutton import KeyButton
from ..parts.lettertile import LetterTile
from . import acts, ideaslists, noteacts, noteflags
from .captureline import CaptureLine
from .colourchoice import ColourChoice, ColourChosen
from .face import StepFace, show_question

COLOURS = "ABCDEF"
_SHORT = 80


class Face(StepFace):
    """The desk's face of collecting ideas."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "steps/ideas")
        self._question = forms.child(form, QLabel, "question")
        self._line = forms.child(form, CaptureLine, "line")
        self._tile = forms.child(form, LetterTile, "tile")
        self._colours = forms.child(form, ColourChoice, "colours")
        self._double = forms.child(form, QFrame, "double")
        self._double_words = forms.child(form, QLabel, "doubleWords")
        self._notes_title = forms.child(form, QLabel, "notesTitle")
        self._notes = forms.child(form, QListWidget, "notes")
        self._none = forms.child(form, EmptyState, "none")
        self._hide_note = forms.child(form, KeyButton, "hideNote")
        self._waiting_part = forms.child(form, QWidget, "waitingPart")
        self._waiting_title = forms.child(form, QLabel, "waitingTitle")
        self._waiting = forms.child(form, QListWidget, "waiting")
        self._moderated = forms.child(form, QCheckBox, "moderated")
        self._view: EveningView | None = None
        self._step_id = ""
        self._colour = "A"
        self._pending = self._same = ""
        self._plus_one = forms.child(form, KeyButton, "plusOne")
        self._double.hide()
        for rows in (self._notes, self._waiting):
            ideaslists.dress(rows)
        self._wire(form)

    def show_view(self, view: EveningView) -> None:
        """Shows what hangs and what waits; the line is left alone."""
        self._view = view
        if view.step is None:
            return
        if view.step.id != self._step_id:
            self._step_id = view.step.id
            self._forget()
        show_question(self._question, view.step.question or view.project.question)
        self._show_hanging(view)
        self._show_waiting(view)
        self._moderated.setChecked(view.evening.moderated)

    def take_focus(self) -> None:
        """The line to type on."""
        self._line.setFocus()

    def _wire(self, form: QWidget) -> None:
        for place, colour in enumerate(COLOURS, 1):
            self._key(f"Alt+{place}", form, self._on_colour_key).setData(colour)
        for key in ("Return", "Enter"):
            self._key(key, self._waiting, self._on_show)
            self._key(key, self._notes, self._on_show_again)
        self._key("Delete", self._waiting, self._on_hide)
        self._key("Delete", self._notes, self._on_hide_hanging)
        self._colours.chosen.connect(self._on_colour)
        self._colours.show_letter(self._colour)
        self._line.lines_pasted.connect(self.paste_lines)
        self._line.returnPressed.connect(self._on_return)
        self._line.textChanged.connect(self._on_text)
        self._notes.itemSelectionChanged.connect(self._on_chosen)
        self._hide_note.clicked.connect(self._on_hide_or_show)
        self._moderated.clicked.connect(self._on_moderated)
        for name, slot in (
            ("showAll", self._on_all),
            ("show", self._on_show),
            ("hide", self._on_hide),
            ("plusOne", self._on_plus_one),
            ("hangAnyway", self._on_anyway),
            ("dropIt", self._on_drop),
        ):
            forms.child(form, KeyButton, name).clicked.connect(slot)

    def _show_hanging(self, view: EveningView) -> None:
        """What hangs, the newest first; what is hidden stands below it, so that it can come back."""
        mine = [note for note in reversed(view.notes) if note.step_id == self._step_id]
        shown = list(hanging(mine))
        hidden = [note for note in mine if note.state is NoteState.HIDDEN]
        title = ngettext("{n} note", "{n} notes", len(shown)).format(n=len(shown))
        if hidden:
            title += " · " + _("{n} hidden").format(n=len(hidden))
        self._notes_title.setText(title)
        ideaslists.fill(self._notes, noteflags.rows_of(shown + hidden, view.notes), choose=False)
        there = bool(shown or hidden)
        self._notes.setVisible(there)
        self._none.setVisible(not there)
        self._hide_note.setVisible(there)
        self._on_chosen()

    def _show_waiting(self, view: EveningView) -> None:
        """The column of what waits is there only while something waits."""
        waiting = view.waiting
        words = ngettext("{n} note waits", "{n} notes wait", len(waiting)).format(n=len(waiting))
        self._waiting_title.setText(words)
        ideaslists.fill(self._waiting, noteflags.rows_of(waiting, view.notes), choose=True)
        focused = QApplication.focusWidget()
        if not waiting and focused is not None and self._waiting_part.isAncestorOf(focused):
            self._line.setFocus()
        self._waiting_part.setVisible(bool(waiting))

    def _key(self, key: str, host: QWidget, slot: object) -> QAction:
        action = QAction(host)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        host.addAction(action)
        return action

    @Slot()
    def _on_colour_key(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._show_colour(str(action.data()))

    @Slot(object)
    def _on_colour(self, chosen: ColourChosen) -> None:
        self._show_colour(chosen.letter)

    def _show_colour(self, letter: str) -> None:
        self._colour = letter
        self._tile.setProperty("letter", letter)
        self._colours.show_letter(letter)

    @Slot(str)
    def _on_text(self, words: str) -> None:
        if self._pending and words != self._pending:
            self._forget()

    @Slot()
    def _on_return(self) -> None:
        """Enter hangs the note up. A double is offered first: a second Enter counts it with the one that hangs."""
        words = self._line.text()
        if self._view is None or not words.strip():
            return
        if not self._pending:
            double = self.desk.services.capturing.double_of(self._view.evening.id, words)
            if double is not None:
                self._offer(words, double)
                return
        self._hang(words, self._same)

    def _offer(self, words: str, double: Note) -> None:
        hangs = double.state is NoteState.SHOWN
        self._pending, self._same = words, double.id if hangs else ""
        self._double_words.setText(_double_words(double))
        self._plus_one.setVisible(hangs)
        self._double.show()

    @Slot()
    def _on_plus_one(self) -> None:
        self._hang(self._line.text(), self._same)
        self._line.setFocus()

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
        self._pending = self._same = ""
        self._double.hide()

    def _hang(self, words: str, double_of: str = "") -> None:
        step_id = self._step_id
        if step_id and noteacts.hang(self.desk, step_id, words, self._colour, double_of) is not None:
            self._line.clear()
            self._forget()

    @Slot()
    def paste_lines(self) -> None:
        """Pasted text of several lines: each line a note, in one act with one message."""
        if self._step_id:
            noteacts.take_pasted(self.desk, self._step_id, self._line.pasted, self._colour)

    @Slot()
    def _on_all(self) -> None:
        if self._view is not None:
            noteacts.set_state(self.desk, self._view.waiting, NoteState.SHOWN)

    @Slot()
    def _on_show(self) -> None:
        noteacts.set_state(self.desk, self._chosen(self._waiting), NoteState.SHOWN)

    @Slot()
    def _on_hide(self) -> None:
        noteacts.set_state(self.desk, self._chosen(self._waiting), NoteState.HIDDEN)

    @Slot()
    def _on_hide_hanging(self) -> None:
        noteacts.set_state(self.desk, self._chosen(self._notes), NoteState.HIDDEN)

    @Slot()
    def _on_show_again(self) -> None:
        noteacts.set_state(self.desk, self._chosen(self._notes), NoteState.SHOWN)

    @Slot()
    def _on_hide_or_show(self) -> None:
        if self._all_hidden():
            self._on_show_again()
        else:
            self._on_hide_hanging()

    @Slot()
    def _on_chosen(self) -> None:
        """The button says what it will do with the chosen notes."""
        again = self._all_hidden()
        self._hide_note.setText(_("Show again") if again else _("Hide"))
        self._hide_note.setProperty("iconName", "eye" if again else "eye-slash")
        self._hide_note.setProperty("keyHint", _("Enter") if again else _("Del"))
        self._hide_note.setEnabled(bool(ideaslists.chosen(self._notes)))

    def _all_hidden(self) -> bool:
        chosen = self._chosen(self._notes)
        return bool(chosen) and all(note.state is NoteState.HIDDEN for note in chosen)

    def _chosen(self, rows: QListWidget) -> tuple[Note, ...]:
        ids = ideaslists.chosen(rows)
        return tuple(note for note in self._view.notes if note.id in ids) if self._view else ()

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


def _double_words(double: Note) -> str:
    """Where the same words are already, cut to what fits on the bar."""
    text = double.text if len(double.text) <= _SHORT else double.text[:_SHORT].rstrip() + "…"
    said = {
        NoteState.HIDDEN: _("“{text}” is there already, but hidden."),
        NoteState.WAITING: _("“{text}” waits already, from a phone."),
    }.get(double.state, _("“{text}” hangs there already."))
    return said.format(text=" ".join(text.split()))
