"""Erasures that outlive the file: beside the device's name this machine keeps the hashes of what a project has erased, never a
name or a code, so that a backup that is put back, or an old bundle, is erased again before anybody sees it.

And what was erased leaves no trace in the file's free pages.
"""

import contextlib
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from cocreate_desktop import lasting, paths
from cocreate_desktop.domain.events import Changed, Event
from cocreate_desktop.domain.merge import FORGOTTEN
from cocreate_desktop.domain.ops import OpKind
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.storage.engine import UNREAD
from cocreate_desktop.storage.mapping import kinds
from cocreate_desktop.storage.ownfacts import tell, told_by
from cocreate_desktop.storage.store import WorkspaceStore

OWED: Final = "scrub"
"""The key in the file's own facts that says: something was erased, and its pages are still to be written anew."""
PRACTICE: Final = "practice"
"""The key that says: this is a copy to practise with, of which nothing is remembered."""
_AT_ONCE: Final = 32 * 2**20  # bytes of a file that is written anew while people wait
_PATIENCE_MS: Final = 200
# Its secret goes when a result becomes final, which a backup from before does not know of.
_APART: Final = ("round",)
Emptied = tuple[str, str, str]
"""A field that was emptied for good: entity, its id, the field."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """``names`` are the salted hashes of what was erased, ``emptied`` the fields that were emptied for good, with the stamp
    since when."""

    names: frozenset[str] = frozenset()
    emptied: Mapping[Emptied, str] = field(default_factory=dict)

    def __or__(self, other: "Remembered") -> "Remembered":
        """Both; of a field the later stamp."""
        both = {
            about: max(self.emptied.get(about, ""), other.emptied.get(about, ""))
            for about in self.emptied.keys() | other.emptied.keys()
        }
        return Remembered(self.names | other.names, both)

    def lacking(self, there: "Remembered") -> "Remembered":
        """What ``there`` does not know yet."""
        since = there.emptied
        later = {about: stamp for about, stamp in self.emptied.items() if stamp > since.get(about, "")}
        return Remembered(self.names - there.names, later)

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.names or self.emptied)

    def written(self) -> str:
        """As JSON, the same for the same."""
        emptied = [[*about, stamp] for about, stamp in sorted(self.emptied.items())]
        return json.dumps({"names": sorted(self.names), "emptied": emptied})


def read(written: str) -> Remembered:
    """What ``written`` gave. Raises ValueError, KeyError, TypeError for what is none."""
    found = json.loads(written)
    emptied = {(str(a), str(b), str(c)): str(stamp) for a, b, c, stamp in found["emptied"]}
    return Remembered(frozenset(map(str, found["names"])), emptied)


def known(project_id: str) -> Remembered:
    """What this machine remembers of a project, wherever its file lies; nothing when it never heard of it."""
    try:
        return read(place_of(project_id).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        return Remembered()


def remember(project_id: str, more: Remembered) -> None:
    """Keeps it beside what was kept before, in one go. Raises OSError."""
    before = known(project_id)
    whole = before | more
    if whole != before:
        lasting.write(place_of(project_id), whole.written())


def of_file(connection: Any, project_id: str) -> Remembered:
    """What a file says of itself, asked over a bare connection."""
    names = connection.execute(
        "SELECT subject_hash FROM erasure WHERE project_id = ?", (project_id,)
    ).fetchall()
    emptied: dict[Emptied, str] = {}
    query = "SELECT entity, entity_id, field, stamp FROM beaten WHERE project_id = ? AND field LIKE ?"
    for entity, thing_id, name, stamp in connection.execute(query, (project_id, f"%{FORGOTTEN}")).fetchall():
        about = (str(entity), str(thing_id), str(name).removesuffix(FORGOTTEN))
        if entity not in _APART and _is_empty(connection, project_id, about):
            emptied[about] = max(str(stamp), emptied.get(about, ""))
    return Remembered(frozenset(str(name) for (name,) in names), emptied)


def _is_empty(connection: Any, project_id: str, about: Emptied) -> bool:
    """Whether nobody wrote anything else there since, such as the new name of a contact."""
    entity, thing_id, name = about
    if entity != "contact" or name not in kinds()[entity].__dataclass_fields__:
        return True
    query = f'SELECT "{name}" FROM contact WHERE project_id = ? AND id = ?'
    row = connection.execute(query, (project_id, thing_id)).fetchone()
    return row is None or not row[0]


class Keeper:
    """Hears of erasures of an open workspace, by whomever they were made, and sees to what lies outside of its rows. Never in
    the way: what cannot be done now is done at closing, or at the next opening."""

    def __init__(self, project_id: str, connect: Callable[[], Any], path: Path) -> None:
        self._project_id = project_id
        self._connect = connect
        self._path = path

    def hear(self, event: Event) -> None:
        """One of the bus."""
        if isinstance(event, Changed) and event.kind in (OpKind.ERASE, OpKind.FORGET):
            self.keep(owed=event.kind is OpKind.ERASE or event.entity in ("photo", *_APART))

    def keep(self, *, owed: bool = False) -> None:
        """Remembers outside the file what it holds of erasures; ``owed``: something has just gone."""
        with contextlib.suppress(OSError, *UNREAD), contextlib.closing(self._connect()) as connection:
            if told_by(connection, PRACTICE):
                return
            if owed:
                tell(connection, {OWED: "1"})
            remember(self._project_id, of_file(connection, self._project_id))
            if owed and self._path.stat().st_size <= _AT_ONCE:
                scrub(connection)


def erase_again(store: WorkspaceStore, connection: Any) -> None:
    """Erases in a file that was put back, or comes from elsewhere, what its project has erased since. Raises FileProblem."""
    late = known(store.project_id).lacking(of_file(connection, store.project_id))
    if late:
        store.run(lambda unit: _apply(unit, late))


def _apply(unit: UnitOfWork, late: Remembered) -> None:
    if late.names:
        unit.erase_names(late.names)
    for entity, thing_id, name in sorted(late.emptied):
        kind = kinds().get(entity)
        if kind is not None and unit.find(kind, id=thing_id):
            unit.forget(kind, thing_id, name)


def scrub(connection: Any) -> bool:
    """Writes the file anew and empties the -wal, when something was erased and others let us; whether nothing is owed any more.
    Whoever writes meanwhile waits."""
    if not told_by(connection, OWED):
        return True
    try:
        connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
        connection.execute("VACUUM")
        busy, _pages, _moved = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            return False
        connection.execute("DELETE FROM meta WHERE key = ?", (OWED,))
    except UNREAD:
        return False
    return True


def place_of(project_id: str, what: str = "") -> Path:
    """Where this machine keeps what was erased in a project, or something else about that; the name of the file tells nobody
    which project it is."""
    name = hashlib.sha256(project_id.encode()).hexdigest()[:32]
    return paths.data() / "erasures" / f"{name}{what}.json"
