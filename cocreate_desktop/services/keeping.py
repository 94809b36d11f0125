"""What goes by itself because its day has come: people of the vault, and photos of whole walls. What a project as a whole is
kept for is asked, never done here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from cocreate_desktop.domain.erasing import Receipt, number_of
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.retention import has_come, is_over
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.domain.walls import Photo
from cocreate_desktop.services.contacts import unlink
from cocreate_desktop.services.erasing import receipt_here
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork

_BYTES = ("whole", "picture")
"""The fields of a photo that lead to what can be seen on it."""


@dataclass(frozen=True, slots=True)
class DaysKept:
    """What days of deletion did when a project was opened: the receipt of what went by itself (``swept``), and the last day of
    the whole project when it lies behind (``over_since``, empty: not yet)."""

    swept: Receipt | None = None
    over_since: str = ""


class Keeping:
    """``sweep`` is one transaction, and writes nothing when there is nothing to do. Safe in every process that has the project
    open, at any moment of an evening: it asks nothing and takes nothing that a step needs."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def due(self, today: date) -> bool:
        """Whether something is to go by itself."""
        return self._store.read(lambda reader: bool(_people(reader, today) or _photos(reader, today)))

    def is_over(self, today: date) -> bool:
        """Whether the last day of the whole project lies behind."""
        return self._store.read(lambda reader: is_over(_project(reader).keep_until, today))

    def sweep(self, today: date) -> Receipt | None:
        """Erases whatever has had its day, here and on every replica, and gives the receipt; None when nothing had. ``today``
        is a day that may be believed (``domain.retention.Days.sure``)."""
        if not self.due(today):
            return None
        now = utc_text(self._clock.now())

        def work(unit: UnitOfWork) -> Receipt | None:
            people, photos = _people(unit, today), _photos(unit, today)
            if not people and not photos:  # another process was sooner
                return None
            gone: Counter[str] = Counter()
            number = number_of(new_id())
            if people:
                unlink(unit, {one.id for one in people})
                erased = unit.erase([one.id for one in people], [(Contact, one.id) for one in people])
                number, gone = number_of(erased.id), Counter(erased.things)
            for one in photos:
                for field in _BYTES:
                    if getattr(one, field):
                        unit.forget(Photo, one.id, field)
            gone["photo"] += len(photos)
            return receipt_here(unit, number, gone, now)

        return self._store.run(work)


def _project(reader: Reader) -> Project:
    return reader.get(Project, reader.project_id)


def _people(reader: Reader, today: date) -> tuple[Contact, ...]:
    return tuple(one for one in reader.find(Contact) if has_come(one.delete_on, today))


def _photos(reader: Reader, today: date) -> tuple[Photo, ...]:
    """Photos that still show something, once the last day of all photos lies behind."""
    found = reader.find(Project)
    if not found or not is_over(found[0].photos_until, today):
        return ()
    return tuple(one for one in reader.find(Photo) if one.whole or one.picture)
