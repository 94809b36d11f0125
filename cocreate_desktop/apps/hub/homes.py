"""The projects of a hub for people at home: found by the code in their address, opened when somebody looks, with room for
what they send as long as the hub has it."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Final, TypeVar

from cocreate_desktop.apps.clock import WallClock
from cocreate_desktop.apps.hub.mailroom import MailRoom
from cocreate_desktop.apps.hub.resting import AskedStore
from cocreate_desktop.codes import voting_codes
from cocreate_desktop.domain.accounts import HubProject
from cocreate_desktop.domain.errors import HallStopped
from cocreate_desktop.domain.huberrors import HubFull
from cocreate_desktop.domain.project import Project
from cocreate_desktop.phones.home.ports import HomeSource, OpenHome
from cocreate_desktop.services.ports import Store, Work
from cocreate_desktop.services.services import Services, make_services
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.hubstores import HubStores, OpenProject

T = TypeVar("T")
_COUNTS_S: Final = 5.0
"""So long it is remembered how full a project is."""
_LAPTOPS: Final = 10
"""One in so many places of a project is kept free of people at home: a flood from there must not shut out its own laptops."""


class HomeStore(AskedStore):
    """For the pages of one project: it takes nothing in for which the hub has no room."""

    def __init__(
        self, stores: HubStores, project: HubProject, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        self._stores = stores
        self._now_s = now_s
        self._counting = threading.Lock()
        self._held = 0
        self._counted_at = float("-inf")
        self.project = project

    def run(self, work: Work[T]) -> T:
        """Raises HubFull, what ``work`` raises, and FileProblem."""
        return self.submit(work).result()

    def submit(self, work: Work[T]) -> Future[T]:
        """The same without waiting: many at once are written together."""
        if not self._has_room():
            full: Future[T] = Future()
            full.set_exception(HubFull())
            return full
        first = self._its_own().submit(work)
        if first.done() and isinstance(first.exception(), HallStopped):  # it was closed this very moment
            return self._its_own().submit(work)
        return first

    def _its_own(self) -> Store:
        return self._stores.for_many(self.project.id).store

    def _has_room(self) -> bool:
        """Each answer is a few changes: it is counted anew every few seconds, and each one as one until then."""
        now = self._now_s()
        with self._counting:
            if now - self._counted_at >= _COUNTS_S:
                self._held = sum(seq for _device, seq in self._stores.ends(self.project.id))
                self._counted_at = now
            self._held += 1
            room = self.project.limits.ops - self.project.limits.ops // _LAPTOPS
            return not self.project.closed and self._held <= room


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was made of a project when it was ``opened``, for as long as that one stays open."""

    opened: OpenProject
    store: HomeStore
    services: Services


class HubHomes:
    """Fulfils ``phones.home.ports.HomeSource``. ``room`` is absent where nobody can sign up; ``at`` is the address of the hub,
    as far as it knows it. Any thread may ask."""

    def __init__(self, accounts: Accounts, stores: HubStores, room: MailRoom | None, at: str = "") -> None:
        self._at = at
        self._accounts = accounts
        self._stores = stores
        self._room = room
        self._lock = threading.Lock()
        self._kept: dict[str, _Kept] = {}

    def project(self, code: str) -> OpenHome | None:
        """The project with this code; its services stay the same while it is open. Raises NoDatabase, FileProblem."""
        found = self._accounts.at_home(code)
        if found is None:
            return None
        opened = self._stores.for_many(found.id)
        # Not come yet, or its last day went by.
        if not opened.store.read(lambda reader: reader.find(Project)):
            return None
        with self._lock:
            kept = self._kept.get(found.id)
            if kept is None or kept.opened is not opened:
                store = HomeStore(self._stores, found)
                services = make_services(store, opened.bus, WallClock(), voting_codes.TypedVotingCodes())
                kept = self._kept[found.id] = _Kept(opened, store, services)
            kept.store.project = found  # its limits may be others now
            page = f"{self._at}/F/{code}" if self._at else ""
            mail = self._room.desk(found.id, page) if self._room is not None else None
            self._forget_closed()
        return OpenHome(found.id, kept.services, found.closed, mail)

    def _forget_closed(self) -> None:
        still = set(self._stores.open)
        for project_id in self._kept.keys() - still:
            del self._kept[project_id]


def _fulfils(homes: HubHomes, store: HomeStore) -> tuple[HomeSource, Store]:
    """For the type checker: these classes fulfil the ports."""
    return homes, store
