"""The counts of the review: how many are done, how many are to go, and the question whether what was found is as much as
hangs on the wall. Whoever counted types the number, and hears what to do when it differs. It changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from ...language import _, ngettext
from .. import forms, theme
from ..actions import key_text, spec
from ..parts.countfield import CountField
from ..parts.meter import Meter
from .reviewstate import ReviewState
from .reviewwords import doubles_words, to_go_words

NARROW = 104


class WallCount(CountField):
    """Promoted in the form: empty until somebody counted; plus and minus begin at what was found."""

    # Emits: nothing; Enter: back to the note.
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = 0
        self.setFixedWidth(NARROW)
        self.setSpecialValueText("–")

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt calls it
        """From nothing to what was found, and from there by ones."""
        if self.value() == self.minimum():
            self.setValue(max(self.found, 1))
        else:
            super().stepBy(steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends it."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.entered.emit()


class ReviewCount(QObject):
    """Wires the head of the card, that of the list, and the left of the foot in the form ``walls/review``."""

    def __init__(self, form: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._done = forms.child(form, QLabel, "done")
        self._meter = forms.child(form, Meter, "meter")
        self._next_title = forms.child(form, QLabel, "nextTitle")
        self._to_go = forms.child(form, QLabel, "toGo")
        self._found = forms.child(form, QLabel, "found")
        self.field = forms.child(form, WallCount, "counted")
        self._answer = forms.child(form, QLabel, "answer")
        self._doubles = forms.child(form, QLabel, "doubles")
        self._counted: dict[str, int] = {}
        self._step_id = ""
        self._state = ReviewState()
        self.field.setToolTip(key_text(spec("walls.count").shortcuts[0]))
        self.field.edited.connect(self._on_edited)

    def show_state(self, state: ReviewState, step_id: str) -> None:
        """How far it is and what was found until now; the number that was counted for a step stays."""
        self._state, self._step_id = state, step_id
        self._done.setText(_("{done} of {all} done").format(done=state.done, all=state.total))
        self._meter.show_part(state.done, state.total)
        self._next_title.setText(_("Up next") if state.turn else _("All notes"))
        self._to_go.setText(to_go_words(state))
        self.field.found = state.found
        self.field.show_count(self._counted.get(step_id, 0))
        self._found.setText(ngettext("{n} found.", "{n} found.", state.found).format(n=state.found))
        self._show_answer()

    @Slot()
    def ask(self) -> None:
        """To the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _show_answer(self) -> None:
        counted = self._counted.get(self._step_id, 0)
        words = count_words(self._state.found, counted)
        self._answer.setText(words)
        theme.set_style_property(self._answer, "tone", "ink2" if counted == self._state.found else "warn")
        self._answer.setVisible(bool(words))
        doubles = doubles_words(self._state, self._state.photos)
        self._doubles.setText(doubles)
        self._doubles.setVisible(bool(doubles) and not words)

    @Slot(object)
    def _on_edited(self, _changed: object) -> None:
        self._counted[self._step_id] = self.field.value()
        self._show_answer()
        if words := self._answer.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))


def count_words(found: int, counted: int) -> str:
    """What follows from the number that somebody counted on the wall; empty for 0: nobody counted."""
    if not counted:
        return ""
    if counted == found:
        return _("That matches the wall.")
    if counted > found:
        words = ngettext(
            "{n} is missing: look for a note without an outline, or photograph again.",
            "{n} are missing: look for notes without an outline, or photograph again.",
            counted - found,
        )
        return words.format(n=counted - found)
    words = ngettext(
        "{n} more than on the wall: look for one that is double or no note.",
        "{n} more than on the wall: look for ones that are double or no notes.",
        found - counted,
    )
    return words.format(n=found - counted)
