"""A count at the door added up: role by age band, how people heard of it, and what they expect. What nobody asked is
unknown and never nothing: every total says of how many people it is known."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cocreate_desktop.domain.arrivals import Arrival, Band, Expectation, Role, heard_of
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.secrecy import door_token

MOST_PEOPLE = 5_000
"""More people than this are in no hall of a neighbourhood: a number above it is a slip of the hand."""
MOST_AT_ONCE = 500
"""Nor does a tally sheet hold more of one role and age."""


@dataclass(frozen=True, slots=True)
class DoorCount:
    """``people`` came in, ``cells`` of each role and band, ``again`` of them said that they were at an earlier evening.
    ``heard`` and ``expects`` hold only what somebody answered."""

    people: int
    cells: Mapping[tuple[Role, Band], int]
    heard: Mapping[OutreachChannel, int]
    expects: Mapping[Expectation, int]
    again: int

    def of(self, role: Role | None = None, band: Band | None = None) -> int:
        """How many people of this role and band; None: of whichever."""
        return sum(
            number
            for (its_role, its_band), number in self.cells.items()
            if role in (None, its_role) and band in (None, its_band)
        )

    @property
    def firsts(self) -> int:
        """How many did not say that they were at an earlier evening: nobody among these is counted twice."""
        return self.people - self.again

    @property
    def heard_known(self) -> int:
        """How many people said how they heard of it."""
        return sum(self.heard.values())

    @property
    def expects_known(self) -> int:
        """How many people said what they expect."""
        return sum(self.expects.values())


def count_of(arrivals: Iterable[Arrival]) -> DoorCount:
    """These people added up."""
    came = tuple(arrivals)
    heard = Counter(channel for one in came if (channel := heard_of(one)) is not None)
    expects: Counter[Expectation] = Counter(
        one.expects for one in came if one.expects is not Expectation.NOT_ASKED
    )
    cells = Counter((one.role, one.band) for one in came)
    return DoorCount(len(came), cells, heard, expects, sum(one.again for one in came))


def door_address(page: str, secret: str) -> str:
    """The address for a tablet at the door of the evening of ``secret``, as a QR code carries it:
    ``HTTP://192.168.8.2:8080/D/TOKEN``. ``page`` is an address without a path; empty when there is none."""
    return f"{page.rstrip('/')}/D/{door_token(secret)}".upper() if page and secret else ""
