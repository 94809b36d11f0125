"""Evenings and their run sheets: planning, and changing the order, the words and the minutes."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, count

from cocreate_desktop.domain.arrivals import Arrival
from cocreate_desktop.domain.drift import replanned
from cocreate_desktop.domain.errors import NotAllowed
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.order import between, between_any, ranks
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.secrecy import new_secret, new_token
from cocreate_desktop.domain.steps import (
    KIND_NAMES,
    IdeasSettings,
    Kind,
    Step,
    TalkSettings,
    read_settings,
    write_settings,
)
from cocreate_desktop.domain.templates import TEMPLATES, PlannedStep, Template
from cocreate_desktop.language import _
from cocreate_desktop.services import typed
from cocreate_desktop.services.ports import Reader, Store, UnitOfWork
from cocreate_desktop.services.rounds import add_round, copy_round


class Evenings:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Evening, ...]:
        """The evenings of the project in order."""
        return self._store.read(lambda reader: reader.find(Evening))

    def get(self, evening_id: str) -> Evening:
        """One evening. Raises Gone."""
        return self._store.read(lambda reader: reader.get(Evening, evening_id))

    def steps(self, evening_id: str) -> tuple[Step, ...]:
        """The run sheet in order."""
        return self._store.read(lambda reader: reader.find(Step, evening_id=evening_id))

    def plan(self, template: str, *, date: str = "", name: str = "", starts: str = "19:30") -> Evening:
        """A new evening with the run sheet of ``template`` (a key of TEMPLATES); titles in the current language. Without a
        ``name`` it gets that of the template, with a number when an evening has that name already."""
        sheet = TEMPLATES[template]

        def work(unit: UnitOfWork) -> Evening:
            given = name or _free_name(_(sheet.name), unit.find(Evening))
            return _planned(unit, sheet, typed.evening({"date": date, "name": given, "starts": starts}))

        return self._store.run(work)

    def change(self, evening_id: str, **fields: object) -> Evening:
        """Changes fields of the evening. Raises BadValue (date, time, people), TextTooLong, Gone."""
        checked = typed.evening(fields)
        return self._store.run(lambda unit: unit.change(Evening, evening_id, **checked))

    def may_cancel(self, evening_id: str) -> bool:
        """Whether the evening can go: it is not the only one, has not begun, and nothing came in on it yet."""
        return self._store.read(lambda reader: _may_cancel(reader, evening_id))

    def cancel(self, evening_id: str) -> None:
        """Takes an evening away; ``restore`` takes it back. Raises NotAllowed when ``may_cancel`` says no, Gone."""

        def work(unit: UnitOfWork) -> None:
            unit.get(Evening, evening_id)
            if not _may_cancel(unit, evening_id):
                raise NotAllowed
            unit.delete(Evening, evening_id)

        self._store.run(work)

    def restore(self, evening_id: str) -> Evening:
        """Undoes ``cancel``."""
        return self._store.run(lambda unit: unit.revive(Evening, evening_id))

    def use_template(self, evening_id: str, template: str) -> tuple[Step, ...]:
        """Replaces the run sheet by that of ``template``. Raises NotAllowed once the evening has started or a vote was held."""
        sheet = TEMPLATES[template]

        def work(unit: UnitOfWork) -> tuple[Step, ...]:
            evening = unit.get(Evening, evening_id)
            if evening.started_at or _voted(unit, evening_id=evening_id):
                raise NotAllowed
            for step in unit.find(Step, evening_id=evening_id):
                unit.delete(Step, step.id)
            unit.change(Evening, evening_id, template=template)
            _add_steps(unit, evening_id, sheet.steps)
            return unit.find(Step, evening_id=evening_id)

        return self._store.run(work)

    def add_step(self, evening_id: str, kind: Kind, *, after: str = "") -> Step:
        """A new step after the step ``after`` (empty: at the end). A vote gets its round with it."""

        def work(unit: UnitOfWork) -> Step:
            rank = _rank_after(unit.find(Step, evening_id=evening_id), after)
            planned = PlannedStep(kind, KIND_NAMES[kind], 10)
            return add_step_to(unit, evening_id, planned, rank)

        return self._store.run(work)

    def duplicate_step(self, step_id: str) -> Step:
        """The same step once more, right after it: a vote with its rules and options, but nothing of what came in. Raises
        Gone."""

        def work(unit: UnitOfWork) -> Step:
            step = unit.get(Step, step_id)
            rank = _rank_after(unit.find(Step, evening_id=step.evening_id), step_id)
            made = replace(_still_to_come(step), id=new_id(), rank=rank)
            unit.add(made)
            for voting in unit.find(Round, step_id=step_id)[-1:]:
                copy_round(unit, voting, step_id=made.id, rank=made.rank, follows="")
            return made

        return self._store.run(work)

    def change_step(self, step_id: str, **fields: object) -> Step:
        """Changes title, question, minutes or settings. Raises BadValue for minutes outside 1–480, TextTooLong, Gone."""
        checked = {name: typed.step(name, value) for name, value in fields.items()}
        return self._store.run(lambda unit: unit.change(Step, step_id, **checked))

    def change_settings(self, step_id: str, **fields: object) -> Step:
        """Changes fields of the settings of its kind; the others stay. Raises BadValue (minutes of 1-2-4-All), TextTooLong,
        Gone."""
        checked = {name: typed.setting(name, value) for name, value in fields.items()}

        def work(unit: UnitOfWork) -> Step:
            step = unit.get(Step, step_id)
            wanted = replace(read_settings(step), **checked)  # type: ignore[arg-type]  # each kind has fields of its own
            return unit.change(Step, step_id, settings=write_settings(step, wanted))

        return self._store.run(work)

    def move_step(self, step_id: str, *, after: str) -> Step:
        """Puts the step after the step ``after`` (empty: first)."""

        def work(unit: UnitOfWork) -> Step:
            step = unit.get(Step, step_id)
            others = tuple(s for s in unit.find(Step, evening_id=step.evening_id) if s.id != step_id)
            rank = _rank_after(others, after) if after else between(None, others[0].rank if others else None)
            return unit.change(Step, step_id, rank=rank)

        return self._store.run(work)

    def remove_step(self, step_id: str) -> None:
        """Takes the step from the run sheet; ``restore_step`` takes it back. Raises NotAllowed for the step of now and for a
        vote that was held."""

        def work(unit: UnitOfWork) -> None:
            step = unit.get(Step, step_id)
            if unit.get(Evening, step.evening_id).current_step == step_id or _voted(unit, step_id=step_id):
                raise NotAllowed
            unit.delete(Step, step_id)

        self._store.run(work)

    def restore_step(self, step_id: str) -> Step:
        """Undoes ``remove_step``."""
        return self._store.run(lambda unit: unit.revive(Step, step_id))


def _may_cancel(reader: Reader, evening_id: str) -> bool:
    evenings = {evening.id: evening for evening in reader.find(Evening)}
    mine = evenings.get(evening_id)
    if mine is None or len(evenings) < 2 or mine.started_at:
        return False
    came_in = (*reader.find(Note, evening_id=evening_id), *reader.find(Arrival, evening_id=evening_id))
    return not came_in and not _voted(reader, evening_id=evening_id)


def _free_name(name: str, evenings: Sequence[Evening]) -> str:
    taken = {evening.name for evening in evenings}
    numbered = (f"{name} {number}" for number in count(2))
    return next(free for free in chain((name,), numbered) if free not in taken)


def _planned(unit: UnitOfWork, sheet: Template, fields: dict[str, object]) -> Evening:
    others = unit.find(Evening)
    evening = Evening(
        id=new_id(),
        project_id=unit.project_id,
        template=sheet.key,
        join_token=new_token(),
        secret=new_secret(),
        house_rules=(
            _("We let each other finish."),
            _("Every idea counts. Half an idea too."),
            _("We end on time."),
        ),
        rank=between(others[-1].rank if others else None, None),
    )
    unit.add(evening)
    made = unit.change(Evening, evening.id, **fields)
    _add_steps(unit, evening.id, sheet.steps)
    return made


def _add_steps(unit: UnitOfWork, evening_id: str, steps: Sequence[PlannedStep]) -> None:
    for planned, rank in zip(steps, ranks(len(steps)), strict=True):
        add_step_to(unit, evening_id, planned, rank)


def add_step_to(unit: UnitOfWork, evening_id: str, planned: PlannedStep, rank: str) -> Step:
    """A planned step inside a unit; a vote gets its round with it."""
    step = Step(
        id=new_id(),
        project_id=unit.project_id,
        evening_id=evening_id,
        kind=planned.kind,
        title=_(planned.title),
        question=planned_question(planned, unit.get(Project, unit.project_id)),
        minutes=planned.minutes,
        rank=rank,
    )
    if planned.settings is not None:
        step = replace(step, settings=write_settings(step, planned.settings))
    unit.add(step)
    if planned.kind is Kind.VOTE:
        add_round(
            unit,
            Round(
                id=new_id(),
                project_id=unit.project_id,
                evening_id=evening_id,
                step_id=step.id,
                method=planned.method,
                rank=rank,
            ),
        )
    return step


def planned_question(planned: PlannedStep, project: Project) -> str:
    """What a planned step asks: its own question in the current language, else that of the project."""
    if not planned.kind.asks:
        return ""
    if planned.question:
        return _(planned.question)
    # These ask about the evening and the summary, and have a question of their own when nobody writes one.
    return "" if planned.kind in (Kind.EXIT, Kind.READBACK) else project.question


def _still_to_come(step: Step) -> Step:
    """The same step before it began: its own clock stands at the beginning, and its minutes are those of the plan."""
    fresh = replace(step, started_at="", ended_at="", settings=replanned(step, None))
    settings = read_settings(fresh)
    if isinstance(settings, TalkSettings):
        settings = replace(settings, at=0, started="", gone=0, more=0)
    elif isinstance(settings, IdeasSettings):
        settings = replace(settings, think_phase=0, think_started="")
    return replace(fresh, settings=write_settings(fresh, settings))


def _voted(reader: Reader, **where: str) -> bool:
    """Whether a vote was held there: what came in on it must not vanish with its step."""
    return any(voting.opened_at and reader.voters(voting.id) for voting in reader.find(Round, **where))


def _rank_after(steps: Sequence[Step], after: str) -> str:
    if not after:
        return between(steps[-1].rank if steps else None, None)
    place = next((i for i, step in enumerate(steps) if step.id == after), len(steps) - 1)
    return between_any(steps[place].rank if steps else None, (step.rank for step in steps[place + 1 :]))


def current_step(reader: Reader, evening: Evening) -> Step | None:
    """The step of now, or None before the start and when it was removed by another laptop."""
    found = (step for step in reader.find(Step, evening_id=evening.id) if step.id == evening.current_step)
    return next(found, None)
