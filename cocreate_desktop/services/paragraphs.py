"""Writing a proposal: paragraphs are added, worded, moved, split, merged and removed, and lead back to the notes and the theme
behind them. Every verb gives an ``Edit`` that can be taken back and done again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import NotAllowed
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.order import between_any
from cocreate_desktop.domain.proposals import Paragraph, Proposal
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.board import read_board
from cocreate_desktop.services.ports import Reader, Store, UnitOfWork

_FIELDS = ("text", "notes", "theme_id", "rank")
MOST = 60
"""So many paragraphs a proposal can have; a text of more is no longer read in an evening."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit did: the paragraphs that it touched as they were and as they are; one that is in one of the two alone was
    made or removed."""

    before: tuple[Paragraph, ...]
    after: tuple[Paragraph, ...]

    @property
    def id(self) -> str:
        """The paragraph that it is about, as it is now; empty when it is gone."""
        return self.after[-1].id if self.after else ""


class Paragraphs:
    """One verb a method; each is one transaction. Words are cleaned; a paragraph has at most 2,000 characters."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self, proposal_id: str, words: str, *, after: str | None = None, notes: Sequence[str] = ()
    ) -> Edit:
        """A new paragraph behind the paragraph ``after`` (empty: first; None: at the end). Raises Empty, TextTooLong, Gone."""
        clean = text.written(words, limit=text.NOTE)

        def work(unit: UnitOfWork) -> Edit:
            unit.get(Proposal, proposal_id)
            return Edit((), (add(unit, proposal_id, clean, after=after, notes=notes),))

        return self._store.run(work)

    def edit(self, paragraph_id: str, words: str) -> Edit:
        """Other words; versions keep those of then. Raises Empty, TextTooLong, Gone."""
        clean = text.written(words, limit=text.NOTE)
        return self._store.run(lambda unit: change(unit, paragraph_id, text=clean))

    def move(self, paragraph_id: str, *, after: str) -> Edit:
        """Puts it behind another one (empty: first). Raises Gone."""

        def work(unit: UnitOfWork) -> Edit:
            mine = unit.get(Paragraph, paragraph_id)
            others = [one for one in of(unit, mine.proposal_id) if one.id != paragraph_id]
            return change(unit, paragraph_id, rank=_rank(others, after))

        return self._store.run(work)

    def split(self, paragraph_id: str, at: int) -> Edit:
        """Cuts it before the character ``at``; what is behind becomes a paragraph of its own right after it. Both lead back to
        the same notes. Raises Empty when a half has no words, Gone."""

        def work(unit: UnitOfWork) -> Edit:
            mine = unit.get(Paragraph, paragraph_id)
            head = text.written(mine.text[:at], limit=text.NOTE)
            tail = text.written(mine.text[at:], limit=text.NOTE)
            made = add(unit, mine.proposal_id, tail, after=mine.id, notes=mine.notes, theme_id=mine.theme_id)
            first = change(unit, paragraph_id, text=head)
            return Edit(first.before, (*first.after, made))

        return self._store.run(work)

    def merge(self, paragraph_id: str) -> Edit:
        """Joins it to the one before it, with its notes. Raises NotAllowed for the first, TextTooLong, Gone."""

        def work(unit: UnitOfWork) -> Edit:
            mine = unit.get(Paragraph, paragraph_id)
            every = of(unit, mine.proposal_id)
            place = [one.id for one in every].index(mine.id)
            if place == 0:
                raise NotAllowed
            before = every[place - 1]
            whole = text.written(f"{before.text} {mine.text}", limit=text.NOTE)
            notes = tuple(dict.fromkeys((*before.notes, *mine.notes)))
            theme_id = before.theme_id or mine.theme_id
            joined = change(unit, before.id, text=whole, notes=notes, theme_id=theme_id)
            unit.delete(Paragraph, mine.id)
            return Edit((*joined.before, mine), joined.after)

        return self._store.run(work)

    def remove(self, paragraph_id: str) -> Edit:
        """Takes it from the text; versions keep it. Raises Gone."""

        def work(unit: UnitOfWork) -> Edit:
            mine = unit.get(Paragraph, paragraph_id)
            unit.delete(Paragraph, paragraph_id)
            return Edit((mine,), ())

        return self._store.run(work)

    def link(self, paragraph_id: str, note_ids: Iterable[str]) -> Edit:
        """These notes stand behind it too; those that are gone are left out, and the notes themselves stay as they are. Raises
        Gone."""

        def work(unit: UnitOfWork) -> Edit:
            there = [note_id for note_id in note_ids if unit.find(Note, id=note_id)]
            mine = unit.get(Paragraph, paragraph_id)
            return change(unit, paragraph_id, notes=tuple(dict.fromkeys((*mine.notes, *there))))

        return self._store.run(work)

    def unlink(self, paragraph_id: str, note_ids: Iterable[str]) -> Edit:
        """These notes stand behind it no more. Raises Gone."""
        gone = set(note_ids)

        def work(unit: UnitOfWork) -> Edit:
            mine = unit.get(Paragraph, paragraph_id)
            return change(unit, paragraph_id, notes=tuple(one for one in mine.notes if one not in gone))

        return self._store.run(work)

    def of_theme(self, paragraph_id: str, theme_id: str) -> Edit:
        """It is about this theme (empty: none). Raises Gone."""

        def work(unit: UnitOfWork) -> Edit:
            if theme_id:
                unit.get(Theme, theme_id)
            return change(unit, paragraph_id, theme_id=theme_id)

        return self._store.run(work)

    def from_themes(self, proposal_id: str, evening_id: str) -> Edit:
        """A paragraph for each theme of an evening that has none yet: its sentence, with its notes behind it. Raises Gone."""
        return self._store.run(lambda unit: Edit((), from_themes(unit, proposal_id, evening_id)))

    def take_back(self, edit: Edit) -> Edit:
        """Undoes it: only what it changed; a paragraph that is gone meanwhile is left alone. Returns what was done."""
        back = Edit(edit.after, edit.before)
        self._store.run(lambda unit: become(unit, back))
        return back

    def do_again(self, edit: Edit) -> Edit:
        """Does it once more, after ``take_back``."""
        self._store.run(lambda unit: become(unit, edit))
        return edit


def of(reader: Reader, proposal_id: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a proposal in order, inside a read."""
    return reader.find(Paragraph, proposal_id=proposal_id)


def add(
    unit: UnitOfWork,
    proposal_id: str,
    clean: str,
    *,
    after: str | None = None,
    notes: Sequence[str] = (),
    theme_id: str = "",
) -> Paragraph:
    """A paragraph inside a unit; ``clean`` words. Raises NotAllowed beyond the most that there can be."""
    every = of(unit, proposal_id)
    if len(every) >= MOST:
        raise NotAllowed
    last = every[-1].id if every else ""
    made = Paragraph(
        id=new_id(),
        project_id=unit.project_id,
        proposal_id=proposal_id,
        text=clean,
        notes=tuple(notes),
        theme_id=theme_id,
        rank=_rank(every, last if after is None else after),
    )
    unit.add(made)
    return made


def change(unit: UnitOfWork, paragraph_id: str, **fields: object) -> Edit:
    """Changes fields of one paragraph inside a unit. Raises Gone."""
    before = unit.get(Paragraph, paragraph_id)
    return Edit((before,), (unit.change(Paragraph, paragraph_id, **fields),))


def from_themes(unit: UnitOfWork, proposal_id: str, evening_id: str) -> tuple[Paragraph, ...]:
    """``Paragraphs.from_themes`` inside a unit. A theme without a sentence speaks with its first note."""
    board = read_board(unit, evening_id)
    there = {one.theme_id for one in of(unit, proposal_id)}
    made = []
    for theme in board.themes:
        notes = board.of(theme.id)
        said = theme.name or (notes[0].text if notes else "")
        if theme.id not in there and not theme.merged_into and said:
            ids = [note.id for note in notes if note.state is NoteState.SHOWN]
            made.append(add(unit, proposal_id, said, notes=ids, theme_id=theme.id))
    return tuple(made)


def become(unit: UnitOfWork, edit: Edit) -> None:
    """From the paragraphs before to those after, inside a unit: only the fields that differ."""
    before = {one.id: one for one in edit.before}
    after = {one.id: one for one in edit.after}
    for gone in before.keys() - after.keys():
        unit.delete(Paragraph, gone)
    for one_id, wanted in after.items():
        if one_id not in before:
            unit.revive(Paragraph, one_id)
        elif unit.find(Paragraph, id=one_id):
            was = before[one_id]
            fields = {
                name: getattr(wanted, name) for name in _FIELDS if getattr(wanted, name) != getattr(was, name)
            }
            unit.change(Paragraph, one_id, **fields)


def words_of(paragraph: Paragraph, more: str) -> str:
    """The words of a paragraph with some more behind them."""
    return text.written(f"{paragraph.text.rstrip()} {more}", limit=text.NOTE)


def _rank(others: Sequence[Paragraph], after: str) -> str:
    spot = next((place for place, one in enumerate(others, 1) if one.id == after), 0)
    return between_any(others[spot - 1].rank if spot else None, (one.rank for one in others[spot:]))
