"""What can be done about an evening that runs late or early adds up, and touches only what may be touched."""

from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.domain.drift import (
    LONGEST,
    OFFER_FROM,
    USUAL_GAIN,
    Coming,
    Offer,
    Way,
    offers,
    plan_kept,
    planned,
    replanned,
)
from cocreate_desktop.domain.steps import KINDS, Kind, Step

LATE = st.integers(OFFER_FROM, 90)
PARTS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 60)), max_size=7)


def sheet(parts: list[tuple[Kind, int]]) -> list[Coming]:
    """What is to come."""
    return [
        Coming(f"c{i}", kind, minutes, last=i == len(parts) - 1) for i, (kind, minutes) in enumerate(parts)
    ]


def saved(offer: Offer, coming: list[Coming]) -> int:
    """How many minutes the coming steps take less."""
    before = {step.id: step.minutes for step in coming}
    return before.get(offer.skip, 0) + sum(before[one] - now for one, now in offer.minutes.items())


@given(PARTS, LATE)
def test_that_what_is_made_up_and_what_is_left_add_up_to_how_late_it_is(
    parts: list[tuple[Kind, int]], late: int
) -> None:
    coming = sheet(parts)
    *shorter, later = offers(coming, late)
    assert (later.way, later.moved, later.gain, later.behind) == (Way.LATER, late, 0, 0)
    for offer in shorter:
        assert saved(offer, coming) == offer.gain > 0
        assert offer.gain + offer.behind == late
        assert offer.behind >= 0 or offer.way is Way.SKIP


@given(PARTS, LATE)
def test_that_all_is_made_up_that_can_be_made_up(parts: list[tuple[Kind, int]], late: int) -> None:
    coming = sheet(parts)
    gains = [offer.gain for offer in offers(coming, late) if offer.way in (Way.SPREAD, Way.ONE)]
    assert max(gains, default=0) == min(late, sum(step.slack for step in coming))


@given(PARTS, st.integers(-60, 90))
def test_that_no_step_gets_less_than_it_can_do_with_and_all_keep_their_order(
    parts: list[tuple[Kind, int]], behind: int
) -> None:
    coming = sheet(parts)
    floors = {step.id: step.floor for step in coming}
    for offer in offers(coming, behind):
        assert all(floors[one] <= minutes <= LONGEST for one, minutes in offer.minutes.items())
        assert list(offer.minutes) == [one for one in floors if one in offer.minutes]
        assert offer.skip in {"", *(one.id for one in coming if one.kind is Kind.PAUSE)}


@given(PARTS, LATE)
def test_that_given_time_adds_up_to_what_is_spare(parts: list[tuple[Kind, int]], early: int) -> None:
    coming = sheet(parts)
    *longer, earlier = offers(coming, -early)
    assert (earlier.way, earlier.moved, earlier.behind) == (Way.EARLIER, -early, 0)
    for offer in longer:
        assert -saved(offer, coming) == -offer.gain > 0
        assert -offer.gain - offer.behind == early
        assert offer.behind <= 0
        assert not {one.id for one in coming if one.kind is Kind.PAUSE} & offer.minutes.keys()


SQUARE = [
    Coming("themes", Kind.THEMES, 15),
    Coming("break", Kind.PAUSE, 15),
    Coming("tables", Kind.TALK, 25),
    Coming("dots", Kind.VOTE, 8),
    Coming("end", Kind.IDEAS, 5, last=True),
]


def test_that_nine_minutes_late_is_shared_by_what_can_be_missed() -> None:
    found = offers(SQUARE, 9)
    assert [offer.way for offer in found] == [Way.SPREAD, Way.ONE, Way.ONE, Way.SKIP, Way.LATER]
    assert dict(found[0].minutes) == {"themes": 13, "break": 13, "tables": 21, "dots": 7}
    assert dict(found[1].minutes) == {"tables": 16}
    assert (found[3].skip, found[3].behind) == ("break", -6)


def test_that_a_vote_gives_last_and_the_promise_nothing() -> None:
    assert [dict(offer.minutes) for offer in offers(SQUARE[2:], 9)][1:3] == [{"tables": 16}, {"dots": 5}]
    assert [offer.way for offer in offers(SQUARE[4:], 9)] == [Way.LATER]


def test_that_some_minutes_can_be_won_while_all_is_well() -> None:
    found = offers(SQUARE, 0)
    assert found[0].gain == USUAL_GAIN
    assert {offer.way for offer in found} == {Way.SPREAD, Way.ONE, Way.SKIP}
    assert offers([], 0) == ()


@given(st.none() | st.integers(1, LONGEST))
def test_that_a_step_knows_what_it_had_in_the_plan(minutes: int | None) -> None:
    step = Step(id="s", project_id="p", evening_id="e", kind=Kind.IDEAS, minutes=7, settings='{"think": [1]}')
    kept = Step(
        id="s", project_id="p", evening_id="e", kind=Kind.IDEAS, minutes=7, settings=replanned(step, minutes)
    )
    assert plan_kept(kept) == minutes
    assert planned(kept) == (7 if minutes is None else minutes)
    assert replanned(kept, None) == step.settings
