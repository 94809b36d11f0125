"""Photos that come in at the desk, one after the other outside the window's thread: files, folders, what was pasted, shots of
the camera. One that cannot be used is told with its reason; the others come in."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal, Slot
from PySide6.QtGui import QImage, QImageWriter

from ...domain.errors import BadFile, CocreateError, FileProblem
from ...domain.walls import Way
from ...language import _
from ...services.outside import OpenProject
from ...services.seeing import WholePhoto
from ..desk import Desk
from .bringwords import why_words
from .drops import Brought, pictures_in
from .going import Going

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refused:
    """What did not come in, and why, in one sentence."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class _Job:
    """One thing to bring in for a step."""

    step_id: str
    way: Way
    name: str
    open: Callable[[OpenProject, Callable[[], bool]], Iterator[WholePhoto]]
    folder: Path | None = None


class Bringing(QObject):
    """A queue for the whole project: it goes on when the dialog closes."""

    # Emits: Refused.
    refused = Signal(object)
    # Emits: nothing; ``now`` is another name, or nothing is brought in any more.
    turned = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs: deque[_Job] = deque()
        self._job: _Job | None = None
        self._stop: Going | None = None

    @property
    def now(self) -> str:
        """The name of what is being brought in, empty when nothing is."""
        return self._job.name if self._job is not None else ""

    def take(self, step_id: str, brought: Brought) -> None:
        """Brings in what was chosen, dropped or pasted, for a step."""
        if brought.paths:
            self._jobs.extend(_file_job(step_id, brought.way, path) for path in brought.paths)
        elif brought.content:
            content = brought.content
            self._jobs.append(_Job(step_id, brought.way, _("Pasted picture"), partial(_taken, content)))
        elif brought.image is not None:
            image = brought.image
            self._jobs.append(_Job(step_id, brought.way, _("Pasted picture"), partial(_packed, image)))
        self._go_on()

    def take_photo(self, step_id: str, photo: WholePhoto) -> None:
        """Brings in a shot of the camera."""
        self._jobs.append(_Job(step_id, Way.CAMERA, photo.name, partial(_as_it_is, photo)))
        self._go_on()

    def stop(self) -> None:
        """What waits does not come in; what came stays."""
        self._jobs.clear()
        if self._stop is not None:
            self._stop.end()

    def _go_on(self) -> None:
        if self._stop is not None or not self._jobs:
            return
        self._job = job = self._jobs.popleft()
        self._stop = Going(self._desk.tasks.going())
        if job.folder is not None:
            self._desk.tasks.run(partial(_listed, job.folder), self._on_listed, self._on_failed)
        else:
            work = partial(_bring, self._desk.project, job, self._stop)
            self._desk.tasks.run(work, self._on_done, self._on_failed)
        self.turned.emit()

    def _over(self) -> None:
        self._job = self._stop = None
        self._desk.relay.tell_now()
        self._go_on()
        if self._stop is None:
            self.turned.emit()

    @Slot(object)
    def _on_listed(self, paths: tuple[Path, ...]) -> None:
        job, stop = self._job, self._stop
        if job is not None and stop is not None and stop():
            self._jobs.extendleft(_file_job(job.step_id, job.way, path) for path in reversed(paths))
            if not paths:
                self.refused.emit(Refused(job.name, _("There are no pictures in this folder.")))
        self._over()

    @Slot(object)
    def _on_done(self, _nothing: None) -> None:
        self._over()

    @Slot(object)
    def _on_failed(self, problem: Exception) -> None:
        if not isinstance(problem, CocreateError):
            _LOG.error("a photo could not be brought in", exc_info=problem)
        self.refused.emit(Refused(self.now, why_words(problem)))
        self._over()


def photos_of(project: OpenProject, brought: Brought, going: Callable[[], bool]) -> Iterator[WholePhoto]:
    """The photos of what was chosen, dropped or pasted, one by one. Long work. Raises BadFile."""
    for path in brought.paths:
        yield from _opened(path, project, going)
    if brought.content:
        yield from _taken(brought.content, project, going)
    elif brought.image is not None:
        yield from _packed(brought.image, project, going)


def _file_job(step_id: str, way: Way, path: Path) -> _Job:
    folder = path if path.is_dir() else None
    return _Job(step_id, way, path.name, partial(_opened, path), folder)


def _listed(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(pictures_in(folder))
    except OSError as problem:
        raise FileProblem(path=folder.name) from problem


def _bring(project: OpenProject, job: _Job, going: Callable[[], bool]) -> None:
    for photo in job.open(project, going):
        if not going():
            return
        project.services.walls.arrive(job.step_id, photo, way=job.way)


def _opened(path: Path, project: OpenProject, going: Callable[[], bool]) -> Iterator[WholePhoto]:
    return project.eyes.open(path, going)


def _taken(content: bytes, project: OpenProject, _going: Callable[[], bool]) -> Iterator[WholePhoto]:
    yield project.eyes.take(content, _("Pasted picture"))


def _as_it_is(photo: WholePhoto, _project: OpenProject, _going: Callable[[], bool]) -> Iterator[WholePhoto]:
    yield photo


def _packed(image: QImage, project: OpenProject, going: Callable[[], bool]) -> Iterator[WholePhoto]:
    """A picture of the clipboard that came without a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # A quality of 80 packs a PNG quickly rather than tightly; nothing of it is lost.
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setQuality(80)
    if not writer.write(image):
        raise BadFile(path=_("Pasted picture"), why=_("It cannot be drawn."))
    yield from _taken(bytes(buffer.data().data()), project, going)
