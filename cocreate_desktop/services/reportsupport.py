"""What people said of notes and themes in another system, as a table of the report: the ones that most people voted on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.online import NoteSupport
from cocreate_desktop.domain.privacy import flags
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.language import _, number_text
from cocreate_desktop.services.notesupport import SOURCE_NAMES
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.services.reportparts import Cell, Part, Table, Text, heads, number, row

MOST = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A note or theme in its own words, with what people said of it."""

    words: str
    support: NoteSupport

    @property
    def voted(self) -> int:
        """How many people said something of it."""
        return self.support.agrees + self.support.disagrees + self.support.passes


def read_asked(reader: Reader) -> tuple[Asked, ...]:
    """What may be told, inside a read: nothing of a note that does not hang, or with something personal in it."""
    support = reader.find(NoteSupport)
    words = _words(reader) if support else {}
    return tuple(Asked(words[one.note_id], one) for one in support if words.get(one.note_id))


def _words(reader: Reader) -> Mapping[str, str]:
    notes = {one.id: one.text for one in reader.find(Note, state=NoteState.SHOWN) if not one.flags}
    found = {**notes, **{one.id: one.name for one in reader.find(Theme)}}
    return {name: words for name, words in found.items() if not flags(words)}


def asked_elsewhere(found: Sequence[Asked]) -> Iterable[Part]:
    """A table for each system, with how many people it is about."""
    for source in dict.fromkeys(one.support.source for one in found):
        mine = sorted(
            (one for one in found if one.support.source == source),
            key=lambda one: (-one.voted, -one.support.agrees, one.words),
        )
        name = _("What people said on {source}").format(source=SOURCE_NAMES.get(source, source))
        heading = heads(_("Note or theme"), _("Agree"), _("Disagree"), _("Passed"), numbers=(1, 2, 3))
        yield Table(name, heading, (5, 1.1, 1.2, 1.2), tuple(map(_row, mine[:MOST])), titled=True)
        yield Text(_base(mine), quiet=True)


def _row(one: Asked) -> tuple[Cell, ...]:
    counts = (one.support.agrees, one.support.disagrees, one.support.passes)
    return row(Cell(one.words, strong=True), *(number(number_text(count)) for count in counts))


def _base(mine: Sequence[Asked]) -> str:
    told = []
    people = max(one.support.people for one in mine)
    if people:
        told.append(_("{n} people took part in all.").format(n=number_text(people)))
    if len(mine) > MOST:
        more = _("These are the {most} that most people voted on, of {n}. The export holds all.")
        told.append(more.format(most=number_text(MOST), n=number_text(len(mine))))
    told.append(_("Not everybody votes on everything there: look at the numbers, not at shares."))
    return " ".join(told)
