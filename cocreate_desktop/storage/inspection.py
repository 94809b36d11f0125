"""Looking at a workspace file before anything is believed of it: is it one, does the key fit, is it whole, whose is it?"""

import sqlite3
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from cocreate_desktop.domain.disk import unreadable
from cocreate_desktop.domain.errors import (
    CocreateError,
    DamagedWorkspace,
    MissingWal,
    NewerWorkspace,
    NoKey,
    NotAWorkspace,
    WrongKey,
)
from cocreate_desktop.storage import keys
from cocreate_desktop.storage.backups import backups_beside, head
from cocreate_desktop.storage.beside import journal_of, wal_of
from cocreate_desktop.storage.engine import UNREAD, connect, error_of, loose_ends, spoiled_pages
from cocreate_desktop.storage.keys import Key
from cocreate_desktop.storage.migrations import REVISIONS
from cocreate_desktop.storage.ownfacts import MARKER, WHOLE, told_by
from cocreate_desktop.storage.walindex import lost_frames

_SMALLEST = 4096  # bytes: one page
_UNREADABLE = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_PLAIN = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that may be opened: with which key, and its revision."""

    key: Key
    salt: bytes
    revision: str


def read_salt(path: Path) -> bytes:
    """The first 16 bytes. Raises BadFile when it is not there or may not be read, NotAWorkspace, DamagedWorkspace."""
    try:
        size = path.stat().st_size
        salt = head(path)
    except IsADirectoryError as problem:
        raise NotAWorkspace(path=str(path)) from problem
    except OSError as problem:
        raise unreadable(problem, path) from problem
    if size < _SMALLEST or salt == _PLAIN:
        backups = len(backups_beside(path))
        raise DamagedWorkspace(path=str(path), backups=backups) if backups else NotAWorkspace(path=str(path))
    return salt


def look(path: Path, text: str | None, key_file: Path | None) -> Looked:
    """Checks a file from the outside in; nothing is written. Raises the FileProblem that fits, and NoKey.

    Reads the whole file once to verify its pages: about a second for 300 MB.
    """
    salt = read_salt(path)
    try:
        key = keys.find_key(path, salt.hex(), text, key_file)
        return _look_till_sure(path, key, salt)
    except (NoKey, WrongKey) as problem:
        raise _damaged_head(path, problem, text, key_file) from problem


def _look_till_sure(path: Path, key: Key, salt: bytes) -> Looked:
    """A -wal that is there once we have looked is held by a program that opened the file meanwhile: then look again."""
    while True:
        try:
            return _look_inside(path, key, salt)
        except MissingWal:
            if not wal_of(path).exists():
                raise


def _look_inside(path: Path, key: Key, salt: bytes) -> Looked:
    wal_was_there = wal_of(path).exists()
    try:
        if lost_frames(path):
            raise DamagedWorkspace(path=str(path), backups=len(backups_beside(path)))
    except OSError as problem:
        raise unreadable(problem, path) from problem
    with ExitStack() as undo:
        try:
            # What a journal of SQLite's own holds is put back first, and that is writing.
            looks = wal_was_there and not journal_of(path).exists()
            connection = connect(path, key.value, salt, only_look=looks)
            undo.callback(connection.close)
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            # A power cut may tear pages that the -wal holds whole, so with one the pages are read through it, further on.
            if not _holds_pages(wal_of(path)) and spoiled_pages(connection):
                raise DamagedWorkspace(path=str(path), backups=len(backups_beside(path)))
            revision = _revision(connection, tables, path)
            if not wal_was_there and _is_open(connection):
                raise MissingWal(path=str(path), wal=wal_of(path).name)
            if _falls_apart(connection):
                raise DamagedWorkspace(path=str(path), backups=len(backups_beside(path)))
        except UNREAD as problem:
            raise error_of(problem, path) from problem
    return Looked(key, salt, revision)


def _holds_pages(wal: Path) -> bool:
    try:
        return wal.stat().st_size > 0
    except FileNotFoundError:
        return False


def _falls_apart(connection: Any) -> bool:
    """Reads every page. The key fits, so one that cannot be read is damaged."""
    try:
        return bool(loose_ends(connection))
    except MemoryError:
        return True
    except sqlcipher.DatabaseError as problem:
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF in _UNREADABLE:
            return True
        raise


def _revision(connection: Any, tables: list[tuple[str]], path: Path) -> str:
    if ("alembic_version",) not in tables or ("project",) not in tables:
        raise NotAWorkspace(path=str(path))
    (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if revision not in REVISIONS:
        raise NewerWorkspace(path=str(path))
    return str(revision)


def _is_open(connection: Any) -> bool:
    """Whether the marker of an open file is set and its newest rows would be in the -wal."""
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    return mode == "wal" and told_by(connection, MARKER) != WHOLE


def _damaged_head(
    path: Path, problem: CocreateError, text: str | None, key_file: Path | None
) -> CocreateError:
    """A damaged first page looks like a wrong key; when the key opens the newest backup, the file is what is wrong."""
    backups = backups_beside(path)
    if not backups:
        return problem
    try:
        salt = read_salt(backups[0])
        key = keys.find_key(path, salt.hex(), text, key_file)
        _look_inside(backups[0], key, salt)
    except CocreateError:
        return problem
    return DamagedWorkspace(path=str(path), backups=len(backups))
