"""Klopt dit? at the desk: the summary is written here, hands are counted, what people miss becomes a point, and the room sees
the counts when they are shown."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from ...domain.answers import ALMOST, NO, RIGHT, YES
from ...domain.notes import Channel
from ...language import _, number_text
from ...services.overview import EveningView
from ...services.readback import CHANNEL_NAMES, CHANNELS, ReadbackView
from .. import forms
from ..desk import Desk
from . import acts
from .answersface import AnswersFace
from .face import settle
from .readbackpoints import Missed, Points

_FIELDS = {
    (channel, value): f"{name}{word}"
    for channel, name in ((Channel.HANDS, "hands"), (Channel.PAPER, "paper"))
    for value, word in ((YES, "Yes"), (ALMOST, "Almost"), (NO, "No"))
}


class Face(AnswersFace):
    """The desk's face of a readback."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "steps/readback", ("answered", "counts"))
        form = self.form
        self._points, self._missed = Points(desk, form), Missed(desk, form)
        self._point = forms.child(form, QLineEdit, "point")
        self._said = forms.child(form, QLineEdit, "said")
        self._fields = {place: forms.child(form, QSpinBox, name) for place, name in _FIELDS.items()}
        self._view: ReadbackView | None = None
        self._silent = False
        self._wire()

    def show_view(self, view: EveningView) -> None:
        """Shows the readback as it is now; what is being typed stays."""
        found = view.matter
        if not isinstance(found, ReadbackView):
            return
        self._view = found
        self._show_heading(view)
        self._show_standing(found)
        self._points.show_view(found)
        self._missed.show_view(found)
        self._silent = True
        counted = {(one.channel, one.value): one.people for one in found.given if one.question == RIGHT}
        for place, field in self._fields.items():
            if not (field.hasFocus() and field.lineEdit().isModified()):
                field.setValue(counted.get(place, 0))
        self._silent = False

    def take_focus(self) -> None:
        """The summary comes first."""
        self._point.setFocus()

    def _show_standing(self, view: ReadbackView) -> None:
        """How many answered, and on which road; what they answered only once the room sees it."""
        self._labels["number"].setText(number_text(view.people))
        self._labels["answered"].setText(view.base_words)
        parts = (
            f"{_(CHANNEL_NAMES[one])} {number_text(view.by_channel[one].people)}"
            for one in CHANNELS
            if view.by_channel[one].people
        )
        told = view.together.told if view.shown else " · ".join(parts)
        self._labels["counts"].setText(told)
        self._show.setText(_("Hide the counts") if view.shown else _("Show the counts"))
        self._show.setProperty("iconName", "eye-slash" if view.shown else "eye")
        self._page.setVisible(view.pages > 1)
        self._page.setText(_("Page {n} of {m}").format(n=view.at + 1, m=view.pages))

    def _wire(self) -> None:
        super()._wire()
        self._point.returnPressed.connect(self._on_point)
        self._said.returnPressed.connect(self._on_said)
        for field in self._fields.values():
            field.valueChanged.connect(self._on_count)

    @Slot()
    def show_or_hide(self) -> None:
        """Lets the room see the counts, or hides them."""
        view, readbacks = self._view, self.desk.services.readbacks
        if view is None:
            return
        step_id, on = view.step.id, not view.shown
        acts.do(
            self.desk,
            _("Show the counts") if on else _("Hide the counts"),
            lambda: readbacks.show(step_id, on),
            lambda _step: readbacks.show(step_id, not on),
        )

    @Slot()
    def other_page(self) -> None:
        """To the next page of a long summary on the stage, and from the last to the first."""
        view, evenings = self._view, self.desk.services.evenings
        if view is None:
            return
        page = (view.at + 1) % view.pages
        self.desk.attempt(lambda: evenings.change_settings(view.step.id, page=page))

    @Slot()
    def _on_point(self) -> None:
        view, typed, readbacks = self._view, self._point.text(), self.desk.services.readbacks
        if view is None or not typed.strip():
            return
        step_id = view.step.id
        done = acts.do(
            self.desk,
            _("Add a sentence"),
            lambda: readbacks.add_point(step_id, typed),
            lambda before: readbacks.write(step_id, before),
        )
        settle(self._point, None if done is None else "")

    @Slot()
    def _on_said(self) -> None:
        view, typed, readbacks = self._view, self._said.text(), self.desk.services.readbacks
        if view is None or not typed.strip():
            return
        step_id = view.step.id
        done = acts.do(
            self.desk,
            _("Write down what is missing"),
            lambda: readbacks.note(step_id, typed),
            lambda answer: readbacks.remove(answer.id),
            lambda answer: readbacks.restore(answer.id),
        )
        settle(self._said, None if done is None else "")

    @Slot()
    def _on_count(self) -> None:
        view, field, readbacks = self._view, self.sender(), self.desk.services.readbacks
        place = next((place for place, one in self._fields.items() if one is field), None)
        if self._silent or view is None or place is None:
            return
        step_id, channel = view.step.id, place[0]
        counts = {value: one.value() for (of, value), one in self._fields.items() if of is channel}
        acts.do(
            self.desk,
            _("Count"),
            lambda: readbacks.count(step_id, channel, counts),
            lambda before: readbacks.count(step_id, channel, before),
        )
