"""Sharing of an open project, by itself: every second with a laptop in the hall, and with the hub soon after a change. Never in
the way: every road has a thread of its own, each portion is a short transaction, and closing waits for nobody elsewhere."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from cocreate_desktop.apps.sharing.athome import HubHearBack
from cocreate_desktop.apps.sharing.door import Door, House
from cocreate_desktop.apps.sharing.roads import Roads, Way
from cocreate_desktop.apps.sharing.standing import first_of, in_vain, phase_of
from cocreate_desktop.apps.sharing.threshold import Stopped, Threshold
from cocreate_desktop.apps.sharing.trip import LOOK_S, Home, Told, Trip
from cocreate_desktop.apps.unforeseen import unforeseen_in
from cocreate_desktop.central import nearby, pairing
from cocreate_desktop.central.addresses import peer_address
from cocreate_desktop.central.desk import Handover
from cocreate_desktop.domain.errors import CocreateError, Gone
from cocreate_desktop.domain.sharestate import SharePhase, ShareState, SharingChanged
from cocreate_desktop.domain.syncerrors import OtherProject, SharingPaused
from cocreate_desktop.exchange.bundle import write_bundle
from cocreate_desktop.exchange.bundlepeer import BundlePeer
from cocreate_desktop.services import laptops
from cocreate_desktop.services.hearback import HearBack
from cocreate_desktop.services.peers import Vector
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.sharing import PairingOffer, Road, RoadKind, Shared
from cocreate_desktop.services.syncing import Exchange, Session, waiting
from cocreate_desktop.services.together import Sign
from cocreate_desktop.storage import SqlPeer, WorkspaceStore, vault_keys

log = logging.getLogger(__name__)
_KEYS = "vault"
_END_S = 5.0


class LocalSharing:
    """Fulfils ``services.sharing.Sharing`` and ``services.together.Companion``. ``store`` is that of ``services``, ``called``
    how people call this laptop; it looks every ``look_s`` seconds whether something is new. Nothing goes on before ``start``;
    ``close`` ends what does."""

    def __init__(
        self,
        services: Services,
        store: WorkspaceStore,
        called: str,
        clock: Callable[[], float],
        look_s: float = LOOK_S,
        find: Callable[[str], str] = nearby.find,
    ) -> None:
        self._services = services
        self._store = store
        self._called = called
        self._roads = Roads(store)
        self.hearback: HearBack = HubHearBack(store, self._roads)
        self._threshold = Threshold()
        self._home = Home(
            store, self._roads, self._threshold, self._replica, called, clock, self._look, look_s, find
        )
        self._door = Door(House(store, self._roads, called, self._keys, self._handover, self._somebody_came))
        self._trips: dict[str, Trip] = {}
        self._making = threading.Lock()
        self._saying = threading.Lock()
        self._state = ShareState()
        self._said: object = None
        self._unseen = ""
        self._ended = threading.Event()
        self._begun = False
        self._watch: threading.Thread | None = None
        services.together.beside(self)

    def start(self) -> None:
        """Goes on by itself from now on. What hinders that keeps no project closed."""
        self._begun = True
        try:
            if self._roads.let_in:
                self._door.open()
        except (CocreateError, OSError) as problem:
            log.info("other laptops cannot come in: %s", type(problem).__name__)
        self._look()
        self._go_on()

    def _go_on(self) -> None:
        """Begins what does not go yet, and ends what should not. Whoever shares with nobody has no thread for it."""
        if not self._begun or self._ended.is_set():
            return
        with self._making:
            ways = {way.road.id: way for way in self._roads.ways}
            gone = [self._trips.pop(key) for key in self._trips.keys() - ways.keys()]
            for key, way in ways.items():
                self._trips.setdefault(key, Trip(way, self._home)).start()
            if self._watch is None and self._roads.all:
                self._watch = threading.Thread(target=self._keep_looking, name="sharing-state", daemon=True)
                self._watch.start()
        for trip in gone:
            trip.end()

    def _trip(self, way: Way) -> Trip:
        with self._making:
            return self._trips.setdefault(way.road.id, Trip(way, self._home))

    @property
    def _all_trips(self) -> tuple[Trip, ...]:
        with self._making:
            return tuple(self._trips.values())

    def _keep_looking(self) -> None:
        while not self._ended.wait(self._home.look_s):
            self._look()

    def close(self) -> None:
        """Ends, and nobody of it is in the file any more; who waits for an answer from elsewhere is not waited for."""
        self._ended.set()
        for trip in self._all_trips:
            trip.end()
        self._door.close()
        self._threshold.close()
        with self._making:
            watch = self._watch
        if watch is not None:
            watch.join(timeout=_END_S)  # it waits for nobody: outside of the file it only says how it stands
        with suppress(CocreateError):
            self._roads.close()

    # services.sharing.Sharing

    @property
    def state(self) -> ShareState:
        """How it stands now."""
        return self._state

    @property
    def roads(self) -> tuple[Road, ...]:
        """Everybody it is shared with, the hub first."""
        return self._roads.all

    @property
    def paused(self) -> bool:
        """Whether the facilitator has stopped sharing for now."""
        return self._roads.paused

    def pair_hub(self, address: str, code: str) -> Road:
        """Pairs with a hub, and begins to share."""
        self._roads.may_share()
        where = peer_address(address)
        project = self._services.projects.current()
        paired = pairing.pair_with_hub(
            where, code, self._called, project_id=self._store.project_id, project=project.name
        )
        if paired.project_id != self._store.project_id:
            raise OtherProject(peer=paired.name or where)
        road = self._roads.add(RoadKind.HUB, where, paired)
        self._store.run(lambda unit: laptops.join(unit, name=self._called))
        self._look()
        self._go_on()
        return road

    def offer(self) -> PairingOffer:
        """Lets another laptop join by the code that is shown. Raises SharingPaused: nobody could get anything."""
        self._roads.may_share()
        if self._roads.paused:
            raise SharingPaused
        self._store.run(lambda unit: laptops.join(unit, name=self._called))
        return self._door.show(self._services.projects.current().name)

    def withdraw(self) -> None:
        """No laptop can join by the code any more."""
        self._door.withdraw()

    def forget(self, road_id: str) -> None:
        """Shares no longer by this road, also while it waits for an answer from there."""
        self._roads.forget(road_id)
        with self._making:
            trip = self._trips.pop(road_id, None)
        if trip is not None:
            trip.end()
        self._look()

    def share(self, told: Told | None = None) -> tuple[Shared, ...]:
        """By every road now. Raises SyncProblem when none worked."""
        done: list[Shared] = []
        problems: list[CocreateError] = []
        for way in self._roads.ways:
            try:
                done.append(self._share(way, told))
            except CocreateError as problem:
                problems.append(problem)
        if problems and not done:
            raise problems[0]
        return tuple(done)

    def share_by(self, road_id: str, told: Told | None = None) -> Shared:
        """By one of the roads that this laptop goes itself. Raises Gone, SyncProblem."""
        way = next((one for one in self._roads.ways if one.road.id == road_id), None)
        if way is None:
            raise Gone(what="road", id=road_id)
        return self._share(way, told)

    def _share(self, way: Way, told: Told | None) -> Shared:
        try:
            done = self._trip(way).share(told)
        finally:
            self._look()
        return self._told(way.road.name, done)

    def pause(self) -> None:
        """Stops after the portion that is on its way; nobody comes in either."""
        self._roads.pause(True)
        self._look()

    def resume(self) -> None:
        """Goes on where it was."""
        self._roads.pause(False)
        self._look()
        for trip in self._all_trips:
            trip.hurry()

    def write_bundle(self, out: Path, passphrase: str, *, contacts: bool = False) -> Path:
        """The project as an encrypted file for a stick."""
        self._roads.may_share()
        # Whoever makes a project of it must count in another range than this laptop.
        self._store.run(lambda unit: laptops.enlist(unit, self._called))
        name = self._services.projects.current().name
        extra = {_KEYS: vault_keys.written(self._keys())} if contacts else {}
        return write_bundle(self._replica(), out, passphrase, project=name, extra=extra).path

    def read_bundle(self, bundle: Path, passphrase: str) -> Shared:
        """Takes a bundle of this project in."""
        self._roads.may_share()
        with (
            self._threshold.inside(),
            closing(BundlePeer(bundle, passphrase, self._store.project_id)) as peer,
        ):
            done = Session(self._replica(), peer).run(give=False)
            vault_keys.take_keys(self._store, peer.extra.get(_KEYS, ""))
            self._store.run(self._settle_beside)
        self._look()
        return self._told(bundle.name, done)

    def _settle_beside(self, unit: UnitOfWork) -> None:
        """A file that was copied by hand has no range of its own yet."""
        laptops.enlist(unit, self._called)
        laptops.settle_place(unit)

    # services.together.Companion

    def signs(self) -> Mapping[str, Sign]:
        """What was heard of the laptops in this hall, by their device."""
        came = {one.device: Sign(one.shared_at, one.shared_at) for one in self._roads.let_in.values()}
        went = {trip.device: Sign(trip.heard_at, trip.handed_in_at) for trip in self._all_trips}
        return {device: sign for device, sign in {**came, **went}.items() if device}

    # How it stands.

    def _somebody_came(self) -> None:
        self._go_on()
        self._look()

    def _look(self) -> None:
        """Says how it stands, and never keeps whoever asks from going on: it is looked at again in a second."""
        kind = unforeseen_in(self._say)
        if kind not in ("", self._unseen):
            log.error("how sharing stands cannot be told: %s", kind)
        self._unseen = kind

    def _say(self) -> None:
        """Tells the bus when it is otherwise than it was; of the time only each minute is worth it."""
        try:
            with self._threshold.inside():
                state = self._stands()
        except Stopped:
            return
        with self._saying:
            self._state = state
            worth = replace(state, at=state.at[:16]), tuple(road.id for road in self._roads.all)
            if worth == self._said:
                return
            self._said = worth
        self._services.bus.publish(SharingChanged(state))

    def _stands(self) -> ShareState:
        """The hub counts, else the laptop with which it was shared last; unless one comes here in vain."""
        state = self._stands_with(first_of(self._roads.all))
        if state.phase in (SharePhase.SAFE, SharePhase.BEHIND):
            return next(in_vain(self._roads, self._behind), state)
        return state

    def _stands_with(self, first: Road | None) -> ShareState:
        if first is None:
            return ShareState()
        trip = next((one for one in self._all_trips if one.way.road.id == first.id), None)
        if trip is None:
            has = self._roads.has(first.id)
            changes, pictures = self._behind(has), 0
            state = ShareState(peer=first.name, at=first.shared_at, waiting=changes)
            phase = SharePhase.SAFE if has is not None and not changes else SharePhase.BEHIND
            return replace(state, phase=SharePhase.PAUSED if self._roads.paused else phase)
        changes, pictures = trip.waits()
        at, running = trip.handed_in_at or first.shared_at, trip.running
        phase = phase_of(trip, changes + pictures, paused=self._roads.paused)
        done, total = running if running is not None and phase is SharePhase.BUSY else (0, 0)
        return ShareState(phase, first.name, at, changes, pictures, done, total, trip.problem)

    def _behind(self, has: Vector | None) -> int:
        return waiting(self._replica().vector(), has) if has is not None else 0

    def _told(self, peer: str, done: Exchange) -> Shared:
        conflicts = self._services.conflicts.count()
        return Shared(peer, done.went, done.came, done.pictures_went, done.pictures_came, conflicts)

    def _keys(self) -> tuple[bytes, ...]:
        return vault_keys.keys_of(self._store)

    def _replica(self) -> SqlPeer:
        return SqlPeer(self._store, name=self._called, vault_keys=self._keys())

    def _handover(self) -> Handover:
        project = self._services.projects.current()
        return Handover(self._store.project_id, project.name, self._called, vault_keys.written(self._keys()))
