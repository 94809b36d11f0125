"""The way of a note into a proposal: in which paragraphs of the text of now and in which versions it stands. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass

from cocreate_desktop.domain.notes import Note, idea_of
from cocreate_desktop.domain.proposals import Proposal, Version
from cocreate_desktop.services import paragraphs
from cocreate_desktop.services.ports import Reader


@dataclass(frozen=True, slots=True)
class Traced:
    """Where a note stands: in which paragraph of which proposal, with its ``number`` in the text of now (0: it is gone from it)
    and the numbers of the ``versions`` that it stands in."""

    proposal: Proposal
    paragraph_id: str
    text: str
    number: int
    versions: tuple[int, ...]


def trace(reader: Reader, note_id: str) -> tuple[Traced, ...]:
    """In which paragraphs and versions a note stands, inside a read: itself, its linked copies, or what it was merged into.
    Raises Gone."""
    note = reader.get(Note, note_id)
    idea = idea_of(note)
    same = {note_id, idea, *(one.id for one in reader.find(Note, linked_to=idea))}
    same |= {note.merged_into} - {""}
    found = []
    for proposal in reader.find(Proposal):
        texts = paragraphs.of(reader, proposal.id)
        now = {one.id: (place, one.text) for place, one in enumerate(texts, 1) if same & set(one.notes)}
        then = _in_versions(reader.find(Version, proposal_id=proposal.id), same)
        for one in (*now, *(one for one in then if one not in now)):
            place, words = now.get(one, (0, ""))
            numbers, last = then.get(one, ((), ""))
            found.append(Traced(proposal, one, words or last, place, numbers))
    return tuple(found)


def _in_versions(versions: Sequence[Version], notes: set[str]) -> dict[str, tuple[tuple[int, ...], str]]:
    """By paragraph the numbers of the versions in which one of these notes stands behind it, and its last words there."""
    found: dict[str, tuple[tuple[int, ...], str]] = {}
    for version in versions:
        for one, words, behind in zip(version.ids, version.paragraphs, version.notes, strict=False):
            if notes & set(behind.split()):
                found[one] = (*found.get(one, ((), ""))[0], version.number), words
    return found
