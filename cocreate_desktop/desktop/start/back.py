"""Back to where the evening was, after a window that ended without a word: the project, the room, the step of now with its
clock, and the beamer. The facilitator is told in one line, and presses no key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from ...language import _
from ...services.reopening import SOON_S, Place, Reopening
from ..shell import Shell
from .opener import Opener

if TYPE_CHECKING:
    from ..evening.room import EveningRoom

_STAYED_MS = int(SOON_S * 1000)


class BackAgain(QObject):
    """Keeps the place of this window as long as a project is open, and goes back to that of the one before."""

    def __init__(self, shell: Shell, opener: Opener, reopening: Reopening) -> None:
        super().__init__(shell)
        self._shell = shell
        self._opener = opener
        self._reopening = reopening
        self._back: Place | None = None
        self._stayed = QTimer(self, singleShot=True, interval=_STAYED_MS)
        self._stayed.timeout.connect(self._keep)
        shell.project_opened.connect(self._on_opened)
        shell.project_closed.connect(self._on_closed)

    def go(self, wanted: Path | None = None, key: str = "") -> bool:
        """Opens ``wanted``, or what was open where nothing is asked for; what was left behind is told where it fits.
        True where something is on its way now."""
        back = self._reopening.left_behind()
        if back is not None and wanted is not None and back.path != wanted.resolve():
            back = None
        self._back = back
        path = wanted or (back.path if back is not None else None)
        if path is not None:
            self._opener.open(path, key)
        return path is not None

    @Slot()
    def _on_opened(self) -> None:
        """A dry run is a copy that goes with its window: nobody goes back there."""
        desk = self._shell.desk
        if desk is None or desk.project.dry_run is not None:
            return
        self._keep()
        self._stayed.start()  # it opened and goes on: another end, hours later, has another cause
        self._room().beamer_turned.connect(self._on_beamer)
        QTimer.singleShot(0, self, self._on_there)

    @Slot()
    def _on_there(self) -> None:
        """The rooms are shown: as it was, and said in one line."""
        back, self._back = self._back, None
        desk = self._shell.desk
        if back is None or desk is None or desk.project.path.resolve() != back.path:
            return
        room = self._room()
        view = room.view
        step = view.step if view is not None else None
        if step is not None and back.beamer and room.stage is None:
            room.turn_beamer()
        self._shell.message(back_words(step.title if step is not None else ""))

    @Slot()
    def _on_beamer(self) -> None:
        self._keep()

    @Slot()
    def _on_closed(self) -> None:
        self._stayed.stop()
        self._reopening.leave()

    @Slot()
    def _keep(self) -> None:
        desk = self._shell.desk
        if desk is not None:
            stage = self._room().stage
            self._reopening.keep(Place(desk.project.path, stage is not None and stage.wanted))

    def _room(self) -> EveningRoom:
        return self._shell.room("evening")  # type: ignore[return-value]  # the room under this name


def back_words(step: str) -> str:
    """What the one line says; ``step``: the title of the step of now, empty while no evening runs."""
    if not step:
        return _("The program had ended unexpectedly. Everything is still there.")
    told = _("The program had ended unexpectedly. Everything is still there; you are back at “{step}”.")
    return told.format(step=step)
