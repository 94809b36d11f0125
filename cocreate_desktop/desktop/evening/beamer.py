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
from ..stage.screens import read_mark
from ..stage.state import StageState
from ..stage.window import ProjectorChanged, StageWindow

log = logging.getLogger(__name__)


class Beamer(QObject):
    """Keeps the window of the stage from its first showing on. ``buttons`` tell how it is."""

    # Emits: StageKey, a key that was pressed on the stage.
    pressed = Signal(object)

    def __init__(self, voice: Voice, desk: QWidget, buttons: Sequence[KeyButton]) -> None:
        super().__init__(desk)
        self._voice = voice
        self._host = desk
        self._buttons = tuple(buttons)
        self.stage: StageWindow | None = None
        self._tell()

    def show_state(self, state: StageState) -> None:
        """What the room sees."""
        if self.stage is not None:
            self.stage.show_state(state)

    def toggle(self, state: StageState | None) -> None:
        """Shows the stage with ``state``, or puts it away."""
        stage = self.stage or self._made()
        if stage.isVisible():
            stage.hide()
        else:
            if state is not None:
                stage.show_state(state)
            stage.open()
            # On a beamer it shows by itself and the keys stay here; on the only screen it must come before this window.
            (self._host.window() if stage.present else stage).activateWindow()
        self._tell()
        self._remember()

    def _remember(self) -> None:
        """The projector of this evening is the first to be tried on the next."""
        known = self.stage.known if self.stage is not None and self.stage.present else None
        now = settings.load().settings
        if known is not None and known.written() != now.projector:
            try:
                settings.save(replace(now, projector=known.written()))
            except OSError:
                log.info("the projector could not be remembered")

    def close(self) -> None:
        """The project closes: the stage goes."""
        stage, self.stage = self.stage, None
        if stage is not None:
            stage.closed.disconnect(self._on_closed)
            stage.close()
            stage.deleteLater()

    def _made(self) -> StageWindow:
        self.stage = StageWindow(self._host.window(), read_mark(settings.load().settings.projector))
        self.stage.pressed.connect(self.pressed)
        self.stage.projector.connect(self._on_projector)
        self.stage.closed.connect(self._on_closed)
        return self.stage

    def _tell(self, *, shown: bool | None = None) -> None:
        if shown is None:
            shown = self.stage is not None and self.stage.isVisible()
        present = self.stage is not None and self.stage.present
        words = _("beamer on") if present else _("in a window")
        for button in self._buttons:
            button.setText(words if shown else _("beamer off"))
            button.setChecked(shown)

    @Slot()
    def _on_closed(self) -> None:
        self._tell(shown=False)

    @Slot(object)
    def _on_projector(self, changed: ProjectorChanged) -> None:
        self._tell()
        if changed.present:
            self._voice.solved("projector")
        elif self.stage is not None and self.stage.isVisible():
            self._voice.warning(
                "projector",
                _("The beamer is unplugged."),
                _(
                    "The evening goes on on this laptop. Plug the cable in again: the picture comes back by itself."
                ),
            )
