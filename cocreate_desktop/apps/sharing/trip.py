"""One road that this laptop goes itself, in a thread of its own: one side that hangs holds up no other. It looks every second
whether something is new here or it is time to ask there, and shares then; what fails is tried again by itself."""

import logging
import math
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from cocreate_desktop.apps.sharing.athome import ComingIn
from cocreate_desktop.apps.sharing.roads import Roads, Way
from cocreate_desktop.apps.sharing.threshold import Abroad, Stopped, Threshold, Visit
from cocreate_desktop.apps.unforeseen import unforeseen_in
from cocreate_desktop.central import nearby
from cocreate_desktop.central.client import HttpPeer
from cocreate_desktop.central.line import Patience
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.sharestate import SharePhase, ShareState
from cocreate_desktop.domain.syncerrors import SyncProblem, Unreachable
from cocreate_desktop.services import laptops
from cocreate_desktop.services.peers import Vector
from cocreate_desktop.services.sharing import RoadKind
from cocreate_desktop.services.syncing import Exchange, Session, waiting
from cocreate_desktop.storage import SqlPeer, WorkspaceStore

log = logging.getLogger(__name__)
Told = Callable[[ShareState], None]
LOOK_S: Final = 1.0
"""Seconds from one look whether something is new to the next."""
_BUSY_S = 1.0  # what takes no longer is not worth telling: it would only flicker
_COMPARE_S = 60.0  # all that both show is compared so often at most, for that is all read then


@dataclass(frozen=True, slots=True)
class _Pace:
    """Seconds after the last time until what is new here goes there, until it is asked again, and until a picture that it had
    not is asked for again; after trouble, more each time; and how long it is waited for."""

    soon: float
    quiet: float
    pictures: float
    trouble: tuple[float, ...]
    patience: Patience


_PACES: Final = {
    RoadKind.LAPTOP: _Pace(0, 1, 5, (1, 2, 5), Patience(connect=4, bytes=15)),
    RoadKind.HUB: _Pace(5, 60, 60, (2, 5, 15, 60), Patience()),
}


@dataclass(frozen=True, slots=True, repr=False)
class Home:
    """What every trip begins from. ``changed`` hears that a trip stands otherwise than before; it looks every ``look_s``
    seconds whether there is something to do. ``find`` tells where the laptop with a pinned certificate is now, or nothing."""

    store: WorkspaceStore
    roads: Roads
    threshold: Threshold
    replica: Callable[[], SqlPeer]
    called: str
    clock: Callable[[], float]
    changed: Callable[[], None]
    look_s: float = LOOK_S
    find: Callable[[str], str] = nearby.find


class Trip:
    """``problem`` is what is wrong (translated), empty when it worked last; ``device``, ``heard_at`` and ``handed_in_at`` (UTC)
    are what is known of the other side in this run; ``running`` is how far a longer one is, of how much."""

    def __init__(self, way: Way, home: Home) -> None:
        self.way = way
        self.problem = ""
        self.device = ""
        self.heard_at = ""
        self.handed_in_at = ""
        self.running: tuple[int, int] | None = None
        self._home = home
        self._from_home = ComingIn(home.store) if way.road.kind is RoadKind.HUB else None
        self._pace = _PACES[way.road.kind]
        self._one = threading.Lock()
        self._wake = threading.Event()
        self._over = threading.Event()
        self._thread: threading.Thread | None = None
        self._peer: HttpPeer | None = None
        self._theirs: Vector | None = None
        self._met: Vector | None = None
        self._there: frozenset[str] = frozenset()
        self._failed = 0
        self._moved = False
        self._soon = self._due = 0.0
        self._pictures_due = math.inf
        self._compare_due = 0.0

    def start(self) -> None:
        """Goes on by itself from now on."""
        if self._thread is None and not self._over.is_set():
            self._thread = threading.Thread(target=self._go_on, name="sharing", daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Goes no more, at once; whoever waits for an answer ends by himself when it comes, or when his patience does."""
        self._over.set()
        self._wake.set()
        self._let_go()

    def hurry(self) -> None:
        """Tries now, whatever went wrong before."""
        self._soon = self._due = 0.0
        self._failed = 0
        self._wake.set()

    def waits(self) -> tuple[int, int]:
        """How many changes and pictures are here and not there, as far as is known."""
        if self._theirs is None:
            return 0, 0
        mine = self._home.replica()
        return waiting(mine.vector(), self._theirs), len(mine.picture_names() - self._there)

    def share(self, told: Told | None = None) -> Exchange:
        """Once, now. Raises SyncProblem, FileProblem."""
        try:
            with self._one, self._home.threshold.inside() as visit:
                return self._meet(visit, told)
        except Stopped:
            raise
        except CocreateError as problem:
            self._went_wrong(problem)
            raise
        except Exception:
            self._went_wrong(SyncProblem(peer=self.way.road.name))
            raise
        finally:
            self.running = None
            if self._over.is_set():
                self._let_go()

    def _go_on(self) -> None:
        while not self._over.is_set():
            self._wake.clear()
            kind = unforeseen_in(self._try)
            if kind:
                log.error("sharing did not come to its end: %s", kind)
                self._home.changed()
            self._wake.wait(self._home.look_s)
        self._let_go()

    def _try(self) -> None:
        """Shares when it is time; whoever looks is told when it went wrong."""
        try:
            if not self._is_time():
                return
            self.share()
        except Stopped:
            self._over.set()
        except CocreateError as problem:
            log.info("sharing did not come to its end: %s", type(problem).__name__)
            if isinstance(problem, Unreachable) and self._failed > 1:
                self._look_around()
        self._home.changed()

    def _look_around(self) -> None:
        """In another hall, or another day, a laptop has another address: it says so to those that know its certificate."""
        way = self.way
        address = self._home.find(way.fingerprint) if way.road.kind is RoadKind.LAPTOP else ""
        if address and address != way.road.address and not self._over.is_set():
            self.way = self._home.roads.moved(way.road.id, address) or way
            self._let_go()
            self._due = self._home.clock()

    def _is_time(self) -> bool:
        """Raises Stopped, FileProblem."""
        now = self._home.clock()
        if self._home.roads.paused or self._over.is_set():
            return False
        if self._failed or now >= self._due or now < self._soon:
            return now >= self._due
        with self._home.threshold.inside():
            return any(self.waits())

    def _went_wrong(self, problem: CocreateError) -> None:
        """A line that is cut for once is nothing to tell, nor one over which something comes each time."""
        again, self._moved = self._failed > 0 and not self._moved, False
        if again or not isinstance(problem, Unreachable) or not self.handed_in_at:
            self.problem = str(problem)
        self._failed = self._failed if again else 0
        self._due = self._home.clock() + self._pace.trouble[min(self._failed, len(self._pace.trouble) - 1)]
        self._failed += 1

    def _meet(self, visit: Visit, told: Told | None) -> Exchange:
        if not self._going():
            return Exchange()
        road = self.way.road
        self._peer = self._peer or self.way.peer(self._home.store.project_id, self._pace.patience)
        other, mine = Abroad(self._peer, visit), self._home.replica()
        theirs = other.vector()
        ours = mine.vector()
        self._theirs, self.heard_at = theirs, _now()
        if self._is_as_before(mine, ours) and not other.take(ours, 1):
            self._fetch_home(visit)
            self._shared()
            return Exchange()
        total = max(1, waiting(ours, theirs) + waiting(theirs, ours))
        begun = self._home.clock()

        def hear(done: Exchange) -> None:
            self._moved = True
            if told is not None:
                told(ShareState(SharePhase.BUSY, road.name, done=done.went + done.came, total=total))
            if self._home.clock() - begun >= _BUSY_S:
                self.running = done.went + done.came, total
                visit.out(self._home.changed)

        held = mine.picture_names()
        done = Session(mine, other, hear, self._going).run(compare=begun >= self._compare_due)
        self.device = other.greeted.device if other.greeted is not None else ""
        if self._going():  # what was stopped halfway has not handed in all
            self._there = held
            self._compare_due = begun + _COMPARE_S if begun >= self._compare_due else self._compare_due
            self._know(other, mine)
            self._settle(done)
            self._fetch_home(visit)
            self._shared()
        return done

    def _fetch_home(self, visit: Visit) -> None:
        """People at home: they come with a visit to the hub, and go there as changes with the next. What is wrong there holds
        up nothing else."""
        try:
            if self._from_home is not None and self._peer is not None:
                self._from_home.visit(self._peer, visit)
        except Stopped:
            raise
        except SyncProblem as problem:
            log.info("people at home could not be fetched: %s", type(problem).__name__)

    def _is_as_before(self, mine: SqlPeer, ours: Vector) -> bool:
        """Whether nothing is new on either side since the last time: then nothing needs to be compared."""
        same = self._met is not None and dict(ours) == dict(self._met) == dict(self._theirs or {})
        return same and self._home.clock() < self._pictures_due and mine.picture_names() <= self._there

    def _know(self, other: Abroad, mine: SqlPeer) -> None:
        self._theirs = other.vector()
        self._met = self._theirs if dict(self._theirs) == dict(mine.vector()) else None
        later = self._home.clock() + self._pace.pictures
        self._pictures_due = later if mine.wanted() else math.inf

    def _settle(self, done: Exchange) -> None:
        """This laptop stands among those that share, in a place of its own: also when its file was put back or copied."""
        if not done.came and self.handed_in_at:
            return
        store = self._home.store
        all_of_them = store.read(lambda reader: reader.find(Laptop))
        mine = [one.place for one in all_of_them if one.id == store.device]
        if not mine:
            store.run(lambda unit: laptops.join(unit, name=self._home.called))
        elif [one.place for one in all_of_them].count(mine[0]) > 1:
            store.run(laptops.settle_place)

    def _shared(self) -> None:
        now = self._home.clock()
        self._failed, self.problem = 0, ""
        self._soon, self._due = now + self._pace.soon, now + self._pace.quiet
        self.heard_at = self.handed_in_at = _now()
        self._home.roads.shared(self.way.road.id, self.handed_in_at)

    def _going(self) -> bool:
        return not self._over.is_set() and not self._home.roads.paused

    def _let_go(self) -> None:
        """Closes the line, unless it is in use: then whoever uses it does."""
        if self._one.acquire(blocking=False):
            try:
                peer, self._peer = self._peer, None
                if peer is not None:
                    with suppress(OSError):
                        peer.close()
            finally:
                self._one.release()


def _now() -> str:
    return utc_text(datetime.now(UTC))
