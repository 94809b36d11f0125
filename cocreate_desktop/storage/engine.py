"""The two database engines, and their exceptions as errors of the house. Keys are raw bytes and never reach a log."""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlcipher3 import dbapi2 as sqlcipher

from cocreate_desktop.domain.errors import (
    CocreateError,
    DamagedWorkspace,
    DiskFull,
    DiskTrouble,
    FileProblem,
    ReadOnly,
    WorkspaceBusy,
    WrongKey,
)

WRITING = {"writing": True}  # execution option of a connection that will write
_BUSY_MS = 10_000
_PATIENCE = 0.01  # seconds between two tries for a lock that SQLite itself does not wait for
_POOL = 16
_SHM_BYTES = 65_536  # twice what a -shm begins with
SALT_BYTES = 16
UNREAD = (sqlcipher.Error, MemoryError)
"""What a bare connection raises; it says that memory is lacking when a page could not be read, and from then on always."""
_PRAGMAS = ("cipher_log_level = NONE", "cipher_memory_security = OFF", f"busy_timeout = {_BUSY_MS}")
# What SQLite sorts stays in memory: a file of its own for that would not be encrypted.
_READING_PRAGMAS: tuple[str, ...] = (
    "cache_size = -1000",
    "foreign_keys = ON",
    "secure_delete = ON",
    "fullfsync = ON",  # macOS answers a plain sync before the disk itself has it
    "synchronous = FULL",
    "temp_store = MEMORY",
)


def connect(path: Path, key: bytes, salt: bytes, *, only_look: bool = False) -> Any:
    """A bare keyed connection to a file; makes it when absent. ``key`` has 32 bytes, ``salt`` 16.

    One that may ``only_look`` leaves the -wal what it was, also when it is the last to close.
    """
    place = f"{path.absolute().as_uri()}?mode=ro" if only_look else str(path)
    connection = sqlcipher.connect(place, isolation_level=None, check_same_thread=False, uri=only_look)
    try:
        for pragma in (*_PRAGMAS, f"key = \"x'{key.hex()}{salt.hex()}'\"", *_READING_PRAGMAS):
            connection.execute(f"PRAGMA {pragma}")
    except sqlcipher.Error:
        connection.close()
        raise
    return connection


def into_wal(connection: Any) -> None:
    """Puts a bare connection's file in WAL mode, which two programs that open it at the same moment both want.

    SQLite answers the second at once, whatever its busy timeout: both would wait for the other's lock for ever.
    """
    until = time.monotonic() + _BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlcipher.OperationalError as problem:
            if not isinstance(error_of(problem, ""), WorkspaceBusy) or time.monotonic() > until:
                raise
            time.sleep(_PATIENCE)
        else:
            return


def sqlite_engine(path: Path, key: bytes, salt: bytes) -> Engine:
    """An engine on a workspace file; closed with ``dispose``."""

    def new() -> Any:
        connection = connect(path, key, salt)
        try:
            into_wal(connection)
        except UNREAD:
            connection.close()  # else it would keep its lock for as long as somebody holds the error
            raise
        return connection

    # Those that were used last are taken first: each keeps pages of the file in memory, and so no more of them than are needed.
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=new,
        poolclass=QueuePool,
        pool_size=_POOL,
        max_overflow=-1,
        pool_use_lifo=True,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _not_read)
    return engine


def _not_read(found: ExceptionContext) -> DBAPIError | None:
    """A page that could not be read spoils the connection for good: SQLCipher then says of everything that memory is lacking.
    So it goes, with all others of before, and what it says becomes the trouble with the disk that it was."""
    problem = found.original_exception
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if not isinstance(problem, MemoryError) and code not in _SPOIL:
        return None
    found.is_disconnect = True
    if not isinstance(problem, MemoryError):
        return None
    trouble: Any = sqlcipher.OperationalError("a page could not be read")
    trouble.sqlite_errorcode = sqlite3.SQLITE_IOERR
    return OperationalError(found.statement, None, trouble)


def postgres_engine(url: str, **options: Any) -> Engine:
    """An engine on the hub's database; ``url`` as PostgreSQL writes it, ``options`` of SQLAlchemy's ``create_engine``."""
    address = url.replace("postgresql://", "postgresql+psycopg://", 1)
    return create_engine(address, pool_pre_ping=True, **options)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the database until it ends."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def translated(path: str | Path) -> Iterator[None]:
    """What a database engine complains about ``path`` becomes an error of the house."""
    try:
        yield
    except DBAPIError as problem:
        raise error_of(problem.orig, path) from problem
    except UNREAD as problem:
        raise error_of(problem, path) from problem


_SPOIL = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_ERRORS: dict[int, type[CocreateError]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_CANTOPEN: ReadOnly,
    sqlite3.SQLITE_PERM: ReadOnly,
    sqlite3.SQLITE_NOTADB: WrongKey,
    sqlite3.SQLITE_BUSY: WorkspaceBusy,
    sqlite3.SQLITE_LOCKED: WorkspaceBusy,
    sqlite3.SQLITE_IOERR: DiskTrouble,
}


def error_of(problem: object, path: str | Path) -> CocreateError:
    """The error of the house for an engine's exception."""
    if isinstance(problem, MemoryError):
        return DiskTrouble(path=str(path))
    code = getattr(problem, "sqlite_errorcode", None)
    state = getattr(problem, "sqlstate", None)
    if code is not None and code & 0xFF == sqlite3.SQLITE_CORRUPT:
        from cocreate_desktop.storage.backups import backups_beside  # it stands on this module

        return DamagedWorkspace(path=str(path), backups=len(backups_beside(Path(path))))
    if state in ("53100", "53000"):
        return DiskFull(path=str(path))
    kind = _ERRORS.get(code & 0xFF, FileProblem) if code is not None else FileProblem
    if kind is DiskTrouble and _is_full(Path(path)):
        return DiskFull(path=str(path))
    return kind(path=str(path))


def _is_full(path: Path) -> bool:
    """SQLite calls it trouble when there is no room for the few pages of its -shm."""
    try:
        return shutil.disk_usage(path.parent).free < _SHM_BYTES
    except OSError:
        return False


def spoiled_pages(connection: Any) -> list[str]:
    """Which pages of a bare connection's file were not written by us; empty when all were.

    Another process may write a page while it is read, so a page counts when it is spoiled three times.
    """
    found: list[str] = []
    for _attempt in range(3):
        found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]
        if not found:
            break
    return found


def loose_ends(connection: Any) -> list[str]:
    """What does not fit together in a file whose pages are all right; empty when everything does."""
    rows = connection.execute("PRAGMA quick_check").fetchall()
    return [str(row[0]) for row in rows if row[0] != "ok"]
