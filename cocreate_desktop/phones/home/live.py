"""The projects that somebody looks at now: each opened once, and what may be seen of it read at most once a change and second,
for everybody together. Nothing is written here."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from cocreate_desktop.domain.events import Changed, Event
from cocreate_desktop.domain.online import OnlinePhase, Serves
from cocreate_desktop.domain.retention import is_over
from cocreate_desktop.phones.commits import Commits
from cocreate_desktop.phones.home.ports import HomeSource, OpenHome
from cocreate_desktop.services.athome import HomeView
from cocreate_desktop.services.services import Services

log = logging.getLogger(__name__)
PAUSE_S: Final = 1.0
OLDEST_S: Final = 60.0
"""A view is read anew after this long though nothing was heard: a day may have begun, a notice may have been missed."""
ASKS_S: Final = 60.0
"""So long it is remembered what a code leads to."""
IDLE_S: Final = 600.0
MOST: Final = 150
_MOST_UNKNOWN: Final = 2_000
_COUNTS: Final = frozenset(("opened", "visit", "channel_turnout", "contact"))
"""Things that no page at home shows."""


class Home:
    """One project that is looked at. Only inside the event loop, but for ``_hear``."""

    def __init__(
        self, code: str, opened: OpenHome, now: Callable[[], float], pause_s: float = PAUSE_S
    ) -> None:
        self.code = code
        self._pause_s = pause_s
        self.opened = opened
        self.commits = Commits(opened.services.store)
        self._now = now
        self._stale = True
        self._read_at = float("-inf")
        self._view: HomeView | None = None
        self._reading: asyncio.Task[None] | None = None
        self._unsubscribe = opened.services.bus.subscribe(self._hear)

    @property
    def services(self) -> Services:
        """Those of the project."""
        return self.opened.services

    def reopened(self, opened: OpenHome) -> None:
        """It was asked for again: it may have been closed meanwhile."""
        self._stale = self._stale or opened.closed is not self.opened.closed
        self.opened = opened

    async def view(self, *, fresh: bool = False) -> HomeView:
        """What may be seen: a second old at most, or with ``fresh`` with everything that was committed before. Raises what the
        store raises."""
        while self._view is None or self._due(fresh=fresh):
            if self._reading is None:
                self._reading = asyncio.create_task(self._read())
            await asyncio.shield(self._reading)
        return self._view

    def leave(self) -> None:
        """Nobody looks at it any more."""
        self._unsubscribe()

    def _due(self, *, fresh: bool) -> bool:
        since = self._now() - self._read_at
        return since >= OLDEST_S or (self._stale and (fresh or since >= self._pause_s))

    async def _read(self) -> None:
        self._stale, self._read_at, read = False, self._now(), False
        try:
            self._view = self._as_it_may_be_seen(await asyncio.to_thread(self.services.online.home))
            read = True
        finally:
            self._reading = None
            self._stale = self._stale or not read

    def _as_it_may_be_seen(self, view: HomeView) -> HomeView:
        """Nothing once its last day is over; to read alone where whoever keeps it takes nothing in any more."""
        if is_over(view.project.keep_until, self.services.clock.now().date()):
            return replace(view, phase=OnlinePhase.OFF, rounds=view.told_rounds)
        if self.opened.closed and view.phase is OnlinePhase.OPEN:
            return replace(view, phase=OnlinePhase.CLOSED, rounds=view.told_rounds)
        return view

    def _hear(self, event: Event) -> None:
        """In whatever thread it was committed."""
        if isinstance(event, Changed) and event.entity not in _COUNTS:
            self._stale = True


def is_online(view: HomeView) -> bool:
    """Whether anything of the project may be seen here."""
    project = view.project
    served = project.follow_up_by is Serves.HUB and bool(project.online_secret)
    return served and view.phase is not OnlinePhase.OFF


@dataclass(slots=True)
class _Kept:
    """A project that is open: when its source was ``asked`` for it last, and when a page of it was ``used`` last."""

    home: Home
    asked: float
    used: float


class Homes:
    """Those of a process. ``close`` may come from any thread once nothing is served any more."""

    def __init__(
        self, source: HomeSource, now: Callable[[], float] = time.monotonic, pause_s: float = PAUSE_S
    ) -> None:
        self._source = source
        self._pause_s = pause_s
        self._now = now
        self._open: OrderedDict[str, _Kept] = OrderedDict()
        self._unknown: dict[str, float] = {}
        self._asking: dict[str, asyncio.Task[Home | None]] = {}

    async def find(self, code: str) -> Home | None:
        """The project with this code, whether it is online or not. Raises CocreateError."""
        now = self._now()
        if now - self._unknown.get(code, float("-inf")) < ASKS_S:
            return None
        kept = self._open.get(code)
        if kept is not None and now - kept.asked < ASKS_S:
            kept.used = now
            self._open.move_to_end(code)
            return kept.home
        if code not in self._asking:
            self._asking[code] = asyncio.create_task(self._ask(code))
        return await asyncio.shield(self._asking[code])

    def close(self) -> None:
        """Leaves them all."""
        for kept in self._open.values():
            kept.home.leave()
        self._open.clear()

    async def _ask(self, code: str) -> Home | None:
        try:
            opened = await asyncio.to_thread(self._source.project, code)
            return self._keep(code, opened)
        finally:
            del self._asking[code]

    def _keep(self, code: str, opened: OpenHome | None) -> Home | None:
        now, before = self._now(), self._open.pop(code, None)
        if opened is None:
            if before is not None:
                before.home.leave()
            if len(self._unknown) >= _MOST_UNKNOWN:
                self._unknown.clear()
            self._unknown[code] = now
            return None
        if before is not None and before.home.opened.services is opened.services:
            home = before.home
            home.reopened(opened)
        else:
            if before is not None:
                before.home.leave()
            home = Home(code, opened, self._now, self._pause_s)
        self._open[code] = _Kept(home, now, now)
        self._leave_idle(now)
        return home

    def _leave_idle(self, now: float) -> None:
        """Those that nobody has asked for lately, and those beyond the greatest number."""
        for code, kept in tuple(self._open.items())[:-1]:
            if now - kept.used < IDLE_S and len(self._open) <= MOST:
                break
            kept.home.leave()
            del self._open[code]
