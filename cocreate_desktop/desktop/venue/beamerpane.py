"""The beamer in the venue check: which screen it is, the test picture on it, and whether the last row could read it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QLabel, QWidget

from ... import settings
from ...domain.venue import Answer, BeamerFacts, VenuePart
from ...domain.viewing import Hall, hall_of
from ...language import _
from .. import forms
from ..desk import Desk
from ..evening.beamer import Beamer
from ..evening.stagepicture import LargePicture, StagePicture
from ..parts.countfield import CountField
from ..parts.keybutton import KeyButton
from ..prepare.fields import SavedCount
from ..prepare.halldialog import FARTHEST, HIGHEST, LOWEST, NEAREST, letters_words
from ..stage.screens import choose, free, mark_of, mirrors, read_choice
from ..stage.trial import trial_state
from ..stage.watch import ScreenWatch
from ..stage.window import StageKey
from .pane import Pane, lead

PICTURE = 208


class TrialBeamer(Beamer):
    """The stage with the test picture."""

    warned = "trial"

    # Emits: nothing; it was shown or put away.
    turned = Signal()

    def words(self) -> str:
        """What the button says: its deed, for here it is looked at and put away again."""
        if self.stage is None or not self.stage.wanted:
            return _("Show the test picture")
        if self.stage.lost:
            return _("beamer unplugged")
        return _("Put the picture away") if self.stage.present else _("Put the window away")

    def _tell(self) -> None:
        super()._tell()
        self.turned.emit()


class BeamerPane(Pane):
    """Promises nothing about the wall: somebody has to stand at the back."""

    part = VenuePart.BEAMER
    form_name = "venue/beamer"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = self.form
        self._screen = forms.child(form, QLabel, "screen")
        self._shown = forms.child(form, StagePicture, "shown")
        self._shown.fit(PICTURE)
        self._large = LargePicture(self)
        self.show_button = forms.child(form, KeyButton, "show")
        self.yes, self.no = forms.child(form, KeyButton, "yes"), forms.child(form, KeyButton, "no")
        self._hint = forms.child(form, QLabel, "hint")
        self._fields = _fields(desk, form)
        self._watch = ScreenWatch(self.window(), self)
        self.beamer = TrialBeamer(
            desk.voice, self, (self.show_button,), (forms.child(form, KeyButton, "where"),)
        )
        for signal, slot in (
            (self._watch.settled, self.refresh),
            (self.beamer.turned, self._on_turned),
            (self.beamer.pressed, self._on_key),
            (self.show_button.clicked, self.begin),
            (self._shown.clicked, self._on_large),
            (self.yes.clicked, self._on_yes),
            (self.no.clicked, self._on_no),
        ):
            signal.connect(slot)

    @property
    def deed(self) -> str:
        """What the row's button does."""
        return _("Show test picture")

    @property
    def hall(self) -> Hall:
        """The measures of this hall."""
        return hall_of(self.view.evening) if self.view is not None else Hall()

    @property
    def facts(self) -> BeamerFacts:
        """The beamer as it is now, with what was answered before when it is the same one."""
        seen = beamer_facts(self._watch)
        if self.view is not None:
            evening = self.view.evening  # what nobody filled in is not kept as if it were measured
            seen = replace(seen, distance=evening.viewing_distance, picture=evening.screen_height)
        before = self.item.facts
        if isinstance(before, BeamerFacts) and before.screen == seen.screen and not self.item.earlier:
            return replace(seen, answer=before.in_hall(self.hall).answer)
        return seen

    @Slot()
    def refresh(self) -> None:
        """Which screen, which letters, and whether somebody has answered."""
        if self.view is None:
            return
        facts, evening = self.facts, self.view.evening
        change = partial(self.desk.services.evenings.change, evening.id)
        for field, value in zip(self._fields, (self.hall.distance, self.hall.height), strict=True):
            field.aim(change, value)
        state = trial_state(evening)
        self._shown.show_state(state)
        self._large.show_state(state)
        self.beamer.show_state(state)
        self._screen.setText(screen_words(facts))
        self._hint.setText(letters_words(self.hall))
        self._show_buttons(facts)

    def begin(self) -> None:
        """Shows the test picture, or puts it away."""
        if self.view is None:
            return
        self.beamer.toggle(trial_state(self.view.evening))
        self.keep(self.facts)

    def open(self) -> None:
        """The screens may have changed meanwhile."""
        self._watch.follow()
        self.refresh()

    def close_down(self) -> None:
        """The picture goes: the hall shows what the evening shows."""
        self._large.put_away()
        stage = self.beamer.stage
        if stage is not None and stage.wanted:
            self.beamer.toggle(None)

    def end(self) -> None:
        """The project closes."""
        self.close_down()
        self.beamer.close()

    def _show_buttons(self, facts: BeamerFacts) -> None:
        stage = self.beamer.stage
        showing = stage is not None and stage.wanted
        first = self.yes if showing else self.show_button
        lead(first if facts.answer is not Answer.YES else None, self.show_button, self.yes, self.no)
        self.yes.setChecked(facts.answer is Answer.YES)
        self.no.setChecked(facts.answer is Answer.NO)

    @Slot()
    def _on_turned(self) -> None:
        if self.view is not None:
            self._show_buttons(self.facts)

    @Slot(object)
    def _on_key(self, key: StageKey) -> None:
        if key.deed in ("leave", "stage"):
            self.close_down()

    @Slot()
    def _on_large(self) -> None:
        self._large.show()

    @Slot()
    def _on_yes(self) -> None:
        self.keep(replace(self.facts, answer=Answer.YES))
        self.close_down()

    @Slot()
    def _on_no(self) -> None:
        self.keep(replace(self.facts, answer=Answer.NO))


def _fields(desk: Desk, form: QWidget) -> tuple[SavedCount, SavedCount]:
    distance, height = forms.child(form, CountField, "distance"), forms.child(form, CountField, "picture")
    distance.setRange(NEAREST, FARTHEST)
    height.setRange(LOWEST, HIGHEST)
    height.setSingleStep(10)
    return SavedCount(desk, "viewing_distance", distance), SavedCount(desk, "screen_height", height)


def beamer_facts(watch: ScreenWatch) -> BeamerFacts:
    """What the system says of the screen that the stage would take, in a hall whose measures nobody filled in."""
    screens, desk = watch.screens(), watch.desk_marks()
    plain = BeamerFacts(distance=0, picture=0)
    chosen = choose(list(screens), desk, read_choice(settings.load().settings.projector))
    if chosen is None:
        home = desk[0] if desk else None
        others = [one for one in screens if home is not None and one.key != home.key]
        doubled = any(mirrors(one, home) for one in others if home is not None)
        spare = free(list(screens), desk)
        return replace(plain, mirrored=doubled and not spare)
    return _of_screen(plain, screens[chosen])


def _of_screen(plain: BeamerFacts, screen: QScreen) -> BeamerFacts:
    ratio = screen.devicePixelRatio()
    size = screen.size()
    return replace(
        plain,
        screen=mark_of(screen).model or screen.name() or _("Screen"),
        width=round(size.width() * ratio),
        height=round(size.height() * ratio),
        scale=round(ratio * 100),
        refresh=round(screen.refreshRate()),
    )


def screen_words(facts: BeamerFacts) -> str:
    """The screen in one line, or why there is none."""
    if facts.mirrored:
        return _("The beamer shows the same as this screen. Choose ‘extend’ in the settings of the system.")
    if not facts.screen:
        return _("There is no second screen. Plug in the beamer and switch it on: it comes here by itself.")
    parts = [facts.screen, f"{facts.width} × {facts.height}", _("scale {n} %").format(n=facts.scale)]
    if facts.refresh:
        parts.append(f"{facts.refresh} Hz")
    return " · ".join(parts)
