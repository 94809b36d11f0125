"""Which device writes here: the id belongs to a workspace at a place on this machine and lives outside the file.

A copied, moved or restored file gets a new one, so that op numbers are never used twice.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from cocreate_desktop import lasting, paths
from cocreate_desktop.domain.ids import new_id


@dataclass(frozen=True, slots=True)
class Device:
    """``instance`` stands in the file as well: where the two differ, the file is another one. ``seq`` is the last op known."""

    id: str
    instance: str
    seq: int = 0


def known_device(workspace_id: str, path: Path) -> Device | None:
    """The device of this workspace at this place, or None."""
    try:
        found = json.loads(_file(workspace_id, path).read_text(encoding="utf-8"))
        return Device(str(found["id"]), str(found["instance"]), int(found["seq"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def new_device() -> Device:
    """A device that has written nothing yet."""
    return Device(new_id(), new_id())


def remember(workspace_id: str, path: Path, device: Device) -> None:
    """Keeps it, in one go. Raises OSError."""
    lasting.write(_file(workspace_id, path), json.dumps(asdict(device)))


def forget(workspace_id: str, path: Path) -> None:
    """This machine never wrote there: for a copy that goes again. Raises OSError."""
    _file(workspace_id, path).unlink(missing_ok=True)


def _file(workspace_id: str, path: Path) -> Path:
    name = hashlib.sha256(f"{workspace_id}|{path.resolve()}".encode()).hexdigest()[:32]
    return paths.data() / "devices" / f"{name}.json"
