"""The line of a project on the start screen, apart from all that opens one: the list is there before any of that is loaded."""

from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class RecentProject:
    """A line of the start screen. ``name``, ``question`` and ``standing`` as last seen, without one when nobody looked;
    ``there`` is False when the file is gone. ``backup_at`` is when its newest backup was made (UTC), empty without any."""

    path: Path
    name: str
    question: str
    opened_at: str
    there: bool
    standing: Standing | None = None
    backup_at: str = ""
