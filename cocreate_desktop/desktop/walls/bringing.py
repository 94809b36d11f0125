"""Photos that come in at the desk, one after the other outside the window's thread: files, folders, what was pasted, shots of
the camera. One that cannot be used is told with its reason; the others come in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Slot
from PySide6.QtGui import QImage, QImageWriter

from ...domain.errors import BadFile, FileProblem
from ...domain.walls import Way
from ...language import _
from ...services.outside import OpenProject
from ...services.seeing import WholePhoto
from ..desk import Desk
from .drops import Brought, pictures_in
from .going import Going
from .photoqueue import PhotoJob, PhotoQueue, Refused, as_it_is


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job(PhotoJob):
    """One thing to bring in for a step."""

    step_id: str
    way: Way
    folder: Path | None = None


class Bringing(PhotoQueue[_Job]):
    """Brings in for the whole project: it goes on when the dialog closes."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, self._of, parent)

    @property
    def now(self) -> str:
        """The name of what is being brought in, empty when nothing is."""
        return self.job.name if self.job is not None else ""

    def take(self, step_id: str, brought: Brought) -> None:
        """Brings in what was chosen, dropped or pasted, for a step."""
        if brought.paths:
            self.add(*(_file_job(step_id, brought.way, path) for path in brought.paths))
        elif brought.content:
            self._paste(step_id, brought.way, partial(_taken, brought.content))
        elif brought.image is not None:
            self._paste(step_id, brought.way, partial(_packed, brought.image))

    def take_photo(self, step_id: str, photo: WholePhoto) -> None:
        """Brings in a shot of the camera."""
        self.add(_Job(step_id=step_id, way=Way.CAMERA, name=photo.name, open=partial(as_it_is, photo)))

    def _of(self, job: _Job, going: Going) -> Callable[[], object]:
        """A folder is listed first, and its pictures then come one by one."""
        if job.folder is not None:
            return partial(_listed, job.folder)
        return partial(_bring, self.desk.project, job, going)

    def _paste(self, step_id: str, way: Way, opens: Callable[..., Iterator[WholePhoto]]) -> None:
        self.add(_Job(step_id=step_id, way=way, name=_("Pasted picture"), open=opens))

    @Slot(object)
    def on_done(self, came: object) -> None:
        """What was in a folder comes next."""
        job, going = self.job, self.going
        if isinstance(came, tuple) and job is not None and going is not None and going():
            self.waiting.extendleft(_file_job(job.step_id, job.way, path) for path in reversed(came))
            if not came:
                self.refused.emit(Refused(job.name, _("There are no pictures in this folder.")))
        self.over()


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
    return _Job(step_id=step_id, way=way, name=path.name, open=partial(_opened, path), folder=folder)


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
