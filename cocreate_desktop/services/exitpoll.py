"""The exit poll: a mark and five statements, from phones, forms, cards and a poster. Everything may be skipped; a later answer
replaces the earlier one; the room sees no total before somebody shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from cocreate_desktop.domain import text
from cocreate_desktop.domain.answererrors import AnsweredAlready, NothingFilledIn, PromisePassed
from cocreate_desktop.domain.answers import MARK, NO, SO_SO, STATEMENTS, WORDS, YES, Answer
from cocreate_desktop.domain.errors import BadValue, NotAllowed
from cocreate_desktop.domain.exitslips import read_slip
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import ExitSettings, Kind, Step, read_settings, write_settings
from cocreate_desktop.language import date_text
from cocreate_desktop.services.answering import Said, put, put_count, step_asking
from cocreate_desktop.services.exitview import (
    CHANNEL_NAMES,
    CHANNELS,
    SEEN,
    Asked,
    Came,
    ExitView,
    Poll,
    exit_of,
    exit_of_project,
    view_exit,
)
from cocreate_desktop.services.lines import day
from cocreate_desktop.services.ports import Clock, Store, UnitOfWork, Work

__all__ = [
    "CHANNELS",
    "CHANNEL_NAMES",
    "Asked",
    "Came",
    "ExitPolls",
    "ExitView",
    "Poll",
    "exit_of",
    "exit_of_project",
    "view_exit",
]

MARKS = tuple(str(mark) for mark in range(1, 11))
SAYINGS = (NO, SO_SO, YES)
_VALUES: Mapping[str, tuple[str, ...]] = {MARK: MARKS, **dict.fromkeys(STATEMENTS, SAYINGS)}
MOST_PEOPLE = 100_000


class ExitPolls:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def view(self, step_id: str) -> ExitView:
        """What came in on one exit poll. Raises Gone."""
        return self._store.read(lambda reader: view_exit(reader, reader.get(Step, step_id)))

    def of_evening(self, evening_id: str) -> ExitView | None:
        """What came in on all exit polls of an evening; None when it has none. Raises Gone."""
        return self._store.read(lambda reader: exit_of(reader, evening_id))

    def of_project(self) -> ExitView | None:
        """What came in on all evenings; None when nothing did."""
        return self._store.read(exit_of_project)

    def sending(
        self, evening_id: str, step_id: str, answers: Mapping[str, str], words: str = "", *, author: str
    ) -> Work[tuple[Answer, ...]]:
        """The work of what a phone sends: all of it together replaces what it sent before. ``answers`` by question; empty ones
        are skipped. Raises NothingFilledIn, BadValue, TextTooLong, NotAsked."""
        said = _checked(answers, words, limit=text.NOTE_ON_PHONE)

        def work(unit: UnitOfWork) -> tuple[Answer, ...]:
            step = step_asking(unit, evening_id, step_id, Kind.EXIT)
            made = [put(unit, step, one, channel=Channel.PHONE, author=author) for one in said]
            kept = tuple(one for one in made if one is not None)
            if not kept:
                raise NothingFilledIn
            return kept

        return work

    def enter(self, step_id: str, typed: str) -> tuple[Answer, ...]:
        """One form of paper, typed as ``exitslips`` reads it. Raises BadSlip, TextTooLong, Gone."""
        slip = read_slip(typed)
        said = _checked(slip.answers, slip.words, limit=text.NOTE)
        author = new_id()

        def work(unit: UnitOfWork) -> tuple[Answer, ...]:
            step = _exit_step(unit, step_id)
            made = [put(unit, step, one, channel=Channel.PAPER, author=author) for one in said]
            return tuple(one for one in made if one is not None)

        return self._store.run(work)

    def remove(self, answers: Sequence[Answer]) -> None:
        """Takes a typed form away; ``restore`` takes it back."""

        def work(unit: UnitOfWork) -> None:
            for answer in answers:
                unit.delete(Answer, answer.id)

        self._store.run(work)

    def restore(self, answers: Sequence[Answer]) -> None:
        """Undoes ``remove``."""

        def work(unit: UnitOfWork) -> None:
            for answer in answers:
                unit.revive(Answer, answer.id)

        self._store.run(work)

    def count(
        self, step_id: str, channel: Channel, question: str, counts: Mapping[str, int]
    ) -> Mapping[str, int]:
        """How many people gave each answer to ``question`` by card or sticker; replaces what was counted before, which is
        returned. A mark is not given by card. Raises BadValue, NotAllowed, Gone."""
        known = _VALUES.get(question, ())
        if channel not in SEEN or not known or (channel is Channel.CARD and question == MARK):
            raise NotAllowed
        for value, people in counts.items():
            if value not in known or not 0 <= people <= MOST_PEOPLE:
                raise BadValue(value=people if value in known else value, example="12")

        def work(unit: UnitOfWork) -> Mapping[str, int]:
            step = _exit_step(unit, step_id)
            there = unit.find(Answer, step_id=step_id, question=question, channel=channel)
            before = {one.value: one.people for one in there}
            for value in known:
                put_count(unit, step, Said(question, value), counts.get(value, 0), channel)
            return {value: before.get(value, 0) for value in known}

        return self._store.run(work)

    def show(self, step_id: str, on: bool = True) -> Step:
        """Lets the room see the result, or hides it again. Raises Gone."""
        return self._set(step_id, shown=on)

    def ask(self, step_id: str, question: str) -> str:
        """Lets the room see at which statement the cards go up; empty: the whole poll again. Returns what it was before. Raises
        BadValue, Gone."""
        if question and question not in STATEMENTS:
            raise BadValue(value=question, example=STATEMENTS[0])

        def work(unit: UnitOfWork) -> str:
            before = unit.get(Step, step_id)
            _change(unit, step_id, asking=question)
            settings = read_settings(before)
            return settings.asking if isinstance(settings, ExitSettings) else ""

        return self._store.run(work)

    def promise(self, step_id: str, promised: object) -> Step:
        """Before which day people hear back, YYYY-MM-DD; empty: two weeks after the evening. Raises PromisePassed, BadValue."""
        until = day(promised)
        if until and date.fromisoformat(until) < self._clock.now().date():
            raise PromisePassed(day=date_text(date.fromisoformat(until), year=True))
        return self._set(step_id, promise=until)

    def state(self, step_id: str, statements: Sequence[str], outcome: Sequence[int]) -> Step:
        """What is asked: five sentences of one's own (none: the usual ones), and the places from 0 of those about the outcome.
        Raises AnsweredAlready once somebody answered, TextTooLong, BadValue."""
        places = range(len(STATEMENTS))
        if len(statements) > len(STATEMENTS) or not all(place in places for place in outcome):
            raise BadValue(value=len(statements), example=len(STATEMENTS))
        lines = tuple(text.clean(one, limit=text.NOTE_ON_PHONE, lines=False) for one in statements)
        kept = lines if any(lines) else ()

        def work(unit: UnitOfWork) -> Step:
            there = unit.find(Answer, step_id=step_id)
            if any(one.given and one.question in STATEMENTS for one in there):
                raise AnsweredAlready
            return _change(unit, step_id, statements=kept, outcome=tuple(sorted(outcome)))

        return self._store.run(work)

    def let_read(self, answer_id: str, on: bool = True) -> Answer:
        """Lets others read what somebody wrote in her own words, or no longer. Raises Gone."""
        return self._store.run(lambda unit: unit.change(Answer, answer_id, shown=on))

    def _set(self, step_id: str, **fields: object) -> Step:
        return self._store.run(lambda unit: _change(unit, step_id, **fields))


def _exit_step(unit: UnitOfWork, step_id: str) -> Step:
    step = unit.get(Step, step_id)
    if step.kind is not Kind.EXIT:
        raise NotAllowed
    return step


def _change(unit: UnitOfWork, step_id: str, **fields: object) -> Step:
    step = _exit_step(unit, step_id)
    settings = read_settings(step)
    assert isinstance(settings, ExitSettings), "a step of this kind has these settings"
    wanted = replace(settings, **fields)  # type: ignore[arg-type]  # by name
    return unit.change(Step, step_id, settings=write_settings(step, wanted))


def _checked(answers: Mapping[str, str], words: str, *, limit: int) -> tuple[Said, ...]:
    """An answer to every question, skipped ones too: these empty what was there."""
    for question, value in answers.items():
        if value and value not in _VALUES.get(question, ()):
            raise BadValue(value=value, example="8" if question == MARK else YES)
    said = tuple(Said(question, answers.get(question, "")) for question in _VALUES)
    return (*said, Said(WORDS, words=text.clean(words, limit=limit)))
