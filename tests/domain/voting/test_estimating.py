"""Equal Shares in floating point: where it is sure it is right, and where only exact arithmetic decides it does not say so."""

import random
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from cocreate_desktop.domain.voting.buying import Purse, Run, Shop
from cocreate_desktop.domain.voting.estimating import Book, Bounds, Estimate, always_the_same
from cocreate_desktop.domain.voting.exact import Amount
from cocreate_desktop.domain.voting.model import Option

BY_COST = pytest.mark.parametrize("by_cost", [True, False])


def shop(costs: Mapping[str, Amount], purses: list[Purse], *, by_cost: bool = True) -> Shop:
    return Shop([Option(name, cost=cost) for name, cost in costs.items()], purses, by_cost=by_cost)


def purse(plans: str, people: int = 1, part: Fraction = Fraction(1)) -> Purse:
    return Purse(frozenset(plans), people, part)


def drawn_shops(by_cost: bool) -> Iterator[Shop]:
    """Small and larger ones, with many ties and with hardly any."""
    for seed in range(120):
        drawn = random.Random(seed)
        names, dearest = "abcdefghijkl"[: drawn.randint(1, 12)], drawn.choice((4, 50, 9999))
        costs = {name: 10 * drawn.randint(1, dearest) for name in names}
        wishes = [
            drawn.sample(names, drawn.randint(0, len(names))) for _one in range(drawn.choice((3, 9, 150)))
        ]
        parts = (Fraction(1), Fraction(1), Fraction(2, 3))
        yield shop(
            costs,
            [purse("".join(plans), drawn.choice((1, 1, 1, 4)), drawn.choice(parts)) for plans in wishes],
            by_cost=by_cost,
        )


@BY_COST
def test_that_what_it_is_sure_of_is_what_is_bought(by_cost: bool) -> None:
    sure, tried = 0, 0
    for one in drawn_shops(by_cost):
        book = Book(one)
        for share in (Fraction(7), Fraction(100, 3), Fraction(901, 7), Fraction(12345)):
            found = Estimate(book, share, {})
            tried += 1
            if found.sure:
                sure += 1
                assert list(found.bought) == Run(one, share).order
    assert sure > tried // 2


@BY_COST
def test_that_bounds_of_higher_shares_change_nothing(by_cost: bool) -> None:
    for one in drawn_shops(by_cost):
        book = Book(one)
        higher: Bounds = {}
        for share in range(60, 50, -1):
            plain, bounded = Estimate(book, Fraction(share), {}), Estimate(book, Fraction(share), higher)
            higher = bounded.bounds
            if plain.sure and bounded.sure:
                assert plain.bought == bounded.bought


@BY_COST
def test_that_between_shares_that_are_always_the_same_the_same_is_bought(by_cost: bool) -> None:
    skipped = 0
    for one in drawn_shops(by_cost):
        book = Book(one)
        for share in (Fraction(20), Fraction(75, 2), Fraction(400)):
            lower, higher = Estimate(book, share, {}), Estimate(book, share + 6, {})
            if lower.sure and higher.sure and always_the_same(lower, higher):
                skipped += 1
                for more in (1, 6, 11):
                    assert Run(one, share + Fraction(more, 2)).order == list(lower.bought)
    assert skipped > 20


def test_that_equals_of_which_everybody_pays_the_same_go_by_the_list() -> None:
    found = Estimate(Book(shop({"b": 30, "a": 30}, [purse("ab", 3)])), Fraction(25), {})
    assert (found.sure, found.bought) == (True, (0, 1))


def test_that_equals_go_by_the_list_where_those_who_pay_less_have_nothing_left() -> None:
    # After x two have nothing; the two others who want a, and those who want b, pay half of each unit that it costs.
    half = Fraction(1, 2)
    purses = [purse("xa", part=half), purse("xb", part=half), purse("x", 3), purse("a", 2), purse("b", 2)]
    equals = shop({"x": 90, "b": 50, "a": 40}, purses)
    found, exact = Estimate(Book(equals), Fraction(30), {}), Run(equals, Fraction(30))
    assert exact.bought[1].tied == ("a",)
    assert (found.sure, list(found.bought), exact.order) == (True, [0, 1, 2], [0, 1, 2])


def test_that_it_cannot_tell_equals_of_which_somebody_pays_less() -> None:
    # After x the two who wanted it have less than the others would pay for a and for b, which cost the same then.
    purses = [purse("xa"), purse("a"), purse("xb"), purse("b")]
    equals = shop({"x": 40, "a": 35, "b": 35}, purses)
    assert not Estimate(Book(equals), Fraction(30), {}).sure
    assert Run(equals, Fraction(30)).bought[1].tied == ("b",)


def test_that_it_cannot_tell_whether_money_that_is_just_enough_is_enough() -> None:
    exact = shop({"x": 10, "a": 50}, [purse("ax"), purse("a")], by_cost=False)
    assert not Estimate(Book(exact), Fraction(30), {}).sure
    assert Run(exact, Fraction(30)).order == [0, 1]


def test_that_it_cannot_tell_what_those_pay_who_have_hardly_enough() -> None:
    purses = [purse("a", part=Fraction(1, 2)), purse("a")]
    hardly = shop({"a": Decimal("1499.999999999992")}, purses)
    assert not Estimate(Book(hardly), Fraction(1000), {}).sure
    assert Run(hardly, Fraction(1000)).order == [0]


def test_that_it_cannot_tell_prices_that_floating_point_does_not_tell_apart() -> None:
    costs = {"a": Decimal("100000000000000.002"), "b": Decimal("100000000000000.001")}
    near = shop(costs, [purse("ab")], by_cost=False)
    assert not Estimate(Book(near), Fraction(3 * 10**14), {}).sure
    assert Run(near, Fraction(3 * 10**14)).order == [1, 0]


def test_that_nothing_is_bought_of_nothing() -> None:
    assert Estimate(Book(shop({}, [])), Fraction(5), {}).bought == ()
    found = Estimate(Book(shop({"a": 5}, [purse("a", 2)])), Fraction(0), {})
    assert (found.sure, found.bought) == (True, ())
