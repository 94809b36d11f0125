"""The stores of a hub's projects on its one database: opened when they are asked for, closed when nobody needs them, and each
with a bus that also tells what other workers committed."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Engine, select

from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.storage import tables
from cocreate_desktop.storage.hubdatabase import HubDatabase
from cocreate_desktop.storage.notices import Notice, Notices
from cocreate_desktop.storage.store import WorkspaceStore
from cocreate_desktop.storage.writer import GroupWriter

log = logging.getLogger(__name__)
MOST_OPEN = 200
IDLE_S = 600.0


class ProjectStore(WorkspaceStore):
    """The store of one project on an engine that others use too: closing it leaves the engine open."""

    def __init__(self, engine: Engine, project_id: str, device: str, bus: Bus, *, name: str) -> None:
        super().__init__(engine, project_id, device, bus, name=name)
        self._making = threading.Lock()
        self._closed = False

    def write_many(self) -> None:
        """From now on a thread of its own writes what many send, in groups: most projects never need one."""
        with self._making:
            if self._writer is None and not self._closed:
                self._writer = GroupWriter(self._commit_group, self._tell)

    def close(self) -> None:
        """Writes what was submitted."""
        with self._making:
            self._closed = True
        if self._writer is not None:
            self._writer.close()


@dataclass(slots=True)
class OpenProject:
    """An open project: ``seen`` is how far its bus has told each device's log, ``used_at`` when it was last asked for."""

    store: ProjectStore
    bus: Bus
    seen: dict[str, int]
    used_at: float
    telling: threading.Lock = field(default_factory=threading.Lock)

    @property
    def needed(self) -> bool:
        """Whether somebody listens, so that it may not be closed."""
        return self.bus.handlers > 0


class HubStores:
    """Any thread may ask. ``now_s`` tells the seconds of a clock that only goes on."""

    def __init__(
        self, database: HubDatabase, *, most: int = MOST_OPEN, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        self._database = database
        self._most = most
        self._now_s = now_s
        self._open: dict[str, OpenProject] = {}
        self._lock = threading.Lock()
        self._notices = Notices(database, self._heard, self.catch_up)

    def project(self, project_id: str) -> OpenProject:
        """The open project with this id, for as long as whoever asks has it in hands. Whether it may be is asked elsewhere.
        Raises FileProblem."""
        with self._lock:
            found = self._open.get(project_id)
            if found is None:
                found = self._opened(project_id)
            found.used_at = self._now_s()
            self._open[project_id] = self._open.pop(project_id, found)  # the last is the one used last
            self._close_some()
        return found

    def for_many(self, project_id: str) -> OpenProject:
        """The same, for a project to which many people send something. Raises FileProblem."""
        found = self.project(project_id)
        found.store.write_many()
        return found

    @property
    def open(self) -> tuple[str, ...]:
        """The ids of those that are open, the one used longest ago first."""
        return tuple(self._open)

    @property
    def listens(self) -> threading.Event:
        """Set while commits of other workers are heard of."""
        return self._notices.listens

    def catch_up(self) -> None:
        """Tells what was missed: each open project's logs are asked how far they are. On SQLite there is nobody to miss."""
        for project_id, project in tuple(self._open.items()) if self._database.shared else ():
            try:
                for device, seq in self.ends(project_id):
                    self._tell(project, Notice(project_id, device, seq))
            except CocreateError as problem:
                log.warning("a project was not caught up with: %s", type(problem).__name__)

    def drop_ended(self) -> None:
        """Lets go of open projects that were deleted: what is asked of them from now on is asked anew. Raises NoDatabase."""
        for project_id, project in tuple(self._open.items()):
            if all(device != project.store.device for device, _seq in self.ends(project_id)):
                with self._lock:
                    if self._open.get(project_id) is project:
                        del self._open[project_id]
                project.store.close()

    def close_idle(self) -> None:
        """Closes those that nobody has asked for lately and nobody listens to."""
        with self._lock:
            self._close_some(self._now_s() - IDLE_S)

    def close(self) -> None:
        """Closes them all, but not the database."""
        self._notices.close()
        with self._lock:
            for project in self._open.values():
                project.store.close()
            self._open.clear()

    def _opened(self, project_id: str) -> OpenProject:
        bus = Bus()
        store = ProjectStore(
            self._database.engine, project_id, self._database.device, bus, name=self._database.name
        )
        store.on_commit(lambda device, seq: self._notices.say(Notice(project_id, device, seq)))
        return OpenProject(store, bus, dict(self.ends(project_id)), self._now_s())

    def _close_some(self, unused_since: float = float("-inf")) -> None:
        """Those beyond the greatest number, and those unused since that moment. Whoever still has one in hands can go on: its
        connections are the database's."""
        over = len(self._open) - self._most
        for project_id, project in tuple(self._open.items())[:-1]:
            if (over > 0 or project.used_at < unused_since) and not project.needed:
                del self._open[project_id]
                project.store.close()
                over -= 1

    def _heard(self, notice: Notice) -> None:
        project = self._open.get(notice.project_id)
        if project is not None:
            try:
                self._tell(project, notice)
            except CocreateError as problem:
                log.warning("a notice could not be followed: %s", type(problem).__name__)

    def _tell(self, project: OpenProject, notice: Notice) -> None:
        """Puts on the bus what goes up to ``notice``. Notices of one device's log come in its order: a laptop sends the next
        ops after the answer to the last, and that comes after the notice. The hub's own log is written by all workers at once;
        its store knows which ops are this worker's."""
        with project.telling:
            seen = project.seen.get(notice.device, 0)
            if notice.seq <= seen:
                return
            if notice.ours and notice.device != project.store.device:
                project.seen[notice.device] = notice.seq
            else:
                project.seen[notice.device] = project.store.pull(notice.device, seen)

    def ends(self, project_id: str) -> tuple[tuple[str, int], ...]:
        """How far each device's log of a project is, in the order of the devices; the project is not opened for it."""
        clock = tables.device_clock
        query = select(clock.c.device, clock.c.seq).where(clock.c.project_id == project_id)
        with self._database.reading() as connection:
            return tuple(sorted((row.device, row.seq) for row in connection.execute(query)))
