"""Putting a backup back on trial: read from where it lies, into a folder of its own, opened with the recovery key as it stands
on paper, and compared with the project as it is now. Nothing of it stays, and the project is only read."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from cocreate_desktop import paths
from cocreate_desktop.domain.backuperrors import DrillFailed
from cocreate_desktop.domain.backuphealth import Drilled, moment_in
from cocreate_desktop.domain.disk import disk_error, unreadable
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.storage import keys
from cocreate_desktop.storage.backups import of_a_copy, verify
from cocreate_desktop.storage.engine import connect, translated
from cocreate_desktop.storage.inspection import read_salt

FOLDER = "drill-"
_TABLES = ("note", "ballot", "blob")
_OPS = "SELECT device, seq, hlc, kind, entity, entity_id, field, link FROM op ORDER BY device, seq"


def drill(backup: Path, path: Path, recovery_key: str, place: str = "") -> Drilled:
    """Tries ``backup`` of the workspace at ``path``; ``place`` is how people call where it lies. Raises FileProblem,
    DamagedCopy, and DrillFailed when it says something else than the project."""
    key = keys.parse(recovery_key)
    try:
        # Of its own, in a place that only we read; what a trial left that was cut off goes with the next.
        for old in paths.data().glob(f"{FOLDER}*"):
            shutil.rmtree(old, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=FOLDER, dir=paths.data()) as folder:
            copy = Path(folder) / path.name
            _fetch(backup, copy)
            with of_a_copy(backup.name, place or str(backup.parent)):
                verify(copy, key)
            # A backup begins as its project does; to read that in the project itself would take away the locks on it.
            salt = read_salt(copy)
            with (
                translated(copy),
                contextlib.closing(connect(copy, key, salt)) as there,
                contextlib.closing(connect(path, key, salt)) as here,
            ):
                return _compared(there, here, backup)
    except OSError as problem:
        raise disk_error(problem, paths.data()) from problem


def _fetch(backup: Path, copy: Path) -> None:
    try:
        shutil.copyfile(backup, copy)
    except FileNotFoundError as problem:
        raise unreadable(problem, backup) from problem


def _compared(there: Any, here: Any, backup: Path) -> Drilled:
    """What the copy holds, when it says the same as the project. Raises DrillFailed."""
    behind = changes_since(there.execute(_OPS), here.execute(_OPS))
    if behind is None:
        raise DrillFailed(name=backup.name)
    behind = behind or _pictures_since(there, here)
    notes, ballots, pictures = (
        int(there.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in _TABLES
    )
    made = moment_in(backup.name)
    return Drilled(utc_text(made) if made else "", notes, ballots, pictures, behind)


def changes_since(copy: Iterable[Sequence[Any]], now: Iterator[Sequence[Any]]) -> int | None:
    """How many changes there are ``now`` that the ``copy`` has not; None when that says something else: every change in it must
    stand there too, in the same words. Both begin with device and number, and come in the order of these."""
    since = 0
    for op in copy:
        while (other := next(now, None)) is not None and tuple(other[:2]) < tuple(op[:2]):
            since += 1
        if other != op:
            return None
    return since + sum(1 for _op in now)


def _pictures_since(there: Any, here: Any) -> int:
    """How many pictures came in since the copy was made: they come from another laptop after the change that shows them."""
    (had,), (has,) = (one.execute("SELECT count(*) FROM blob").fetchone() for one in (there, here))
    return max(0, int(has) - int(had))
