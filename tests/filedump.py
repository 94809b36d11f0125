"""Everything that a workspace file says once it is decrypted, for tests that search it for words that must be nowhere."""

from contextlib import closing
from pathlib import Path

from cocreate_desktop.storage import keys
from cocreate_desktop.storage.engine import connect
from cocreate_desktop.storage.inspection import read_salt


def said_in(path: Path, recovery_key: str) -> str:
    """Every cell of every table, the op-log and what storage keeps for itself among them."""
    with closing(connect(path, keys.parse(recovery_key), read_salt(path))) as connection:
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).fetchall()
        ]
        rows = (row for name in tables for row in connection.execute(f'SELECT * FROM "{name}"').fetchall())
        return "\n".join(_text(cell) for row in rows for cell in row)


def free_pages(path: Path, recovery_key: str) -> int:
    """Pages of the file that nothing uses any more, but that may hold what was."""
    with closing(connect(path, keys.parse(recovery_key), read_salt(path))) as connection:
        return int(connection.execute("PRAGMA freelist_count").fetchone()[0])


def _text(cell: object) -> str:
    return cell.decode("latin-1") if isinstance(cell, bytes) else str(cell)
