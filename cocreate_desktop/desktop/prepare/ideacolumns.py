"""What the columns of a table of ideas hold is remembered by their names, so that a file from the same form reads itself. Kept
is a mark of the names, not the names: the settings hold no content of a project."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import asdict, replace

from ... import settings
from ...services.outside import IdeaColumns, IdeaTable

log = logging.getLogger(__name__)

MOST_REMEMBERED = 40


def remembered(table: IdeaTable) -> IdeaColumns | None:
    """What somebody said that columns with these names hold; None when nobody did."""
    written = settings.load().settings.idea_columns.get(_mark(table), "")
    found = _read(written)
    return found if found is not None and found.text < len(table.first[0]) else None


def remember(table: IdeaTable, columns: IdeaColumns) -> None:
    """Keeps it for the next file. Rows without names have nothing to be known by; a disk that is full forgets."""
    if not columns.head:
        return
    now = settings.load().settings
    mark = _mark(table)
    others = [(key, word) for key, word in now.idea_columns.items() if key != mark]
    kept: Mapping[str, str] = dict([*others[-MOST_REMEMBERED + 1 :], (mark, _written(columns))])
    try:
        settings.save(replace(now, idea_columns=kept))
    except OSError:
        log.info("what the columns hold was not kept", exc_info=True)


def _mark(table: IdeaTable) -> str:
    names = "\x1f".join(" ".join(name.casefold().split()) for name in table.first[0])
    return hashlib.sha256(names.encode()).hexdigest()[:16]


def _written(columns: IdeaColumns) -> str:
    return " ".join(f"{name}={int(place)}" for name, place in asdict(columns).items())


def _read(written: str) -> IdeaColumns | None:
    try:
        places = {
            name: int(place) for name, _sign, place in (word.partition("=") for word in written.split())
        }
        head = bool(places.pop("head"))
        return IdeaColumns(**places, head=head) if places.get("text", -1) >= 0 else None
    except (KeyError, TypeError, ValueError):
        return None
