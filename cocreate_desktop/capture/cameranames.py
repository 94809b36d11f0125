"""Which cameras there are, as the system tells without one being opened. Only Linux does; else they are found by opening."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from cocreate_desktop.language import _

_NODES: Final = Path("/sys/class/video4linux")


def told() -> tuple[tuple[int, str], ...] | None:
    """The system's own number and the name of each camera; None where it tells nothing."""
    return nodes(_NODES) if sys.platform == "linux" else None


def nodes(folder: Path) -> tuple[tuple[int, str], ...]:
    """Number and name of what Linux tells of its cameras. A camera has several nodes; its pictures come from the first."""
    found = []
    for node in folder.glob("video*"):
        number = node.name.removeprefix("video")
        if number.isdecimal() and _line(node / "index") in ("", "0"):
            name = _line(node / "name") or numbered(int(number))
            found.append((int(number), name))
    return tuple(sorted(found))


def numbered(number: int) -> str:
    """What a camera without a name is called."""
    return _("Camera {n}").format(n=number + 1)


def _line(place: Path) -> str:
    try:
        return place.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
