"""Rounds of every method as hypothesis draws them: good ballots, broken ones and ballots taken back, counts, and any base."""

from decimal import Decimal
from functools import cache

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from cocreate_desktop.domain.voting import METHODS, RULES, Ballot, Count, Option, Round, Settings, answer_ids

IDS = ("a", "b", "c", "d")
CHANNELS = ("phone", "paper", "hands")
VOTERS = 6
# A busy machine is no fault of what is tested.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def ids_of(method: str) -> tuple[str, ...]:
    """What can be chosen."""
    return answer_ids(method) or IDS


@cache
def settings_of(method: str) -> st.SearchStrategy[Settings]:
    """Rules of a method, with limits that some ballots break."""
    return st.builds(
        Settings,
        method=st.just(method),
        rule=st.sampled_from(RULES.get(method, ("",))),
        dots=st.integers(1, 5),
        max_per_option=st.none() | st.integers(1, 3),
        max=st.none() | st.integers(1, 4),
        scale=st.sampled_from([(0, 2), (1, 3)]),
        budget=st.none() | st.integers(0, 40) | st.just(Decimal("9.95")),
        utility=st.sampled_from(["cost", "count"]),
        completion=st.sampled_from(["", "add1"]),
        chips=st.none() | st.integers(1, 5),
        step=st.none() | st.just(Decimal("0.5")),
    )


@cache
def ballots_of(method: str, people: st.SearchStrategy[int] | None = None) -> st.SearchStrategy[Ballot]:
    """Good and broken ones, the more answers the method has the fewer of them: "x" is no option."""
    weights = st.integers(-1, 3) | (
        st.sampled_from([Decimal("0.5"), Decimal("1.25")]) if method == "chips" else st.just(1)
    )
    return st.builds(
        Ballot,
        voter=st.sampled_from([f"v{number}" for number in range(VOTERS)]),
        channel=st.sampled_from(CHANNELS),
        choices=st.dictionaries(st.sampled_from((*ids_of(method), "x")), weights, max_size=4),
        people=st.integers(0, 4) if people is None else people,
        flaw=st.sampled_from(["", "", "", "it cannot be read."]),
        text=st.sampled_from(["", "No!"]),
    )


@cache
def rounds_of(method: str) -> st.SearchStrategy[Round]:
    """Whole rounds of a method."""
    return st.builds(
        Round,
        settings=settings_of(method),
        options=st.lists(st.none() | st.integers(0, 30), min_size=4, max_size=4).map(
            lambda costs: tuple(Option(name, cost=cost) for name, cost in zip(IDS, costs, strict=True))
        ),
        ballots=st.lists(ballots_of(method), max_size=12).map(tuple),
        counts=st.lists(
            st.builds(
                Count,
                option=st.sampled_from(ids_of(method)),
                channel=st.sampled_from(CHANNELS),
                number=st.integers(0, 9),
            ),
            max_size=4,
        ).map(tuple),
        people_by_channel=st.dictionaries(st.sampled_from(CHANNELS), st.integers(0, 20), max_size=2),
        base=st.sampled_from(["cast", "valid", "present", "entitled"]),
        present=st.none() | st.integers(0, 60),
        entitled=st.none() | st.integers(0, 60),
        quorum=st.none() | st.integers(0, 30),
    )


rounds = st.one_of([rounds_of(method) for method in METHODS])
