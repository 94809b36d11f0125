"""Sheets of paper that were seen in a photo: which vote each belongs to, and whether it was entered already. Nothing is counted
here: a person reads what stands on a sheet and enters it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cocreate_desktop.domain.evening import Code, Evening
from cocreate_desktop.domain.notes import Channel, Note, NoteState, table_words
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.secrecy import voter_of
from cocreate_desktop.domain.sheets import SLIP, TABLE, SheetCode, mark_of, read_code
from cocreate_desktop.language import _
from cocreate_desktop.services.casting import tables_in
from cocreate_desktop.services.ports import Reader, Store
from cocreate_desktop.services.tallying import question_of

_AT_A_TABLE, _USUAL_TABLES = 6, 6


class SheetState(StrEnum):
    """``READY`` to be entered; ``ENTERED`` before, from paper; ``ELSEWHERE``: its code voted on another channel, so that
    entering it replaces that vote. The others are not entered: another ``PAGE`` of a sheet, the sheet of an
    ``OTHER_ROUND``, of an ``OTHER_PROJECT`` or evening, an ``OTHER_KIND`` of sheet, something ``STRANGE``, or the same one
    ``TWICE`` in the photos."""

    READY = "ready"
    ENTERED = "entered"
    ELSEWHERE = "elsewhere"
    PAGE = "page"
    OTHER_ROUND = "other_round"
    OTHER_PROJECT = "other_project"
    OTHER_KIND = "other_kind"
    STRANGE = "strange"
    TWICE = "twice"

    @property
    def enters(self) -> bool:
        """Whether its form is opened."""
        return self in (SheetState.READY, SheetState.ENTERED, SheetState.ELSEWHERE)


@dataclass(frozen=True, slots=True)
class SheetTold:
    """What a code means for the vote of now. ``key`` is the same for the same sheet; ``channel`` is where it is entered (None:
    nowhere), ``typed`` the personal code of a slip, ``table`` what a table is called; ``question`` is that of the vote it
    belongs to when it is another one."""

    state: SheetState
    key: str
    channel: Channel | None = None
    number: int = 0
    page: int = 1
    typed: str = ""
    table: str = ""
    question: str = ""


class Sheets:
    """What one can know of sheets."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def tell(self, round_id: str, texts: Sequence[str]) -> tuple[SheetTold, ...]:
        """What each code means in this round, in the same order; a second time the same one is ``TWICE``."""
        return self._store.read(lambda reader: _told(reader, reader.get(Round, round_id), texts))


def table_names(written: Iterable[str], present: int | None, *, most: int = 40) -> tuple[str, ...]:
    """What the tables of an evening are called: as on the notes that they wrote, else by numbers, a table for every six people
    in the hall."""
    named = sorted({table for table in written if table}, key=lambda one: (len(one), one))
    if named:
        return tuple(table_words(one) for one in named[:most])
    count = -(-present // _AT_A_TABLE) if present else _USUAL_TABLES
    return tuple(_("Table {n}").format(n=number) for number in range(1, min(count, most) + 1))


def _told(reader: Reader, voting: Round, texts: Sequence[str]) -> tuple[SheetTold, ...]:
    seen: set[str] = set()
    found = []
    for text in texts:
        one = _one(reader, voting, text)
        for_any = one.channel is Channel.TABLE and not one.number
        if one.key in seen and one.state.enters and not for_any:
            one = replace(one, state=SheetState.TWICE)
        seen.add(one.key)
        found.append(one)
    return tuple(found)


def _one(reader: Reader, voting: Round, text: str) -> SheetTold:
    code = read_code(text)
    if code is None:
        return SheetTold(SheetState.STRANGE, text)
    key = f"{code.round_number}/{code.kind}/{code.number}/{code.page}/{code.token}"
    if not code.of(voting.number, voting.id) and not _before(reader, code, voting):
        return _of_another(reader, code, f"{key}/{code.mark}")
    if code.kind == SLIP:
        return _slip(reader, voting, code, key)
    if code.kind == TABLE:
        return _table(reader, voting, code, key)
    return SheetTold(SheetState.OTHER_KIND, key, number=code.number, page=code.page)


def _before(reader: Reader, code: SheetCode, voting: Round) -> bool:
    """Whether the sheet was printed before this vote got another number (``services.doubles``): its mark is this vote's, and
    no other vote has both its number and its mark."""
    others = reader.find(Round, number=code.round_number)
    mine = bool(code.mark) and code.mark == mark_of(voting.id)
    return mine and not any(code.of(one.number, one.id) for one in others)


def _of_another(reader: Reader, code: SheetCode, key: str) -> SheetTold:
    rounds = [one for one in reader.find(Round, number=code.round_number) if code.of(one.number, one.id)]
    if not rounds:
        return SheetTold(SheetState.OTHER_PROJECT, key, number=code.number, page=code.page)
    question = question_of(reader, rounds[0])
    return SheetTold(SheetState.OTHER_ROUND, key, number=code.number, page=code.page, question=question)


def _slip(reader: Reader, voting: Round, code: SheetCode, key: str) -> SheetTold:
    wanted = {"token": code.token} if code.token else {"number": code.number}
    known = reader.find(Code, evening_id=voting.evening_id, **wanted)
    if not known:
        return SheetTold(SheetState.OTHER_PROJECT, key, number=code.number)
    mine = known[0]
    # The same slip, whether its code opens the page or not.
    key, state = f"slip/{mine.number}", SheetState.READY
    ballot = reader.last_ballot(voting.id, voter_of(voting.secret, mine.token)) if voting.secret else None
    if ballot is not None and ballot.people:
        state = SheetState.ENTERED if ballot.channel is Channel.PAPER else SheetState.ELSEWHERE
    return SheetTold(state, key, Channel.PAPER, mine.number, typed=mine.typed)


def _table(reader: Reader, voting: Round, code: SheetCode, key: str) -> SheetTold:
    names = _names_of(reader, voting)
    name = names[code.number - 1] if 0 < code.number <= len(names) else ""
    name = name or (_("Table {n}").format(n=code.number) if code.number else "")
    if code.page > 1:
        return SheetTold(SheetState.PAGE, key, number=code.number, page=code.page, table=name)
    if not code.number:
        # For any table, copied: which one stands there in writing, so that two of them are two.
        return SheetTold(SheetState.READY, key, Channel.TABLE)
    there = {one.name.casefold() for one in tables_in(reader, voting)}
    state = SheetState.ENTERED if name.casefold() in there else SheetState.READY
    return SheetTold(state, key, Channel.TABLE, code.number, table=name)


def _names_of(reader: Reader, voting: Round) -> tuple[str, ...]:
    notes = reader.find(Note, evening_id=voting.evening_id, state=NoteState.SHOWN)
    return table_names((note.table for note in notes), reader.get(Evening, voting.evening_id).present)
