"""What a laptop has to do with people at home, by the hub: after each visit there it takes into its vault who confirmed, and
erases who stopped; and it has the hub tell them how it goes on."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime

from cocreate_desktop.apps.sharing.roads import Roads, Way
from cocreate_desktop.apps.sharing.threshold import Visit
from cocreate_desktop.central.client import HttpPeer
from cocreate_desktop.domain.mailerrors import NoHub
from cocreate_desktop.domain.syncerrors import OlderPeer
from cocreate_desktop.services import followersin
from cocreate_desktop.services.followpeers import MOST_FOLLOWERS, Batch, FollowPeer
from cocreate_desktop.services.hearback import Followers, HearBack, Told
from cocreate_desktop.services.sharing import RoadKind
from cocreate_desktop.storage import WorkspaceStore


class ComingIn:
    """Fetches for one project, for as long as it is open. A hub that knows nothing of this is asked once."""

    def __init__(self, store: WorkspaceStore) -> None:
        self._store = store
        self._none = False

    def visit(self, peer: HttpPeer, visit: Visit) -> int:
        """How many came. Raises SyncProblem, FileProblem."""
        came, after = 0, ""
        while not self._none:
            batch = self._fetched(peer, visit, after)
            came += self._take_in(batch)
            if len(batch.followers) < MOST_FOLLOWERS:
                break
            after = batch.followers[-1].id
        return came

    def _fetched(self, peer: HttpPeer, visit: Visit, after: str) -> Batch:
        try:
            return visit.out(lambda: peer.following().fetch(after))
        except OlderPeer:
            self._none = True
            return Batch()

    def _take_in(self, batch: Batch) -> int:
        """Mostly there is nobody: then nothing is written."""
        if not self._store.read(lambda reader: followersin.is_new(reader, batch)):
            return 0
        today = datetime.now(UTC).date()
        return self._store.run(lambda unit: followersin.take_in(unit, batch, today))


class HubHearBack:
    """Fulfils ``services.hearback.HearBack`` by the first hub of ``roads``."""

    def __init__(self, store: WorkspaceStore, roads: Roads) -> None:
        self._store = store
        self._roads = roads

    @property
    def possible(self) -> bool:
        """Whether there is a hub."""
        return self._way() is not None

    def followers(self) -> Followers:
        """How many would hear it."""
        with self._hub() as hub:
            return hub.count()

    def tell(self, news_id: str, subject: str, words: str) -> Told:
        """Has the hub send it."""
        with self._hub() as hub:
            return hub.tell(news_id, subject, words)

    def told(self) -> tuple[Told, ...]:
        """The messages so far."""
        with self._hub() as hub:
            return hub.told()

    @contextmanager
    def _hub(self) -> Iterator[FollowPeer]:
        way = self._way()
        if way is None:
            raise NoHub
        with closing(way.peer(self._store.project_id)) as peer:
            yield peer.following()

    def _way(self) -> Way | None:
        return next((way for way in self._roads.ways if way.road.kind is RoadKind.HUB), None)


def _fulfils(hears: HubHearBack) -> HearBack:
    """For the type checker: this class fulfils the port."""
    return hears
