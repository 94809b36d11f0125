"""An evening as plain tables, for every export alike. What may not leave the laptop never gets into them:

hidden, withdrawn and waiting notes, notes with a personal detail in them, authors, codes, voters, and the result of a
round that is not closed.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from secrets import SystemRandom

from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.notes import Channel, Note, NoteState, count, firsts
from cocreate_desktop.domain.project import BASE_NAMES
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.voting import Ballot, OptionResult, Tally, check_choices
from cocreate_desktop.domain.wallaccuracy import is_known
from cocreate_desktop.domain.walls import Accuracy
from cocreate_desktop.exchange.pictures import Pictures, read_pictures
from cocreate_desktop.language import N_, _
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.tallying import RoundView, as_voting_round, settings_of

Cell = str | int | float | None
VOTING_CHANNELS = (Channel.PHONE, Channel.PAPER, Channel.HANDS, Channel.DOTS, Channel.CARD, Channel.ONLINE)
# Fewer ballots than this on a channel could be told apart by who was seen using it.
FEW_BALLOTS = 5


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` for programs, ``heading`` (a message to translate) for people."""

    key: str
    heading: str


@dataclass(frozen=True, slots=True)
class Table:
    """``name`` is the file's, ``heading`` (a message to translate) the sheet's."""

    name: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> Iterator[dict[str, Cell]]:
        """Each row by the keys of the columns."""
        keys = [column.key for column in self.columns]
        for row in self.rows:
            yield dict(zip(keys, row, strict=True))


@dataclass(frozen=True, slots=True)
class CountedRound:
    """A round with the ballots that count in it, in no order that tells anything."""

    number: int
    view: RoundView
    ballots: tuple[Ballot, ...]

    @property
    def tally(self) -> Tally | None:
        """The result when it may be told."""
        return self.view.tally if self.view.round.phase in (Phase.CLOSED, Phase.REVEALED) else None


@dataclass(frozen=True, slots=True)
class Evening:
    """What an export is made of. ``left_out`` counts the notes that are not in it, by why. ``pictures`` of notes lie in
    ``folder``, named as seen from the tables; ``accuracy`` tells how the machine did with these."""

    view: EveningView
    notes: tuple[Note, ...]
    rounds: tuple[CountedRound, ...]
    left_out: Mapping[str, int]
    pictures: Pictures
    folder: str
    accuracy: Accuracy


def read_evening(services: Services, evening_id: str, *, folder: str) -> Evening:
    """Everything of an evening that may leave the laptop. Raises Gone."""
    view = services.overview.evening(evening_id)
    # Asked again of the words and not only of what was stored, so that an old note is held back too.
    open_ones = [note for note in view.notes if note.state is NoteState.SHOWN]
    kept = tuple(note for note in open_ones if not note.flags and not privacy.flags(note.text))
    states = Counter(note.state.value for note in firsts(view.notes) if note.state is not NoteState.SHOWN)
    left_out = {state.value: states[state.value] for state in NoteState if state is not NoteState.SHOWN}
    left_out["personal"] = count(open_ones) - count(kept)
    rounds = tuple(
        CountedRound(number, one, _counted(services, one))
        for number, one in enumerate(services.overview.rounds(evening_id), 1)
    )
    pictures = read_pictures(services, evening_id, kept)
    return Evening(view, kept, rounds, left_out, pictures, folder, services.walls.accuracy(evening_id))


def _counted(services: Services, view: RoundView) -> tuple[Ballot, ...]:
    """The last valid ballot of each voter, shuffled."""

    def query(reader: Reader) -> tuple[Ballot, ...]:
        return as_voting_round(reader, view.round, view.options, (), None).ballots

    if view.round.phase not in (Phase.CLOSED, Phase.REVEALED):
        return ()
    settings, ids = settings_of(view.round), tuple(option.id for option in view.options)
    last = {
        ballot.voter: ballot
        for ballot in services.store.read(query)
        if not ballot.flaw and check_choices(settings, ids, ballot.choices) is None
    }
    ballots = list(last.values())
    SystemRandom().shuffle(ballots)
    return tuple(ballots)


def tables(evening: Evening) -> tuple[Table, ...]:
    """The sheets of an export; reach only when somebody counted, accuracy only when there were photos."""
    made = [notes_table(evening), themes_table(evening), rounds_table(evening), ballots_table(evening)]
    if evening.view.evening.present is not None:
        made.append(reach_table(evening))
    if is_known(evening.accuracy):
        made.append(accuracy_table(evening))
    return tuple(made)


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
        rows.append(tuple(_nfc(cell) for cell in cells))
    return Table("notes", N_("Notes"), columns, tuple(rows))


def _picture(evening: Evening, note: Note) -> str:
    name = evening.pictures.of.get(note.id, "")
    return f"{evening.folder}/{name}" if name else ""


def original_of(note: Note) -> str:
    """The first wording, empty when it holds a personal detail."""
    return "" if privacy.flags(note.original) else note.original


def themes_table(evening: Evening) -> Table:
    """A row for each theme, with how many notes of this export hang in it."""
    count = Counter(note.theme_id for note in evening.notes if not note.merged_into)
    columns = (
        Column("id", N_("Number")),
        Column("name", N_("Theme")),
        Column("place", N_("Place")),
        Column("notes", N_("Notes")),
    )
    rows = tuple(
        (theme.id, _nfc(theme.name), place, count[theme.id])
        for place, theme in enumerate(evening.view.board.themes, 1)
    )
    return Table("themes", N_("Themes"), columns, rows)


_ROUND_COLUMNS = (
    Column("round", N_("Round")),
    Column("question", N_("Question")),
    Column("method", N_("Method")),
    Column("dots", N_("Dots each")),
    Column("max_per_option", N_("At most on one")),
    Column("max_choices", N_("At most to choose")),
    Column("phase", N_("Phase")),
    Column("opened_at", N_("Opened")),
    Column("closed_at", N_("Closed")),
    Column("base", N_("Base")),
    Column("base_number", N_("Base, people")),
    Column("cast", N_("People who voted")),
    Column("letter", N_("Letter")),
    Column("option", N_("Choice")),
    Column("place", N_("Place")),
    Column("total", N_("Total")),
    Column("people", N_("People")),
    Column("share", N_("Share of the base")),
)
_BY_CHANNEL = {
    Channel.PHONE: Column("phone", N_("By phone")),
    Channel.PAPER: Column("paper", N_("On slips")),
    Channel.HANDS: Column("hands", N_("By hand")),
    Channel.DOTS: Column("dots_poster", N_("With stickers")),
    Channel.CARD: Column("card", N_("By card")),
    Channel.ONLINE: Column("online", N_("By internet")),
}


def rounds_table(evening: Evening) -> Table:
    """A row for each option of each round; totals are empty, not zero, while a round is not closed."""
    columns = (*_ROUND_COLUMNS, *(_BY_CHANNEL[channel] for channel in VOTING_CHANNELS))
    rows = [row for one in evening.rounds for row in _round_rows(one)]
    return Table("rounds", N_("Rounds"), columns, tuple(rows))


def _round_rows(one: CountedRound) -> Iterator[tuple[Cell, ...]]:
    voting, tally = one.view.round, one.tally
    head: tuple[Cell, ...] = (
        one.number, _nfc(one.view.question), voting.method, voting.dots, voting.max_per_option, voting.max_choices,
        voting.phase.value, voting.opened_at, voting.closed_at, voting.base,
        tally.base_number if tally else None, tally.cast if tally else None,
    )  # fmt: skip
    results = {result.id: result for result in tally.options} if tally else {}
    for option in one.view.options:
        result = results.get(option.id)
        yield (
            *head,
            option.letter,
            _nfc(option.text),
            *_outcome(tally, result),
            *_channels(tally, option.id),
        )


def _outcome(tally: Tally | None, result: OptionResult | None) -> tuple[Cell, ...]:
    if tally is None or result is None:
        return (None, None, None, None)
    share = None if result.share is None else round(float(result.share), 6)
    return (tally.place(result.id), result.total, result.people, share)


def _channels(tally: Tally | None, option_id: str) -> tuple[Cell, ...]:
    found = tally.by_channel if tally else {}
    return tuple(
        found[channel.value].totals.get(option_id, 0) if channel.value in found else None
        for channel in VOTING_CHANNELS
    )


def ballots_table(evening: Evening) -> Table:
    """A row for each ballot that counts, shuffled, with a column for each letter; no codes and no voters."""
    letters = sorted(
        {option.letter for one in evening.rounds for option in one.view.options},
        key=lambda one: (len(one), one),
    )
    columns = (
        Column("round", N_("Round")),
        Column("channel", N_("Came in by")),
        Column("people", N_("People")),
        *(Column(letter, letter) for letter in letters),
    )
    rows = [row for one in evening.rounds for row in _ballot_rows(one, letters)]
    return Table("ballots", N_("Ballots"), columns, tuple(rows))


def _ballot_rows(one: CountedRound, letters: list[str]) -> Iterator[tuple[Cell, ...]]:
    by_letter = {option.letter: option.id for option in one.view.options}
    for ballot, channel in with_channel(one.ballots):
        choices = tuple(
            ballot.choices.get(by_letter[letter], 0) if letter in by_letter else None for letter in letters
        )
        yield (one.number, channel, ballot.people, *choices)


def with_channel(ballots: tuple[Ballot, ...]) -> Iterator[tuple[Ballot, str]]:
    """Each ballot with its channel, or with none at all when a channel brought only a few."""
    count = Counter(ballot.channel for ballot in ballots)
    told = all(number >= FEW_BALLOTS for number in count.values())
    for ballot in ballots:
        yield ballot, str(ballot.channel) if told else ""


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
    row = (evening.view.evening.present, base, project.base_number, _nfc(project.base_source))
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


def _nfc(words: str) -> str:
    return unicodedata.normalize("NFC", words)
