"""A hub's organisations, their projects, the laptops that were let in and the codes that let them in. That a name or a token is
there once is the database's to say, never looked up first."""

import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Table, func, or_, select, update

from cocreate_desktop.codes import voting_codes
from cocreate_desktop.domain.accounts import HubDevice, HubProject, Limits, Organisation, PairingCode
from cocreate_desktop.domain.errors import BadCode, Empty
from cocreate_desktop.domain.huberrors import NameTaken, NoSuchName
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.online import short_code
from cocreate_desktop.domain.syncerrors import BadPairing, BadToken, OtherProject, TooMuch, Unreachable
from cocreate_desktop.domain.text import LINE, clean
from cocreate_desktop.services.gate import Device, Gate, Paired, PairingAsked, hash_of, new_token
from cocreate_desktop.storage import passwords
from cocreate_desktop.storage.accounttables import hub_device, hub_project, organisation, pairing_code
from cocreate_desktop.storage.hubdatabase import HubDatabase, moment
from cocreate_desktop.storage.tries import Tries

PAIRING = "pairing"
TRIES_A_MINUTE = 60
DAYS = 7
_SEEN_EVERY = timedelta(minutes=5)
Row = Mapping[Any, Any]


class Accounts:
    """Fulfils ``services.gate.Gate``. ``name`` is how laptops call the hub (empty: as their organisation), ``now_s`` tells the
    seconds since 1970, ``tries`` is how many wrong codes are listened to in a minute. Each method may raise NoDatabase."""

    def __init__(
        self,
        database: HubDatabase,
        name: str = "",
        now_s: Callable[[], float] = time.time,
        tries: int = TRIES_A_MINUTE,
    ) -> None:
        self._database = database
        self._name = name
        self._now_s = now_s
        self._tries = Tries(database, now_s)
        self._most_tries = tries

    def create_organisation(self, name: str, projects: int | None = None) -> Organisation:
        """Raises NameTaken, Empty, TextTooLong."""
        made = Organisation(new_id(), _named(name), made_at=self._now())
        values = {
            "id": made.id,
            "name": made.name,
            "projects": projects or made.projects,
            "made_at": made.made_at,
        }
        self._insert_once(organisation, values, made.name)
        return self.organisation(made.id)

    def organisations(self) -> tuple[Organisation, ...]:
        """All, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(organisation).order_by(organisation.c.name)).mappings()
            return tuple(Organisation(**row) for row in rows)

    def organisation(self, wanted: str) -> Organisation:
        """The one of this name or id. Raises NoSuchName."""
        its = or_(organisation.c.id == wanted, organisation.c.name == wanted)
        with self._database.reading() as connection:
            row = connection.execute(select(organisation).where(its)).mappings().first()
        if row is None:
            raise NoSuchName(name=wanted)
        return Organisation(**row)

    def create_project(
        self, of: Organisation, name: str, project_id: str = "", limits: Limits | None = None
    ) -> HubProject:
        """Keeps a place for a project; ``project_id`` is that of one that a laptop has already.
        Raises NameTaken, Empty, TooMuch."""
        made = HubProject(project_id or new_id(), of.id, _named(name), False, limits or Limits(), self._now())
        with self._database.writing() as connection:
            if not self._add_project(connection, made):
                raise NameTaken(name=made.id)
        return made

    def projects(self, organisation_id: str = "") -> tuple[HubProject, ...]:
        """Those of an organisation, or all, by name."""
        query = select(hub_project).order_by(hub_project.c.name, hub_project.c.project_id)
        if organisation_id:
            query = query.where(hub_project.c.organisation_id == organisation_id)
        with self._database.reading() as connection:
            return tuple(_project_of(row) for row in connection.execute(query).mappings())

    def project(self, project_id: str) -> HubProject:
        """The one with this id. Raises NoSuchName."""
        with self._database.reading() as connection:
            found = _project(connection, project_id)
        if found is None:
            raise NoSuchName(name=project_id)
        return found

    def at_home(self, code: str) -> HubProject | None:
        """The one that people at home find by this code: of two with the same the one that came first."""
        its = select(hub_project).where(hub_project.c.home == code)
        first = its.order_by(hub_project.c.made_at, hub_project.c.project_id).limit(1)
        with self._database.reading() as connection:
            row = connection.execute(first).mappings().one_or_none()
        return _project_of(row) if row is not None else None

    def set_project(self, project_id: str, **changes: object) -> HubProject:
        """Changes ``name``, ``closed``, ``most_ops`` or ``most_bytes``; one that is opened again has not ended. Raises
        NoSuchName."""
        if changes.get("closed") is False:
            changes["ended"] = ""
        with self._database.writing() as connection:
            changed = update(hub_project).where(hub_project.c.project_id == project_id).values(**changes)
            if not connection.execute(changed).rowcount:
                raise NoSuchName(name=project_id)
        return self.project(project_id)

    def pairing_code(
        self, of: Organisation, project: HubProject | None = None, days: float = DAYS
    ) -> PairingCode:
        """A code that lets one laptop in: with whatever project it brings to ``of``, or to ``project``."""
        code = voting_codes.new()
        until = self._now(timedelta(days=days))
        values = {
            "hash": passwords.of_code(code, self._database.salt),
            "organisation_id": of.id,
            "project_id": project.id if project is not None else "",
            "made_at": self._now(),
            "until": until,
            "used_at": "",
        }
        self._insert_once(pairing_code, values, "")
        return PairingCode(
            voting_codes.shown(code), until, of.name, project.name if project is not None else ""
        )

    def pair(self, asked: PairingAsked) -> Paired:
        """Lets a laptop in. The project that it brings is made here when its organisation may have one more. Raises BadPairing,
        OtherProject, TooMuch, Unreachable after too many tries of all together."""
        try:
            code = voting_codes.normalise(asked.code)
        except BadCode as problem:  # a typing error is no guess
            raise BadPairing(peer=self._name) from problem
        if not self._tries.begin(PAIRING, self._most_tries):
            raise Unreachable(peer=self._name)
        kept, token = passwords.of_code(code, self._database.salt), new_token()
        with self._database.writing() as connection:
            of, wanted = self._use(connection, kept)
            project = self._brought(connection, of, wanted, asked)
            name, now = clean(asked.name, limit=LINE, lines=False), self._now()
            values = {"organisation_id": of, "project_id": project.id, "name": name, "made_at": now}
            more = {"id": new_id(), "token": hash_of(token), "seen_at": now, "revoked_at": ""}
            connection.execute(hub_device.insert().values(**values, **more))
        self._tries.succeeded(PAIRING)
        return Paired(token, project.id, self._name or self.organisation(of).name, project.name)

    def device_of(self, token: str) -> Device:
        """Whose token this is. Raises BadToken for one that is none, or was taken back."""
        with self._database.reading() as connection:
            kept = hub_device.c.token == hash_of(token)
            row = connection.execute(select(*_OF_DEVICE).where(kept)).mappings().one_or_none()
        if row is None or row["revoked_at"]:
            raise BadToken(peer=self._name)
        if row["seen_at"] < self._now(-_SEEN_EVERY):
            with self._database.writing() as connection:
                seen = update(hub_device).where(hub_device.c.id == row["id"])
                connection.execute(seen.values(seen_at=self._now()))
        return Device(row["id"], row["name"], row["project_id"])

    def devices(self, organisation_id: str = "") -> tuple[HubDevice, ...]:
        """Those of an organisation, or all, in the order in which they were let in."""
        query = select(*_OF_DEVICE).order_by(hub_device.c.made_at, hub_device.c.id)
        if organisation_id:
            query = query.where(hub_device.c.organisation_id == organisation_id)
        with self._database.reading() as connection:
            return tuple(HubDevice(**row) for row in connection.execute(query).mappings())

    def seen_at(self, organisation_id: str) -> Mapping[str, str]:
        """When a laptop last asked for each project of an organisation, give or take some minutes; for those it did."""
        its = hub_device.c.organisation_id == organisation_id
        query = select(hub_device.c.project_id, func.max(hub_device.c.seen_at)).where(its)
        with self._database.reading() as connection:
            rows = connection.execute(query.group_by(hub_device.c.project_id)).all()
        return {str(project_id): str(at) for project_id, at in rows}

    def revoke(self, device_id: str) -> HubDevice:
        """Takes a laptop's token back, from the next request on. Raises NoSuchName."""
        its = hub_device.c.id == device_id
        with self._database.writing() as connection:
            taken = (
                update(hub_device).where(its, hub_device.c.revoked_at == "").values(revoked_at=self._now())
            )
            connection.execute(taken)
            row = connection.execute(select(*_OF_DEVICE).where(its)).mappings().one_or_none()
        if row is None:
            raise NoSuchName(name=device_id)
        return HubDevice(**row)

    def _add_project(self, connection: Connection, made: HubProject) -> bool:
        """False when a project with this id is there. Raises TooMuch."""
        of = organisation.c.id == made.organisation_id
        # Locked (PostgreSQL), so that two workers cannot both find room for the last one.
        most = connection.execute(select(organisation.c.projects).where(of).with_for_update()).scalar_one()
        its = select(func.count()).where(hub_project.c.organisation_id == made.organisation_id)
        if int(connection.execute(its).scalar_one()) >= most:
            raise TooMuch(peer=self._name)
        values = {
            "project_id": made.id,
            "organisation_id": made.organisation_id,
            "name": made.name,
            "closed": made.closed,
            "most_ops": made.limits.ops,
            "most_bytes": made.limits.bytes,
            "made_at": made.made_at,
            "home": short_code(made.id),
            "ended": made.ended,
        }
        return self._database.insert_once(connection, hub_project, values)

    def _use(self, connection: Connection, kept: str) -> tuple[str, str]:
        """Takes a code, once whoever asks at the same time; the organisation, and the project if any, that it is for. Raises
        BadPairing."""
        now = self._now()
        good = (pairing_code.c.hash == kept, pairing_code.c.used_at == "", pairing_code.c.until > now)
        if not connection.execute(update(pairing_code).where(*good).values(used_at=now)).rowcount:
            raise BadPairing(peer=self._name)
        query = select(pairing_code.c.organisation_id, pairing_code.c.project_id)
        row = connection.execute(query.where(pairing_code.c.hash == kept)).one()
        return row.organisation_id, row.project_id

    def _brought(self, connection: Connection, of: str, wanted: str, asked: PairingAsked) -> HubProject:
        """The project that a laptop comes in for: that of its code, else the one it holds."""
        if wanted and asked.project_id not in ("", wanted):
            raise OtherProject(peer=self._name)
        project_id = wanted or asked.project_id
        if not project_id:
            raise BadPairing(peer=self._name)  # it brings nothing, and the code is for nothing
        found = _project(connection, project_id)
        if found is None:
            name = clean(asked.project, limit=LINE, lines=False) or project_id[:8]
            self._add_project(connection, HubProject(project_id, of, name, made_at=self._now()))
            found = _project(connection, project_id)
        if found is None or found.organisation_id != of:
            raise OtherProject(peer=self._name)
        return found

    def _insert_once(self, table: Table, values: dict[str, Any], name: str) -> None:
        with self._database.writing() as connection:
            if not self._database.insert_once(connection, table, values):
                raise NameTaken(name=name)

    def _now(self, later: timedelta = timedelta()) -> str:
        return moment(self._now_s(), later)


_OF_DEVICE = tuple(column for column in hub_device.c if column.name != "token")


def _project(connection: Connection, project_id: str) -> HubProject | None:
    row = (
        connection.execute(select(hub_project).where(hub_project.c.project_id == project_id))
        .mappings()
        .one_or_none()
    )
    return _project_of(row) if row is not None else None


def _project_of(row: Row) -> HubProject:
    limits = Limits(row["most_ops"], row["most_bytes"])
    given = {name: row[name] for name in ("organisation_id", "name", "closed", "made_at", "ended")}
    return HubProject(row["project_id"], limits=limits, **given)


def _named(name: str) -> str:
    """A name in its one normal form. Raises Empty, TextTooLong."""
    found = clean(name, limit=LINE, lines=False)
    if not found:
        raise Empty
    return found


def _fulfils(accounts: Accounts) -> Gate:
    """For the type checker: this class fulfils the port."""
    return accounts
