"""Counts of the exit poll that are typed together: stickers on the poster, and shows of cards, statement by statement. Each
number is kept as soon as the field is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QLabel, QSpinBox, QWidget

from ...domain.answers import MARK, NO, SO_SO, STATEMENTS, YES
from ...domain.notes import Channel
from ...language import _
from ...services.exitpoll import MARKS, ExitView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..stage import exitfacts
from . import acts
from .exitcards import CardPhotos

_SUFFIX = {NO: "no", SO_SO: "so", YES: "yes"}


class ExitCounts(QObject):
    """Wires the page with the numbers. It is about one channel at a time."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        form = forms.fill(host, "steps/exit_counts")
        self._hint = forms.child(form, QLabel, "countsHint")
        self._mark_part = forms.child(form, QWidget, "markPart")
        self._mark_part.hide()  # with the row of the cards it would ask for more height than a small laptop has
        self._fields: dict[tuple[str, str], QSpinBox] = {}
        for mark in MARKS:
            self._fields[MARK, mark] = forms.child(form, QSpinBox, f"m{mark}")
        for key in STATEMENTS:
            for value, suffix in _SUFFIX.items():
                self._fields[key, value] = forms.child(form, QSpinBox, f"{key}{suffix}")
        self._words = {key: forms.child(form, QLabel, f"{key}Words") for key in STATEMENTS}
        self._labels = {
            (key, suffix): forms.child(form, QLabel, f"{key}{suffix}Label")
            for key in STATEMENTS
            for suffix in _SUFFIX.values()
        }
        for field in self._fields.values():
            field.valueChanged.connect(self._on_count)
            field.installEventFilter(self)
        self.photos = CardPhotos(desk, host)
        self._photo = forms.child(form, KeyButton, "cardPhoto")
        self._photo.clicked.connect(self._on_photo)
        self._photo_hint = forms.child(form, QLabel, "photoHint")
        self._ask = forms.child(form, KeyButton, "askCards")
        self._ask.clicked.connect(self._on_ask)
        self._asking, self._open = "", True
        self._row = STATEMENTS[0]
        self._step_id = self._evening_id = ""
        self._channel = Channel.CARD
        self._silent = False

    def show_view(self, view: ExitView, channel: Channel) -> None:
        """Shows what was counted on ``channel``; never over what is being typed."""
        self._channel = channel
        self._step_id, self._evening_id = view.polls[-1].step.id, view.polls[-1].step.evening_id
        self._asking = view.asking.question if view.asking is not None else ""
        self._open = not view.shown
        poster = channel is Channel.DOTS
        self._hint.setText(
            _("How many stickers there are on each mark and under each face.")
            if poster
            else _(
                "Ask for the cards at each statement: A is yes, B is so-so, C is no. Type how many there are."
            )
        )
        if not poster:
            self._mark_part.hide()
        counted = {
            (one.question, one.value): one.people
            for one in view.given
            if one.channel is channel and not one.author
        }
        self._silent = True
        for place, field in self._fields.items():
            if not (field.hasFocus() and field.lineEdit().isModified()):
                field.setValue(counted.get(place, 0))
        self._silent = False
        asked = {one.question: exitfacts.words_of(one) for one in view.asked}
        for key, label in self._words.items():
            label.setText(asked.get(key, ""))
            for part in (label, *self._of(key)):
                part.setVisible(key in asked)
        self._show_photo()
        self._mark_part.setVisible(poster)

    def take_focus(self) -> None:
        """To the first number."""
        first = (MARK, MARKS[0]) if self._channel is Channel.DOTS else (STATEMENTS[0], NO)
        self._fields[first].setFocus()
        self._fields[first].selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The statement whose numbers have the focus is the one that a photo is of."""
        if event.type() is QEvent.Type.FocusIn:
            self._row = next((key for (key, _v), one in self._fields.items() if one is watched), self._row)
            self._show_photo()
        return False

    def _show_photo(self) -> None:
        cards = self._channel is Channel.CARD
        self._photo.setVisible(cards)
        self._ask.setVisible(cards and self._open)
        back = self._asking == self._row
        self._ask.setText(_("Back to the whole poll") if back else _("Put it on the screen"))
        words = self._words[self._row].text() if cards and self._row in self._words else ""
        self._photo_hint.setText(_("for “{statement}”").format(statement=words) if words else "")

    @Slot()
    def _on_ask(self) -> None:
        """The room sees the statement in hand while the cards go up; again, and it sees the whole poll."""
        polls, step_id = self._desk.services.exitpoll, self._step_id
        question = "" if self._asking == self._row else self._row
        acts.do(
            self._desk,
            _("Put it on the screen") if question else _("Back to the whole poll"),
            lambda: polls.ask(step_id, question),
            lambda before: polls.ask(step_id, before),
        )

    @Slot()
    def _on_photo(self) -> None:
        if self._row in self._words:
            self.photos.ask(self._step_id, self._evening_id, self._row)

    def _of(self, key: str) -> list[QWidget]:
        fields: list[QWidget] = [self._fields[key, value] for value in _SUFFIX]
        return [*fields, *(self._labels[key, suffix] for suffix in _SUFFIX.values())]

    @Slot()
    def _on_count(self) -> None:
        field = self.sender()
        place = next((place for place, one in self._fields.items() if one is field), None)
        if self._silent or place is None:
            return
        polls, step_id, channel, question = (
            self._desk.services.exitpoll,
            self._step_id,
            self._channel,
            place[0],
        )
        counts = {value: one.value() for (key, value), one in self._fields.items() if key == question}
        acts.do(
            self._desk,
            _("Count"),
            lambda: polls.count(step_id, channel, question, counts),
            lambda before: polls.count(step_id, channel, question, before),
        )
