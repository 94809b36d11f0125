"""The work behind photos of a wall: it looks at each photo that arrived, from whichever road, and reads the notes in it,
while the evening goes on. Nothing becomes a note here, and a photo that cannot be looked at stays as it came."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ...domain.errors import CocreateError, Gone
from ...domain.walls import Photo, PhotoState, Quad, Sighting, SightingState
from ...services import looking
from ...services.walls import WallReview
from ..desk import Desk
from ..relay import Batch
from .bringwords import why_words
from .going import Going
from .progress import Stage, WallProgress

BATCH: Final = 12
"""So many notes are read before a photo that came meanwhile gets its turn."""
STEP: Final = 0.02
"""A share is told when it grew this much."""
_LOG = logging.getLogger(__name__)


class WallWork(QObject):
    """One for an open project. ``watch`` says for which evening; it begins by itself."""

    # Emits: WallProgress, in the window's thread.
    progressed = Signal(object)
    # Emits: nothing; something begins, or nothing runs any more.
    turned = Signal()
    _told = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._evening_id = ""
        self._stop: Going | None = None
        self._now: WallProgress | None = None
        self._kept: dict[str, WallProgress] = {}
        self._again: dict[str, Quad | None] = {}
        self._unread: set[str] = set()
        self._read_any = self._reviewing = self._paused = self._closed = False
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        desk.relay.happened.connect(self._on_happened)

    @property
    def busy(self) -> bool:
        """Whether a photo is looked at or read now."""
        return self._stop is not None

    @property
    def now(self) -> WallProgress | None:
        """What is worked at now, None when nothing is."""
        return self._now

    def of(self, photo_id: str) -> WallProgress | None:
        """How far a photo is, None when nothing is to be said about it."""
        if self._now is not None and self._now.photo_id == photo_id:
            return self._now
        return self._kept.get(photo_id)

    def watch(self, evening_id: str) -> None:
        """The photos of this evening are looked at, those that came before too."""
        if evening_id != self._evening_id:
            self.stop()
            self._evening_id = evening_id
            self._paused = False
        self._go_on()

    def stop(self) -> None:
        """What runs ends; photos that were not looked at yet stay and wait until ``try_again``."""
        if self._stop is None:
            return
        self._stop.end()
        if self._now is not None and self._now.stage is Stage.READING:
            self._paused = True
        review = self._review()
        for photo in review.arrived if review is not None else ():
            self._keep(WallProgress(photo.id, Stage.STOPPED))

    def try_again(self, photo_id: str, board: Quad | None = None) -> None:
        """Looks at a photo again: one that failed or was stopped, or one whose board the facilitator has shown."""
        self._kept.pop(photo_id, None)
        self._again[photo_id] = board
        self._paused = False
        self._go_on()

    def drop(self, photo_id: str) -> None:
        """The photo goes: it is not worked at any longer."""
        self._kept.pop(photo_id, None)
        self._again.pop(photo_id, None)
        if self._now is not None and self._now.photo_id == photo_id and self._stop is not None:
            self._stop.end()

    def set_reviewing(self, reviewing: bool) -> None:
        """Whether somebody is looking at what was seen; after that, with all read, the memory of reading is let go."""
        self._reviewing = reviewing
        self._paused = self._paused and not reviewing
        self._go_on()

    def close(self) -> None:
        """The project closes: what runs ends soon, and nothing begins."""
        self._closed = True
        if self._stop is not None:
            self._stop.end()

    def _go_on(self) -> None:
        """The next thing that waits: photos first, then the notes that were not read."""
        if self._stop is not None or self._closed or not self._evening_id:
            return
        review = self._review()
        if review is None:
            return
        photo = next((one for one in review.photos if self._waits(one)), None)
        batch = () if photo is not None or self._paused else self._unread_of(review)
        if photo is not None:
            self._look(photo)
        elif batch:
            self._read(review, batch)
        elif self._read_any and not self._reviewing:
            self._read_any = False
            self._desk.aside(self._desk.project.eyes.forget, _done_with)

    def _waits(self, photo: Photo) -> bool:
        if photo.id in self._again:
            return bool(photo.whole)
        return photo.state is PhotoState.ARRIVED and photo.id not in self._kept

    def _unread_of(self, review: WallReview) -> tuple[Sighting, ...]:
        waiting = [
            one
            for one in review.sightings
            if one.state is SightingState.OPEN and not one.read and one.id not in self._unread
        ]
        return tuple(one for one in waiting if one.photo_id == waiting[0].photo_id)[:BATCH]

    def _look(self, photo: Photo) -> None:
        board = self._again.pop(photo.id, None)
        going, told = self._begin(WallProgress(photo.id, Stage.LOOKING))
        project = self._desk.project
        work = partial(looking.look, project.services, project.eyes, photo.id, board, going, told)
        self._desk.tasks.run(work, self._on_looked, self._on_look_failed)

    def _read(self, review: WallReview, batch: tuple[Sighting, ...]) -> None:
        photo_id = batch[0].photo_id
        mine = [one for one in review.of(photo_id) if one.state is SightingState.OPEN]
        before, all_of_it = sum(one.read for one in mine), len(mine)
        self._read_any = True
        going, told = self._begin(WallProgress(photo_id, Stage.READING, before / all_of_it))
        ids = tuple(one.id for one in batch)
        share = partial(_share_of, told, before, len(ids), all_of_it)
        work = partial(
            looking.read, self._desk.services, self._desk.project.eyes, self._evening_id, ids, going, share
        )
        self._desk.tasks.run(work, self._on_read, self._on_read_failed)

    def _begin(self, progress: WallProgress) -> tuple[Going, Callable[[float], None]]:
        self._stop = going = Going(self._desk.tasks.going())
        self._tell(progress)
        self.turned.emit()
        return going, partial(_tell_share, self._told, progress, [progress.share])

    def _end(self) -> WallProgress | None:
        now, self._now, self._stop = self._now, None, None
        return now

    @Slot(object)
    def _on_looked(self, found: int | None) -> None:
        now = self._end()
        if now is not None and found is not None:
            self._kept.pop(now.photo_id, None)
            self._tell_over(WallProgress(now.photo_id, Stage.DONE, 1.0, found=found))
        elif now is not None and not self._closed:
            self._tell_over(WallProgress(now.photo_id, Stage.STOPPED))
        self._over()

    @Slot(object)
    def _on_look_failed(self, problem: Exception) -> None:
        now = self._end()
        if now is not None and not isinstance(problem, Gone):
            if not isinstance(problem, CocreateError):
                _LOG.error("a photo could not be looked at", exc_info=problem)
            failed = WallProgress(now.photo_id, Stage.FAILED, words=why_words(problem))
            self._keep(failed)
        self._over()

    @Slot(object)
    def _on_read(self, left: tuple[str, ...]) -> None:
        """``left`` could not be read: they wait for a look without words."""
        now = self._end()
        self._unread.update(left)
        if now is not None:
            self._tell_over(WallProgress(now.photo_id, Stage.READING, now.share))
        self._over()

    @Slot(object)
    def _on_read_failed(self, problem: Exception) -> None:
        """The notes stay without suggested words; whoever checks them types."""
        self._end()
        self._paused = True
        if isinstance(problem, CocreateError):
            self._desk.voice.problem(problem)
        else:
            _LOG.error("notes could not be read", exc_info=problem)
            self._desk.voice.problem(CocreateError())
        self._over()

    def _over(self) -> None:
        self._desk.relay.tell_now()
        self._go_on()
        if self._stop is None:
            self.turned.emit()

    def _keep(self, progress: WallProgress) -> None:
        self._kept[progress.photo_id] = progress
        self.progressed.emit(progress)

    def _tell(self, progress: WallProgress) -> None:
        self._now = progress
        self.progressed.emit(progress)

    def _tell_over(self, progress: WallProgress) -> None:
        if progress.stage is Stage.STOPPED:
            self._kept[progress.photo_id] = progress
        self.progressed.emit(progress)

    def _review(self) -> WallReview | None:
        try:
            return self._desk.walls.review(self._evening_id)
        except CocreateError as problem:
            self._desk.voice.problem(problem)
            return None

    @Slot(object)
    def _on_told(self, progress: WallProgress) -> None:
        """From the thread that works; what comes after its end is old."""
        if self._now is not None and (self._now.photo_id, self._now.stage) == (
            progress.photo_id,
            progress.stage,
        ):
            self._tell(progress)

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if batch.entities & {"photo", "sighting"}:
            self._go_on()


def _done_with(_nothing: None) -> None:
    """Letting go has no result."""


def _tell_share(told: object, begun: WallProgress, last: list[float], share: float) -> None:
    """In the thread that works: the share, when it grew enough."""
    if share - last[0] >= STEP or share >= 1:
        last[0] = share
        told.emit(WallProgress(begun.photo_id, begun.stage, min(share, 1.0)))  # type: ignore[attr-defined]  # a bound signal


def _share_of(told: Callable[[float], None], before: int, number: int, all_of_it: int, share: float) -> None:
    told((before + share * number) / all_of_it)
