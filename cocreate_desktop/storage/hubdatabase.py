"""The one database of a hub: PostgreSQL for any number of workers, or an encrypted file for trying out on one machine. Opening
it brings it up to date; what its password is never reaches a log or a message."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, make_url, text
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoneFree

from cocreate_desktop.domain.errors import FileProblem
from cocreate_desktop.domain.huberrors import NewerDatabase, NoDatabase, NoRights
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.storage import keys, migrations
from cocreate_desktop.storage.bulk import inserting
from cocreate_desktop.storage.engine import SALT_BYTES, WRITING, error_of, postgres_engine, sqlite_engine
from cocreate_desktop.storage.inspection import read_salt
from cocreate_desktop.storage.migrations import hub as hub_migrations
from cocreate_desktop.storage.ownfacts import note_once, noted
from cocreate_desktop.storage.rebuilding import MADE_BY, THIS, catch_up

_LOCK = 0x636F6372  # any number, the same for every worker
_CONNECT_S = 5
_NO_RIGHTS = "42501"
_POOL, _OVERFLOW = 5, 15
DEVICE, SALT = "hub_device", "hub_salt"


@dataclass(frozen=True, slots=True)
class Health:
    """How it is: ``reached`` at all, and up to date (``revision`` of the projects' tables and of the hub's own)."""

    reached: bool
    revision: str = ""

    @property
    def fine(self) -> bool:
        """Whether work can be done."""
        return self.reached and self.revision == f"{migrations.HEAD}/{hub_migrations.HEAD}"


@dataclass(frozen=True, slots=True, repr=False)
class HubDatabase:
    """An open database. ``name`` is how messages call it; ``device`` writes the hub's own changes, the same for all workers;
    ``salt`` (16 bytes) belongs to this hub alone."""

    engine: Engine
    name: str
    device: str
    salt: bytes

    @property
    def shared(self) -> bool:
        """Whether several workers may use it at once."""
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to ask with. Raises NoDatabase."""
        with reached(self.name), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction that is committed at the end. Raises NoDatabase, DiskFull."""
        with reached(self.name), _transaction(self.engine) as connection:
            yield connection

    def insert(self, table: Any) -> Any:
        """An INSERT that can say what happens when the row is there already."""
        return inserting(self.engine.dialect.name, table)

    def insert_once(self, connection: Connection, table: Table, values: Mapping[str, Any]) -> bool:
        """Adds a row; False when the database has one with the same key or unique value."""
        new = self.insert(table).values(dict(values)).on_conflict_do_nothing()
        return connection.execute(new.returning(*table.primary_key.columns)).first() is not None

    def health(self) -> Health:
        """Asks the database how it is."""
        try:
            with self.reading() as connection:
                found = migrations.revision_of(connection), hub_migrations.revision_of(connection)
        except (NoDatabase, NoRights, FileProblem):
            return Health(False)
        return Health(True, "/".join(found))

    def close(self) -> None:
        """Closes every connection."""
        self.engine.dispose()


def open_postgres(url: str) -> HubDatabase:
    """Opens a PostgreSQL database and brings it up to date; several workers may do so at once. Both spellings of ``url`` work.
    Raises NoDatabase, NewerDatabase."""
    name = shown(url)
    try:
        engine = postgres_engine(
            url,
            pool_size=_POOL,
            max_overflow=_OVERFLOW,
            connect_args={"connect_timeout": _CONNECT_S, "application_name": "cocreate hub"},
        )
    except (ArgumentError, ImportError, ValueError) as problem:
        raise NoDatabase(database=name) from problem
    return _prepared(engine, name)


def open_file(path: Path) -> HubDatabase:
    """Opens the encrypted file of a hub on this machine, or makes it; its key is kept as that of a project is.
    Raises FileProblem, NoKey, NewerDatabase."""
    path = path.absolute()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        salt = read_salt(path)
        key = keys.find_key(path, salt.hex()).value
    else:
        salt, key = keys.new_key()[:SALT_BYTES], keys.new_key()
        keys.store_key(salt.hex(), key)
    return _prepared(sqlite_engine(path, key, salt), str(path))


def moment(now_s: float, later: timedelta = timedelta()) -> str:
    """The moment ``now_s`` (seconds since 1970), or so much later, as it is stored."""
    return utc_text(datetime.fromtimestamp(now_s, UTC) + later)


def shown(url: str) -> str:
    """How messages call the database at ``url``: without name and password of whoever uses it."""
    try:
        found = make_url(url)
    except ArgumentError:
        return "?"
    place = found.host or found.query.get("host", "")
    port = f":{found.port}" if found.port else ""
    return f"{place}{port}/{found.database or ''}"


@contextmanager
def reached(name: str) -> Iterator[None]:
    """What the engine complains about becomes an error of the house: NoDatabase, NoRights, DiskFull, WrongKey … Faults of ours
    stay what they are."""
    try:
        yield
    except DBAPIError as problem:
        if getattr(problem.orig, "sqlstate", "") == _NO_RIGHTS:
            raise NoRights(database=name) from problem
        if isinstance(problem, (ProgrammingError, IntegrityError, DataError)):
            raise
        found = error_of(problem.orig, name)
        raise (NoDatabase(database=name) if type(found) is FileProblem else found) from problem
    except NoneFree as problem:
        raise NoDatabase(database=name) from problem


def _prepared(engine: Engine, name: str) -> HubDatabase:
    with ExitStack() as undo:
        undo.callback(engine.dispose)
        with reached(name), _transaction(engine) as connection:
            if engine.dialect.name == "postgresql":
                # Held until the commit: a second worker finds everything done.
                connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
            _upgrade(connection, name)
            device = note_once(connection, DEVICE, new_id())
            salt = note_once(connection, SALT, secrets.token_hex(SALT_BYTES))
        undo.pop_all()
    return HubDatabase(engine, name, device, bytes.fromhex(salt))


def _upgrade(connection: Connection, name: str) -> None:
    for chain in (migrations, hub_migrations):
        found = chain.revision_of(connection)
        if found not in ("", *chain.REVISIONS):
            raise NewerDatabase(database=name)
        if found != chain.HEAD:
            chain.upgrade(connection)
    if noted(connection, MADE_BY) != THIS:
        catch_up(connection)


@contextmanager
def _transaction(engine: Engine) -> Iterator[Connection]:
    with engine.connect().execution_options(**WRITING) as connection, connection.begin():
        yield connection
