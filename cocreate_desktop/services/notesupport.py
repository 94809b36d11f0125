"""What people said of notes and themes in another system, read back: how many agree, disagree or passed. Sentences find their
note by their words; whose vote it was stays there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cocreate_desktop.domain.ids import id_of
from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.online import NoteSupport
from cocreate_desktop.domain.text import folded
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.language import _, number_text
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork

POLIS = "polis"
SOURCE_NAMES = {POLIS: "Polis"}
_CUT = "…"
_FEW = 12
"""So many letters of a shortened sentence say enough to know it by."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that people voted on elsewhere, on which ``line`` of the file it stands, and how many agree, disagree or
    passed."""

    line: int
    text: str
    agrees: int
    disagrees: int
    passes: int


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a file of another system holds. ``people`` took part (0: the file does not say); ``bad`` are the rows that cannot be
    read, each with its line (from 1) and why, in words; ``refused`` statements were taken off there; ``until`` is the day
    (YYYY-MM-DD) of the newest statement, empty when unknown."""

    statements: tuple[Statement, ...]
    people: int = 0
    bad: tuple[tuple[int, str], ...] = ()
    refused: int = 0
    until: str = ""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many of our ``notes`` and ``themes`` have support now, and the statements that are none of ours: people add their own
    there."""

    notes: int
    themes: int
    strange: tuple[Statement, ...]


class NoteSupports:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def take_in(self, found: ReadBack, source: str = POLIS) -> TakenIn:
        """Writes what was said of each note and theme; of those that were read before it replaces what was there."""
        today = self._clock.now().date().isoformat()

        def work(unit: UnitOfWork) -> TakenIn:
            known = _known(unit)
            ours: dict[str, Statement] = {}
            strange = []
            for statement in found.statements:
                owner = known.owner(statement.text)
                if owner:
                    ours.setdefault(owner, statement)
                else:
                    strange.append(statement)
            for owner, statement in ours.items():
                unit.add(_support(unit.project_id, owner, source, statement, found.people, today))
            notes = sum(owner in known.notes for owner in ours)
            return TakenIn(notes, len(ours) - notes, tuple(strange))

        return self._store.run(work)

    def all(self) -> tuple[NoteSupport, ...]:
        """Everything that was read back."""
        return self._store.read(lambda reader: reader.find(NoteSupport))


class _Known(NamedTuple):
    """The words of the project: whose they are, folded. Where two say the same it is the first that stands by itself."""

    owners: Mapping[str, str]
    notes: frozenset[str]

    def owner(self, text: str) -> str:
        """The note or theme that a statement is; one that was cut off is known by how it begins. Empty: none of ours."""
        words = folded(" ".join(text.split()))
        if not words.endswith(_CUT):
            return self.owners.get(words, "")
        start = words.removesuffix(_CUT).rstrip()
        found = {one for known, one in self.owners.items() if known.startswith(start)}
        return found.pop() if len(found) == 1 and len(start) >= _FEW else ""


def _known(reader: Reader) -> _Known:
    shown = [note for note in reader.find(Note) if note.state is NoteState.SHOWN]
    shown.sort(key=lambda note: bool(note.merged_into or note.linked_to))
    owners: dict[str, str] = {}
    for note in shown:
        owners.setdefault(folded(note.text), note.id)
    for theme in reader.find(Theme):
        if theme.name and not theme.merged_into:
            owners.setdefault(folded(theme.name), theme.id)
    return _Known(owners, frozenset(note.id for note in shown))


def _support(
    project_id: str, owner: str, source: str, said: Statement, people: int, today: str
) -> NoteSupport:
    return NoteSupport(
        id=support_id(owner, source),
        project_id=project_id,
        note_id=owner,
        source=source,
        agrees=said.agrees,
        disagrees=said.disagrees,
        passes=said.passes,
        people=people,
        read_on=today,
    )


def support_id(note_id: str, source: str) -> str:
    """The one id of what was said of a note (or theme) at ``source``."""
    return id_of(f"support {note_id} {source}")


def support_of(reader: Reader, ids: Iterable[str]) -> tuple[NoteSupport, ...]:
    """What was said elsewhere of these notes and themes, inside a read."""
    wanted = frozenset(ids)
    return tuple(one for one in reader.find(NoteSupport) if one.note_id in wanted)


def support_line(one: NoteSupport) -> str:
    """What people said of it in one sentence, with the base."""
    source = SOURCE_NAMES.get(one.source, one.source)
    counts = {
        "agree": number_text(one.agrees),
        "disagree": number_text(one.disagrees),
        "pass": number_text(one.passes),
    }
    voted = one.agrees + one.disagrees + one.passes
    said = _("Of {n} people at {source}: {agree} agree, {disagree} disagree, {pass} passed.")
    line = said.format(n=number_text(voted), source=source, **counts)
    if one.people <= voted:
        return line
    return f"{line} " + _("{n} people took part in all.").format(n=number_text(one.people))
