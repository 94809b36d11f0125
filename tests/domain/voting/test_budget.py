"""Plans that cost money, by example: most votes with skipping, votes per euro, and Equal Shares worked out by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from cocreate_desktop.domain.voting import (
    Ballot,
    BudgetResult,
    Count,
    Option,
    Round,
    Settings,
    Tally,
    UnknownMethod,
    tally,
)
from tests.domain.voting.rounds import counted, options, wanting


def rule(name: str, budget: int = 100, *, utility: str = "cost", completion: str = "") -> Settings:
    return Settings("budget", name, budget=budget, utility=utility, completion=completion)


MOST, PER_COST, EQUAL = rule("most-votes"), rule("votes-per-cost"), rule("equal-shares")
EVERY_RULE = pytest.mark.parametrize(
    "settings", [MOST, PER_COST, EQUAL, rule("equal-shares", completion="add1")]
)


def budget(found: Tally) -> BudgetResult:
    assert found.budget is not None
    return found.budget


def test_that_the_plan_with_most_votes_is_paid_first_and_one_that_no_longer_fits_is_skipped() -> None:
    ballots = wanting((5, "a"), (4, "b"), (3, "c"), (2, "d"))
    found = counted(MOST, options("dcba", a=60, b=50, c=30, d=20), ballots)
    assert (found.rule, found.winners) == ("most-votes", ("a", "c"))
    result = budget(found)
    assert (result.spent, result.budget, result.share) == (90, 100, None)
    assert [(one.id, one.cost, one.supporters) for one in result.bought] == [("a", 60, 5), ("c", 30, 3)]
    assert [(one.id, one.supporters, one.money) for one in result.rest] == [
        ("d", 2, Fraction(10)),
        ("b", 4, Fraction(40)),
    ]
    assert [one.id for one in found.options] == ["a", "b", "c", "d"]


def test_that_most_votes_is_the_usual_rule() -> None:
    assert counted(rule(""), options("a", a=5), wanting((1, "a"))).rule == "most-votes"


def test_that_votes_per_euro_prefers_what_does_much_for_little() -> None:
    ballots = wanting((6, "a"), (4, "b"), (1, "c"))
    found = counted(PER_COST, options("abc", a=60, b=20, c=30), ballots)
    assert found.winners == ("b", "a")
    assert [one.id for one in found.options] == ["b", "a", "c"]
    assert [found.place(one) for one in "abc"] == [2, 1, 3]
    assert budget(found).spent == 80


def test_that_equal_votes_per_euro_are_equals() -> None:
    found = counted(PER_COST, options("abx", a=60, b=20), wanting((3, "a"), (1, "b"), (9, "x")))
    assert found.ties == (("a", "b"),)
    assert [found.place(one) for one in "abx"] == [1, 1, 3]


@pytest.mark.parametrize("settings", [MOST, PER_COST, EQUAL])
def test_that_a_tie_goes_to_the_plan_listed_first_and_is_reported(settings: Settings) -> None:
    found = counted(settings, options("bac", a=60, b=60, c=60), wanting((2, "abc")))
    assert (found.winners, found.ties) == (("b",), (("b", "a", "c"),))


@EVERY_RULE
def test_that_a_plan_without_a_vote_or_without_a_cost_is_never_bought(settings: Settings) -> None:
    found = counted(settings, options("abcd", a=10, b=10, d=0), wanting((4, "acd")))
    assert found.winners == ("a",)
    rest = [(one.id, one.cost, one.supporters) for one in budget(found).rest]
    assert rest == [("b", 10, 0), ("c", 0, 4), ("d", 0, 4)]


@EVERY_RULE
@pytest.mark.parametrize("money", [None, 0, -5])
def test_that_no_money_buys_nothing(settings: Settings, money: int | None) -> None:
    whole = Settings("budget", settings.rule, budget=money, completion=settings.completion)
    found = counted(whole, options("ab", a=10, b=20), wanting((3, "ab")))
    assert (found.winners, budget(found).spent) == ((), 0)


@EVERY_RULE
def test_that_a_budget_without_ballots_or_plans_is_counted(settings: Settings) -> None:
    found = counted(settings, options("ab", a=10, b=20))
    assert (found.winners, budget(found).spent, len(budget(found).rest)) == ((), 0, 2)
    assert counted(settings, (), wanting((1, ""))).winners == ()


@EVERY_RULE
def test_that_cents_are_exact(settings: Settings) -> None:
    plans = tuple(Option(name, cost=Decimal("0.10")) for name in "abc")
    whole = Settings("budget", settings.rule, budget=Decimal("0.30"))
    found = tally(Round(whole, plans, wanting((3, "abc"))))
    assert found.winners == ("a", "b", "c")
    assert (budget(found).spent, str(budget(found).spent)) == (Decimal("0.3"), "0.3")


@EVERY_RULE
def test_that_a_plan_dearer_than_everything_is_not_bought(settings: Settings) -> None:
    found = counted(settings, options("ab", a=101, b=100), wanting((9, "ab")))
    assert found.winners == ("b",)


def test_that_a_rule_that_is_not_counted_is_said_so() -> None:
    with pytest.raises(UnknownMethod, match="lottery"):
        counted(rule("lottery"), options("a", a=5))


# Six neighbours of whom four want the playground and benches, two the pond: 10 each.
SQUARE = options("pbw", p=32, b=8, w=20)
NEIGHBOURS = wanting((4, "pb"), (2, "w"))


def test_that_everybody_holds_the_same_share_and_pays_only_for_what_she_wants() -> None:
    found = counted(rule("equal-shares", 60), SQUARE, NEIGHBOURS)
    result = budget(found)
    assert (result.share, result.raised, result.spent) == (Fraction(10), 0, 60)
    assert [(one.id, one.supporters, one.pays, one.equally, one.price) for one in result.bought] == [
        ("p", 4, Fraction(8), True, Fraction(1, 4)),
        ("b", 4, Fraction(2), True, Fraction(1, 4)),
        ("w", 2, Fraction(10), True, Fraction(1, 2)),
    ]
    assert result.rest == ()


def test_that_plans_at_the_same_price_are_told_beside_the_one_that_was_listed_first() -> None:
    bought = budget(counted(rule("equal-shares", 60), SQUARE, NEIGHBOURS)).bought
    assert [one.tied for one in bought] == [("b",), (), ()]


def test_that_with_a_point_for_each_plan_the_cheapest_per_head_goes_first() -> None:
    found = counted(rule("equal-shares", 60, utility="count"), SQUARE, NEIGHBOURS)
    assert found.winners == ("b", "p", "w")
    assert [one.price for one in budget(found).bought] == [2, 8, 10]


def test_that_who_has_less_left_gives_that_and_the_others_pay_the_rest() -> None:
    # All three buy a for 8 each of their 10; v0 and v1 have 2 left; v3 has all 10: b costs 2 + 2 + 8.
    ballots = wanting((1, "ab"), (1, "ab"), (1, "a"), (1, "b"))
    found = counted(rule("equal-shares", 40), options("ab", a=24, b=12), ballots)
    second = budget(found).bought[1]
    assert (second.id, second.pays, second.equally, second.price) == ("b", Fraction(8), False, Fraction(2, 3))
    assert budget(found).rest == ()


def test_that_what_supporters_cannot_pay_together_is_not_bought_and_told_with_what_they_have() -> None:
    found = counted(
        rule("equal-shares", 40), options("ab", a=24, b=25), wanting((1, "ab"), (2, "a"), (1, "b"))
    )
    assert found.winners == ("a",)
    (rest,) = budget(found).rest
    assert (rest.id, rest.cost, rest.supporters, rest.money) == ("b", 25, 2, Fraction(12))


def test_that_a_minority_gets_its_part_where_most_votes_gives_it_nothing() -> None:
    plans = options("abcxy", a=100, b=100, c=100, x=100, y=100)
    ballots = wanting((60, "abc"), (40, "xy"))
    assert counted(rule("most-votes", 300), plans, ballots).winners == ("a", "b", "c")
    assert counted(rule("equal-shares", 300), plans, ballots).winners == ("a", "x")
    found = counted(rule("equal-shares", 300, completion="add1"), plans, ballots)
    assert found.winners == ("a", "b", "x")
    assert (budget(found).share, budget(found).raised, budget(found).spent) == (Fraction(4), 1, 300)


def test_that_shares_are_raised_only_while_the_budget_can_pay() -> None:
    # With 50 each the one neighbour pays nothing; at 60 she buys a; at 70 the other buys b, and that is too much.
    found = counted(
        rule("equal-shares", completion="add1"), options("ab", a=60, b=70), wanting((1, "a"), (1, "b"))
    )
    assert (found.winners, budget(found).share, budget(found).raised) == (("a",), Fraction(60), 10)
    more = counted(
        rule("equal-shares", completion="add1"), options("ab", a=60, b=40), wanting((1, "a"), (1, "b"))
    )
    assert (more.winners, budget(more).raised) == (("a", "b"), 10)


def test_that_raising_far_is_no_long_work() -> None:
    far, three = 10**12, wanting((1, "a"), (1, "b"), (1, "c"))
    whole = rule("equal-shares", far, completion="add1")
    found = counted(whole, options("abc", a=9 * far // 10, b=far // 10, c=2 * far), three)
    assert (found.winners, budget(found).raised) == (("a", "b"), 566_666_666_667)
    # Two that can be bought from the same share on are too much together: it stays below that share.
    both = counted(whole, options("abc", a=6 * far // 10, b=6 * far // 10, c=2 * far), three)
    assert (both.winners, budget(both).raised) == ((), 266_666_666_666)


def test_that_blank_ballots_hold_a_share_too() -> None:
    found = counted(rule("equal-shares"), options("a", a=60), wanting((1, "a"), (1, "")))
    assert (budget(found).share, found.winners) == (Fraction(50), ())


def test_that_a_counted_hand_is_a_person_who_wants_that_one_plan() -> None:
    hands = (Count("a", "hands", 3), Count("b", "hands", 1))
    found = counted(EQUAL, options("ab", a=60, b=50), wanting((1, "b")), hands)
    assert (budget(found).share, found.winners) == (Fraction(20), ("a",))
    assert [(one.pays, one.supporters) for one in budget(found).bought] == [(Fraction(20), 3)]
    assert budget(found).rest[0].money == 40
    assert (found.base_number, found.by_channel["hands"].cast) == (None, None)


def test_that_hands_of_fewer_people_share_what_these_people_hold() -> None:
    # Four people raised eight hands: each hand has half of the share of 25.
    hands = (Count("a", "hands", 4), Count("b", "hands", 4))
    found = counted(EQUAL, options("ab", a=50, b=51), (), hands, {"hands": 4})
    assert (budget(found).share, found.winners) == (Fraction(25), ("a",))
    assert budget(found).bought[0].pays == Fraction(25, 2)
    assert budget(found).rest[0].money == 50


def test_that_people_who_raised_no_hand_hold_a_share_too() -> None:
    found = counted(EQUAL, options("a", a=60), (), (Count("a", "hands", 2),), {"hands": 4})
    assert (budget(found).share, found.winners, budget(found).rest[0].money) == (
        Fraction(25),
        (),
        Fraction(50),
    )


@pytest.mark.parametrize("completion", ["", "add1"])
def test_that_hands_of_nobody_have_no_money(completion: str) -> None:
    whole = rule("equal-shares", completion=completion)
    found = counted(
        whole, options("ab", a=10, b=200), wanting((1, "b")), (Count("a", "hands", 2),), {"hands": 0}
    )
    assert found.winners == ()
    assert budget(found).rest[0].money == 0


def test_that_a_ballot_taken_back_holds_no_share() -> None:
    ballots = (*wanting((1, "a"), (1, "")), Ballot("v1", "paper", {}, people=0))
    assert budget(counted(EQUAL, options("a", a=60), ballots)).share == 100
