"""Photos that are looked at for a vote: for the cards in them, then for a poster with stickers or sheets of paper. Nothing
of them is kept: there are people on them. One that a phone sent is thrown away once it was looked at, whatever came of
it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ...domain.cards import CardSet
from ...domain.errors import Gone
from ...domain.posters import Poster
from ...language import _
from ...services.outside import OpenProject
from ...services.seeing import CardsLooked, Eyes, PosterLooked, SheetsLooked, WholePhoto
from ..desk import Desk
from ..walls.bringing import photos_of
from ..walls.drops import Brought
from ..walls.going import Going
from ..walls.photoqueue import PhotoJob, PhotoQueue, as_it_is


@dataclass(frozen=True, slots=True)
class Asking:
    """What is looked for, for which round: its cards, its poster, and sheets that are entered one by one; None or False: not
    this."""

    round_id: str
    cards: CardSet | None = None
    poster: Poster | None = None
    sheets: bool = False


@dataclass(frozen=True, slots=True)
class PhotoSeen:
    """What a photo showed. ``cards`` is None when there are none in it or none were looked for, ``poster`` when cards were
    found or no poster was looked for, ``sheets`` when one of those was found or none were looked for. ``phone``: somebody
    sent it."""

    name: str
    asking: Asking
    cards: CardsLooked | None
    poster: PosterLooked | None
    phone: bool = False
    sheets: SheetsLooked | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job(PhotoJob):
    asking: Asking
    photo_id: str = ""


class VotePhotos(PhotoQueue[_Job]):
    """Looks at photos for the whole project; when it closes, what waits is not looked at."""

    # Emits: PhotoSeen.
    seen = Signal(object)
    _told = Signal(object)
    # A photo that went away meanwhile was looked at elsewhere.
    SILENT = (Gone,)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, self._of, parent)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def bring(self, asking: Asking, brought: Brought) -> None:
        """Looks at what was chosen, dropped or pasted."""
        name = brought.paths[0].name if brought.paths else _("Pasted picture")
        self.add(_Job(name=name, asking=asking, open=partial(_brought, brought)))

    def shot(self, asking: Asking, photo: WholePhoto) -> None:
        """Looks at a shot of the camera."""
        self.add(_Job(name=photo.name, asking=asking, open=partial(as_it_is, photo)))

    def sent(self, asking: Asking, photo_id: str) -> None:
        """Looks at what a phone sent, and throws it away."""
        if not any(job.photo_id == photo_id for job in (*self.waiting, self.job) if job is not None):
            name = _("Photo from a phone")
            self.add(_Job(name=name, asking=asking, open=partial(_kept, photo_id, name), photo_id=photo_id))

    def _of(self, job: _Job, going: Going) -> Callable[[], object]:
        return partial(_look, self.desk.project, job, going, self._told)

    @Slot(object)
    def _on_told(self, seen: PhotoSeen) -> None:
        self.seen.emit(seen)


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
    """What a photo shows: cards, or else a poster, or else sheets. Long work. Raises BadFile."""
    cards = eyes.cards(photo.content, asking.cards) if asking.cards is not None else None
    if cards is not None and not (cards.cards or cards.unclear):
        cards = None
    poster = None
    if cards is None and asking.poster is not None:
        poster = eyes.dots(photo.content, (asking.poster,))
    sheets = None
    if asking.sheets and cards is None and (poster is None or poster.problem == "none"):
        sheets = eyes.sheets(photo.content)
    return PhotoSeen(photo.name, asking, cards, poster, phone, sheets)


def _brought(brought: Brought, project: OpenProject, going: Callable[[], bool]) -> Iterator[WholePhoto]:
    return photos_of(project, brought, going)


def _kept(photo_id: str, name: str, project: OpenProject, _going: Callable[[], bool]) -> Iterator[WholePhoto]:
    # It was made fit to work with when it arrived; its size is in the file.
    yield WholePhoto(project.services.walls.whole(photo_id), "", 0, 0, name)
