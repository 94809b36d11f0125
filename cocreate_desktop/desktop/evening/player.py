"""What the buttons and keys of the player do: forward, back, the blank screen, and straight to a step. On a laptop that works
beside another one they do nothing: the evening is played over there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from ...language import _
from ...services.overview import EveningView
from ...services.playing import DeedKind
from ..desk import Desk
from ..together.beside import Beside
from .runsheet import StepChosen

T = TypeVar("T")


class Player(QObject):
    """Is told the ``view`` of now by the room, as often as that is read."""

    # Emits: nothing; a deed led to another step.
    stepped = Signal()

    def __init__(self, desk: Desk, beside: Beside) -> None:
        super().__init__(beside)
        self._desk = desk
        self._beside = beside
        self.view: EveningView | None = None

    @Slot()
    def on_next(self) -> None:
        """What comes next. A press that came too soon after the last one did nothing, and is answered."""
        view = self.view
        if view is None or not self._beside.may_play():
            return
        playing, evening_id = self._desk.services.playing, view.evening.id
        wanted = playing.next_deed(evening_id).kind
        done = self._try(lambda: playing.forward(evening_id))
        if done is None or done.kind is not DeedKind.NOTHING or wanted is DeedKind.NOTHING:
            return
        if wanted is DeedKind.REVEAL:
            self._desk.voice.message(_("The result is still hidden. Press once more to reveal it."))
        else:
            self._desk.voice.message(_("The evening has begun. Press once more to go on."))

    @Slot()
    def on_previous(self) -> None:
        """One step back."""
        if self.view is not None and self._beside.may_play():
            evening_id = self.view.evening.id
            self._try(lambda: self._desk.services.playing.back(evening_id))

    @Slot()
    def on_blank(self) -> None:
        """The blank screen, or the picture again."""
        if self.view is not None and self._beside.may_play():
            evening = self.view.evening
            self._try(lambda: self._desk.services.playing.blank(evening.id, not evening.blank))

    @Slot(object)
    def on_step_chosen(self, chosen: StepChosen) -> None:
        """Straight to a step of the run sheet."""
        view = self.view
        if (
            view is None
            or (view.step is not None and view.step.id == chosen.step_id)
            or not self._beside.may_play()
        ):
            return
        self._try(lambda: self._desk.services.playing.go_to(view.evening.id, chosen.step_id))

    def _try(self, verb: Callable[[], T]) -> T | None:
        """``view`` is read anew while the deed is told of. None when it was refused, which is told too."""
        before = self.view.step.id if self.view and self.view.step else ""
        done = self._desk.attempt(verb)
        after = self.view.step.id if self.view and self.view.step else ""
        if after != before:
            self.stepped.emit()
        return done
