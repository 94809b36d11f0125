"""The lock file beside a workspace: by it a new window finds a phone server that is running already."""

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from cocreate_desktop.domain.disk import disk_error


@dataclass(frozen=True, slots=True)
class HallLock:
    """Where the phone server listens for windows. ``token`` opens the control line; the file is its owner's only."""

    pid: int
    control_port: int
    token: str


def lock_path(workspace: Path) -> Path:
    """The lock file of a workspace."""
    return workspace.with_name(workspace.name + ".hall")


def write_lock(workspace: Path, lock: HallLock) -> None:
    """Writes the lock file in one step. Raises FileProblem."""
    path = lock_path(workspace)
    fresh = path.with_name(f"{path.name}.{lock.pid}")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(lock), file)
        fresh.replace(path)
    except OSError as problem:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise disk_error(problem, path) from problem


def read_lock(workspace: Path) -> HallLock | None:
    """The lock, or None when there is none that can be read. Whether somebody answers is another question."""
    try:
        found = json.loads(lock_path(workspace).read_text(encoding="utf-8"))
        return HallLock(int(found["pid"]), int(found["control_port"]), str(found["token"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remove_lock(workspace: Path, pid: int) -> None:
    """Removes the lock file if it is that of ``pid``."""
    lock = read_lock(workspace)
    if lock is not None and lock.pid == pid:
        lock_path(workspace).unlink(missing_ok=True)
