"""Backups in words: when each was made and how big it is. It reads the folder and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ...language import _, date_text, number_text, time_text


def backup_lines(found: Sequence[str]) -> list[str]:
    """One line a backup, in the order given; one that is gone meanwhile is left out."""
    return [line for line in (_line(Path(path)) for path in found) if line]


def _line(path: Path) -> str:
    try:
        facts = path.stat()
    except OSError:
        return ""
    made = datetime.fromtimestamp(facts.st_mtime).astimezone()
    size = number_text(max(1, round(facts.st_size / 1024)))
    return _("{date}, {time} · {size} kB").format(
        date=date_text(made.date()), time=time_text(made), size=size
    )
