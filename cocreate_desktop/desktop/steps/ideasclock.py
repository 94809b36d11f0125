"""The clock of 1-2-4-All above the line: start, the phase of now with its minutes, the next one, stop. It never takes the focus
from the line and never rings; the phase itself is kept in the step."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ...domain import thinking
from ...domain.moments import utc_text
from ...domain.steps import IdeasSettings, Step, read_settings
from ...domain.thinking import PHASE_NAMES, Phase
from ...domain.timing import PartClock
from ...language import _, ngettext
from ...services.overview import EveningView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..parts.meter import Meter
from ..stage.pause import clock_text
from . import acts


class IdeasClock(QObject):
    """Wires the strip of the form ``steps/ideas``."""

    def __init__(self, desk: Desk, form: QWidget, face: QWidget) -> None:
        super().__init__(face)
        self._desk = desk
        self._strip = forms.child(form, QFrame, "think")
        self._start = forms.child(form, KeyButton, "thinkStart")
        self._next = forms.child(form, KeyButton, "thinkNext")
        self._stop = forms.child(form, KeyButton, "thinkStop")
        self._phase = forms.child(form, QLabel, "thinkPhase")
        self._left = forms.child(form, QLabel, "thinkLeft")
        self._after = forms.child(form, QLabel, "thinkAfter")
        self._meter = forms.child(form, Meter, "thinkMeter")
        self._step: Step | None = None
        self._strip.hide()
        for button, slot in ((self._start, self.go_on), (self._next, self.go_on), (self._stop, self.stop)):
            button.clicked.connect(slot)

    def show_view(self, view: EveningView) -> None:
        """Shows the strip while a phase runs, and else the button to begin."""
        self._step = view.step
        self._start.setVisible(not self.running)
        self._strip.setVisible(self.running)
        self.tick()

    @property
    def running(self) -> bool:
        """Whether a phase runs."""
        return self._clock() is not None

    def tick(self) -> None:
        """The clock goes on."""
        clock = self._clock()
        if clock is None:
            return
        settings = self._settings()
        self._phase.setText(_(PHASE_NAMES[Phase(clock.part)]))
        self._left.setText(clock_text(clock.left))
        self._meter.show_part(min(clock.passed, clock.planned), clock.planned)
        self._meter.setAccessibleName(_("Time that has passed in this phase"))
        following = thinking.following(settings)
        self._after.setText(_after_words(settings, clock, following))
        self._next.setText(_("Next phase") if following else _("Done"))

    @Slot()
    def go_on(self) -> None:
        """Starts, or goes to the next phase; after the last one the clock is gone."""
        self._put(thinking.following(self._settings()))

    @Slot()
    def stop(self) -> None:
        """Takes the clock away."""
        if self.running:
            self._put(Phase.NONE)

    def _put(self, phase: Phase) -> None:
        step = self._step
        if step is None:
            return
        evenings, before = self._desk.services.evenings, self._settings()
        started = utc_text(self._desk.services.clock.now()) if phase else ""
        acts.do(
            self._desk,
            _("Go on with 1-2-4-All") if phase else _("Stop 1-2-4-All"),
            lambda: evenings.change_settings(step.id, think_phase=int(phase), think_started=started),
            lambda _step: evenings.change_settings(
                step.id, think_phase=before.think_phase, think_started=before.think_started
            ),
        )

    def _settings(self) -> IdeasSettings:
        found = read_settings(self._step) if self._step is not None else None
        return found if isinstance(found, IdeasSettings) else IdeasSettings()

    def _clock(self) -> PartClock | None:
        return thinking.clock(self._settings(), self._desk.services.clock.now())


def _after_words(settings: IdeasSettings, clock: PartClock, following: Phase) -> str:
    """What comes after this phase; when its time is up that comes first."""
    if following is Phase.NONE:
        said = _("After this the clock is done.")
    else:
        minutes = thinking.minutes_of(settings)[following - 1]
        said = ngettext("After this: {name}, {n} minute", "After this: {name}, {n} minutes", minutes).format(
            name=_(PHASE_NAMES[following]).lower(), n=minutes
        )
    return said if clock.left else _("Time is up.") + " " + said
