"""An evening as plain tables, for every export alike. What may not leave the laptop never gets into them:

hidden, withdrawn and waiting notes, notes with a personal detail in them, authors, codes, voters, and the result of a
round that is not closed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.notes import Note, NoteState, count, firsts
from cocreate_desktop.domain.project import BASE_NAMES
from cocreate_desktop.domain.wallaccuracy import is_known
from cocreate_desktop.domain.walls import Accuracy
from cocreate_desktop.exchange.columns import Column, Table, nfc
from cocreate_desktop.exchange.pictures import Pictures, read_pictures
from cocreate_desktop.exchange.projecttables import NAMES, Whole, project_tables, read_project
from cocreate_desktop.exchange.votefigures import ballots_table, rounds_table
from cocreate_desktop.exchange.votes import (
    CountedRound,
    audit_table,
    channels_table,
    objections_table,
    read_rounds,
)
from cocreate_desktop.language import N_, _
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.services import Services


@dataclass(frozen=True, slots=True)
class Evening:
    """What an export is made of. ``left_out`` counts the notes that are not in it, by why. ``pictures`` of notes lie in
    ``folder``, named as seen from the tables; ``accuracy`` tells how the machine did with these;
    ``whole`` is the project that the evening is of."""

    view: EveningView
    notes: tuple[Note, ...]
    rounds: tuple[CountedRound, ...]
    left_out: Mapping[str, int]
    pictures: Pictures
    folder: str
    accuracy: Accuracy
    whole: Whole


def read_evening(services: Services, evening_id: str, *, folder: str) -> Evening:
    """Everything of an evening that may leave the laptop. Raises Gone."""
    view = services.overview.evening(evening_id)
    kept, left_out = may_leave(view.notes)
    rounds = read_rounds(services, evening_id)
    pictures = read_pictures(services, evening_id, kept)
    accuracy = services.walls.accuracy(evening_id)
    return Evening(view, kept, rounds, left_out, pictures, folder, accuracy, read_project(services))


def may_leave(notes: Iterable[Note]) -> tuple[tuple[Note, ...], dict[str, int]]:
    """The notes that may leave the laptop, and how many may not, by why."""
    every = tuple(notes)
    # Asked again of the words and not only of what was stored, so that an old note is held back too.
    open_ones = [note for note in every if note.state is NoteState.SHOWN]
    kept = tuple(note for note in open_ones if not note.flags and not privacy.flags(note.text))
    states = Counter(note.state.value for note in firsts(every) if note.state is not NoteState.SHOWN)
    left_out = {state.value: states[state.value] for state in NoteState if state is not NoteState.SHOWN}
    left_out["personal"] = count(open_ones) - count(kept)
    return kept, left_out


def tables(evening: Evening) -> tuple[Table, ...]:
    """The sheets of an export; channels and audit only when there was a vote, objections only when there were some, reach only
    when somebody counted, accuracy only when there were photos; then those of the whole project."""
    rounds = evening.rounds
    made = [notes_table(evening), themes_table(evening), rounds_table(rounds), ballots_table(rounds)]
    if rounds:
        made += [channels_table(rounds), audit_table(rounds)]
    if any(one.objections for one in rounds):
        made.append(objections_table(rounds))
    if evening.view.evening.present is not None:
        made.append(reach_table(evening))
    if is_known(evening.accuracy):
        made.append(accuracy_table(evening))
    return (*made, *project_tables(evening.whole))


SOMETIMES = ("channels", "audit", "objections", "reach", "accuracy", *NAMES)
"""The names of tables that are there only when they have something to tell."""


def notes_table(evening: Evening) -> Table:
    """A row for each note that hung on the wall."""
    themes = {theme.id: theme.name for theme in evening.view.board.themes}
    steps = {step.id: step.title or step.question for step in evening.view.steps}
    columns = (
        Column("id", N_("Number")),
        Column("text", N_("Note")),
        Column("original", N_("First wording")),
        Column("theme_id", N_("Number of the theme")),
        Column("theme", N_("Theme")),
        Column("colour", N_("Colour")),
        Column("table", N_("Table")),
        Column("channel", N_("Came in by")),
        Column("step", N_("Step")),
        Column("double_of", N_("Double of")),
        Column("same_as", N_("Same note as")),
        Column("picture", N_("Picture")),
    )
    known = {note.id for note in evening.notes}
    rows = []
    for note in evening.notes:
        theme = note.theme_id if note.theme_id in themes else ""
        double = note.merged_into if note.merged_into in known else ""
        cells = (
            note.id, note.text, original_of(note), theme, themes.get(theme, ""), note.colour, note.table,
            note.channel.value, steps.get(note.step_id, ""), double,
            note.linked_to if note.linked_to in known else "", _picture(evening, note),
        )  # fmt: skip
        rows.append(tuple(nfc(cell) for cell in cells))
    return Table("notes", N_("Notes"), columns, tuple(rows))


def _picture(evening: Evening, note: Note) -> str:
    name = evening.pictures.of.get(note.id, "")
    return f"{evening.folder}/{name}" if name else ""


def original_of(note: Note) -> str:
    """The first wording, empty when it holds a personal detail."""
    return "" if privacy.flags(note.original) else note.original


def themes_table(evening: Evening) -> Table:
    """A row for each theme, with how many notes of this export hang in it."""
    notes = Counter(note.theme_id for note in evening.notes if not note.merged_into)
    columns = (
        Column("id", N_("Number")),
        Column("name", N_("Theme")),
        Column("place", N_("Place")),
        Column("notes", N_("Notes")),
    )
    rows = tuple(
        (theme.id, nfc(theme.name), place, notes[theme.id])
        for place, theme in enumerate(evening.view.board.themes, 1)
    )
    return Table("themes", N_("Themes"), columns, rows)


def reach_table(evening: Evening) -> Table:
    """One row: how many came, of how many."""
    project = evening.view.project
    columns = (
        Column("present", N_("People in the hall")),
        Column("base", N_("Measured against")),
        Column("base_number", N_("How many those are")),
        Column("source", N_("Source")),
    )
    base = _(BASE_NAMES[project.base]) if project.base_number else ""
    row = (evening.view.evening.present, base, project.base_number, nfc(project.base_source))
    return Table("reach", N_("Reach"), columns, (row,))


def accuracy_table(evening: Evening) -> Table:
    """One row: how the machine did with the photographed notes, by what people corrected."""
    columns = (
        Column("found", N_("Outlines found")),
        Column("rejected", N_("Of these no notes")),
        Column("reshaped", N_("Split or joined by hand")),
        Column("made", N_("Notes out of these")),
        Column("added", N_("Notes added by hand")),
        Column("texts", N_("Texts read")),
        Column("exact", N_("Right at once")),
        Column("letters", N_("Letters in the texts")),
        Column("wrong", N_("Letters wrong")),
    )
    row = tuple(getattr(evening.accuracy, column.key) for column in columns)
    return Table("accuracy", N_("Accuracy"), columns, (row,))
