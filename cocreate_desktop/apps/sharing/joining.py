"""Getting a project onto this laptop that lives elsewhere already: a new file, filled by its first sync."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from cocreate_desktop.apps.sharing.roads import Roads
from cocreate_desktop.central import nearby, pairing
from cocreate_desktop.central.addresses import EXAMPLE_LAPTOP, peer_address
from cocreate_desktop.domain.errors import WorkspaceExists
from cocreate_desktop.domain.sharestate import SharePhase, ShareState
from cocreate_desktop.domain.syncerrors import Unreachable
from cocreate_desktop.exchange.bundlepeer import BundlePeer
from cocreate_desktop.services import laptops
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.gate import Paired
from cocreate_desktop.services.peers import Peer
from cocreate_desktop.services.sharing import Nearby, RoadKind
from cocreate_desktop.services.syncing import Exchange, Session, waiting
from cocreate_desktop.storage import SqlPeer, Workspace, create_replica, vault_keys

Told = Callable[[ShareState], None]
_TRIES = 3
"""How often in a row a line may be cut before anything new has come."""


class LocalJoining:
    """Fulfils ``services.sharing.Joining``. ``called`` is how people call this laptop; the key of what is made is that in
    ``key_file`` (None: a new one that this machine keeps)."""

    def __init__(self, called: str, key_file: Path | None = None) -> None:
        self._called = called
        self._key_file = key_file

    def nearby(self, seconds: float = 2.0) -> tuple[Nearby, ...]:
        """Laptops in this network that show a pairing code now."""
        return nearby.look(seconds)

    def from_laptop(self, path: Path, address: str, code: str, told: Told) -> Path:
        """Raises BadPairing, SyncProblem, FileProblem."""
        where = peer_address(address, pairing.PORT, example=EXAMPLE_LAPTOP)
        _must_be_new(path)
        return self._from(path, RoadKind.LAPTOP, where, pairing.pair_with(where, code, self._called), told)

    def from_hub(self, path: Path, address: str, code: str, told: Told) -> Path:
        """Raises the same."""
        where = peer_address(address)
        _must_be_new(path)
        return self._from(path, RoadKind.HUB, where, pairing.pair_with_hub(where, code, self._called), told)

    def from_bundle(self, path: Path, bundle: Path, passphrase: str) -> Path:
        """Raises BadBundle, WrongPassphrase, FileProblem."""
        with (
            closing(BundlePeer(bundle, passphrase)) as peer,
            self._new_file(path, peer.greet().project_id) as made,
        ):
            vault_keys.take_keys(made.store, peer.extra.get("vault", ""))
            Session(self._replica(made), peer).run(give=False)
            made.store.run(lambda unit: laptops.join(unit, name=self._called))
        return path

    def _from(self, path: Path, kind: RoadKind, where: str, paired: Paired, told: Told) -> Path:
        with self._new_file(path, paired.project_id) as made:
            vault_keys.take_keys(made.store, paired.vault_key)
            roads = Roads(made.store)
            road = roads.add(kind, where, paired)
            (way,) = roads.ways
            with closing(way.peer(paired.project_id)) as peer:
                self._fill(made, peer, road.name, told)
                made.store.run(lambda unit: laptops.join(unit, name=self._called))
                # That it hears who has joined, and pictures, may wait for the next sync.
                with suppress(Unreachable):
                    Session(self._replica(made), peer).run()
        return path

    def _fill(self, made: Workspace, peer: Peer, name: str, told: Told) -> None:
        """The whole record, over a line that may be cut; what came stays. Raises SyncProblem when no more comes."""

        def hear(_done: Exchange) -> None:
            here = waiting(replica.vector(), {})
            told(ShareState(SharePhase.BUSY, name, done=here, total=max(total, here)))

        replica, tries, total = self._replica(made), _TRIES, 1
        while True:
            before = waiting(replica.vector(), {})
            try:
                total = max(1, waiting(peer.vector(), {}))
                Session(replica, peer, hear).run(pictures=False)
                return
            except Unreachable:
                tries = _TRIES if waiting(replica.vector(), {}) > before else tries - 1
                if not tries:
                    raise

    def _replica(self, made: Workspace) -> SqlPeer:
        return SqlPeer(made.store, name=self._called, vault_keys=vault_keys.keys_of(made.store))

    @contextmanager
    def _new_file(self, path: Path, project_id: str) -> Iterator[Workspace]:
        """A file that is filled inside; one that is not filled whole is taken away: all is still where it came from."""
        made = create_replica(path, project_id, bus=Bus(), key_file=self._key_file)
        with ExitStack() as unless_filled:
            unless_filled.callback(made.take_away)
            yield made
            unless_filled.pop_all()
        made.close()


def _must_be_new(path: Path) -> None:
    """Before a code is used, for each works once. Raises WorkspaceExists."""
    if path.exists():
        raise WorkspaceExists(path=str(path))
