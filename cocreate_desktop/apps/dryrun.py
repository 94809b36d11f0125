"""The dry run (proefdraaien): a copy of the project that is played with simulated neighbours and is gone afterwards.

The copy lies in a folder of its own that nobody else may read. It is not listed, not backed up, and the machine remembers
nothing of it; a folder that a crash left behind goes when the program next looks.
"""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import psutil

from cocreate_desktop import paths
from cocreate_desktop.apps.hall_end import end_hall
from cocreate_desktop.apps.hall_room import raise_open_files
from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.backuperrors import NothingToTry
from cocreate_desktop.domain.backuphealth import BackupHealth, Drilled
from cocreate_desktop.domain.errors import Begun
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.events import BackupMade, DryRunChanged
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.language import _
from cocreate_desktop.phones import network
from cocreate_desktop.rehearsal.improvising import Improvisers
from cocreate_desktop.rehearsal.livelyhall import Liveliness, LivelyHall
from cocreate_desktop.rehearsal.pace import PacedClock
from cocreate_desktop.services.outside import OpenProject
from cocreate_desktop.services.practising import DryRunPlan
from cocreate_desktop.services.services import Services
from cocreate_desktop.storage import forget_device

log = logging.getLogger(__name__)
_FOLDER: Final = "dry-run-"
_OWNER: Final = "owner"
_BEFORE: Final = timedelta(minutes=1)


class DryProject(LocalProject):
    """The copy, open. ``origin`` is the file that it was made of."""

    def __init__(
        self, opened: OpenWorkspace, clock: PacedClock, plan: DryRunPlan, origin: Path, port: int, host: str
    ) -> None:
        self._token = opened.services.evenings.get(plan.evening_id).join_token
        self._host = host
        super().__init__(opened, port, host, backups=NoBackups(opened.services))
        self._neighbours = Neighbours(self, clock, plan, origin)
        self._neighbours.start()

    @property
    def dry_run(self) -> Neighbours:
        """Its simulated neighbours."""
        return self._neighbours

    def near_address(self) -> str:
        """Where simulated phones come in, empty while nobody serves: by loopback, so that a laptop that changes networks holds
        nobody up."""
        address = self.hall.address
        if not address:
            return ""
        near = address if self._host else network.url("127.0.0.1", urlsplit(address).port or 80)
        return network.page_address(near, self._token)

    def close(self) -> None:
        """The neighbours go, then the phone server, then the copy and its folder. No list remembers it."""
        self._neighbours.close()
        self._hall.close()
        self._sharing.close()
        self._opened.workspace.vanish()
        shutil.rmtree(self.path.parent, ignore_errors=True)


class Neighbours:
    """Fulfils ``services.practising.DryRun``."""

    def __init__(self, project: DryProject, clock: PacedClock, plan: DryRunPlan, origin: Path) -> None:
        self._clock = clock
        self._bus = project.services.bus
        self.origin = origin
        self.plan = plan
        crowd = Improvisers(plan.people, language=project.services.projects.current().language)
        self._hall = LivelyHall(
            project.services,
            plan.evening_id,
            crowd,
            address=project.near_address,
            still=lambda: clock.still,
            tell=self._tell,
            forward=plan.by_itself,
        )

    @property
    def told(self) -> Liveliness:
        """What they have done so far."""
        return self._hall.told

    @property
    def pace(self) -> int:
        """How many times as fast as real."""
        return self._clock.pace

    @property
    def still(self) -> bool:
        """Whether time stands still."""
        return self._clock.still

    def run(self, pace: int) -> None:
        """Goes on at another pace."""
        self._clock.run(pace)

    def stand(self, still: bool) -> None:
        """Time stands still, or goes on."""
        self._clock.stand(still)

    def start(self) -> None:
        """They come."""
        self._hall.start()

    def close(self) -> None:
        """They go."""
        self._hall.close()

    def _tell(self, _told: Liveliness) -> None:
        self._bus.publish(DryRunChanged())


class NoBackups:
    """Fulfils ``services.outside.Backups`` where nothing is to be kept, and says so when one is asked for."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def start(self) -> None:
        """Nothing begins."""

    def close(self) -> None:
        """Nothing ends."""

    def make(self) -> str:
        """Says that nothing is kept."""
        at = utc_text(self._services.clock.now())
        self._services.bus.publish(BackupMade("", at, _("This is a dry run: nothing of it is kept.")))
        return ""

    def all(self) -> Sequence[str]:
        """None."""
        return ()

    def copies(self) -> Sequence[str]:
        """None."""
        return ()

    @property
    def health(self) -> BackupHealth:
        """Nothing is kept, and nothing is amiss with that."""
        return BackupHealth()

    def choose(self, folder: Path) -> None:
        """Is for the project itself."""

    def drill(self) -> Drilled:
        """There is none to try. Raises NothingToTry."""
        raise NothingToTry


def rehearse(project: OpenProject, plan: DryRunPlan, port: int, host: str) -> DryProject:
    """A copy of an open project, ready to be played. Raises Begun, FileProblem."""
    evening = project.services.evenings.get(plan.evening_id)
    if evening.started_at:
        raise Begun
    sweep()
    raise_open_files()
    folder = Path(tempfile.mkdtemp(prefix=_FOLDER, dir=paths.data()))
    with ExitStack() as undo:
        undo.callback(shutil.rmtree, folder, ignore_errors=True)
        _own(folder)
        copy = project.spare(folder)
        clock = PacedClock(_beginning(evening, project.services.clock.now()), plan.pace)
        opened = open_services(copy, key=project.recovery_key(), clock=clock)
        undo.callback(opened.workspace.vanish)
        opened.workspace.remember_nothing()
        _own(folder, opened.workspace.id)
        made = DryProject(opened, clock, plan, project.path, port, host)
        undo.pop_all()
    return made


def sweep() -> None:
    """Takes away what a dry run left behind that ended with its program: its phone server, its copy, and what this machine
    remembers of that."""
    for folder in paths.data().glob(f"{_FOLDER}*"):
        owner = _owner(folder)
        if owner is not None and owner.lives():
            continue
        for copy in folder.glob("*.cocreate"):
            end_hall(copy)
            with suppress(OSError):
                forget_device(owner.workspace if owner is not None else "", copy)
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _Owner:
    """The program that plays in a folder: a number alone may be given again. ``workspace`` is that of the copy, empty before
    it was opened."""

    pid: int
    since: float
    workspace: str = ""

    def lives(self) -> bool:
        """Whether it still runs."""
        try:
            return bool(psutil.Process(self.pid).create_time() == self.since)
        except psutil.Error:
            return False


def _own(folder: Path, workspace: str = "") -> None:
    here = psutil.Process()
    owner = _Owner(here.pid, here.create_time(), workspace)
    (folder / _OWNER).write_text(json.dumps(asdict(owner)), encoding="utf-8")


def _owner(folder: Path) -> _Owner | None:
    try:
        return _Owner(**json.loads((folder / _OWNER).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _beginning(evening: Evening, now: datetime) -> datetime:
    """Just before the evening's own hour, on its own day; today when that is not known yet."""
    try:
        day = datetime.fromisoformat(f"{evening.date or now.date().isoformat()}T{evening.starts}")
    except ValueError:
        return now
    return day.astimezone() - _BEFORE
