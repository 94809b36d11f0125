"""The settings of a talk: its form, its rounds and their questions, the tables, and what the seating promises."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget

from ....domain import seating, talking
from ....domain.steps import Step, TalkSettings, read_settings
from ....domain.talking import FORM_NAMES, Form, form_of
from ....language import _
from ....services import roundwords
from ....services.overview import EveningView
from ... import forms
from ...desk import Desk
from ...parts.countfield import CountField
from ...parts.keybutton import KeyButton
from ...printing import Printing
from ..fields import SavedCheck, SavedCount, SavedField
from .lengths import ThinkLengths, in_all
from .panel import StepSettings

_COUNTS = {
    "rounds": seating.MOST_ROUNDS,
    "length": talking.LONGEST,
    "tables": seating.MOST_TABLES,
    "seats": seating.MOST_SEATS,
}
_CHECKS = ("cards", "hosts", "sound")


class Panel(StepSettings):
    """Shows only what the chosen form has."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "prepare/steps/talk")
        self._step: Step | None = None
        self._form = forms.child(form, QComboBox, "form")
        for one, name in FORM_NAMES.items():
            self._form.addItem(_(name), one.value)
        self._form.activated.connect(self._on_form)
        self._counts = {
            name: SavedCount(desk, name, _ranged(form, name, most)) for name, most in _COUNTS.items()
        }
        self._boxes = {name: forms.child(form, QCheckBox, name) for name in _CHECKS}
        self._checks = {name: SavedCheck(desk, name, box) for name, box in self._boxes.items()}
        self._parts = {
            name: forms.child(form, QWidget, name) for name in ("roundParts", "lengths", "tableParts")
        }
        self._lengths = ThinkLengths(self._parts["lengths"])
        self._lengths.edited.connect(self._on_lengths)
        self.printing = Printing(desk, self)
        self._print = forms.child(form, KeyButton, "printSeats")
        self._print.clicked.connect(self._on_print)
        self._together = forms.child(form, QLabel, "together")
        self._promise = forms.child(form, QLabel, "promise")
        numbers = range(1, seating.MOST_ROUNDS + 1)
        self._asks = tuple(forms.child(form, QWidget, f"ask{n}Part") for n in numbers)
        self._questions = tuple(_question(desk, form, n) for n in numbers)

    def show_view(self, view: EveningView) -> None:
        """What is stored, and what comes of it."""
        settings = read_settings(view.step) if view.step else None
        if view.step is None or not isinstance(settings, TalkSettings):
            return
        self._step = view.step
        change = self.changing(view.step)
        self._form.setCurrentIndex(self._form.findData(form_of(settings).value))
        for name, field in self._counts.items():
            field.aim(change, getattr(settings, name))
        for name, check in self._checks.items():
            check.aim(change, getattr(settings, name))
        self._lengths.show_lengths(settings)
        for part, saved in enumerate(self._questions, 1):
            asked = partial(self._ask, view.step.id, part)
            saved.aim(f"{view.step.id} {part}", asked, talking.question_of(settings, part, ""))
        self._show_parts(settings, view.step.minutes)

    def _show_parts(self, settings: TalkSettings, planned: int) -> None:
        form, lengths = form_of(settings), talking.lengths(settings)
        thinks, changes = form is Form.THINK, form is Form.CAFE
        self._parts["lengths"].setVisible(thinks)
        self._parts["roundParts"].setVisible(not thinks)
        self._parts["tableParts"].setVisible(not thinks)
        self._boxes["cards"].setVisible(not thinks)
        self._boxes["hosts"].setVisible(changes)
        self._print.setVisible(not thinks)
        for part, ask in enumerate(self._asks, 1):
            ask.setVisible(not thinks and 1 < len(lengths) >= part)
        seats = talking.seats(settings)
        self._together.setText(in_all(sum(lengths), planned))
        self._promise.setVisible(seats is not None)
        self._promise.setText(roundwords.seats_text(settings, seats) if seats is not None else "")

    @Slot()
    def _on_print(self) -> None:
        """For this talk alone; the kit has them for the whole evening."""
        if self._step is not None:
            name = " ".join((_("Seats"), self._step.title)).strip()
            papers, step = self.desk.project.papers, self._step
            self.printing.ask(name, partial(papers.seats, step.id, step.evening_id))

    def _ask(self, step_id: str, part: int, question: str) -> object:
        """Changes the question of one round; the others stay."""
        evenings = self.desk.services.evenings
        settings = read_settings(self._step) if self._step is not None else None
        known = settings.questions if isinstance(settings, TalkSettings) else ()
        asked = [*known, *("" for _place in range(part - len(known)))]
        asked[part - 1] = question
        return evenings.change_settings(step_id, questions=tuple(asked))

    @Slot(int)
    def _on_form(self, _row: int) -> None:
        self.keep(self._step, "form", self._form.currentData())

    @Slot(object)
    def _on_lengths(self, think: tuple[int, ...]) -> None:
        self.keep(self._step, "think", think)


def _ranged(form: QWidget, name: str, most: int) -> CountField:
    field = forms.child(form, CountField, name)
    field.setRange(1, most)
    return field


def _question(desk: Desk, form: QWidget, number: int) -> SavedField:
    edit, error = forms.child(form, QLineEdit, f"ask{number}"), forms.child(form, QLabel, f"ask{number}Error")
    return SavedField(desk, "question", edit, error, desk.services.evenings.change_settings)
