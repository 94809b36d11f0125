"""Yes or no, support and consent by example: fixed answers, with a result that says what it means."""

from fractions import Fraction

import pytest

from cocreate_desktop.domain.voting import ANSWERS, Ballot, Count, Settings, answer_ids
from tests.domain.voting.rounds import answering, counted, options

YES_NO = Settings("yes-no")
SUPPORT = Settings("support")
CONSENT = Settings("consent")


@pytest.mark.parametrize("method", ANSWERS)
@pytest.mark.parametrize("names", ["", "p", "pq"])
def test_that_the_answers_are_counted_whatever_the_options_are_called(method: str, names: str) -> None:
    found = counted(Settings(method), options(names), (Ballot("1", "card", {answer_ids(method)[0]: 1}),))
    assert tuple(one.id for one in found.options) == answer_ids(method)
    assert [one.total for one in found.options] == [1, *[0] * (len(found.options) - 1)]


def test_that_yes_and_no_are_compared_and_abstaining_is_counted() -> None:
    found = counted(YES_NO, (), (*answering(yes=3, no=2, abstain=9), Ballot("blank", "card", {"yes": 0})))
    assert [(one.id, one.total) for one in found.options] == [("yes", 3), ("no", 2), ("abstain", 9)]
    assert found.winners == ("yes",)
    assert [found.place(one) for one in ("yes", "no", "abstain")] == [1, 2, 3]
    assert found.options[2].share == Fraction(9, 15)


def test_that_as_many_no_as_yes_is_a_tie_and_abstaining_never_is() -> None:
    found = counted(YES_NO, (), answering(yes=2, no=2, abstain=2))
    assert (found.winners, found.ties) == (("yes", "no"), (("yes", "no"),))


def test_that_nobody_wins_when_everybody_abstains() -> None:
    assert counted(YES_NO, (), answering(abstain=4)).winners == ()


@pytest.mark.parametrize("method", ANSWERS)
def test_that_a_raised_hand_for_an_answer_is_a_person(method: str) -> None:
    first, second = answer_ids(method)[:2]
    hands = (Count(first, "hands", 7), Count(second, "hands", 3))
    found = counted(Settings(method), (), (Ballot("1", "phone", {first: 1}),), hands)
    assert (found.cast, found.base_number) == (11, 11)
    assert found.options[0].share == Fraction(8, 11)


def test_that_support_is_a_histogram_in_its_own_order_without_winners_places_or_ties() -> None:
    found = counted(SUPPORT, (), answering(**{"5": 3, "1": 1, "?": 1}))
    assert [(one.id, one.total) for one in found.options] == [
        ("1", 1), ("2", 0), ("3", 0), ("4", 0), ("5", 3), ("?", 1),
    ]  # fmt: skip
    assert (found.winners, found.ties, found.options[0].mean) == ((), (), None)


def test_that_consent_holds_when_nobody_objects() -> None:
    found = counted(CONSENT, (), answering(consent=5, abstain=1))
    assert found.consent is not None
    assert (found.consent.holds, found.consent.objections, found.winners) == (True, (), ("consent",))
    assert found.ties == ()


def test_that_one_objection_is_enough_and_its_reason_is_told() -> None:
    reasons = (
        Ballot("x", "phone", {"objection": 1}, text="  The road is too narrow. "),
        Ballot("y", "paper", {"objection": 1}, people=2),
    )
    found = counted(CONSENT, (), (*answering(consent=30), *reasons), (Count("objection", "hands", 1),))
    assert found.consent is not None
    assert not found.consent.holds
    assert found.consent.objections == ("The road is too narrow.", "", "")
    assert found.winners == ()
    assert found.result("objection").people == 4


def test_that_a_reason_beside_another_answer_is_no_objection() -> None:
    found = counted(CONSENT, (), (Ballot("x", "phone", {"consent": 1, "objection": 0}, text="Fine!"),))
    assert found.consent is not None
    assert (found.consent.holds, found.consent.objections) == (True, ())


def test_that_an_objection_that_was_withdrawn_is_gone() -> None:
    before, after = Ballot("x", "phone", {"objection": 1}, text="No."), Ballot("x", "paper", {"consent": 1})
    found = counted(CONSENT, (), (before, after))
    assert found.consent is not None
    assert found.consent.holds


@pytest.mark.parametrize("ballots", [(), (Ballot("1", "phone", {}),)])
def test_that_nothing_holds_when_nobody_answered(ballots: tuple[Ballot, ...]) -> None:
    found = counted(CONSENT, (), ballots)
    assert found.consent is not None
    assert (found.consent.holds, found.winners) == (False, ())
