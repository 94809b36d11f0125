"""Rounds that are asked at home: opened there, stopped, and new questions after the evening. Inside a transaction each."""

from collections.abc import Sequence
from dataclasses import dataclass

from cocreate_desktop.domain.errors import NotAllowed, RoundNotOpen
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.order import between
from cocreate_desktop.domain.rounds import Phase, Round
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.templates import PlannedStep
from cocreate_desktop.domain.voting import ANSWERS
from cocreate_desktop.services.evenings import add_step_to
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.services.rounds import close_round, copy_round, open_round
from cocreate_desktop.services.voting import add_option_to

_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Question:
    """A new question for at home; its texts were checked. ``options`` stay empty for a method with fixed answers."""

    words: str
    method: str = "choice"
    options: Sequence[str] = ()


def ask(unit: UnitOfWork, round_id: str, until: str, now: str, *, codes: bool) -> Round:
    """Asks a round at home too. A result that was told stays: it is asked once more, laid over it. Raises NotReady, NotAllowed
    for one that was asked once more since."""
    voting = unit.get(Round, round_id)
    if voting.phase.shown:
        if unit.find(Round, step_id=voting.step_id)[-1].id != round_id:
            raise NotAllowed
        rank = between(voting.rank, None)
        voting = copy_round(unit, voting, step_id=voting.step_id, rank=rank, follows=voting.id)
    opened = open_round(unit, voting.id, now)
    return unit.change(Round, opened.id, online=True, online_until=until, online_codes=codes)


def stop(unit: UnitOfWork, round_id: str, now: str) -> Round:
    """Nobody votes in it at home any more. The round is closed, unless the hall is voting in it now. Raises RoundNotOpen."""
    voting = unit.get(Round, round_id)
    if not voting.online or voting.phase is not Phase.OPEN:
        raise RoundNotOpen
    evening = unit.get(Evening, voting.evening_id)
    if evening.started_at and not evening.ended_at and evening.current_step == voting.step_id:
        return unit.change(Round, round_id, online=False)
    return close_round(unit, round_id, now)


def new_question(unit: UnitOfWork, evening_id: str, question: Question) -> Round:
    """A vote at the end of an evening, not opened yet. Raises Gone, NotReady for options that the method has none of."""
    unit.get(Evening, evening_id)
    if question.options and question.method in ANSWERS:
        raise NotAllowed
    steps = unit.find(Step, evening_id=evening_id)
    planned = PlannedStep(Kind.VOTE, question.words, _MINUTES, method=question.method)
    step = add_step_to(unit, evening_id, planned, between(steps[-1].rank if steps else None, None))
    unit.change(Step, step.id, question=question.words)
    made = unit.find(Round, step_id=step.id)[-1]
    for line in question.options:
        add_option_to(unit, made.id, line)
    return unit.get(Round, made.id)
