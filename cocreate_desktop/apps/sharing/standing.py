"""How sharing by several roads stands, as the one state that is shown."""

from collections.abc import Callable, Iterator

from cocreate_desktop.apps.sharing.roads import Roads
from cocreate_desktop.apps.sharing.trip import Trip
from cocreate_desktop.domain.sharestate import SharePhase, ShareState
from cocreate_desktop.domain.syncerrors import NewerPeer, OlderPeer
from cocreate_desktop.services.peers import Vector
from cocreate_desktop.services.sharing import Road, RoadKind


def first_of(roads: tuple[Road, ...]) -> Road | None:
    """The hub, else the laptop with which it was shared last."""
    hubs = [road for road in roads if road.kind is RoadKind.HUB]
    return hubs[0] if hubs else max(roads, key=lambda road: road.shared_at, default=None)


def phase_of(trip: Trip, waits: int, *, paused: bool) -> SharePhase:
    """It is safe there only when both sides were compared in this run and all of it is there."""
    if paused:
        return SharePhase.PAUSED
    if trip.running is not None:
        return SharePhase.BUSY
    if trip.problem:
        return SharePhase.TROUBLE
    return SharePhase.SAFE if trip.handed_in_at and not waits else SharePhase.BEHIND


def in_vain(roads: Roads, behind: Callable[[Vector | None], int]) -> Iterator[ShareState]:
    """Laptops that come here and are refused each time, for their version differs. ``behind``: how much one that has so much
    lacks."""
    let_in = roads.let_in
    for key, newer in roads.refused.items():
        if key in let_in:
            name, waits = let_in[key].name, behind(roads.has(key))
            problem = str((NewerPeer if newer else OlderPeer)(peer=name))
            yield ShareState(SharePhase.TROUBLE, name, let_in[key].shared_at, waiting=waits, problem=problem)
