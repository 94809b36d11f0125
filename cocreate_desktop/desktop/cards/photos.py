"""Photos that are looked at for a vote: for the cards in them, then for a poster with stickers. Nothing of them is kept: there
are people on them. One that a phone sent is thrown away once it was looked at, whatever came of it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ...domain.cards import CardSet
from ...domain.errors import CocreateError, Gone
from ...domain.posters import Poster
from ...language import _
from ...services.outside import OpenProject
from ...services.seeing import CardsLooked, Eyes, PosterLooked, WholePhoto
from ..desk import Desk
from ..walls.bringing import Refused, photos_of
from ..walls.bringwords import why_words
from ..walls.drops import Brought
from ..walls.going import Going

_LOG = logging.getLogger(__name__)
_Open = Callable[[OpenProject, Callable[[], bool]], Iterator[WholePhoto]]


@dataclass(frozen=True, slots=True)
class Asking:
    """What is looked for, for which round: its cards and its poster; None: not this."""

    round_id: str
    cards: CardSet | None = None
    poster: Poster | None = None


@dataclass(frozen=True, slots=True)
class PhotoSeen:
    """What a photo showed. ``cards`` is None when there are none in it or none were looked for, ``poster`` when cards were
    found or no poster was looked for. ``phone``: somebody sent it."""

    name: str
    asking: Asking
    cards: CardsLooked | None
    poster: PosterLooked | None
    phone: bool = False


@dataclass(frozen=True, slots=True)
class _Job:
    name: str
    asking: Asking
    open: _Open
    photo_id: str = field(default="")


class VotePhotos(QObject):
    """A queue for the whole project; photos are looked at one after the other outside the window's thread."""

    # Emits: PhotoSeen.
    seen = Signal(object)
    # Emits: Refused.
    refused = Signal(object)
    # Emits: nothing; something is looked at, or nothing any more.
    turned = Signal()
    _told = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs: deque[_Job] = deque()
        self._job: _Job | None = None
        self._stop: Going | None = None
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a photo is looked at now."""
        return self._job is not None

    def bring(self, asking: Asking, brought: Brought) -> None:
        """Looks at what was chosen, dropped or pasted."""
        name = brought.paths[0].name if brought.paths else _("Pasted picture")
        self._take(_Job(name, asking, partial(_brought, brought)))

    def shot(self, asking: Asking, photo: WholePhoto) -> None:
        """Looks at a shot of the camera."""
        self._take(_Job(photo.name, asking, partial(_as_it_is, photo)))

    def sent(self, asking: Asking, photo_id: str) -> None:
        """Looks at what a phone sent, and throws it away."""
        if not any(job.photo_id == photo_id for job in (*self._jobs, self._job) if job is not None):
            name = _("Photo from a phone")
            self._take(_Job(name, asking, partial(_kept, photo_id, name), photo_id))

    def stop(self) -> None:
        """The project closes: what waits is not looked at."""
        self._jobs.clear()
        if self._stop is not None:
            self._stop.end()

    def _take(self, job: _Job) -> None:
        self._jobs.append(job)
        self._go_on()

    def _go_on(self) -> None:
        if self._job is not None or not self._jobs:
            return
        self._job = job = self._jobs.popleft()
        self._stop = Going(self._desk.tasks.going())
        work = partial(_look, self._desk.project, job, self._stop, self._told)
        self._desk.tasks.run(work, self._on_done, self._on_failed)
        self.turned.emit()

    def _over(self) -> None:
        self._job = self._stop = None
        self._desk.relay.tell_now()
        self._go_on()
        if self._job is None:
            self.turned.emit()

    @Slot(object)
    def _on_told(self, seen: PhotoSeen) -> None:
        self.seen.emit(seen)

    @Slot(object)
    def _on_done(self, _nothing: None) -> None:
        self._over()

    @Slot(object)
    def _on_failed(self, problem: Exception) -> None:
        if not isinstance(problem, CocreateError):
            _LOG.error("a photo of a vote could not be looked at", exc_info=problem)
        # One that went away meanwhile was looked at elsewhere.
        if self._job is not None and not isinstance(problem, Gone):
            self.refused.emit(Refused(self._job.name, why_words(problem)))
        self._over()


def _look(project: OpenProject, job: _Job, going: Callable[[], bool], told: object) -> None:
    """In a task's thread. Raises BadFile, Gone."""
    found = []
    try:
        for photo in job.open(project, going):
            if not going():
                return
            found.append(look(project.eyes, photo, job.asking, phone=bool(job.photo_id)))
    finally:
        if job.photo_id:
            project.services.walls.throw_away(job.photo_id)
        for seen in found:
            told.emit(seen)  # type: ignore[attr-defined]  # a bound signal


def look(eyes: Eyes, photo: WholePhoto, asking: Asking, *, phone: bool = False) -> PhotoSeen:
    """What a photo shows: cards, or else a poster. Long work. Raises BadFile."""
    cards = eyes.cards(photo.content, asking.cards) if asking.cards is not None else None
    if cards is not None and not (cards.cards or cards.unclear):
        cards = None
    poster = None
    if cards is None and asking.poster is not None:
        poster = eyes.dots(photo.content, (asking.poster,))
    return PhotoSeen(photo.name, asking, cards, poster, phone)


def _brought(brought: Brought, project: OpenProject, going: Callable[[], bool]) -> Iterator[WholePhoto]:
    return photos_of(project, brought, going)


def _as_it_is(photo: WholePhoto, _project: OpenProject, _going: Callable[[], bool]) -> Iterator[WholePhoto]:
    yield photo


def _kept(photo_id: str, name: str, project: OpenProject, _going: Callable[[], bool]) -> Iterator[WholePhoto]:
    # It was made fit to work with when it arrived; its size is in the file.
    yield WholePhoto(project.services.walls.whole(photo_id), "", 0, 0, name)
