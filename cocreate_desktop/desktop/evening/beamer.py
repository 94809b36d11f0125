"""The stage as the evening knows it: opened and put away, in step with its buttons, and missed when the cable comes loose."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ... import settings
from ...language import _
from ..desk import Voice
from ..parts.keybutton import KeyButton
from ..stage.screens import Choice, ScreenMark, read_choice
from ..stage.state import StageState
from ..stage.window import ProjectorChanged, StageWindow, Why
from .screenchoice import ScreenChoice, ScreenChosen

log = logging.getLogger(__name__)


class Beamer(QObject):
    """Keeps the window of the stage from its first showing on.

    ``buttons`` tell how it is; ``where`` are those that offer another screen while there is one.
    """

    # Emits: StageKey, a key that was pressed on the stage.
    pressed = Signal(object)
    # Emits: nothing; it was shown or put away.
    turned = Signal()
    # The key of its warning: one stage must not take away what is said of another.
    warned = "projector"

    def __init__(
        self, voice: Voice, desk: QWidget, buttons: Sequence[KeyButton], where: Sequence[KeyButton]
    ) -> None:
        super().__init__(desk)
        self._voice = voice
        self._host = desk
        self._buttons = tuple(buttons)
        self.stage: StageWindow | None = None
        self._state: StageState | None = None
        self._where = ScreenChoice(desk, where)
        self._where.show_choice(_remembered())
        self._where.chosen.connect(self._on_screen_chosen)
        self._tell()

    def show_state(self, state: StageState) -> None:
        """What the room sees."""
        self._state = state
        if self.stage is not None:
            self.stage.show_state(state)

    def toggle(self, state: StageState | None) -> None:
        """Shows the stage with ``state``, or puts it away."""
        stage = self.stage or self._made()
        if stage.wanted:
            stage.put_away()
            self._voice.solved(self.warned)
        else:
            self._open(stage, state)
        self._tell()

    def take(self, mark: ScreenMark | None) -> None:
        """Shows the stage on this screen, or in a window (None); next time too."""
        stage = self.stage or self._made()
        stage.take(mark)
        self._open(stage, self._state)
        self._tell()

    def _open(self, stage: StageWindow, state: StageState | None) -> None:
        if state is not None:
            stage.show_state(state)
        stage.open()
        # On a beamer it shows by itself and the keys stay here; on the only screen it must come before this window.
        (self._host.window() if stage.present else stage).activateWindow()
        self._voice.solved(self.warned)
        if not stage.present and not self._where.several:
            self._voice.message(
                _("There is no second screen: the picture for the room stands in a corner of this one.")
            )
        self._remember()

    def _remember(self) -> None:
        """The beamer of this evening is the first to be tried on the next."""
        choice = self.stage.choice if self.stage is not None else Choice()
        self._where.show_choice(choice)
        written = choice.written()
        now = settings.load().settings
        if written and written != now.projector:
            try:
                settings.save(replace(now, projector=written))
            except OSError:
                log.info("the beamer could not be remembered")

    def close(self) -> None:
        """The project closes: the stage goes."""
        stage, self.stage = self.stage, None
        if stage is not None:
            stage.closed.disconnect(self._on_closed)
            stage.close()
            stage.deleteLater()

    def _made(self) -> StageWindow:
        self.stage = StageWindow(self._host.window(), _remembered())
        self.stage.pressed.connect(self.pressed)
        self.stage.projector.connect(self._on_projector)
        self.stage.closed.connect(self._on_closed)
        return self.stage

    def _tell(self) -> None:
        stage = self.stage
        shown = stage is not None and stage.wanted
        self._where.show_waiting(stage is not None and stage.lost)
        words = self.words()
        for button in self._buttons:
            button.setText(words)
            button.setChecked(shown)
        self.turned.emit()

    def words(self) -> str:
        """What the buttons say now."""
        stage = self.stage
        if stage is None or not stage.wanted:
            return _("beamer off")
        if stage.lost:
            return _("beamer unplugged")
        return _("beamer on") if stage.present else _("in a window")

    def _warn(self, why: Why) -> None:
        """In one line, not in a dialog: the evening goes on."""
        said = {
            "unplugged": (
                _("The beamer is unplugged."),
                _(
                    "The evening goes on on this laptop. Plug the cable in again: the picture comes back by itself."
                ),
            ),
            "mirrored": (
                _("The beamer shows the same as this screen."),
                _("Choose ‘extend’ in the settings of the system: the picture comes back by itself."),
            ),
        }
        if why in said:
            text, more = said[why]
            button = _("Choose a screen…") if self._where.several else _("Show it in a window")
            self._voice.warning(self.warned, text, more, button, self._elsewhere)

    def _elsewhere(self) -> None:
        if self._where.several:
            self._where.open_under(next((one for one in self._buttons if one.isVisible()), self._buttons[0]))
        else:
            self.take(None)

    @Slot(object)
    def _on_screen_chosen(self, chosen: ScreenChosen) -> None:
        self.take(chosen.mark)

    @Slot()
    def _on_closed(self) -> None:
        self._tell()

    @Slot(object)
    def _on_projector(self, changed: ProjectorChanged) -> None:
        self._tell()
        if changed.present:
            self._voice.solved(self.warned)
            self._remember()
        elif self.stage is not None and self.stage.wanted:
            self._warn(changed.why)


def _remembered() -> Choice:
    return read_choice(settings.load().settings.projector)
