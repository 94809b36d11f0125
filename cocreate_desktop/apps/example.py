"""Puts the shipped example, the Buurtplein, into a project through the services, as a facilitator would have typed it."""

from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.project import Base, Rung
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.rehearsal.example import Example, ExampleNote, ExampleProject, load_buurtplein
from cocreate_desktop.services.capturing import NewNote
from cocreate_desktop.services.services import Services

# The example is written in the facilitator's words.
_RUNGS = {
    "informeren": Rung.INFORM,
    "raadplegen": Rung.CONSULT,
    "adviseren": Rung.ADVISE,
    "coproduceren": Rung.COPRODUCE,
    "meebeslissen": Rung.DECIDE,
}


def fill_example(services: Services, *, notes: int = 0) -> Evening:
    """Fills project, run sheet and options; hangs up the first ``notes`` notes. Returns the evening that is ready to play."""
    example = load_buurtplein()
    services.projects.change(**_project(example.project))
    evenings = services.evenings.all()
    evening = evenings[-1] if evenings else services.evenings.plan("ideas")
    _fill_evening(services, example, evening)
    steps = _fill_steps(services, example, evening)
    vote = next(step for step in steps if step.kind is Kind.VOTE)
    voting_round = services.voting.round_of(vote.id)
    if voting_round is not None:
        services.voting.change_rules(
            voting_round.id, dots=example.vote.dots, max_per_option=example.vote.most
        )
        services.voting.set_options(voting_round.id, [option.text for option in example.vote.options])
    ideas = next(step for step in steps if step.kind is Kind.IDEAS)
    if notes:
        services.capturing.take_in(ideas.id, [_note(note) for note in example.notes[:notes]])
    return services.evenings.get(evening.id)


def _project(project: ExampleProject) -> dict[str, object]:
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
        "keep_until": project.keep_until.isoformat(),
        "base": Base.RESIDENTS_15,
        "base_number": project.base,
        "base_source": project.base_source,
        "goal_reach": project.goal_reach,
        "goal_satisfied": project.goal_satisfied,
        "follow_up": project.follow_up,
    }


def _fill_evening(services: Services, example: Example, evening: Evening) -> None:
    planned = example.evening
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


def _fill_steps(services: Services, example: Example, evening: Evening) -> tuple[Step, ...]:
    for step in services.evenings.steps(evening.id):
        services.evenings.remove_step(step.id)
    for planned in example.evening.steps:
        step = services.evenings.add_step(evening.id, Kind(planned.kind))
        question = example.vote.question if planned.kind == Kind.VOTE else planned.question
        services.evenings.change_step(
            step.id, title=planned.title, minutes=planned.minutes, question=question
        )
    return services.evenings.steps(evening.id)


def _note(note: ExampleNote) -> NewNote:
    return NewNote(note.text, note.colour)
