"""Closing a workspace file: the last process leaves it whole and without its -wal, whatever the disk does meanwhile."""

import contextlib
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from cocreate_desktop.domain.errors import WorkspaceBusy
from cocreate_desktop.storage import erasures
from cocreate_desktop.storage.beside import wal_of
from cocreate_desktop.storage.engine import UNREAD, error_of
from cocreate_desktop.storage.ownfacts import MARKER, WHOLE, told_by

_PATIENCE_MS = 200
_TRIES = 50


@dataclass(frozen=True, slots=True)
class Opened:
    """The bare connection that keeps the -wal alive, how to make another, and what the file says of itself."""

    anchor: Any
    again: Callable[[], Any]
    path: Path
    workspace_id: str

    def close(self) -> None:
        """The last process leaves the file whole, without -wal and marker; an earlier one leaves both to the others."""
        with contextlib.suppress(*UNREAD):
            erasures.scrub(self.anchor)
        try:
            anchor = self.anchor if _reads(self.anchor) else self.again()
            # Two that close at once each keep the other from it. Then SQLite has written the -wal into the file with the
            # last of the two connections, and only the marker is still to be taken away.
            if _closed_clean(anchor) or wal_of(self.path).exists():
                return
            for _try in range(_TRIES):
                time.sleep(random.uniform(0.01, 0.1))
                if _closed_clean(self.again(), wal_is_gone=True) or wal_of(self.path).exists():
                    return
            self._leave_marked()
        except UNREAD:
            self._leave_marked()

    def _leave_marked(self) -> None:
        """The file keeps the marker of one that is open."""
        with contextlib.suppress(OSError):
            # A disk that is full or failed may leave the marker, and no -wal any more. SQLite takes that away only when all of
            # it stands in the file, so an empty one says the truth: nothing is missing. The next opening sees to the marker.
            if self.path.exists():
                wal_of(self.path).touch()


def _closed_clean(anchor: Any, *, wal_is_gone: bool = False) -> bool:
    """Closes; False when others have it open. Where the ``wal_is_gone`` already nothing is asked for that two who close at once
    would keep from each other. Raises what SQLite raises on a disk that is full, protected or failing."""
    try:
        anchor.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
        if not wal_is_gone:
            # From here on nobody else has it open, nor opens it. The file itself says that it is whole before the -wal goes,
            # for it is only afterwards that SQLite writes into it that it has none.
            anchor.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
            anchor.execute("UPDATE meta SET value = ? WHERE key = ?", (WHOLE, MARKER))
            # A -wal that something keeps from being removed must be empty: the next program would read old pages in it.
            anchor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        _without_wal(anchor)
    except sqlcipher.OperationalError as problem:
        if isinstance(error_of(problem, ""), WorkspaceBusy):
            return False
        raise
    finally:
        anchor.close()
    return True


def _without_wal(anchor: Any) -> None:
    """Leaves the file without -wal and marker, unless others have it open."""
    (mode,) = anchor.execute("PRAGMA journal_mode = DELETE").fetchone()
    if mode == "delete":
        anchor.execute("BEGIN EXCLUSIVE")
        (mode,) = anchor.execute("PRAGMA journal_mode").fetchone()
        if mode == "delete":
            anchor.execute("DELETE FROM meta WHERE key = ?", (MARKER,))
        anchor.execute("COMMIT")


def _reads(anchor: Any) -> bool:
    """False when a page could not be read: such a connection reads none any more, and is closed."""
    try:
        told_by(anchor, MARKER)
    except UNREAD:
        anchor.close()
        return False
    return True
