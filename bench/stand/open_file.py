"""A filled workspace, beside it the same tables in a file that anybody can read, and what bare sqlite3 does there."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from cocreate_desktop.apps.workspace import create_services
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.capturing import NewNote
from cocreate_desktop.services.services import Services
from cocreate_desktop.storage import keys
from cocreate_desktop.storage.engine import SALT_BYTES, connect

WORDS = "Meer groen en bankjes in de schaduw, nummer {n}"


def hang_notes(services: Services, notes: int) -> None:
    """Hangs up that many notes."""
    steps = services.evenings.steps(services.evenings.all()[0].id)
    ideas = next(step.id for step in steps if step.kind is Kind.IDEAS)
    services.capturing.take_in(ideas, [NewNote(WORDS.format(n=n)) for n in range(notes)])


def workspace(folder: Path, fill: Callable[[Services], None]) -> tuple[Path, Path]:
    """The workspace (its key lies beside it as ``key``), and the file with the same tables in the open."""
    path, bare = folder / "buurt.cocreate", folder / "bare.db"
    opened = create_services(path, {"name": "Buurtplein"}, key_file=folder / "key")
    fill(opened.services)
    key = keys.parse(opened.workspace.recovery_key())
    opened.close()
    with path.open("rb") as stream:
        salt = stream.read(SALT_BYTES)
    connection = connect(path, key, salt)
    connection.execute("ATTACH DATABASE ? AS bare KEY ''", (str(bare),))
    connection.execute("SELECT sqlcipher_export('bare')").fetchall()
    connection.close()
    return path, bare


def read_bare(bare: Path, table: str) -> None:
    """Opens, reads a whole table and closes."""
    connection = sqlite3.connect(bare)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.close()


def copy_bare(bare: Path) -> None:
    """A copy in one step, checked, and on the disk."""
    copy = bare.with_name("copy.db")
    source, target = sqlite3.connect(bare), sqlite3.connect(copy)
    source.backup(target, pages=-1)
    assert target.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    target.close()
    source.close()
    with copy.open("rb+") as stream:
        os.fsync(stream.fileno())
    copy.unlink()
