"""A camera of this laptop, held open by one function outside the window's thread: it gives a live picture, or what was seen in
it, whenever the last one was taken over, and a photo when asked. It paints and keeps nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ...domain.errors import CocreateError
from ...language import _
from ...services.seeing import Camera, Eyes, WholePhoto
from ..desk import Desk
from .going import Going

_LOG = logging.getLogger(__name__)
_PATIENCE_S: Final = 0.1
_FRAME, _SHOT = "frame", "shot"
Live = Callable[[Eyes, Camera], object]
"""What is done for each live picture, in the camera's thread: it gives what ``LiveCamera.frame`` brings."""


def plain(_eyes: Eyes, camera: Camera) -> object:
    """A live picture as it is."""
    return camera.frame()


@dataclass(frozen=True, slots=True)
class CamerasFound:
    """The names of the cameras, in the order of their numbers."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CameraLost:
    """The camera does not work, or no longer: what happened, what was kept and what to do."""

    words: str


class LiveCamera(QObject):
    """One camera at a time; it lives as long as the project, so that whatever comes late finds somebody."""

    # Emits: CamerasFound.
    found = Signal(object)
    # Emits: what ``live`` gives, usually a Frame. Whoever took it over says so with ``painted``.
    frame = Signal(object)
    # Emits: WholePhoto.
    shot = Signal(object)
    # Emits: CameraLost.
    lost = Signal(object)
    # Emits: nothing; it was turned on or off.
    turned = Signal()
    _seen = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None, live: Live = plain) -> None:
        super().__init__(parent)
        self._desk, self._live = desk, live
        self._going: Going | None = None
        self._asked: SimpleQueue[str] = SimpleQueue()
        self._wanted = -1
        self._seen.connect(self._on_seen, Qt.ConnectionType.QueuedConnection)

    @property
    def on(self) -> bool:
        """Whether a camera is on, or is being turned on."""
        return self._going is not None and self._going()

    def look_for(self) -> None:
        """Asks which cameras there are; ``found`` answers."""
        self._desk.tasks.run(self._desk.project.eyes.cameras, self._on_found, self._on_none)

    def start(self, number: int) -> None:
        """Turns a camera on; another one is turned off first."""
        self._wanted = number
        if self._going is not None:
            self._going.end()
            return
        self._asked = SimpleQueue()
        self._asked.put(_FRAME)
        self._going = going = Going(self._desk.tasks.going())
        work = partial(
            _hold_open, self._desk.project.eyes, number, self._asked, going, self._seen, self._live
        )
        self._desk.tasks.run(work, self._on_ended, self._on_lost)
        self.turned.emit()

    def stop(self) -> None:
        """Turns it off."""
        self._wanted = -1
        if self._going is not None:
            self._going.end()
        self.turned.emit()

    def painted(self) -> None:
        """The last live picture was taken over: the next one is welcome. Others were never waiting: nothing queues."""
        self._asked.put(_FRAME)

    def shoot(self) -> None:
        """Asks for a photo; ``shot`` brings it."""
        if self.on:
            self._asked.put(_SHOT)

    @Slot(object)
    def _on_found(self, names: tuple[str, ...]) -> None:
        self.found.emit(CamerasFound(names))

    @Slot(object)
    def _on_none(self, problem: Exception) -> None:
        if not isinstance(problem, CocreateError):
            _LOG.error("the cameras could not be asked for", exc_info=problem)
        self.found.emit(CamerasFound(()))

    @Slot(object)
    def _on_seen(self, seen: object) -> None:
        if isinstance(seen, WholePhoto):
            self.shot.emit(seen)
        elif self.on:
            self.frame.emit(seen)

    @Slot(object)
    def _on_ended(self, _nothing: None) -> None:
        """Turned off; when another one was asked for meanwhile, that one comes now."""
        self._going = None
        if self._wanted >= 0:
            self.start(self._wanted)
        else:
            self.turned.emit()

    @Slot(object)
    def _on_lost(self, problem: Exception) -> None:
        self._going, self._wanted = None, -1
        if isinstance(problem, CocreateError):
            self.lost.emit(CameraLost(str(problem)))
        else:
            _LOG.error("the camera failed", exc_info=problem)
            words = _("The camera does not work now. Photos that were taken are kept.")
            self.lost.emit(CameraLost(f"{words} " + _("A phone or a file works as well.")))
        self.turned.emit()


def _hold_open(
    eyes: Eyes, number: int, asked: SimpleQueue[str], going: Callable[[], bool], seen: object, live: Live
) -> None:
    """The life of an open camera, in a thread of its own. Raises CameraGone."""
    with eyes.camera(number) as camera:
        while going():
            try:
                wish = asked.get(timeout=_PATIENCE_S)
            except Empty:
                continue
            seen.emit(camera.shoot() if wish == _SHOT else live(eyes, camera))  # type: ignore[attr-defined]  # a bound signal
