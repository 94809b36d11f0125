"""What one worker of a hub is made of, tied together: database, accounts, the projects' stores, the wire, the dashboard, the
pages for people at home and the mail to them."""

import logging
import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import date

from cocreate_desktop import __version__
from cocreate_desktop.apps.clock import WallClock
from cocreate_desktop.apps.hub.homes import HubHomes
from cocreate_desktop.apps.hub.mailroom import HubFollowing, MailRoom
from cocreate_desktop.apps.hub.plan import HubPlan
from cocreate_desktop.apps.hub.resting import RestingStore
from cocreate_desktop.central.api import sync_mount
from cocreate_desktop.central.dashboard import NOBODY, Over, ProjectSource, make_dashboard
from cocreate_desktop.central.hubapp import State, make_hub
from cocreate_desktop.central.stopping import Stopping
from cocreate_desktop.central.wire import spoken
from cocreate_desktop.codes import voting_codes
from cocreate_desktop.domain.accounts import HubProject
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.project import Project
from cocreate_desktop.exchange.centralfiles import CentralExports
from cocreate_desktop.phones.home.app import make_home
from cocreate_desktop.services.followpeers import FollowPeer
from cocreate_desktop.services.gate import Device
from cocreate_desktop.services.hearback import Followers
from cocreate_desktop.services.keeping import Keeping
from cocreate_desktop.services.peers import Peer
from cocreate_desktop.services.services import make_services
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.administrators import HubAdministrators
from cocreate_desktop.storage.followers import stop, sweep
from cocreate_desktop.storage.hubdatabase import HubDatabase
from cocreate_desktop.storage.hubending import due, end_projects
from cocreate_desktop.storage.hubpeers import HubPeer
from cocreate_desktop.storage.hubstores import HubStores

log = logging.getLogger(__name__)
_LOOKS_S = 1.0  # however many machines ask how the hub is, the database is asked so often


class HubParts:
    """``app`` is what a server serves."""

    def __init__(self, plan: HubPlan, database: HubDatabase, worker: str = "") -> None:
        self._database = database
        self._name = plan.name
        self._worker = worker
        self._organisations: dict[str, str] = {}
        self._day: date | None = None
        self._looking = threading.Lock()
        self._looked: tuple[float, State] | None = None
        self.accounts = Accounts(database, plan.name)
        self.administrators = HubAdministrators(database)
        self.stores = HubStores(database)
        self.room = self._mail_room(plan)
        self.home = make_home(HubHomes(self.accounts, self.stores, self.room, plan.at))
        routes = [
            sync_mount(self.peer_for, self.accounts, follow_for=self.follow_for),
            *make_dashboard(self.sources, self.administrators, CentralExports()),
            *Stopping(self._stop, self.home.routes).routes,
            *self.home.routes,
        ]
        self.app: Callable[..., Awaitable[None]] = make_hub(
            routes, self.state, names=plan.names, worker=worker
        )

    def peer_for(self, project_id: str, _device: Device) -> Peer:
        """The replica of a project. Raises NoSuchName, NoDatabase."""
        project = self.accounts.project(project_id)
        name = self._name or self._name_of(project.organisation_id)
        return HubPeer(self.stores.project(project_id).store, name, project, self._database)

    def follow_for(self, project_id: str, _device: Device) -> FollowPeer:
        """Who at home wants to be reached in a project. Raises NoSuchName, NoDatabase."""
        return HubFollowing(project_id, self.room, self.accounts.project(project_id).closed)

    def sources(self, organisation: str) -> Sequence[ProjectSource]:
        """The projects of an organisation, for the dashboard; each is opened only when somebody looks into it."""
        synced, projects = self.accounts.seen_at(organisation), self.accounts.projects(organisation)
        numbers = self.room.numbers([one.id for one in projects]) if self.room is not None else {}
        return [self._source(one, synced.get(one.id, ""), numbers.get(one.id, NOBODY)) for one in projects]

    def state(self) -> State:
        """How the hub is."""
        with self._looking:
            now = time.monotonic()
            if self._looked is None or now - self._looked[0] > _LOOKS_S:
                self._looked = now, self._look()
            return self._looked[1]

    def start(self) -> None:
        """Mail goes out from now on."""
        if self.room is not None:
            self.room.start()

    def tend(self) -> None:
        """Once in a while: closes projects that nobody needs, asks whether a notice was missed, and deletes at home whose time
        has come."""
        self.stores.close_idle()
        self.stores.catch_up()
        try:
            sweep(self._database)
        except CocreateError as problem:
            log.warning("nobody was deleted whose time has come: %s", type(problem).__name__)
        try:
            self._turn_day()
            self.stores.drop_ended()
        except CocreateError as problem:
            log.warning("what had its day is still there: %s", type(problem).__name__)

    def _turn_day(self) -> None:
        """Once a day: people and photos of walls whose day has come go, and whole projects well after theirs. One project in
        which that does not work keeps no other waiting, and is tried again."""
        today, left = WallClock().now().date(), 0
        if today == self._day:
            return
        end_projects(self._database, today)
        for project_id in due(self._database, today):
            try:
                Keeping(RestingStore(self.stores, project_id), WallClock()).sweep(today)
            except CocreateError as problem:
                left += 1
                log.warning("in one project what had its day is still there: %s", type(problem).__name__)
        self._day = self._day if left else today

    def close(self) -> None:
        """Closes the projects, but not the database."""
        if self.room is not None:
            self.room.close()
        self.home.close()
        self.stores.close()

    def _mail_room(self, plan: HubPlan) -> MailRoom | None:
        """Raises NoKeyOfHub."""
        vault = plan.vault(self._database)
        if vault is None:
            return None
        return MailRoom(self._database, vault, plan.mail_server, self._called, time.time)

    def _stop(self, token: str) -> bool:
        """Whoever got a mail with it is deleted, also by a hub that lost its key. Raises NoDatabase."""
        return stop(self._database, token, time.time())

    def _called(self, project_id: str) -> str:
        """How a project is called in mails about it. Raises NoSuchName, NoDatabase."""
        found = self.stores.project(project_id).store.read(lambda reader: reader.find(Project))
        return next((one.name for one in found if one.name), "") or self.accounts.project(project_id).name

    def _name_of(self, organisation: str) -> str:
        """Asked once: organisations keep their names."""
        if organisation not in self._organisations:
            self._organisations[organisation] = self.accounts.organisation(organisation).name
        return self._organisations[organisation]

    def _source(self, project: HubProject, synced_at: str, followers: Followers) -> ProjectSource:
        store = RestingStore(self.stores, project.id)
        services = make_services(store, store.bus, WallClock(), voting_codes.TypedVotingCodes())
        over = Over(project.name, project.ended) if project.ended else None
        return ProjectSource(
            project.id, services, lambda: self.stores.ends(project.id), lambda: synced_at, followers, over
        )

    def _look(self) -> State:
        health = self._database.health()
        hears = not self._database.shared or self.stores.listens.is_set()
        told = {
            "database": health.reached,
            "migrated": health.fine,
            "hears_other_workers": hears,
            "version": __version__,
            "protocol": spoken(),
            "worker": self._worker,
        }
        return State(health.fine, told)
