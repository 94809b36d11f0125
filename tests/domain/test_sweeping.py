"""What one picture of voting cards after another makes of a sweep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.domain.cards import SIDES
from cocreate_desktop.domain.sweeping import SWEEP_DOUBTS, Glance, Sweep, glance

HANDED_OUT = frozenset({1, 2, 3})


def _after(*glances: Glance, sides: tuple[str, ...] = SIDES) -> Sweep:
    sweep = Sweep(HANDED_OUT, sides)
    for one in glances:
        sweep = sweep.seen(one)
    return sweep


def _says(**answers: str) -> Glance:
    return Glance({int(name.removeprefix("n")): answer for name, answer in answers.items()})


def test_that_a_vote_counts_when_two_pictures_say_the_same() -> None:
    once = _after(_says(n1="A", n2="B"))
    assert once.accepted == {}
    assert once.unclear == {1: "once", 2: "once"}
    twice = once.seen(_says(n1="A"))
    assert twice.accepted == {1: "A"}
    assert twice.just_accepted(once) == (1,)
    assert twice.missing == (2, 3)
    assert twice.unclear == {2: "once"}


def test_that_a_card_on_its_way_to_another_side_does_not_count() -> None:
    assert _after(_says(n1="A"), _says(n1="B"), _says(n1="A")).accepted == {}
    assert _after(_says(n1="A"), _says(n1="B"), _says(n1="B")).accepted == {1: "B"}


def test_that_a_picture_without_the_card_in_between_takes_nothing_away() -> None:
    assert _after(_says(n1="A"), _says(n2="C"), _says(n1="A")).accepted == {1: "A"}


def test_that_one_sure_photo_is_enough_and_an_unsure_one_is_not() -> None:
    seen = Glance({1: "A", 2: "B"}, {1: 0.95, 2: 0.6})
    sweep = Sweep(HANDED_OUT).seen(seen, photo=True)
    assert sweep.accepted == {1: "A"}
    assert sweep.unclear == {2: "uncertain"}
    assert sweep.seen(Glance({2: "B"}, {2: 0.6}), photo=True).accepted == {1: "A", 2: "B"}


def test_that_a_card_that_was_not_handed_out_is_listed_and_never_counts() -> None:
    sweep = _after(_says(n9="A"), _says(n9="A"), _says(n9="A"))
    assert sweep.accepted == {}
    assert sweep.not_handed_out == (9,)
    assert sweep.unclear == {}
    assert sweep.seen(Glance({}, {}, {9: "tilted"})).unclear == {}


def test_that_the_first_answer_counts_and_a_later_one_is_told() -> None:
    sweep = _after(_says(n1="A"), _says(n1="A"), _says(n1="B"))
    assert sweep.unclear == {}
    sweep = sweep.seen(_says(n1="B"))
    assert sweep.accepted == {1: "A"}
    assert sweep.unclear == {1: "changed"}
    assert sweep.entered(1, "B").accepted == {1: "B"}
    assert sweep.entered(1, "B").unclear == {}


def test_that_two_cards_with_one_number_count_for_nothing_until_somebody_settles_it() -> None:
    both = glance([(1, "A", 0.9), (2, "B", 0.9)], [(1, "twice"), (1, "twice")])
    assert both.answers == {2: "B"}
    sweep = _after(both, _says(n1="A"), _says(n1="A"))
    assert sweep.accepted == {}
    assert sweep.unclear == {1: "twice", 2: "once"}
    settled = sweep.entered(1, "A").seen(both)
    assert settled.accepted == {1: "A", 2: "B"}
    assert settled.unclear == {}


def test_that_what_was_accepted_stays_and_is_warned_of_when_it_turns_up_twice() -> None:
    sweep = _after(_says(n1="A"), _says(n1="A"), glance([(1, "A", 1.0), (1, "B", 1.0)]))
    assert sweep.accepted == {1: "A"}
    assert sweep.unclear == {1: "twice"}


def test_that_a_card_that_was_also_seen_badly_counts_as_read() -> None:
    assert glance([(1, "A", 0.8)], [(1, "tilted")]) == Glance({1: "A"}, {1: 0.8}, {})


def test_that_a_doubt_goes_when_the_card_is_read() -> None:
    tilted = Glance({}, {}, {1: "tilted"})
    sweep = _after(tilted)
    assert sweep.unclear == {1: "tilted"}
    assert sweep.seen(Glance({}, {}, {1: "small"})).unclear == {1: "small"}
    assert sweep.seen(_says(n1="D")).seen(_says(n1="D")).unclear == {}


def test_that_an_accepted_card_is_doubtful_for_as_long_as_it_is_held_askew() -> None:
    held = _after(_says(n1="D"), _says(n1="D"), Glance({}, {}, {1: "tilted"}))
    assert held.accepted == {1: "D"}
    assert held.unclear == {1: "tilted"}
    assert held.seen(_says()).unclear == {}
    assert held.again().unclear == {}


def test_that_a_side_that_is_no_answer_is_said_and_not_counted() -> None:
    sweep = _after(_says(n1="C"), _says(n1="C"), sides=("A", "B"))
    assert sweep.accepted == {}
    assert sweep.unclear == {1: "side"}
    assert sweep.seen(_says(n1="A")).seen(_says(n1="A")).accepted == {1: "A"}


def test_that_another_sweep_adds_and_forgets_only_single_sights() -> None:
    first = _after(_says(n1="A", n2="B"), _says(n1="A"))
    second = first.again().seen(_says(n2="B"))
    assert second.accepted == {1: "A"}
    assert second.seen(_says(n2="B")).accepted == {1: "A", 2: "B"}


def test_that_what_a_person_says_goes_above_the_camera() -> None:
    sweep = (
        _after().entered(3, "C").seen(_says(n3="A")).seen(_says(n3="A")).seen(Glance({}, {}, {3: "twice"}))
    )
    assert sweep.accepted == {3: "C"}
    assert sweep.by_hand == {3}
    assert sweep.unclear == {}
    back = sweep.taken_back(3)
    assert back.missing == (1, 2, 3)
    assert back.seen(_says(n3="A")).seen(_says(n3="A")).accepted == {3: "A"}


@pytest.mark.parametrize(("number", "answer"), [(9, "A"), (1, "E"), (1, "")])
def test_that_nobody_can_enter_what_is_no_vote(number: int, answer: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        _after().entered(number, answer)


def test_that_every_doubt_has_words() -> None:
    assert all(SWEEP_DOUBTS.values())
    assert set(SWEEP_DOUBTS) == {"changed", "side", "once"}


_GLANCES = st.builds(
    Glance,
    st.dictionaries(st.integers(1, 5), st.sampled_from(SIDES)),
    st.just({}),
    st.dictionaries(st.integers(1, 5), st.sampled_from(("tilted", "small", "twice"))),
)


@given(st.lists(_GLANCES, max_size=12))
def test_that_looking_on_never_takes_an_answer_away(glances: list[Glance]) -> None:
    sweep = Sweep(HANDED_OUT)
    for one in glances:
        after = sweep.seen(one)
        assert dict(sweep.accepted).items() <= dict(after.accepted).items()
        assert set(after.accepted) <= HANDED_OUT
        assert set(after.missing) == HANDED_OUT - set(after.accepted)
        assert not set(after.not_handed_out) & HANDED_OUT
        sweep = after
