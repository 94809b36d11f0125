"""What forward and back turn within a step before they leave it: its pages, the slides of its result, the rounds of its clock.
Inside a unit of work; for the player."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from cocreate_desktop.domain import talking, thinking, turned
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.steps import (
    IdeasSettings,
    Kind,
    Settings,
    ShowSettings,
    Step,
    TalkSettings,
    read_settings,
    write_settings,
)
from cocreate_desktop.domain.thinking import THINKING, Phase
from cocreate_desktop.domain.turned import Before
from cocreate_desktop.services import showing
from cocreate_desktop.services.exitview import view_exit
from cocreate_desktop.services.overview import round_in
from cocreate_desktop.services.ports import Reader, UnitOfWork
from cocreate_desktop.services.proposals import view_proposal
from cocreate_desktop.services.readbackview import view_readback

# The kinds of step with pages, and the field of their settings that says which one hangs there.
_PAGED = {Kind.SHOW: "at", Kind.PROPOSAL: "at", Kind.READBACK: "page", Kind.EXIT: "page"}


class Leaf(StrEnum):
    """What is turned."""

    PAGE = "page"
    SLIDE = "slide"
    ROUND = "round"


@dataclass(frozen=True, slots=True)
class Turn:
    """What comes next within a step: the page or paragraph, the slide or the round ``number``, from 1, of so many. A
    ``number`` beyond them is the room together again after the last round."""

    leaf: Leaf
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class _Clock:
    """The clock of a step now and after one turn: the part it stands in, and the fields of its settings."""

    part: int
    fields: Mapping[str, object]
    following: int
    of: int
    turn: Callable[[datetime], Mapping[str, object]]


def following(reader: Reader, step: Step) -> Turn | None:
    """What forward turns to; None where it leaves the step."""
    if step.kind in _PAGED:
        at, many = _pages(reader, step)
        return Turn(Leaf.PAGE, at + 2, many) if at + 1 < many else None
    if step.kind is Kind.VOTE:
        at, many = _slides(reader, step)
        return Turn(Leaf.SLIDE, at + 1, many) if at < many else None
    found = _clock(read_settings(step))
    return Turn(Leaf.ROUND, found.following, found.of) if found is not None else None


def turn(unit: UnitOfWork, step: Step, wanted: Turn, now: datetime) -> Step:
    """Turns to what ``following`` said."""
    if wanted.leaf is Leaf.PAGE:
        return _to_page(unit, step, wanted.number - 1)
    if wanted.leaf is Leaf.SLIDE:
        return _to_slide(unit, step, wanted.number)
    settings = read_settings(step)
    found = _clock(settings)
    assert found is not None, "only a step with rounds to come is turned on"
    fields = found.turn(now)
    trail = (*_walked(step, found.part), Before(found.following, found.fields))
    return _put(unit, step, fields, trail)


def back(unit: UnitOfWork, step: Step) -> Step | None:
    """Turns back what forward turned; None where there is nothing to turn, and back leaves the step."""
    if step.kind in _PAGED:
        at, _many = _pages(unit, step)
        return _to_page(unit, step, at - 1) if at > 0 else None
    if step.kind is Kind.VOTE:
        at, _many = _slides(unit, step)
        return _to_slide(unit, step, at - 1) if at > 1 else None
    part = _part(read_settings(step))
    trail = _walked(step, part) if part is not None else ()
    return _put(unit, step, trail[-1].fields, trail[:-1]) if trail else None


def begin(unit: UnitOfWork, step: Step) -> None:
    """Forward came to the step: its first page or slide hangs there. A clock stays as it is."""
    if step.kind in _PAGED:
        _to_page(unit, step, 0)
    elif step.kind is Kind.VOTE and _slides(unit, step)[0] > 1:
        _to_slide(unit, step, 1)


def _pages(reader: Reader, step: Step) -> tuple[int, int]:
    """Which page of a step that has pages hangs there, from 0, and how many there are. A proposal has its paragraphs, an exit
    poll that the room sees the marks and then the statements."""
    if step.kind is Kind.PROPOSAL:
        text = view_proposal(reader, step)
        return text.at, text.views
    if step.kind is Kind.READBACK:
        summary = view_readback(reader, step)
        return summary.at, summary.pages
    if step.kind is Kind.EXIT:
        poll = view_exit(reader, step)
        return poll.at, poll.pages
    settings = read_settings(step)
    assert isinstance(settings, ShowSettings), "a step of this kind has these settings"
    return settings.view, settings.views


def _slides(reader: Reader, step: Step) -> tuple[int, int]:
    """Which slide of the result hangs there that the room sees, and how many there are."""
    voting = _voting(reader, step)
    if voting is None or voting.method != "budget" or not voting.phase.shown:
        return 1, 1
    view = round_in(reader, step)
    tally = view.tally if view is not None else None
    many = turned.slides(len(tally.budget.bought)) if tally is not None and tally.budget is not None else 1
    return min(turned.slide(step, voting.id), many), many


def _to_slide(unit: UnitOfWork, step: Step, number: int) -> Step:
    voting = _voting(unit, step)
    assert voting is not None, "only the result of a round has slides"
    return unit.change(Step, step.id, settings=turned.at_slide(step, voting.id, number))


def _to_page(unit: UnitOfWork, step: Step, at: int) -> Step:
    """Another page hangs there, from 0; of a proposal the whole text (0), a paragraph, or the support behind the last."""
    if step.kind is Kind.SHOW:
        return showing.turned(unit, step, at)
    fields = {_PAGED[step.kind]: at}
    settings = replace(read_settings(step), **fields)  # type: ignore[arg-type]  # each kind has fields of its own
    return unit.change(Step, step.id, settings=write_settings(step, settings))


def _voting(reader: Reader, step: Step) -> Round | None:
    rounds = reader.find(Round, step_id=step.id)
    return rounds[-1] if rounds else None


def _part(settings: Settings) -> int | None:
    """The part of now of a step with a clock."""
    if isinstance(settings, TalkSettings):
        return settings.at
    return settings.think_phase if isinstance(settings, IdeasSettings) else None


def _clock(settings: Settings) -> _Clock | None:
    """The clock of a step that has a turn to come; None where forward leaves it."""
    if isinstance(settings, TalkSettings):
        return _talk(settings)
    return _ideas(settings) if isinstance(settings, IdeasSettings) else None


def _talk(settings: TalkSettings) -> _Clock | None:
    """A talk of one round needs no clock, so nobody is held up by it. Of several each is begun, and then the next."""
    found, of = talking.timing_of(settings), len(talking.lengths(settings))
    if of < 2 or found.over:
        return None
    begins = not (found.at and found.begun)
    verb = talking.press if begins else talking.following
    return _Clock(
        found.at,
        talking.changes(found),
        max(found.at, 1) if begins else found.at + 1,
        of,
        lambda now: talking.changes(verb(settings, now)),
    )


def _ideas(settings: IdeasSettings) -> _Clock | None:
    """1-2-4-All is begun at the desk; from then on forward goes through its phases."""
    phase = thinking.phase_of(settings)
    if phase not in THINKING:
        return None
    to = thinking.following(settings)

    def turn_to(now: datetime) -> Mapping[str, object]:
        return _phase_fields(thinking.at(settings, to, now))

    return _Clock(phase, _phase_fields(settings), to, len(Phase) - 1, turn_to)


def _phase_fields(settings: IdeasSettings) -> Mapping[str, object]:
    return {"think_phase": settings.think_phase, "think_started": settings.think_started}


def _walked(step: Step, part: int) -> tuple[Before, ...]:
    """What led to the part of now; nothing where somebody went there in another way."""
    trail = turned.trail(step)
    return trail if trail and trail[-1].to == part else ()


def _put(unit: UnitOfWork, step: Step, fields: Mapping[str, object], trail: tuple[Before, ...]) -> Step:
    settings = replace(read_settings(step), **fields)  # type: ignore[arg-type]  # each kind has fields of its own
    return unit.change(Step, step.id, settings=turned.with_trail(write_settings(step, settings), trail))
