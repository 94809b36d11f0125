"""What is read of the count at the door: of one evening, and of all evenings of a project added up by people."""

from dataclasses import dataclass, field

from cocreate_desktop.domain.answers import Answer
from cocreate_desktop.domain.arrivals import Arrival, Role
from cocreate_desktop.domain.doorcount import DoorCount, count_of
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.project import BASE_NAMES, Base, Project
from cocreate_desktop.domain.reach import Share
from cocreate_desktop.domain.steps import ArrivalsSettings, Kind, Step, read_settings
from cocreate_desktop.language import _, ngettext, number_text
from cocreate_desktop.services.ballotwords import people_text
from cocreate_desktop.services.ports import Reader

_BY_PEOPLE = (Base.RESIDENTS, Base.RESIDENTS_15)


@dataclass(frozen=True, slots=True)
class ArrivalsView:
    """What the faces of this step draw themselves from. ``present`` is the number of people in the hall, which follows the
    count until somebody types another one. ``later``: an earlier evening of the project has been held, so that somebody may
    come ``again``. ``base`` is what reach is measured against, None while it is not known or counts no people."""

    arrivals: tuple[Arrival, ...]
    settings: ArrivalsSettings = field(default_factory=ArrivalsSettings)
    present: int | None = None
    later: bool = False
    base: int | None = None
    base_name: str = ""

    @property
    def given(self) -> tuple[Answer, ...]:
        """What phones gave in this step: nothing is asked there."""
        return ()

    @property
    def told(self) -> object:
        """What everybody's page shows of it: nothing, so it is not drawn anew for each person who comes in."""
        return None

    @property
    def count(self) -> DoorCount:
        """All of them added up."""
        return count_of(self.arrivals)

    @property
    def asked(self) -> str:
        """What is asked at the door about influence: the question of this step, or the usual one, translated; empty when it is
        not asked."""
        if not self.settings.ask_expectation:
            return ""
        return self.settings.expectation or self.usual

    @property
    def usual(self) -> str:
        """What is asked about influence when nobody wrote another question, translated."""
        return _("Do you think that you will have influence tonight?")

    @property
    def ways(self) -> tuple[OutreachChannel, ...]:
        """Which ways of hearing of it are asked; one that only a newer version knows is left out."""
        return tuple(OutreachChannel(key) for key in self.settings.heard if key in set(OutreachChannel))

    @property
    def typed(self) -> int | None:
        """The number of people in the hall that somebody typed; None while it is that of the count."""
        return None if self.present == (len(self.arrivals) or None) else self.present

    @property
    def too_many(self) -> str:
        """That more residents were counted than there are, translated; empty while that is not so."""
        residents = sum(one.role is Role.RESIDENT for one in self.arrivals)
        if not self.base or residents <= self.base:
            return ""
        return Share(residents, self.base, self.base_name, len(self.arrivals)).words


@dataclass(frozen=True, slots=True)
class ProjectCount:
    """All evenings added up. ``visits``: who came twice is two; ``people``: without those who said that they were ``again``;
    both None while nobody was counted. ``counted`` evenings have a number, ``uncounted`` were held without one; of ``typed``
    evenings somebody typed a number, so that nobody knows who came again."""

    people: int | None
    visits: int | None
    again: int
    counted: int
    uncounted: int
    typed: int

    @property
    def words(self) -> str:
        """The sum in words, with what is not known of it; translated."""
        if self.people is None:
            return _("Nobody was counted in this project yet.")
        said = [
            _("In the whole project {people} at {evenings}.").format(
                people=people_text(self.people), evenings=_evenings(self.counted)
            )
        ]
        if self.again:
            again = ngettext(
                "{n} visit was by somebody who had been before, and is not counted again.",
                "{n} visits were by people who had been before, and are not counted again.",
                self.again,
            )
            said.append(again.format(n=number_text(self.again)))
        if self.typed:
            said.append(_("Of {evenings} only a number is known: there somebody may be counted twice.").format(
                evenings=_evenings(self.typed)
            ))  # fmt: skip
        if self.uncounted:
            said.append(_("At {evenings} nobody counted.").format(evenings=_evenings(self.uncounted)))
        return " ".join(said)


def view_arrivals(reader: Reader, step: Step) -> ArrivalsView:
    """The view of ``step``, inside a read."""
    return view_door(reader, step.evening_id, step)


def view_door(reader: Reader, evening_id: str, step: Step | None = None) -> ArrivalsView:
    """The count at the door of an evening, whatever its step of now; with the settings of ``step``, else of its first count at
    the door, else the usual ones. Inside a read; raises Gone."""
    evening, project = reader.get(Evening, evening_id), reader.get(Project, reader.project_id)
    steps = reader.find(Step, evening_id=evening_id) if step is None else (step,)
    found = next((one for one in steps if one.kind is Kind.ARRIVALS), None)
    settings = read_settings(found) if found is not None else None
    by_people = project.base in _BY_PEOPLE
    return ArrivalsView(
        arrivals=reader.find(Arrival, evening_id=evening_id),
        settings=settings if isinstance(settings, ArrivalsSettings) else ArrivalsSettings(),
        present=evening.present,
        later=any(one.id != evening_id and _before(one, evening) for one in reader.find(Evening)),
        base=project.base_number if by_people else None,
        base_name=BASE_NAMES[project.base],
    )


def count_project(reader: Reader) -> ProjectCount:
    """All evenings of the project, inside a read."""
    lines = [
        (evening, count_of(reader.find(Arrival, evening_id=evening.id))) for evening in reader.find(Evening)
    ]
    door = [count for _evening, count in lines if count.people]
    typed = [evening.present for evening, count in lines if not count.people and evening.present is not None]
    uncounted = sum(bool(one.ended_at) and not count.people and one.present is None for one, count in lines)
    known = bool(door or typed)
    again = sum(count.again for count in door) if came_before(reader) else 0
    visits = sum(count.people for count in door) + sum(typed)
    return ProjectCount(
        people=visits - again if known else None,
        visits=visits if known else None,
        again=again,
        counted=len(door) + len(typed),
        uncounted=uncounted,
        typed=len(typed),
    )


def came_before(reader: Reader) -> bool:
    """Whether somebody who was there before has been counted before: two evenings at least have a number, inside a read. Else
    everybody who came ``again`` is counted for the first time."""
    numbers = (one.present or reader.find(Arrival, evening_id=one.id) for one in reader.find(Evening))
    return sum(map(bool, numbers)) > 1


def _before(one: Evening, evening: Evening) -> bool:
    """Whether ``one`` was held, and not after ``evening``."""
    held = bool(one.started_at or one.ended_at)
    return held and not (evening.started_at and one.started_at > evening.started_at)


def _evenings(number: int) -> str:
    return ngettext("{n} evening", "{n} evenings", number).format(n=number_text(number))
