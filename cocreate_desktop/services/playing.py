"""The run-sheet player: what now, what next, one key forward and one back. A stray press never reveals a result, and one that
starts the evening does not leave its first step."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.moments import moment_of, utc_text
from cocreate_desktop.domain.rounds import Phase, Round
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.services import turning
from cocreate_desktop.services.evenings import current_step
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork
from cocreate_desktop.services.rounds import close_round, drop_photos, lacking, open_round, reveal_round
from cocreate_desktop.services.turning import Leaf

# Between closing and revealing there is a breath, and between starting the evening and going on: a key pressed twice shows
# nothing too early and skips nothing.
BREATH = timedelta(seconds=2)


class DeedKind(StrEnum):
    """What the forward key will do."""

    START = "start"
    OPEN_ROUND = "open_round"
    CLOSE_ROUND = "close_round"
    REVEAL = "reveal"
    PAGE = "page"
    SLIDE = "slide"
    ROUND = "round"
    STEP = "step"
    FINISH = "finish"
    NOTHING = "nothing"


_TURNS = {DeedKind(leaf.value): leaf for leaf in Leaf}


@dataclass(frozen=True, slots=True)
class Deed:
    """What forward does; ``step_id`` is the step it goes to (for START and STEP), else empty; ``page`` (of ``pages``) is the
    page, slide or round that hangs there after PAGE, SLIDE and ROUND, from 1; beyond them after the last round."""

    kind: DeedKind
    step_id: str = ""
    page: int = 0
    pages: int = 0


class Playing:
    """Plays the run sheet of one evening after another."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def next_deed(self, evening_id: str) -> Deed:
        """What ``forward`` would do now, for the words on the button."""
        return self._store.read(lambda reader: _next_deed(reader, evening_id))

    def forward(self, evening_id: str) -> Deed:
        """Does the next thing and returns it; NOTHING within two seconds after the evening was started, or when a vote that
        was closed so shortly ago is asked to reveal."""

        def work(unit: UnitOfWork) -> Deed:
            evening, deed = unit.get(Evening, evening_id), _next_deed(unit, evening_id)
            if _just_started(unit, evening, self._now()):
                return Deed(DeedKind.NOTHING)
            return self._do(unit, evening, deed)

        return self._store.run(work)

    def back(self, evening_id: str) -> Step | None:
        """Turns back a page, a slide or a round that forward turned, or goes to the step before this one; an open vote stays
        open, and the clock of a round is as if nobody had turned. Returns the step, None at the beginning."""

        def work(unit: UnitOfWork) -> Step | None:
            steps = unit.find(Step, evening_id=evening_id)
            current = unit.get(Evening, evening_id).current_step
            place = next((i for i, step in enumerate(steps) if step.id == current), 0)
            before = turning.back(unit, steps[place]) if steps and steps[place].id == current else None
            if before is not None:
                return before
            return _go(unit, evening_id, steps[place - 1].id, self._now()) if place > 0 else None

        return self._store.run(work)

    def go_to(self, evening_id: str, step_id: str) -> Step:
        """Jumps to a step; starts the evening when it has not started."""
        return self._store.run(lambda unit: _go(unit, evening_id, step_id, self._now()))

    def blank(self, evening_id: str, on: bool) -> Evening:
        """Blanks the projector or shows it again."""
        return self._store.run(lambda unit: unit.change(Evening, evening_id, blank=on))

    def finish(self, evening_id: str) -> Evening:
        """Ends the evening; it can be gone on with by going to a step."""
        now = self._now()
        return self._store.run(lambda unit: _finish(unit, evening_id, now))

    def _do(self, unit: UnitOfWork, evening: Evening, deed: Deed) -> Deed:
        if deed.kind in (DeedKind.START, DeedKind.STEP):
            turning.begin(unit, _go(unit, evening.id, deed.step_id, self._now()))
        elif deed.kind in _TURNS:
            wanted = turning.Turn(_TURNS[deed.kind], deed.page, deed.pages)
            turning.turn(unit, unit.get(Step, evening.current_step), wanted, self._clock.now())
        elif deed.kind is DeedKind.FINISH:
            _finish(unit, evening.id, self._now())
        elif deed.kind is not DeedKind.NOTHING:
            return _do_round(unit, unit.find(Round, step_id=evening.current_step)[-1], deed, self._now())
        return deed

    def _now(self) -> str:
        return utc_text(self._clock.now())


def _next_deed(reader: Reader, evening_id: str) -> Deed:
    evening = reader.get(Evening, evening_id)
    steps = reader.find(Step, evening_id=evening_id)
    current = current_step(reader, evening)
    if current is None:
        return Deed(DeedKind.START, steps[0].id) if steps else Deed(DeedKind.NOTHING)
    if current.kind is Kind.VOTE and (deed := _vote_deed(reader, current)) is not None:
        return deed
    turn = turning.following(reader, current)
    if turn is not None:
        return Deed(DeedKind(turn.leaf.value), page=turn.number, pages=turn.of)
    place = [step.id for step in steps].index(current.id)
    if place + 1 < len(steps):
        return Deed(DeedKind.STEP, steps[place + 1].id)
    return Deed(DeedKind.NOTHING if evening.ended_at else DeedKind.FINISH)


def _vote_deed(reader: Reader, step: Step) -> Deed | None:
    rounds = reader.find(Round, step_id=step.id)
    if not rounds or (rounds[-1].phase is Phase.DRAFT and lacking(reader, rounds[-1])):
        return None
    kinds = {
        Phase.DRAFT: DeedKind.OPEN_ROUND,
        Phase.OPEN: DeedKind.CLOSE_ROUND,
        Phase.CLOSED: DeedKind.REVEAL,
    }
    kind = kinds.get(rounds[-1].phase)
    return Deed(kind) if kind else None


def _do_round(unit: UnitOfWork, voting: Round, deed: Deed, now: str) -> Deed:
    if deed.kind is DeedKind.OPEN_ROUND:
        open_round(unit, voting.id, now)
    elif deed.kind is DeedKind.CLOSE_ROUND:
        close_round(unit, voting.id, now)
    elif _in_the_breath(voting.closed_at, now):
        return Deed(DeedKind.NOTHING)
    else:
        reveal_round(unit, voting.id, now)
        turning.begin(unit, unit.get(Step, voting.step_id))
    return deed


def _just_started(reader: Reader, evening: Evening, now: str) -> bool:
    """Whether the first step began a breath ago; who jumped to another one meant it."""
    steps = reader.find(Step, evening_id=evening.id)
    at_first = bool(steps) and evening.current_step == steps[0].id
    return at_first and _in_the_breath(evening.started_at, now)


def _in_the_breath(since: str, now: str) -> bool:
    """A clock that was put back does not make the room wait: then the breath is over."""
    begun, pressed = moment_of(since), moment_of(now)
    return begun is not None and pressed is not None and timedelta(0) <= pressed - begun < BREATH


def _go(unit: UnitOfWork, evening_id: str, step_id: str, now: str) -> Step:
    evening = unit.get(Evening, evening_id)
    if evening.current_step and evening.current_step != step_id:
        left = current_step(unit, evening)
        if left is not None:
            unit.change(Step, left.id, ended_at=now)
    started = {} if evening.started_at else {"started_at": now}
    unit.change(Evening, evening_id, current_step=step_id, ended_at="", **started)
    return unit.change(Step, step_id, started_at=now, ended_at="")


def _finish(unit: UnitOfWork, evening_id: str, now: str) -> Evening:
    current = current_step(unit, unit.get(Evening, evening_id))
    if current is not None:
        unit.change(Step, current.id, ended_at=now)
    for step in unit.find(Step, evening_id=evening_id):
        if step.kind is Kind.VOTE:
            drop_photos(unit, step.id, now)
    return unit.change(Evening, evening_id, ended_at=now)
