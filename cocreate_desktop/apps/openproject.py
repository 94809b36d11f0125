"""A project that is open, with everything that belongs to it; and how one comes to be open. The list of projects is there
before any of this is loaded."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cocreate_desktop import settings
from cocreate_desktop.apps import recent
from cocreate_desktop.apps.backupdesk import BackupDesk, KeepsBackups
from cocreate_desktop.apps.clock import WallClock
from cocreate_desktop.apps.drafts import FileDrafts
from cocreate_desktop.apps.ending import over_since
from cocreate_desktop.apps.example import fill_example
from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.apps.hall_address import HallAddress
from cocreate_desktop.apps.hall_keeper import HallKeeper, HallSetting
from cocreate_desktop.apps.outward import FileDesk, PaperDesk, PictureDesk
from cocreate_desktop.apps.reaching import LocalReaching
from cocreate_desktop.apps.site import SiteDesk
from cocreate_desktop.apps.sweeping import DayWatch, sweep
from cocreate_desktop.apps.wholestory import WholeStory
from cocreate_desktop.apps.workspace import OpenWorkspace, create_services, open_services
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.secrecy import upload_token
from cocreate_desktop.domain.standing import Standing, standing
from cocreate_desktop.language import _
from cocreate_desktop.paths import documents, free
from cocreate_desktop.phones import network
from cocreate_desktop.rehearsal.example import CULTUURVISIE, load
from cocreate_desktop.services.backingup import Backups
from cocreate_desktop.services.drafting import Drafts
from cocreate_desktop.services.erasing import Receipts
from cocreate_desktop.services.hearback import HearBack
from cocreate_desktop.services.keeping import DaysKept
from cocreate_desktop.services.lately import RecentProject
from cocreate_desktop.services.onlinereach import OnlineReach
from cocreate_desktop.services.onsite import Site
from cocreate_desktop.services.outside import Files, Hall, Papers, Pictures
from cocreate_desktop.services.practising import DryRun
from cocreate_desktop.services.reaching import Reaching
from cocreate_desktop.services.seeing import Eyes
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.sharing import Sharing
from cocreate_desktop.storage import FileReceipts, KeySource


class LocalProject:
    """Fulfils ``services.outside.OpenProject`` with the real parts. Backs up on opening, soon after what changed, and at
    closing."""

    def __init__(
        self, opened: OpenWorkspace, port: int = 8080, host: str = "", *, backups: KeepsBackups | None = None
    ) -> None:
        self._opened = opened
        self._port, self._host = port, host
        setting = HallSetting(opened.workspace.path, opened.workspace.recovery_key(), port, host)
        self._hall = HallKeeper(opened.services, setting, opened.workspace.last_seq)
        self._reaching = LocalReaching(self._hall)
        self._papers = PaperDesk(opened.services, self.page)
        self._files = FileDesk(opened.services)
        self._pictures = PictureDesk()
        self._eyes = OwnEyes()
        self._backups = backups or BackupDesk(opened)
        self._site = SiteDesk(opened.workspace.path, self._backups, self.join_address)
        # Not loaded before it is needed: a window should be there soon.
        from cocreate_desktop.apps.sharing import LocalSharing

        store = opened.workspace.store
        self._sharing = LocalSharing(opened.services, store, self._site.machine, time.monotonic)
        self.days = DaysKept()
        self._midnight = DayWatch(opened)
        self._backups.start()
        self._sharing.start()
        self._midnight.start()

    @property
    def services(self) -> Services:
        """What one can do with it."""
        return self._opened.services

    @property
    def hall(self) -> Hall:
        """Its phone server."""
        return self._hall

    @property
    def reaching(self) -> Reaching:
        """How phones reach this laptop."""
        return self._reaching

    @property
    def papers(self) -> Papers:
        """Its printing."""
        return self._papers

    @property
    def files(self) -> Files:
        """Its files of other programs."""
        return self._files

    @property
    def pictures(self) -> Pictures:
        """Pictures that come in."""
        return self._pictures

    @property
    def eyes(self) -> Eyes:
        """Whoever looks at its photos."""
        return self._eyes

    @property
    def backups(self) -> Backups:
        """Its backups."""
        return self._backups

    @property
    def site(self) -> Site:
        """This laptop in this hall."""
        return self._site

    @property
    def sharing(self) -> Sharing:
        """With whom it is shared."""
        return self._sharing

    @property
    def online_reach(self) -> OnlineReach:
        """Opens its address on the web; what does so is loaded when it is asked for."""
        from cocreate_desktop.central.followup import FollowUpCheck

        return FollowUpCheck()

    @property
    def hear_back(self) -> HearBack:
        """Tells people at home how it goes on, by the hub."""
        return self._sharing.hearback

    @property
    def drafts(self) -> Drafts:
        """What is half typed."""
        return FileDrafts(self._opened.workspace.store)

    @property
    def receipts(self) -> Receipts:
        """Its receipts of erasures."""
        return FileReceipts(self._opened.workspace.project_id)

    @property
    def path(self) -> Path:
        """The workspace file."""
        return self._opened.workspace.path

    @property
    def key_in_plain_file(self) -> bool:
        """True when the key lies in a file of this machine."""
        return self._opened.workspace.key_source is KeySource.FILE

    @property
    def dry_run(self) -> DryRun | None:
        """None: this is the project itself."""
        return None

    def recovery_key(self) -> str:
        """The key as text."""
        return self._opened.workspace.recovery_key()

    def spare(self, folder: Path) -> Path:
        """A verified copy of the file in a folder of its own."""
        return self._opened.workspace.backups.spare(folder)

    def page(self) -> str:
        """The page's address without a code: of the running server, else where it will be; empty without a network."""
        return self._hall.address or expected_page(self._port, self._host)

    def join_address(self, evening_id: str) -> str:
        """The address of the QR code."""
        page = self.page()
        return network.page_address(page, self.services.evenings.get(evening_id).join_token) if page else ""

    def photo_address(self, evening_id: str) -> str:
        """The address of the QR code for photos."""
        page = self.page()
        secret = self.services.evenings.get(evening_id).secret
        return network.photo_address(page, upload_token(secret)) if page else ""

    def close(self) -> None:
        """Closes the phone server, the backups and the file; the list of projects remembers where it stands."""
        # A list that cannot be written, or a file that went away, must not keep a project open.
        with suppress(CocreateError, OSError):
            project = self.services.projects.current()
            recent.update(self.path, project.name, project.question, _stands(self.services))
        self._midnight.close()
        self._hall.close()
        self._sharing.close()
        self._backups.close()
        self._opened.close()


def create_project(
    path: Path, fields: Mapping[str, object], template: str, port: int, host: str
) -> LocalProject:
    """A new project with one evening."""
    return _ready(create_services(path, dict(fields), template), port, host)


def example_project(name: str, port: int, host: str) -> LocalProject:
    """A fresh copy of an example: the square is ready to be played, the vision of culture has its notes and story. Both have
    their invitations and the evenings that follow."""
    title = load(name).title
    path = free(documents() / (_("Example {name}").format(name=title) + ".cocreate"))
    opened = create_services(path, {})
    fill_example(opened.services, name, grown=name == CULTUURVISIE)
    WholeStory(opened.services, name).before()
    return _ready(opened, port, host)


def open_project(path: Path, key: str, port: int, host: str) -> LocalProject:
    """A project that is there."""
    return _ready(open_services(path, key=key), port, host)


def _ready(opened: OpenWorkspace, port: int, host: str) -> LocalProject:
    project = opened.services.projects.current()
    now = utc_text(WallClock().now())
    swept = sweep(opened)
    path, stands = opened.workspace.path, _stands(opened.services)
    with suppress(OSError):  # a list that cannot be written must not keep a project closed
        recent.remember(RecentProject(path, project.name, project.question, now, True, stands))
    ready = LocalProject(opened, port or settings.load().settings.port, host)
    ready.days = DaysKept(swept, over_since(opened))
    return ready


def _stands(services: Services) -> Standing:
    today = services.clock.now().date().isoformat()
    found = standing(services.evenings.all(), today, services.pledges.all())
    return replace(found, kept_until=services.projects.current().keep_until)


def expected_page(port: int = 0, host: str = "") -> str:
    """Where the page for phones will be: this laptop's address (or ``host``) with ``port`` (0: the usual one); empty without a
    network."""
    wanted = port or settings.load().settings.port
    if host:
        return network.url(host, wanted)
    here = HallAddress().chosen()
    return network.url(here.ip, wanted) if here is not None else ""
