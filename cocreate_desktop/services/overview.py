"""One look at an evening: what desk, stage, phones and paper draw themselves from. Reads only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cocreate_desktop.domain.drift import planned
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.moments import moment_of
from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.domain.vault import Picture
from cocreate_desktop.domain.walkin import began, proper
from cocreate_desktop.services.board import Board, read_board
from cocreate_desktop.services.matters import Matter, matter_of
from cocreate_desktop.services.ports import Reader, Store
from cocreate_desktop.services.sealing import Control, read_control
from cocreate_desktop.services.tallying import RoundView, asked_in, counted_again, view_round


@dataclass(frozen=True, slots=True)
class EveningView:
    """The evening now. ``step`` is None before the start; ``round`` is there in a vote step only.

    ``notes`` are all notes of the evening in order (whatever their state); ``board`` what hangs on the board; ``small`` the
    version for phones of each picture, by its SHA-256. ``matter``: what only the kind of the step of now has.
    """

    project: Project
    evening: Evening
    steps: tuple[Step, ...]
    step: Step | None
    notes: tuple[Note, ...]
    board: Board
    round: RoundView | None
    small: Mapping[str, str] = field(default_factory=dict)
    matter: Matter | None = None

    @property
    def coming(self) -> tuple[Step, ...]:
        """The steps after this one; all of them before the start."""
        ids = [step.id for step in self.steps]
        return self.steps[ids.index(self.step.id) + 1 :] if self.step else self.steps

    @property
    def following(self) -> Step | None:
        """The step after this one, None at the end."""
        return next(iter(self.coming), None)

    @property
    def waiting(self) -> tuple[Note, ...]:
        """Notes that wait for moderation."""
        return tuple(note for note in self.notes if note.state is NoteState.WAITING)


class Overview:
    """Reads evenings for whoever draws them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def evening(self, evening_id: str, *, step_id: str = "") -> EveningView:
        """The evening as it is now; ``step_id`` looks at another step than that of now. Raises Gone."""
        return self._store.read(lambda reader: view_evening(reader, evening_id, step_id))

    def round(self, round_id: str) -> RoundView:
        """One round as it is now, such as an earlier poll of a step. Raises Gone."""
        return self._store.read(lambda reader: _one_round(reader, round_id))

    def counted_again(self, view: RoundView) -> RoundView:
        """The same round with the turnout of now: a small read, for each time that ballots came in."""
        return self._store.read(lambda reader: counted_again(reader, view))

    def count_ahead(self, round_id: str) -> None:
        """Counts a round that was closed while its result is still hidden, so that it is there at once when it is shown. Raises
        Gone."""
        self._store.read(lambda reader: view_round(reader, reader.get(Round, round_id), "", result=True))

    def control(self, round_id: str) -> Control | None:
        """What a round can be checked by from outside; None while it was never closed. Raises Gone."""
        return self._store.read(lambda reader: read_control(reader, round_id))

    def rounds(self, evening_id: str) -> tuple[RoundView, ...]:
        """Every round of an evening with its result, in the order of the run sheet; for report and export."""
        return self._store.read(lambda reader: view_rounds(reader, evening_id))


def view_evening(
    reader: Reader, evening_id: str, step_id: str = "", *, with_notes: bool = True
) -> EveningView:
    """The view, inside a read; for phones, which show themes and nobody else's notes, without these."""
    evening = reader.get(Evening, evening_id)
    steps = reader.find(Step, evening_id=evening_id)
    wanted = step_id or evening.current_step
    step = next((step for step in steps if step.id == wanted), None)
    return EveningView(
        project=reader.get(Project, reader.project_id),
        evening=evening,
        steps=steps,
        step=step,
        notes=reader.find(Note, evening_id=evening_id) if with_notes else (),
        board=read_board(reader, evening_id)
        if with_notes
        else Board(reader.find(Theme, evening_id=evening_id), ()),
        round=round_in(reader, step) if step is not None else None,
        small={picture.blob: picture.small for picture in reader.find(Picture, evening_id=evening_id)},
        matter=matter_of(reader, step) if step is not None else None,
    )


def view_rounds(reader: Reader, evening_id: str) -> tuple[RoundView, ...]:
    """Rounds that have been opened at least once, inside a read."""
    views = []
    for step in reader.find(Step, evening_id=evening_id):
        opened = (voting for voting in reader.find(Round, step_id=step.id) if voting.opened_at)
        views += [view_round(reader, voting, asked_in(voting, step), result=True) for voting in opened]
    return tuple(views)


def _one_round(reader: Reader, round_id: str) -> RoundView:
    voting = reader.get(Round, round_id)
    step = reader.get(Step, voting.step_id)
    return view_round(reader, voting, asked_in(voting, step))


def round_in(reader: Reader, step: Step) -> RoundView | None:
    """The round of now in a step, inside a read; None where nothing is voted on."""
    rounds = reader.find(Round, step_id=step.id) if step.kind is Kind.VOTE else ()
    return view_round(reader, rounds[-1], asked_in(rounds[-1], step)) if rounds else None


@dataclass(frozen=True, slots=True)
class StepClock:
    """How the time of a step stands: whole seconds; ``left`` is negative when it runs over."""

    planned: int
    passed: int

    @property
    def left(self) -> int:
        """Seconds to go."""
        return self.planned - self.passed


def step_clock(step: Step, now: datetime) -> StepClock:
    """The clock of ``step`` at ``now``; stands still before the start and after the end."""
    started = moment_of(step.started_at)
    until = moment_of(step.ended_at) or now
    passed = int((until - started).total_seconds()) if started else 0
    return StepClock(step.minutes * 60, max(passed, 0))


def planned_start(evening: Evening, zone_of: datetime) -> datetime | None:
    """When the evening should begin, in the time zone of ``zone_of``; None without a date."""
    if not evening.date:
        return None
    return datetime.fromisoformat(f"{evening.date}T{evening.starts}").replace(tzinfo=zone_of.tzinfo)


def expected_end(view: EveningView, now: datetime) -> datetime:
    """When the evening will end if each coming step takes its minutes and the present one at least its own."""
    minutes = sum(step.minutes for step in view.coming)
    left = max(step_clock(view.step, now).left, 0) if view.step else 0
    return now + timedelta(minutes=minutes, seconds=left)


def minutes_behind(view: EveningView, now: datetime) -> int:
    """Whole minutes behind the plan (negative: ahead), measured against when the evening really began; none in the walk-in."""
    start = moment_of(began(view.steps, view.evening.started_at))
    if start is None:
        return 0
    late = (
        expected_end(view, now) - start - timedelta(minutes=sum(planned(step) for step in proper(view.steps)))
    )
    return int(late.total_seconds() // 60)
