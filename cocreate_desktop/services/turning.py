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
    ProposalSettings,
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
from cocreate_desktop.services.overview import round_in
from cocreate_desktop.services.ports import Reader, UnitOfWork
from cocreate_desktop.services.proposals import view_proposal


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
    shown = _pages(step)
    if shown is not None:
        return Turn(Leaf.PAGE, shown.view + 2, shown.views) if shown.view + 1 < shown.views else None
    if step.kind is Kind.VOTE:
        at, many = _slides(reader, step)
        return Turn(Leaf.SLIDE, at + 1, many) if at < many else None
    if step.kind is Kind.PROPOSAL:
        text = view_proposal(reader, step)
        return Turn(Leaf.PAGE, text.at + 2, text.views) if text.at + 1 < text.views else None
    found = _clock(read_settings(step))
    return Turn(Leaf.ROUND, found.following, found.of) if found is not None else None


def turn(unit: UnitOfWork, step: Step, wanted: Turn, now: datetime) -> Step:
    """Turns to what ``following`` said."""
    if step.kind is Kind.PROPOSAL:
        return _to_paragraph(unit, step, wanted.number - 1)
    if wanted.leaf is Leaf.PAGE:
        return showing.turned(unit, step, wanted.number - 1)
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
    shown = _pages(step)
    if shown is not None:
        return showing.turned(unit, step, shown.view - 1) if shown.view > 0 else None
    if step.kind is Kind.VOTE:
        at, _many = _slides(unit, step)
        return _to_slide(unit, step, at - 1) if at > 1 else None
    if step.kind is Kind.PROPOSAL:
        at = view_proposal(unit, step).at
        return _to_paragraph(unit, step, at - 1) if at > 0 else None
    part = _part(read_settings(step))
    trail = _walked(step, part) if part is not None else ()
    return _put(unit, step, trail[-1].fields, trail[:-1]) if trail else None


def begin(unit: UnitOfWork, step: Step) -> None:
    """Forward came to the step: its first page or slide hangs there. A clock stays as it is."""
    if _pages(step) is not None:
        showing.turned(unit, step, 0)
    elif step.kind is Kind.VOTE and _slides(unit, step)[0] > 1:
        _to_slide(unit, step, 1)
    elif step.kind is Kind.PROPOSAL:
        _to_paragraph(unit, step, 0)


def _pages(step: Step) -> ShowSettings | None:
    """What a step of pages and pictures shows; None for other kinds."""
    settings = read_settings(step) if step.kind is Kind.SHOW else None
    return settings if isinstance(settings, ShowSettings) else None


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


def _to_paragraph(unit: UnitOfWork, step: Step, at: int) -> Step:
    """The room looks at the whole text (0), a paragraph, or the support behind the last one."""
    settings = read_settings(step)
    assert isinstance(settings, ProposalSettings), "a step of this kind has these settings"
    return unit.change(Step, step.id, settings=write_settings(step, replace(settings, at=at)))


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
