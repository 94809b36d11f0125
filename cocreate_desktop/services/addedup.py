"""The figures of several projects added up: counts are added and percentages never, and each sum says of how many projects it
is. Who took part in two projects is in both, and two projects may measure by the same neighbourhood."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cocreate_desktop.domain.pledges import PledgeState
from cocreate_desktop.domain.reach import Share, known_sum
from cocreate_desktop.domain.replies import Taken
from cocreate_desktop.domain.satisfaction import Satisfaction
from cocreate_desktop.services.across import ProjectFigures


@dataclass(frozen=True, slots=True)
class Together:
    """Projects added up. ``people`` of the ``people_of`` projects in which anybody counted; somebody may be in two of these.
    ``reach`` has a share for each base that some measure by, with how many projects; ``beyond`` projects have more people than
    their base and are left out there. ``satisfaction`` likewise by the mark from which somebody is called satisfied, with no
    goal of its own. Projects without one are in none."""

    projects: int
    held: int
    planned: int
    people: int | None
    people_of: int
    visits: int
    unsure: int
    reach: tuple[tuple[Share, int], ...]
    beyond: int
    satisfaction: tuple[tuple[Satisfaction, int], ...]
    themes: int
    replies: Mapping[Taken, int]
    replies_late: int
    pledge_states: Mapping[PledgeState, int]
    pledges_late: int

    @property
    def answered(self) -> int:
        """How many themes have a reply."""
        return self.themes - self.replies[Taken.OPEN]

    @property
    def pledges(self) -> int:
        """How many pledges there are."""
        return sum(self.pledge_states.values())


def add_up(found: Sequence[ProjectFigures]) -> Together:
    """The figures of several projects together."""
    shares = [one.reach.share for one in found if one.reach is not None]
    return Together(
        projects=len(found),
        held=sum(one.held for one in found),
        planned=sum(one.planned for one in found),
        people=known_sum(one.people for one in found),
        people_of=sum(one.people is not None for one in found),
        visits=sum(one.visits for one in found),
        unsure=sum(one.unsure for one in found),
        reach=_reach([one for one in shares if not one.beyond]),
        beyond=sum(one.beyond for one in shares),
        satisfaction=_satisfaction([one.satisfaction for one in found if one.satisfaction is not None]),
        themes=sum(len(one.themes) for one in found),
        replies={taken: sum(one.replies[taken] for one in found) for taken in Taken},
        replies_late=sum(one.replies_late for one in found),
        pledge_states={state: sum(one.pledge_states[state] for one in found) for state in PledgeState},
        pledges_late=sum(one.pledges_late for one in found),
    )


def _reach(shares: Iterable[Share]) -> tuple[tuple[Share, int], ...]:
    """Residents are added to residents and households to households, each with its own base."""
    by_base: dict[str, list[Share]] = {}
    for one in shares:
        by_base.setdefault(one.base_name, []).append(one)
    return tuple((_share(name, mine), len(mine)) for name, mine in by_base.items())


def _share(name: str, shares: Sequence[Share]) -> Share:
    return Share(
        numerator=sum(one.numerator for one in shares),
        base=sum(one.base for one in shares),
        base_name=name,
        n=sum(one.n for one in shares),
    )


def _satisfaction(found: Iterable[Satisfaction]) -> tuple[tuple[Satisfaction, int], ...]:
    by_mark: dict[int, list[Satisfaction]] = {}
    for one in found:
        by_mark.setdefault(one.threshold, []).append(one)
    return tuple((_marks(mark, mine), len(mine)) for mark, mine in sorted(by_mark.items(), reverse=True))


def _marks(mark: int, found: Sequence[Satisfaction]) -> Satisfaction:
    arrived = [one.arrived for one in found]
    return Satisfaction(
        histogram=tuple(map(sum, zip(*(one.histogram for one in found), strict=True))),
        threshold=mark,
        goal=0,
        answered=sum(one.answered for one in found),
        arrived=None if None in arrived else known_sum(arrived),
    )
