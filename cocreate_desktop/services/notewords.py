"""What is said beside notes in a report: what their letters mean, how they were first worded, and what was left out."""

from collections.abc import Iterable, Mapping, Sequence

from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.notes import Note, NoteState, idea_of, linked, table_words
from cocreate_desktop.language import _, ngettext, number_text
from cocreate_desktop.services.gathering import left_out
from cocreate_desktop.services.overview import EveningView

_FEW = 2


def legend(notes: Sequence[Note], colours: Mapping[str, str]) -> str:
    """What the letters of these notes mean: the table, when one or two tables wrote all notes of a colour, else the colour (by
    its letter, translated). For the choices of a vote have the same letters."""
    used = sorted({note.colour for note in notes})
    tables = {letter: _tables(letter, notes) for letter in used}
    meant = (f"{letter} {tables[letter] or colours.get(letter, letter)}" for letter in used)
    said = _("The letter on a note is its colour: {letters}.")
    if all(tables.values()):
        said = _("The letter on a note is the table that wrote it: {letters}.")
    elif any(tables.values()):
        said = _("The letter on a note is its colour, or the table that wrote it: {letters}.")
    return said.format(letters=" · ".join(meant))


def _tables(letter: str, notes: Sequence[Note]) -> str:
    """The tables that wrote in this colour; empty when there are many, or a note came from no table."""
    found = sorted({note.table for note in notes if note.colour == letter})
    return ", ".join(table_words(table) for table in found) if all(found) and len(found) <= _FEW else ""


def beside(note: Note, otherwise: Sequence[str]) -> tuple[str, ...]:
    """What stands under a note: how it was first worded, and what others said who meant the same (``otherwise``), each with
    "+1"."""
    first: tuple[str, ...] = ()
    if note.original and note.text != note.original:
        taken_out = set(privacy.flags(note.original)) - set(privacy.flags(note.text))
        worded = _("First wording: ‘{words}’").format(words=note.original)
        first = (_("Something personal was taken out.") if taken_out else worded,)
    return (*first, *(_("+1: ‘{words}’").format(words=one) for one in otherwise))


def many(notes: Iterable[Note], doubles: Mapping[str, int]) -> int:
    """How many notes these are with their doubles."""
    return sum(doubles.get(note.id, 1) for note in notes)


def counted(number: int) -> str:
    """How many notes, in words."""
    return ngettext("{n} note", "{n} notes", number).format(n=number_text(number))


def twice(notes: Sequence[Note]) -> str:
    """Which counts hold a note that another holds too; empty when none does."""
    double = linked(notes)
    number = len({idea_of(note) for note in notes if note.id in double})
    if not number:
        return ""
    told = ngettext(
        "{n} note hangs in more than one place. In the total it counts once.",
        "{n} notes hang in more than one place. In the total they count once.",
        number,
    )
    return told.format(n=number_text(number))


def kept_out(view: EveningView) -> str:
    """How many notes of an evening are not in its report, by why; empty when all are."""
    found = left_out(view)
    said = []
    if number := found.get(NoteState.HIDDEN, 0):
        told = ngettext(
            "{n} note was hidden by the facilitator.", "{n} notes were hidden by the facilitator.", number
        )
        said.append(told.format(n=number))
    if number := found.get(NoteState.WITHDRAWN, 0):
        told = ngettext(
            "{n} note was taken back by its writer.", "{n} notes were taken back by their writers.", number
        )
        said.append(told.format(n=number))
    if number := found.get(NoteState.WAITING, 0):
        told = ngettext("{n} note was not looked at yet.", "{n} notes were not looked at yet.", number)
        said.append(told.format(n=number))
    return " ".join((_("Left out of this report:"), *said)) if said else ""
