"""The project of the gallery: real parts with a clock that stands where it is put, an address and a key that are nobody's."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from cocreate_desktop.apps.example import fill_example
from cocreate_desktop.apps.gallery.reaching import ShownReaching
from cocreate_desktop.apps.gallery.watching import ShownEyes
from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.wholestory import WholeStory
from cocreate_desktop.apps.workspace import OpenWorkspace, create_services, open_services
from cocreate_desktop.domain.backuperrors import SecondGone
from cocreate_desktop.domain.backuphealth import BackupHealth, Drilled, Kept, Place
from cocreate_desktop.domain.doorcount import door_address
from cocreate_desktop.domain.events import BackupMade, Event, GuestsChanged, HallChanged
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.secrecy import upload_token
from cocreate_desktop.language import _
from cocreate_desktop.phones import network
from cocreate_desktop.rehearsal.example import BUURTPLEIN
from cocreate_desktop.services import laptops
from cocreate_desktop.services.backingup import Backups
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.onsite import Site
from cocreate_desktop.services.reaching import trial_address
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.syncing import Session
from cocreate_desktop.storage import SqlPeer, create_replica, keys, vault_keys

ADDRESS = "http://192.168.8.2:8080"
LOCAL = "127.0.0.1"
PHONES = 38
PRESENT = 48
STICK_NAME = "BUURT-01"
BACKUP_WITHIN = 20.0
NEW_QUESTION = "Hoe steken kinderen hier veilig over?"
BEGINS = datetime(2026, 11, 24, 19, 30, tzinfo=timezone(timedelta(hours=1)))


@dataclass
class StillClock:
    """The time that pictures show."""

    time: datetime = BEGINS

    def now(self) -> datetime:
        """The time it was put at."""
        return self.time

    def put(self, hour: int, minute: int, second: int = 0) -> None:
        """Puts it at a time of that evening."""
        self.time = BEGINS.replace(hour=hour, minute=minute, second=second)


class ShownHall:
    """What the desk sees of the phones: always the same address and as many phones."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self.running = False

    @property
    def address(self) -> str:
        """The page's address."""
        return ADDRESS if self.running else ""

    @property
    def phones(self) -> int:
        """How many phones there are."""
        return PHONES if self.running else 0

    def start(self, evening_id: str) -> None:
        """Is there at once."""
        self.running = bool(evening_id)
        self.tell()

    def stop(self) -> None:
        """Is gone at once."""
        self.running = False
        self._bus.publish(HallChanged(False, ""))

    def tell(self) -> None:
        """Tells the desk once more how it is, after something else spoke in between."""
        self._bus.publish(HallChanged(self.running, self.address))
        self._bus.publish(GuestsChanged(self.phones))


class ShownBackups:
    """The one backup that was made on opening, a few minutes old."""

    def __init__(self, project: LocalProject, real: Backups) -> None:
        self._bus = project.services.bus
        self.stick_is_in = True
        self._made = tuple(real.all()[:1])
        made_at = (BEGINS - timedelta(minutes=2)).timestamp()
        for path in self._made:
            os.utime(path, (made_at, made_at))

    def make(self) -> str:
        """Says when it was made."""
        at = utc_text(BEGINS - timedelta(minutes=2))
        self._bus.publish(BackupMade("", at))
        return ""

    def all(self) -> Sequence[str]:
        """The one there is."""
        return self._made

    def copies(self) -> Sequence[str]:
        """It lies on the stick as well."""
        return self._made

    @property
    def health(self) -> BackupHealth:
        """Both places have it; without the stick it is told as the real ones tell it."""
        at = utc_text(BEGINS - timedelta(minutes=2))
        gone = SecondGone(name=STICK_NAME)
        problem = "" if self.stick_is_in else f"{gone.happened} {gone.next}"
        laptop = Kept(Place.LAPTOP, _("this laptop"), at)
        return BackupHealth(laptop, Kept(Place.SECOND, STICK_NAME, at, problem=problem))

    def choose(self, folder: Path) -> None:
        """Nothing is chosen for a picture."""

    def drill(self) -> Drilled:
        """As it would go."""
        return Drilled(utc_text(BEGINS - timedelta(minutes=2)), 87, 41, 12, 0, STICK_NAME)


class GalleryProject(LocalProject):
    """A real, encrypted project. What would differ from machine to machine is the same everywhere; the phone server that real
    pages come from runs unseen."""

    def __init__(self, opened: OpenWorkspace, clock: StillClock) -> None:
        self.clock = clock
        self._shown = ShownHall(opened.services.bus)
        self._shown_backups: ShownBackups | None = None
        self._shown_reaching = ShownReaching(opened.services.bus)
        super().__init__(opened, 0, LOCAL)
        self.shown_eyes = self._eyes = ShownEyes()

    @property
    def hall(self) -> ShownHall:
        """The phones as the desk sees them."""
        return self._shown

    @property
    def reaching(self) -> ShownReaching:
        """What the laptop finds out about phones."""
        return self._shown_reaching

    @property
    def site(self) -> Site:
        """The laptop as the desk sees it."""
        from cocreate_desktop.apps.gallery.onsite import ShownSite

        return ShownSite()

    @property
    def backups(self) -> Backups:
        """The backups as the desk sees them."""
        return self._shown_backups or super().backups

    def pull_the_stick(self, out: bool) -> None:
        """Whether the second place of the backups is out of reach."""
        if self._shown_backups is not None:
            self._shown_backups.stick_is_in = not out
            self._shown_backups.make()

    def stand_still(self) -> None:
        """From now on the backup of the opening is the only one."""
        self._shown_backups = ShownBackups(self, super().backups)

    @property
    def key_in_plain_file(self) -> bool:
        """As on a machine with a keyring."""
        return False

    @property
    def serving(self) -> bool:
        """Whether real pages can be opened."""
        return self._hall.running

    def serve(self, evening_id: str) -> None:
        """Starts real pages for phones; HallChanged on the bus tells when they are there."""
        self._hall.start(evening_id)

    def work_apart(
        self, called: str, here: Callable[[Services], None], there: Callable[[Services], None]
    ) -> None:
        """Another laptop, by what it is ``called``, has all there is; both go on without hearing of one another, and meet."""
        store = self._opened.workspace.store
        mine = SqlPeer(store, vault_keys=vault_keys.keys_of(store))
        store.run(lambda unit: laptops.join(unit, name=_("the laptop at the beamer")))
        with tempfile.TemporaryDirectory(prefix="cocreate-gallery-") as folder:
            path, key_file = Path(folder) / "apart.cocreate", Path(folder) / "apart.key"
            made = create_replica(path, store.project_id, bus=Bus(), key_file=key_file)
            vault_keys.take_keys(made.store, vault_keys.written(vault_keys.keys_of(store)))
            Session(SqlPeer(made.store, vault_keys=vault_keys.keys_of(made.store)), mine).run()
            made.store.run(lambda unit: laptops.join(unit, name=called))
            made.close()
            other = open_services(path, key_file=key_file, clock=self.clock)
            try:
                here(self.services)
                there(other.services)
                theirs = other.workspace.store
                Session(SqlPeer(theirs, vault_keys=vault_keys.keys_of(theirs)), mine).run()
            finally:
                other.close()

    def page(self) -> str:
        """The address that is shown."""
        return ADDRESS

    def real_join(self, evening_id: str) -> str:
        """Where a real browser joins."""
        return network.page_address(self._hall.address, self.services.evenings.get(evening_id).join_token)

    def real_door(self, evening_id: str) -> str:
        """Where a real tablet counts at the door."""
        return door_address(self._hall.address, self.services.evenings.get(evening_id).secret)

    def real_trial(self) -> str:
        """Where a real browser tests whether it reaches the laptop."""
        return trial_address(self._hall.address)

    def real_photos(self, evening_id: str) -> str:
        """Where a real browser sends photos."""
        secret = self.services.evenings.get(evening_id).secret
        return network.photo_address(self._hall.address, upload_token(secret))


def make_project(path: Path, name: str = BUURTPLEIN) -> GalleryProject:
    """An example, ready to be played, with a first backup made; all but the first with what people wrote in it. Its
    invitations went out, and the evenings that follow are planned. Without a ``name``: a project just made."""
    clock = StillClock()
    fields: dict[str, object] = {} if name else {"name": "Lindestraat", "question": NEW_QUESTION}
    key = keys.written(bytes(range(1, 1 + keys.KEY_BYTES)))
    opened = create_services(path, fields, key=key, clock=clock)
    if name:
        _fill(opened.services, name)
    made = threading.Event()

    def hear(event: Event) -> None:
        if isinstance(event, BackupMade):
            made.set()

    stop = opened.services.bus.subscribe(hear)
    project = GalleryProject(opened, clock)
    made.wait(BACKUP_WITHIN)
    stop()
    project.stand_still()
    return project


def _fill(services: Services, name: str) -> None:
    evening = fill_example(services, name, grown=name != BUURTPLEIN)
    WholeStory(services, name).before()
    services.evenings.change(evening.id, present=PRESENT)
