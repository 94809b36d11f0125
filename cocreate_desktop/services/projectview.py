"""A whole project at a glance: evening by evening, reach and satisfaction against their goals, and what happens with the input.

Every number here can be computed again from the exported tables; what nobody counted is unknown, never nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from cocreate_desktop.domain.answers import Answer
from cocreate_desktop.domain.areas import Area
from cocreate_desktop.domain.arrivals import Arrival, Band, Role
from cocreate_desktop.domain.catalogue import Thing
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import Hung, NoteState, count
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.project import BASE_NAMES, Base, Project
from cocreate_desktop.domain.reach import Counts, FunnelStage, Meter, Share, funnel, known_sum
from cocreate_desktop.domain.representation import Perspective, Representation, representation
from cocreate_desktop.domain.rounds import AuditLine, Objection, Option, Round, TypedCount
from cocreate_desktop.domain.satisfaction import Satisfaction
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.domain.whatnext import Advice, advice
from cocreate_desktop.services.areas import bands_of, base_of
from cocreate_desktop.services.arrivalsview import came_before
from cocreate_desktop.services.board import read_hung
from cocreate_desktop.services.dossier import lacking
from cocreate_desktop.services.exitview import ExitView, exit_of, exit_of_project
from cocreate_desktop.services.outreach import OutreachLine, read_outreach
from cocreate_desktop.services.overview import view_rounds
from cocreate_desktop.services.ports import Clock, Reader, Store
from cocreate_desktop.services.readbackview import readback_of
from cocreate_desktop.services.replies import (
    PromiseLine,
    ReplyLine,
    draft_because,
    read_promises,
    replies_on,
)
from cocreate_desktop.services.tallying import RoundView

_OF_EVENINGS: Final[tuple[type[Thing], ...]] = (
    Evening, Step, Arrival, Answer, Theme, Pledge, Round, Option, TypedCount, Objection, AuditLine,
)  # fmt: skip
"""What is asked of each evening, step or round: it is all found before, in one read a kind."""


@dataclass(frozen=True, slots=True)
class EveningLine:
    """One evening. ``people``: how many came in (None: nobody counted); ``firsts`` of these were not at an earlier evening, and
    ``of_base`` are those that reach is measured by. ``counted``: at the door, one by one; else it is a number that somebody
    typed. ``along`` is the most people that did something together: voted, or said whether the summary is right."""

    evening: Evening
    people: int | None
    firsts: int | None
    of_base: int | None
    counted: bool
    notes: int
    themes: int
    rounds: tuple[RoundView, ...]
    along: int
    satisfaction: Satisfaction | None

    @property
    def over(self) -> bool:
        """Whether it was held."""
        return bool(self.evening.ended_at)


@dataclass(frozen=True, slots=True)
class ProjectView:
    """``reach`` is None while there is no base or nobody was counted; ``satisfaction`` while nobody gave a mark; ``polled`` is
    all that was answered. ``draft``: why the report is no final one yet, and ``lacks``: keys of ``dossier.LACKING``. ``room``
    of all evenings together; ``cost`` of all outreach in whole euros, None when nobody filled any in."""

    project: Project
    evenings: tuple[EveningLine, ...]
    areas: tuple[Area, ...]
    took_part: int | None
    reach: Meter | None
    room: Representation
    perspectives: frozenset[Perspective]
    satisfaction: Satisfaction | None
    polled: ExitView | None
    stages: tuple[FunnelStage, ...]
    replies: tuple[ReplyLine, ...]
    promises: tuple[PromiseLine, ...]
    pledges: tuple[Pledge, ...]
    outreach: tuple[OutreachLine, ...]
    advice: tuple[Advice, ...]
    cost: int | None
    draft: tuple[str, ...]
    lacks: tuple[str, ...]

    @property
    def notes(self) -> int:
        """The notes of all evenings."""
        return sum(line.notes for line in self.evenings)

    @property
    def visits(self) -> int:
        """All evenings added up by visits: who came twice is two."""
        return sum(line.people or 0 for line in self.evenings)

    @property
    def unsure(self) -> bool:
        """Whether somebody may be counted twice or not belong to the base: an evening has a typed number of people only."""
        return any(line.people is not None and not line.counted for line in self.evenings)


class ProjectViews:
    """Reads the project for whoever draws it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def now(self) -> ProjectView:
        """The project as it is now."""
        today = self._clock.now().date()
        return self._store.read(lambda reader: view_project(reader, today))


def view_project(reader: Reader, today: date) -> ProjectView:
    """The project, inside a read. ``today`` in the time zone of the hall."""
    for kind in _OF_EVENINGS:
        reader.find(kind)
    hung = read_hung(reader)
    project = reader.get(Project, reader.project_id)
    replies = replies_on(reader, hung)
    themes = Counter(line.evening.id for line in replies if line.theme.name)
    before = came_before(reader)
    evenings = tuple(
        _evening(reader, one, project, hung.get(one.id, ()), themes=themes[one.id], before=before)
        for one in reader.find(Evening)
    )
    areas = reader.find(Area)
    outreach = read_outreach(reader, hung)
    took_part = known_sum(line.of_base for line in evenings)
    polled = exit_of_project(reader)
    marks = polled.satisfaction if polled is not None and polled.people else None
    room = _room(reader, project, areas, before=before)
    seen = _perspectives(evenings)
    return ProjectView(
        project=project,
        evenings=evenings,
        areas=areas,
        took_part=took_part,
        reach=_reach(project, took_part, evenings),
        room=room,
        perspectives=seen,
        satisfaction=marks,
        polled=polled,
        stages=_stages(project, outreach, took_part, evenings, marks),
        replies=replies,
        promises=read_promises(reader, today),
        pledges=reader.find(Pledge),
        outreach=outreach,
        advice=advice(room, [line.yielded for line in outreach], seen),
        cost=known_sum(line.outreach.cost for line in outreach),
        draft=draft_because(reader, today, replies),
        lacks=lacking(project),
    )


def _perspectives(evenings: Sequence[EveningLine]) -> frozenset[Perspective]:
    """Which were represented on one evening or more."""
    known = set(Perspective)
    return frozenset(
        Perspective(key) for line in evenings for key in line.evening.perspectives if key in known
    )


def _room(reader: Reader, project: Project, areas: Sequence[Area], *, before: bool) -> Representation:
    """Who of the inhabitants was in the room, everybody once."""
    came = Counter(
        arrival.band
        for evening in reader.find(Evening)
        for arrival in reader.find(Arrival, evening_id=evening.id)
        if arrival.role is Role.RESIDENT and not (before and arrival.again)
    )
    return representation(
        came,
        bands_of(areas),
        inhabitants=base_of(areas, Base.RESIDENTS),
        from_15=project.base is Base.RESIDENTS_15,
    )


def _evening(
    reader: Reader, evening: Evening, project: Project, hung: Sequence[Hung], *, themes: int, before: bool
) -> EveningLine:
    arrivals = reader.find(Arrival, evening_id=evening.id)
    notes = [note for note in hung if note.state is NoteState.SHOWN]
    rounds = view_rounds(reader, evening.id)
    people = len(arrivals) if arrivals else evening.present
    firsts = [arrival for arrival in arrivals if not (before and arrival.again)]
    exit_view = exit_of(reader, evening.id)
    said = readback_of(reader, evening.id)
    return EveningLine(
        evening=evening,
        people=people,
        firsts=len(firsts) if arrivals else people,
        of_base=sum(_of_base(one, project.base) for one in firsts) if arrivals else people,
        counted=bool(arrivals),
        notes=count(notes),
        themes=themes,
        rounds=rounds,
        along=max((*(one.voted for one in rounds), said.people if said is not None else 0), default=0),
        satisfaction=exit_view.satisfaction if exit_view is not None else None,
    )


def _of_base(arrival: Arrival, base: Base) -> bool:
    """Whether somebody is one of those that reach is measured against."""
    child = base is Base.RESIDENTS_15 and arrival.band is Band.UP_TO_14
    return arrival.role is Role.RESIDENT and not child


def _reach(project: Project, took_part: int | None, evenings: Sequence[EveningLine]) -> Meter | None:
    if not project.base_number or took_part is None:
        return None
    n = sum(line.firsts or 0 for line in evenings)
    return Meter(Share(took_part, project.base_number, BASE_NAMES[project.base], n), project.goal_reach)


def _stages(
    project: Project,
    outreach: Sequence[OutreachLine],
    took_part: int | None,
    evenings: Sequence[EveningLine],
    marks: Satisfaction | None,
) -> tuple[FunnelStage, ...]:
    opened = sum(line.visits for line in outreach)
    seen_of = [line.outreach.reached for line in outreach if line.visits]
    # An evening with more people working along than came in has a wrong number: then there is no share of the whole either.
    visits = [line.people if (line.people or 0) >= line.along else None for line in evenings if line.along]
    counts = Counts(
        reached=known_sum(line.outreach.reached for line in outreach),
        seen=opened if outreach and opened else None,
        took_part=took_part,
        worked_along=sum(line.along for line in evenings) if any(line.over for line in evenings) else None,
        satisfied=marks.satisfied if marks is not None else None,
        marks=marks.n if marks is not None else None,
        visits=None if None in visits else known_sum(visits),
        seen_of=None if None in seen_of else known_sum(line.outreach.reached for line in outreach),
    )
    return funnel(counts, project.base_number, BASE_NAMES[project.base])
