"""Puts a shipped example into a project through the services, as a facilitator would have typed it."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta
from itertools import groupby

from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.project import Base, Rung
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.text import folded
from cocreate_desktop.domain.voting import ANSWERS
from cocreate_desktop.rehearsal.example import (
    BUURTPLEIN,
    Example,
    ExampleEvening,
    ExampleNote,
    ExampleProject,
    ExampleStep,
    ExampleVote,
    load,
)
from cocreate_desktop.services.capturing import NewNote
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.showing import NewPicture

# The example is written in the facilitator's words.
_RUNGS = {
    "informeren": Rung.INFORM,
    "raadplegen": Rung.CONSULT,
    "adviseren": Rung.ADVISE,
    "coproduceren": Rung.COPRODUCE,
    "meebeslissen": Rung.DECIDE,
}


def fill_example(
    services: Services, name: str = BUURTPLEIN, *, notes: int = 0, grown: bool = False
) -> Evening:
    """Fills project, run sheet and options; hangs up the first ``notes`` notes, or with ``grown`` all of them, in their themes.

    Returns the evening that is ready to play. Raises BadValue when there is no example of this name.
    """
    example = load(name)
    services.projects.change(**_project(example.project, services.clock.now().date()))
    evenings = services.evenings.all()
    evening = evenings[-1] if evenings else services.evenings.plan("ideas")
    steps = fill_evening(services, evening, example.evening, example.votes)
    if grown:
        _hang(services, example, steps)
        put_in_order(services, evening.id, example)
    elif notes:
        ideas = next(step for step in steps if step.kind is Kind.IDEAS)
        services.capturing.take_in(ideas.id, [_note(note) for note in example.notes[:notes]])
    return services.evenings.get(evening.id)


def put_in_order(services: Services, evening_id: str, example: Example) -> None:
    """Puts the loose notes of an evening under the sentence they belong to, and what is said twice together."""
    belongs = {note.text: note.theme for note in (*example.notes, *example.later)}
    board = services.boards.board(evening_id)
    step = next(one for one in services.evenings.steps(evening_id) if one.kind is Kind.THEMES)
    there = {theme.name: theme.id for theme in board.themes}
    for theme in example.themes:
        mine = [note for note in board.of("") if belongs.get(note.text) == theme.key]
        ids = [note.id for note in mine]
        if ids and theme.title in there:
            services.boards.move(ids, there[theme.title])
        elif ids:
            services.boards.group(evening_id, step.id, ids, theme.title)
        for same in _said_twice(mine):
            services.boards.merge(same)


def _said_twice(notes: Sequence[Note]) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for note in notes:
        found.setdefault(folded(note.text), []).append(note.id)
    return [same for same in found.values() if len(same) > 1]


def _project(project: ExampleProject, today: date) -> dict[str, object]:
    # An example that is older than its story asks nobody to erase it.
    keep = project.keep_until if project.keep_until >= today else today + timedelta(days=365)
    return {
        "name": project.name,
        "question": project.question,
        "rung": _RUNGS[project.rung],
        "money": project.money,
        "time": project.time,
        "quality": project.quality,
        "not_about": project.not_about,
        "decides_who": project.decides,
        "decides_on": project.decides_on.isoformat(),
        "responsible": project.responsible,
        "keep_until": keep.isoformat(),
        "base": Base.RESIDENTS_15,
        "base_number": project.base,
        "base_source": project.base_source,
        "goal_reach": project.goal_reach,
        "goal_satisfied": project.goal_satisfied,
        "follow_up": project.follow_up,
    }


def fill_evening(
    services: Services, evening: Evening, planned: ExampleEvening, votes: Sequence[ExampleVote]
) -> tuple[Step, ...]:
    """Makes an evening that was planned into this one: its hall, its run sheet and its votes. Returns its steps."""
    services.evenings.change(
        evening.id,
        name=planned.title,
        date=planned.date.isoformat(),
        starts=planned.start,
        hall=planned.hall,
        wifi_name=planned.wifi_name,
        wifi_password=planned.wifi_password,
        house_rules=planned.house_rules,
    )
    for step in services.evenings.steps(evening.id):
        services.evenings.remove_step(step.id)
    coming = iter(votes)
    for line in planned.steps:
        step = services.evenings.add_step(evening.id, Kind(line.kind))
        vote = next(coming) if step.kind is Kind.VOTE else None
        question = line.question if vote is None else vote.question
        services.evenings.change_step(step.id, title=line.title, minutes=line.minutes, question=question)
        _settle(services, step, line)
        if vote is not None:
            _fill_vote(services, step, vote)
    return services.evenings.steps(evening.id)


def _settle(services: Services, step: Step, planned: ExampleStep) -> None:
    """What is set for its kind: the clock of 1-2-4-All, how people talk, the pages, the sentence of a break, what is
    asked at the door."""
    if planned.think:
        services.evenings.change_settings(step.id, think=planned.think)
    if planned.talk is not None:
        services.evenings.change_settings(step.id, **asdict(planned.talk))
    if planned.heard:
        services.evenings.change_settings(step.id, heard=planned.heard)
    if planned.message:
        services.evenings.change_settings(step.id, message=planned.message)
    if planned.pages:
        services.showing.add(step.id, [_drawing(name) for name in planned.pages])
        services.showing.side_by_side(step.id, planned.side_by_side)


def _fill_vote(services: Services, step: Step, vote: ExampleVote) -> None:
    found = services.voting.round_of(step.id)
    if found is None:
        return
    rules = {"rule": vote.rule} if vote.rule else {}
    services.voting.change_rules(
        found.id,
        method=vote.method,
        dots=vote.dots,
        max_per_option=vote.most,
        budget=vote.budget,
        utility=vote.utility,
        completion=vote.completion,
        **rules,
    )
    for option in vote.options if vote.method not in ANSWERS else ():
        picture = services.showing.keep(step.evening_id, _drawing(option.picture)) if option.picture else ""
        services.voting.add_option(found.id, option.text, picture=picture, cost=option.cost)


def _drawing(name: str) -> NewPicture:
    # What draws takes a while to load, and most starts need no example.
    from cocreate_desktop.rehearsal.drawings import drawing

    return drawing(name)


def _hang(services: Services, example: Example, steps: Sequence[Step]) -> None:
    """Every note in the step it answers, by the road it came."""
    keys = {planned.key: step for planned, step in zip(example.evening.steps, steps, strict=True)}
    first = next(step for step in steps if step.kind is Kind.IDEAS)
    for (key, channel), notes in groupby((*example.notes, *example.later), lambda n: (n.step, n.channel)):
        step = keys[key] if key else first
        services.capturing.take_in(step.id, [_note(note) for note in notes], channel=Channel(channel))


def hang_up(services: Services, step_id: str, notes: Sequence[ExampleNote]) -> None:
    """Hangs up what people write in one step, by the road it comes."""
    for channel, some in groupby(notes, lambda note: note.channel):
        services.capturing.take_in(step_id, [_note(note) for note in some], channel=Channel(channel))


def _note(note: ExampleNote) -> NewNote:
    return NewNote(note.text, note.colour, note.table)
