"""Photos that are worked on one after the other outside the window's thread, whatever is done with them. What cannot be used is
told with its reason, and the next one goes on."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from ...domain.errors import CocreateError
from ...services.outside import OpenProject
from ...services.seeing import WholePhoto
from ..desk import Desk
from .bringwords import why_words
from .going import Going

_LOG = logging.getLogger(__name__)

Opens = Callable[[OpenProject, Callable[[], bool]], Iterator[WholePhoto]]
"""The photos of one thing, opened in a task's thread while the second argument says so."""


@dataclass(frozen=True, slots=True)
class Refused:
    """What did not come in, and why, in one sentence."""

    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoJob:
    """One thing with photos in it: how it is called and how it is opened."""

    name: str
    open: Opens


J = TypeVar("J", bound=PhotoJob)


class PhotoQueue(QObject, Generic[J]):
    """A queue for the whole project. ``work`` gives what is done with a job in a task's thread, while its second argument says
    so; what comes of it goes to ``on_done``."""

    # Emits: Refused.
    refused = Signal(object)
    # Emits: nothing; another job is worked on, or none any more.
    turned = Signal()
    SILENT: ClassVar[tuple[type[Exception], ...]] = ()
    """Problems of which nobody needs to hear."""

    def __init__(
        self, desk: Desk, work: Callable[[J, Going], Callable[[], object]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self._work = work
        self.waiting: deque[J] = deque()
        self.job: J | None = None
        self.going: Going | None = None

    @property
    def busy(self) -> bool:
        """Whether a job is worked on now."""
        return self.job is not None

    def add(self, *jobs: J) -> None:
        """These wait at the end."""
        self.waiting.extend(jobs)
        self._go_on()

    def stop(self) -> None:
        """What waits is dropped, and what is worked on ends; what came in stays."""
        self.waiting.clear()
        if self.going is not None:
            self.going.end()

    def over(self) -> None:
        """The job is done, whatever came of it: the next one begins."""
        self.job = self.going = None
        self.desk.relay.tell_now()
        self._go_on()
        if self.job is None:
            self.turned.emit()

    @Slot(object)
    def on_done(self, _came: object) -> None:
        """The work of a job ended well."""
        self.over()

    @Slot(object)
    def on_failed(self, problem: Exception) -> None:
        """The work of a job could not be done."""
        if not isinstance(problem, CocreateError):
            _LOG.error("a photo could not be used", exc_info=problem)
        if self.job is not None and not isinstance(problem, self.SILENT):
            self.refused.emit(Refused(self.job.name, why_words(problem)))
        self.over()

    def _go_on(self) -> None:
        if self.job is not None or not self.waiting:
            return
        self.job = job = self.waiting.popleft()
        self.going = going = Going(self.desk.tasks.going())
        self.desk.tasks.run(self._work(job, going), self.on_done, self.on_failed)
        self.turned.emit()


def as_it_is(photo: WholePhoto, _project: OpenProject, _going: Callable[[], bool]) -> Iterator[WholePhoto]:
    """A photo that is open already, as ``Opens`` gives it."""
    yield photo
