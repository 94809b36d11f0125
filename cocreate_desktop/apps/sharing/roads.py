"""What a file remembers of the other sides of its project: by which road they are reached, and whom this laptop lets in. It
stands in the encrypted file and never travels."""

import json
import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeVar

from cocreate_desktop.central.addresses import Place
from cocreate_desktop.central.client import HttpPeer
from cocreate_desktop.central.line import Patience
from cocreate_desktop.domain.errors import NotAllowed
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.services.gate import Device, Paired
from cocreate_desktop.services.peers import Vector
from cocreate_desktop.services.sharing import Road, RoadKind
from cocreate_desktop.storage import PRACTICE, WorkspaceStore

log = logging.getLogger(__name__)
T = TypeVar("T")
# When it was shared last stands in the file so late at most: not every second is worth a write.
_KEPT_S = 60.0
_REFUSED_S = 60.0  # longer than a laptop waits after trouble until it comes again: then it is away
_ROADS, _LET_IN, _PAUSED, _PORT = "roads", "let_in", "sharing_paused", "sharing_port"


@dataclass(frozen=True, slots=True, repr=False)
class Way:
    """A road with what opens it: the ``token``, and the ``fingerprint`` of a laptop's certificate."""

    road: Road
    token: str
    fingerprint: str = ""

    def peer(self, project_id: str, patience: Patience | None = None) -> HttpPeer:
        """The other side, to be closed after use."""
        place = Place(self.road.address, self.fingerprint)
        return HttpPeer(place, project_id, self.token, self.road.name, patience=patience)


@dataclass(frozen=True, slots=True)
class LetIn:
    """A laptop that joined by our code: what people call it, the device whose ops it writes (empty: not known yet), and when it
    was heard last and had handed in all (UTC)."""

    name: str
    device: str = ""
    shared_at: str = ""


class Roads:
    """Any thread may ask. ``alone``: a copy to practise with, which came with them; nothing of it may reach anybody."""

    def __init__(self, store: WorkspaceStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._keeping = threading.Lock()
        self._kept_at = time.monotonic()
        self.alone = bool(store.noted(PRACTICE))
        ways = () if self.alone else _read(store.noted(_ROADS), "[]", _ways)
        self._ways = {one.road.id: one for one in ways or ()}
        self._let_in = (None if self.alone else _read(store.noted(_LET_IN), "{}", _let_in)) or {}
        self._has: dict[str, Vector] = {}
        self._refused: dict[str, tuple[bool, float]] = {}
        self._paused = bool(store.noted(_PAUSED))

    def may_share(self) -> None:
        """Raises NotAllowed for a copy to practise with."""
        if self.alone:
            raise NotAllowed

    @property
    def ways(self) -> tuple[Way, ...]:
        """Those that this laptop goes itself, the hub first."""
        with self._lock:
            return tuple(sorted(self._ways.values(), key=lambda way: way.road.kind is not RoadKind.HUB))

    @property
    def let_in(self) -> Mapping[str, LetIn]:
        """Laptops that come here, by the hash of their token."""
        with self._lock:
            return dict(self._let_in)

    @property
    def all(self) -> tuple[Road, ...]:
        """Everybody it is shared with."""
        come = (Road(key, RoadKind.LAPTOP, one.name, "", one.shared_at) for key, one in self.let_in.items())
        return (*(way.road for way in self.ways), *come)

    @property
    def paused(self) -> bool:
        """Whether the facilitator has stopped sharing for now."""
        return self._paused

    def pause(self, paused: bool) -> None:
        """Remembers it."""
        self._paused = paused
        self._store.note(_PAUSED, "1" if paused else "")

    @property
    def port(self) -> int:
        """Where other laptops come in; 0: nowhere yet."""
        found = self._store.noted(_PORT)
        return int(found) if found.isdecimal() else 0

    def open_at(self, port: int) -> None:
        """Remembers the first, so that they find us again; one that is used for once, for another program has it, is not."""
        if not self.port:
            self._store.note(_PORT, str(port))

    def add(self, kind: RoadKind, address: str, paired: Paired) -> Road:
        """A new road; one to the same place takes the place of the old one."""
        road = Road(new_id(), kind, paired.name or address, address)
        with self._lock:
            self._ways = {key: one for key, one in self._ways.items() if one.road.address != address}
            self._ways[road.id] = Way(road, paired.token, paired.fingerprint)
        self._keep_ways()
        return road

    def shared(self, road_id: str, at: str) -> None:
        """All was there at this moment (UTC)."""
        with self._lock:
            way = self._ways.get(road_id)
            if way is None:
                return
            self._ways[road_id] = replace(way, road=replace(way.road, shared_at=at))
        if not way.road.shared_at or time.monotonic() - self._kept_at >= _KEPT_S:
            self._kept_at = time.monotonic()
            self._keep_ways()

    def moved(self, road_id: str, address: str) -> Way | None:
        """The same side is to be found at another address now; None for a road that is forgotten."""
        with self._lock:
            way = self._ways.get(road_id)
            if way is None:
                return None
            now = self._ways[road_id] = replace(way, road=replace(way.road, address=address))
        self._keep_ways()
        return now

    def forget(self, road_id: str) -> None:
        """Not by this road any more; a laptop that came here is let in no longer."""
        with self._lock:
            self._ways.pop(road_id, None)
            self._let_in.pop(road_id, None)
            self._has.pop(road_id, None)
            self._refused.pop(road_id, None)
        self._keep_ways()
        self._keep_let_in()

    def welcome(self, token_hash: str, name: str) -> None:
        """Lets a laptop in from now on."""
        with self._lock:
            self._let_in[token_hash] = LetIn(name)
        self._keep_let_in()

    def known(self, token_hash: str, project_id: str) -> Device | None:
        """Whose token it is."""
        one = self.let_in.get(token_hash)
        return Device(token_hash, one.name, project_id) if one is not None else None

    def heard(self, token_hash: str, *, device: str = "", at: str = "", has: Vector | None = None) -> None:
        """What is known of a laptop that came here; kept when it says something new. ``has``: what it has."""
        with self._lock:
            one = self._let_in.get(token_hash)
            if one is None:
                return
            now = replace(one, device=device or one.device, shared_at=at or one.shared_at)
            self._let_in[token_hash] = now
            self._refused.pop(token_hash, None)
            if has is not None:
                self._has[token_hash] = has
        if now.device != one.device:
            self._keep_let_in()

    def has(self, token_hash: str) -> Vector | None:
        """What a laptop that came here had when it was heard last in this run; None: not heard yet."""
        with self._lock:
            return self._has.get(token_hash)

    def refuse(self, token_hash: str, newer: bool) -> None:
        """A laptop came here that has another version, a newer one or an older one."""
        with self._lock:
            self._refused[token_hash] = newer, time.monotonic()

    @property
    def refused(self) -> Mapping[str, bool]:
        """Those that came so of late, and whether it is a newer version."""
        with self._lock:
            after = time.monotonic() - _REFUSED_S
            return {key: newer for key, (newer, at) in self._refused.items() if at > after}

    def close(self) -> None:
        """Keeps what was heard last. Raises FileProblem."""
        if self.ways:
            self._keep_ways()
        if self.let_in:
            self._keep_let_in()

    def _keep_ways(self) -> None:
        with self._keeping:
            kept = [
                {"road": asdict(way.road), "token": way.token, "pin": way.fingerprint} for way in self.ways
            ]
            self._store.note(_ROADS, json.dumps(kept))

    def _keep_let_in(self) -> None:
        with self._keeping:
            self._store.note(_LET_IN, json.dumps({key: asdict(one) for key, one in self.let_in.items()}))


def _read(text: str, nothing: str, reading: Callable[[Any], T]) -> T | None:
    """None for what makes no sense: a project opens all the same, and pairs anew."""
    try:
        return reading(json.loads(text or nothing))
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        log.error("what a file knows of its roads makes no sense: %s", type(problem).__name__)
        return None


def _ways(kept: Any) -> list[Way]:
    found = []
    for one in kept:
        road = one["road"]
        names = ("id", "name", "address", "shared_at")
        made = Road(kind=RoadKind(road["kind"]), **{name: str(road[name]) for name in names})
        found.append(Way(made, str(one["token"]), str(one["pin"])))
    return found


def _let_in(kept: Any) -> dict[str, LetIn]:
    names = ("name", "device", "shared_at")
    return {str(key): LetIn(**{name: str(one[name]) for name in names}) for key, one in kept.items()}
