"""The buttons of the review with their keys, and what they say for the note that is checked; while something is drawn
they make place for what can be done with that."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QStackedWidget, QWidget

from ...domain.walls import Sighting, SightingState
from ...language import _
from .. import forms
from ..actions import key_text, spec
from ..parts.keybutton import KeyButton
from .pencil import Making, Pencil

_KEYS = {
    "reject": "walls.reject",
    "split": "walls.split",
    "merge": "walls.merge",
    "back": "edit.undo",
    "proposal": "walls.proposal",
    "add": "walls.add",
    "toBoard": "walls.board",
}


class ReviewDeeds(QObject):
    """Wires the buttons in the form ``walls/review``."""

    def __init__(self, form: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self.take = forms.child(form, KeyButton, "take")
        self.reject = forms.child(form, KeyButton, "reject")
        self.split = forms.child(form, KeyButton, "split")
        self.merge = forms.child(form, KeyButton, "merge")
        self.back = forms.child(form, KeyButton, "back")
        self.yes = forms.child(form, KeyButton, "makingYes")
        self.other = forms.child(form, KeyButton, "makingOther")
        self.no = forms.child(form, KeyButton, "makingNo")
        self._pages = forms.child(form, QStackedWidget, "deeds")
        self._acts = forms.child(form, QWidget, "acts")
        self._making = forms.child(form, QFrame, "making")
        self._words = forms.child(form, QLabel, "makingWords")
        for name, action_id in _KEYS.items():
            button = forms.child(form, KeyButton, name)
            button.setProperty("keyHint", key_text(spec(action_id).shortcuts[0]))
        self._turn(self._acts)

    def show_note(self, one: Sighting, *, changed: bool, neighbours: bool) -> None:
        """What can be done with this one."""
        words = {
            SightingState.DOUBLE: _("A note of its own"),
            SightingState.REJECTED: _("A note after all"),
            SightingState.TAKEN: _("Right, next") if changed else _("Next"),
        }.get(one.state, _("Right, next"))
        self.take.setText(words)
        live = one.state in (SightingState.OPEN, SightingState.TAKEN)
        for button in (self.reject, self.split):
            button.setEnabled(live)
        self.merge.setEnabled(live and neighbours)

    def show_undo(self, possible: bool) -> None:
        """Whether there is something to take back."""
        self.back.setEnabled(possible)

    def show_making(self, pencil: Pencil) -> None:
        """What can be done with what is drawn; the usual buttons when nothing is."""
        if pencil.making is Making.NOTHING:
            self._turn(self._acts)
            self._words.clear()
            return
        self._turn(self._making)
        self.yes.setText(pencil.deed)
        key = "walls.split" if pencil.making is Making.SPLIT else "walls.merge"
        self.other.setProperty("keyHint", key_text(spec(key).shortcuts[0]))
        self.other.setVisible(pencil.has_other_ways)
        if pencil.words != self._words.text():
            self._words.setText(pencil.words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._words, pencil.words))

    def _turn(self, page: QWidget) -> None:
        """Only the page that is seen asks for room."""
        for other in (self._acts, self._making):
            seen = QSizePolicy.Policy.Preferred if other is page else QSizePolicy.Policy.Ignored
            other.setSizePolicy(QSizePolicy.Policy.Preferred, seen)
        self._pages.setCurrentWidget(page)
        self._pages.updateGeometry()
