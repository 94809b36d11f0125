"""A talk at the desk: its clock with one key for each deed, its rounds, and who sits where. The clock is kept in the step, and
nothing rings unless the step asks for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QWidget

from ...domain import talking, timing
from ...domain.steps import Step, TalkSettings
from ...domain.timing import PartClock, Timing
from ...language import _
from ...services import roundwords
from ...services.overview import EveningView
from .. import forms
from ..bell import Bell
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..parts.meter import Meter
from ..stage.clockfacts import heading, talk_settings
from ..stage.pause import clock_text
from . import acts, keys, talklists
from .face import StepFace, show_question
from .talkwords import go_text, next_text, told_text

# Seconds: a bell for what ended longer ago would only startle.
_LATE = 5


class Face(StepFace):
    """The desk's face of a talk."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "steps/talk")
        self._kicker = forms.child(form, QLabel, "kicker")
        self._question = forms.child(form, QLabel, "question")
        self._left = forms.child(form, QLabel, "left")
        self._part = forms.child(form, QLabel, "part")
        self._told = forms.child(form, QLabel, "told")
        self._meter = forms.child(form, Meter, "meter")
        self._buttons = {
            name: forms.child(form, KeyButton, name) for name in ("go", "next", "longer", "stop")
        }
        self._seating = forms.child(form, QLabel, "seating")
        self._card_parts = tuple(
            forms.child(form, QWidget, name) for name in ("cardLabel", "card", "cardSits")
        )
        self._card = forms.child(form, QLineEdit, "card")
        self._sits = forms.child(form, QLabel, "cardSits")
        self._rounds = forms.child(form, QListWidget, "rounds")
        self._tables = forms.child(form, QListWidget, "tables")
        self.bell = Bell(self)
        self._step: Step | None = None
        self._before: PartClock | None = None
        self._wire()

    def show_view(self, view: EveningView) -> None:
        """Shows the talk as it is now."""
        if self._step is None or view.step is None or self._step.id != view.step.id:
            self._before = None  # that was the clock of another talk
        self._step = view.step
        if view.step is None:
            return
        settings = talk_settings(view.step)
        kicker, question = heading(view.step, view.step.question or view.project.question)
        form = _(talking.FORM_NAMES[talking.form_of(settings)])
        self._kicker.setText(f"{form} · {kicker}" if kicker else form)
        show_question(self._question, question)
        seats = talking.seats(settings)
        self._seating.setText(roundwords.seats_text(settings, seats))
        for part in self._card_parts:
            part.setVisible(seats is not None)
        self._tables.setVisible(seats is not None)
        talklists.show_tables(self._tables, seats, max(settings.at, 1))
        talklists.show_rounds(self._rounds, settings)
        self._on_card(self._card.text())
        self.tick(view)

    def tick(self, _view: EveningView) -> None:
        """The clock goes on; a round that ends rings when the step asks for it."""
        settings, now = self._settings(), self._now()
        clock = timing.clock(talking.timing_of(settings), now)
        before, self._before = self._before, clock
        if settings.sound and _ended(before, clock):
            self.bell.ring()
        minutes = talking.lengths(settings)
        planned = clock.planned if clock else minutes[0] * timing.MINUTE
        over = settings.at > len(minutes)
        self._left.setText(clock_text(0 if over else clock.left if clock else planned))
        self._meter.show_part(planned if over else min(clock.passed, planned) if clock else 0, planned)
        names = roundwords.names(settings)
        self._part.setText(_("All rounds are done") if over else names[max(settings.at, 1) - 1])
        self._told.setText(told_text(settings, clock, names))
        self._show_buttons(settings, clock, names)

    def take_focus(self) -> None:
        """The clock comes first."""
        self._buttons["go"].setFocus()

    def _show_buttons(self, settings: TalkSettings, clock: PartClock | None, names: list[str]) -> None:
        over = settings.at > len(names)
        words, sign = go_text(settings, clock, names)
        go, following = self._buttons["go"], self._buttons["next"]
        go.setText(words)
        go.setProperty("iconName", sign)
        go.setEnabled(not over)
        following.setText(next_text(settings, names))
        # When time is up the one key goes to the next round by itself.
        following.setVisible(clock is not None and clock.begun and bool(clock.left))
        self._buttons["longer"].setVisible(clock is not None and clock.begun)
        self._buttons["stop"].setVisible(settings.at > 0)

    def _wire(self) -> None:
        self._meter.setAccessibleName(_("Time that has passed in this round"))
        self._card.textChanged.connect(self._on_card)
        for name, slot in (
            ("go", self.go),
            ("next", self.go_next),
            ("longer", self.longer),
            ("stop", self.stop),
        ):
            self._buttons[name].clicked.connect(slot)
        for action_id, slot in (
            ("talk.go", self.go),
            ("talk.next", self.go_next),
            ("talk.longer", self.longer),
        ):
            keys.of_action(self, action_id, slot)

    @Slot()
    def go(self) -> None:
        """Starts, holds or goes on; when a round is over, to the next."""
        self._put(_("The clock of the talk"), talking.press)

    @Slot()
    def go_next(self) -> None:
        """To the next round, or to the end after the last."""
        if self._clock() is not None:
            self._put(_("To the next round"), talking.following)

    @Slot()
    def longer(self) -> None:
        """A minute more for this round."""
        if self._clock() is not None:
            self._put(_("A minute more"), _longer)

    @Slot()
    def stop(self) -> None:
        """Back to before the first round."""
        self._put(_("Start the talk over"), _stopped)

    def _put(self, words: str, deed: Callable[[TalkSettings, datetime], Timing]) -> None:
        step, settings = self._step, self._settings()
        found, before = deed(settings, self._now()), talking.timing_of(settings)
        if step is None or found == before:
            return
        evenings = self.desk.services.evenings
        acts.do(
            self.desk,
            words,
            lambda: evenings.change_settings(step.id, **talking.changes(found)),
            lambda _step: evenings.change_settings(step.id, **talking.changes(before)),
        )

    @Slot(str)
    def _on_card(self, typed: str) -> None:
        seats = talking.seats(self._settings())
        self._sits.setText(talklists.card_text(seats, typed))

    def _clock(self) -> PartClock | None:
        return timing.clock(talking.timing_of(self._settings()), self._now())

    def _settings(self) -> TalkSettings:
        return talk_settings(self._step)

    def _now(self) -> datetime:
        return self.desk.services.clock.now()


def _longer(settings: TalkSettings, now: datetime) -> Timing:
    return timing.longer(talking.timing_of(settings), now)


def _stopped(settings: TalkSettings, _now: datetime) -> Timing:
    return talking.stopped(settings)


def _ended(before: PartClock | None, now: PartClock | None) -> bool:
    """Whether a round that ran when it was last looked at is over since a moment ago; not when nobody looked for long, such as
    while another step was shown."""
    return (
        before is not None
        and now is not None
        and before.part == now.part
        and before.left > 0
        and not now.left
        and now.passed - now.planned < _LATE
    )
