"""A readback: the summary on the screen, and whether the room finds it right. The desk writes the summary; what somebody misses
becomes a point of it only there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cocreate_desktop.domain import text
from cocreate_desktop.domain.answererrors import NothingFilledIn
from cocreate_desktop.domain.answers import ALMOST, NO, RIGHT, WORDS, YES, Answer
from cocreate_desktop.domain.errors import BadValue, NotAllowed
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind, ReadbackSettings, Step, read_settings, write_settings
from cocreate_desktop.services.answering import Said, put, put_count, step_asking
from cocreate_desktop.services.exitpoll import MOST_PEOPLE
from cocreate_desktop.services.ports import Clock, Store, UnitOfWork, Work
from cocreate_desktop.services.readbackview import (
    ANSWER_NAMES,
    CHANNEL_NAMES,
    CHANNELS,
    MOST_POINTS,
    ReadbackView,
    Right,
    base_words,
    proposed_points,
    readback_of,
    readbacks_of,
    readbacks_of_project,
    view_readback,
)

__all__ = [
    "ANSWER_NAMES",
    "CHANNELS",
    "CHANNEL_NAMES",
    "ReadbackView",
    "Readbacks",
    "Right",
    "base_words",
    "proposed_points",
    "readback_of",
    "readbacks_of",
    "readbacks_of_project",
    "view_readback",
]

ANSWERS = (YES, ALMOST, NO)


class Readbacks:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def view(self, step_id: str) -> ReadbackView:
        """A readback as it stands. Raises Gone."""
        return self._store.read(lambda reader: view_readback(reader, reader.get(Step, step_id)))

    def of_evening(self, evening_id: str) -> ReadbackView | None:
        """The readback that counts for an evening; None when it has none."""
        return self._store.read(lambda reader: readback_of(reader, evening_id))

    def write(self, step_id: str, points: Sequence[str]) -> tuple[str, ...]:
        """The sentences of the summary, in their order; empty ones go, and without any it is proposed anew. Returns what was
        written before. Raises TextTooLong, BadValue (more than 30), Gone."""
        wanted = tuple(line for one in points if (line := _line(one)))
        if len(wanted) > MOST_POINTS:
            raise BadValue(value=len(wanted), example=MOST_POINTS)

        def work(unit: UnitOfWork) -> tuple[str, ...]:
            before = _settings(unit, step_id).points
            _change(unit, step_id, points=wanted)
            return before

        return self._store.run(work)

    def add_point(self, step_id: str, words: str) -> tuple[str, ...]:
        """One more sentence at the end; what was only proposed becomes the summary with it. Returns what was written before.
        Raises Empty, TextTooLong, BadValue, Gone."""
        line = text.written(words, limit=text.LINE, lines=False)
        return self._store.run(lambda unit: _add_point(unit, step_id, line))

    def take(self, answer_id: str) -> tuple[str, ...]:
        """What somebody misses becomes a point of the summary. Returns what was written before. Raises TextTooLong (over 300),
        BadValue (more than 30 points), Gone."""

        def work(unit: UnitOfWork) -> tuple[str, ...]:
            answer = unit.get(Answer, answer_id)
            unit.change(Answer, answer_id, shown=True)
            return _add_point(unit, answer.step_id, _line(" ".join(answer.words.split())))

        return self._store.run(work)

    def give_back(self, answer_id: str, points: Sequence[str]) -> None:
        """Undoes ``take``: ``points`` is what it returned. Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            answer = unit.change(Answer, answer_id, shown=False)
            _change(unit, answer.step_id, points=tuple(points))

        self._store.run(work)

    def sending(
        self, evening_id: str, step_id: str, value: str, words: str = "", *, author: str
    ) -> Work[Answer]:
        """The work of what a phone answers; it replaces what it answered before. Raises NothingFilledIn, BadValue, TextTooLong,
        NotAsked."""
        if value and value not in ANSWERS:
            raise BadValue(value=value, example=YES)
        clean = text.clean(words, limit=text.NOTE_ON_PHONE)

        def work(unit: UnitOfWork) -> Answer:
            step = step_asking(unit, evening_id, step_id, Kind.READBACK)
            if not value:
                raise NothingFilledIn
            made = put(unit, step, Said(RIGHT, value, clean), channel=Channel.PHONE, author=author)
            assert made is not None, "an answer with a value is kept"
            return made

        return work

    def count(self, step_id: str, channel: Channel, counts: Mapping[str, int]) -> Mapping[str, int]:
        """How many hands, or ticks on paper, there are for each answer; replaces what was counted before, which is returned.
        Raises BadValue, NotAllowed, Gone."""
        if channel not in (Channel.HANDS, Channel.PAPER):
            raise NotAllowed
        for value, people in counts.items():
            if value not in ANSWERS or not 0 <= people <= MOST_PEOPLE:
                raise BadValue(value=people if value in ANSWERS else value, example="12")

        def work(unit: UnitOfWork) -> Mapping[str, int]:
            step = unit.get(Step, step_id)
            there = unit.find(Answer, step_id=step_id, question=RIGHT, channel=channel)
            before = {one.value: one.people for one in there}
            for value in ANSWERS:
                put_count(unit, step, Said(RIGHT, value), counts.get(value, 0), channel)
            return {value: before.get(value, 0) for value in ANSWERS}

        return self._store.run(work)

    def note(self, step_id: str, words: str) -> Answer:
        """What somebody says aloud or wrote on paper that she misses; it counts nobody. Raises Empty, TextTooLong, Gone."""
        clean = text.written(words, limit=text.NOTE)

        def work(unit: UnitOfWork) -> Answer:
            step = unit.get(Step, step_id)
            made = put(unit, step, Said(WORDS, words=clean), channel=Channel.DESK, author=new_id())
            assert made is not None, "words are kept"
            return made

        return self._store.run(work)

    def remove(self, answer_id: str) -> None:
        """Takes words of the desk away; ``restore`` takes them back."""
        self._store.run(lambda unit: unit.delete(Answer, answer_id))

    def restore(self, answer_id: str) -> Answer:
        """Undoes ``remove``. Raises Gone when it never was."""
        return self._store.run(lambda unit: unit.revive(Answer, answer_id))

    def show(self, step_id: str, on: bool = True) -> Step:
        """Lets the room see the counts, or hides them again. Raises Gone."""
        return self._store.run(lambda unit: _change(unit, step_id, shown=on))


def _add_point(unit: UnitOfWork, step_id: str, line: str) -> tuple[str, ...]:
    before = _settings(unit, step_id).points
    points = (*(before or proposed_points(unit, unit.get(Step, step_id).evening_id)), line)
    if len(points) > MOST_POINTS:
        raise BadValue(value=len(points), example=MOST_POINTS)
    _change(unit, step_id, points=points)
    return before


def _settings(unit: UnitOfWork, step_id: str) -> ReadbackSettings:
    settings = read_settings(unit.get(Step, step_id))
    if not isinstance(settings, ReadbackSettings):
        raise NotAllowed
    return settings


def _change(unit: UnitOfWork, step_id: str, **fields: object) -> Step:
    wanted = replace(_settings(unit, step_id), **fields)  # type: ignore[arg-type]  # by name
    return unit.change(Step, step_id, settings=write_settings(unit.get(Step, step_id), wanted))


def _line(words: str) -> str:
    return text.clean(words, limit=text.LINE, lines=False)
