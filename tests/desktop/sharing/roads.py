"""Other sides that do what a test says: they fulfil the ports of sharing, remember what was asked, and can hold work up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.sharing import (
    Nearby,
    PairingOffer,
    Road,
    RoadKind,
    Shared,
    SharePhase,
    ShareState,
    SharingChanged,
)
from tests.desktop.quiet import QuietProject
from tests.desktop.scene import NOW

AGO_2 = utc_text(NOW - timedelta(minutes=2))
AGO_90 = utc_text(NOW - timedelta(minutes=90))
CODE = "K7QF-2M9X-HT4D"
HUB = Road("hub-1", RoadKind.HUB, "Gemeente Rivierstad", "https://samen.rivierstad.example", AGO_2)
NOTES = Road("laptop-2", RoadKind.LAPTOP, "Laptop van de notulist", "192.168.8.31:8443", AGO_90)
DOOR = Road("laptop-3", RoadKind.LAPTOP, "Laptop bij de deur", "192.168.8.32:8443")
TROUBLE = "Gemeente Rivierstad is nu niet te bereiken. Alles staat veilig op deze laptop. Het gaat verder zodra het kan."
OFFER = PairingOffer(CODE, utc_text(NOW + timedelta(minutes=10)), ("192.168.8.2:8443", "10.20.30.4:8443"))
NEAR = Nearby("Laptop bij de beamer", "Buurtplein Den Bosch", "192.168.8.2:8443")
STATES: dict[str, ShareState] = {
    "alone": ShareState(),
    "safe": ShareState(SharePhase.SAFE, HUB.name, AGO_2),
    "behind": ShareState(SharePhase.BEHIND, HUB.name, AGO_90, waiting=12, pictures=3),
    "busy": ShareState(SharePhase.BUSY, HUB.name, AGO_90, waiting=181, done=120, total=301),
    "paused": ShareState(SharePhase.PAUSED, HUB.name, AGO_90, waiting=12),
    "trouble": ShareState(SharePhase.TROUBLE, HUB.name, AGO_90, waiting=1234, pictures=56, problem=TROUBLE),
}


@dataclass
class Held:
    """Work that waits while it is held up, and then raises the problem that was set."""

    free: threading.Event = field(default_factory=threading.Event)
    problem: CocreateError | None = None

    def __post_init__(self) -> None:
        self.free.set()

    def pass_by(self) -> None:
        """Called aside, by whatever is asked."""
        self.free.wait(20)
        if self.problem is not None:
            raise self.problem

    @contextmanager
    def up(self) -> Iterator[None]:
        """While this holds, whatever is asked waits."""
        self.free.clear()
        yield
        self.free.set()


@dataclass
class HandSharing:
    """Fulfils ``services.sharing.Sharing``."""

    bus: Bus
    state: ShareState = STATES["alone"]
    roads: tuple[Road, ...] = ()
    asked: list[tuple[object, ...]] = field(default_factory=list)
    offered: PairingOffer = OFFER
    held: Held = field(default_factory=Held)

    def be(self, state: ShareState, *roads: Road) -> None:
        """From now on it stands so."""
        self.state, self.roads = state, roads
        self.bus.publish(SharingChanged(state))

    def pair_hub(self, address: str, code: str) -> Road:
        self._ask("pair", address, code)
        self.be(STATES["safe"], HUB, *self.roads)
        return HUB

    def offer(self) -> PairingOffer:
        self._ask("offer")
        return self.offered

    def withdraw(self) -> None:
        self._ask("withdraw")

    def forget(self, road_id: str) -> None:
        self._ask("forget", road_id)
        self.be(self.state, *(road for road in self.roads if road.id != road_id))

    def share(self, told: Callable[[ShareState], None] | None = None) -> tuple[Shared, ...]:
        assert told is None  # the bus tells
        self._ask("share")
        return ()

    def pause(self) -> None:
        self._ask("pause")
        self.be(STATES["paused"], *self.roads)

    def resume(self) -> None:
        self._ask("resume")
        self.be(STATES["safe"], *self.roads)

    def write_bundle(self, out: Path, passphrase: str, *, contacts: bool = False) -> Path:
        self._ask("write", out, passphrase, contacts)
        return out

    def read_bundle(self, bundle: Path, passphrase: str) -> Shared:
        self._ask("read", bundle, passphrase)
        return Shared("stick", came=41, pictures_came=3, conflicts=2)

    def _ask(self, *what: object) -> None:
        self.asked.append(what)
        self.held.pass_by()


@dataclass
class HandJoining:
    """Fulfils ``services.sharing.Joining``: what comes is made by ``make``."""

    make: Callable[[Path], Path]
    near: tuple[Nearby, ...] = (NEAR,)
    asked: list[tuple[object, ...]] = field(default_factory=list)
    held: Held = field(default_factory=Held)

    def nearby(self, seconds: float = 2.0) -> tuple[Nearby, ...]:
        assert seconds > 0
        return self.near

    def from_laptop(self, path: Path, address: str, code: str, told: Callable[[ShareState], None]) -> Path:
        told(replace(STATES["busy"], peer=address))
        return self._come(path, "laptop", address, code)

    def from_hub(self, path: Path, address: str, code: str, told: Callable[[ShareState], None]) -> Path:
        told(replace(STATES["busy"], peer=address))
        return self._come(path, "hub", address, code)

    def from_bundle(self, path: Path, bundle: Path, passphrase: str) -> Path:
        return self._come(path, "stick", bundle, passphrase)

    def _come(self, path: Path, *what: object) -> Path:
        self.asked.append(what)
        self.held.pass_by()
        return self.make(path)


class SharedProject(QuietProject):
    """A real project, but for its phone server and its other sides."""

    def __init__(self, opened: OpenWorkspace) -> None:
        self.hand = HandSharing(opened.services.bus)
        super().__init__(opened)

    @property
    def sharing(self) -> HandSharing:
        """Its other sides."""
        return self.hand


class JoiningProjects(LocalProjects):
    """Real projects, but for those that come from elsewhere."""

    def __init__(self, make: Callable[[Path], Path]) -> None:
        super().__init__(0, "127.0.0.1")
        self.hand = HandJoining(make)

    @property
    def joining(self) -> HandJoining:
        """The other sides."""
        return self.hand
