"""What a round must have before it can be opened."""

from decimal import Decimal

import pytest

from cocreate_desktop.domain.voting import METHODS, RULES, Option, Settings, is_amount, lacks
from cocreate_desktop.language import _, use

PLANS = (Option("a", cost=10), Option("b", cost=Decimal("0.5")))


@pytest.mark.parametrize(
    ("settings", "options", "code"),
    [
        (Settings("budget"), PLANS, "no-budget"),
        (Settings("budget", budget=0), PLANS, "no-budget"),
        (Settings("budget", budget=-1), PLANS, "no-budget"),
        (Settings("budget", budget=10), (*PLANS, Option("c")), "no-cost"),
        (Settings("budget", budget=10), (*PLANS, Option("c", cost=0)), "no-cost"),
        (Settings("score", scale=(5, 5)), PLANS, "no-scale"),
        (Settings("score", scale=(-1, 5)), PLANS, "no-scale"),
        (Settings("chips", chips=10, step=20), PLANS, "step-too-large"),
    ],
)
def test_that_what_is_lacking_is_said(settings: Settings, options: tuple[Option, ...], code: str) -> None:
    problem = lacks(settings, options)
    assert problem is not None
    assert problem.code == code
    use("en")
    assert _(problem.text) == problem.text


@pytest.mark.parametrize(
    "settings",
    [
        *(Settings(method) for method in METHODS if method != "budget"),
        Settings("budget", budget=10),
        Settings("score", scale=(1, 10)),
        Settings("chips", chips=10, step=10),
        Settings("chips", chips=10),
        Settings("chips", step=10),
    ],
)
def test_that_a_round_with_all_it_needs_lacks_nothing(settings: Settings) -> None:
    assert lacks(settings, PLANS) is None


def test_that_rules_are_of_methods_that_are_there() -> None:
    assert set(RULES) <= set(METHODS)
    assert RULES["ranking"][0] == "borda"
    assert RULES["budget"] == ("most-votes", "votes-per-cost", "equal-shares")
    assert tuple(METHODS) == (
        "choice", "approval", "yes-no", "dots", "score", "ranking", "support", "consent", "budget", "chips",
    )  # fmt: skip


@pytest.mark.parametrize("number", [0, 5, Decimal("0.01"), Decimal("12e3"), 10**15 - 1])
def test_that_an_amount_can_be_counted(number: object) -> None:
    assert is_amount(number)


@pytest.mark.parametrize(
    "number",
    [-1, True, 0.5, "1", None, Decimal("-1"), Decimal("NaN"), Decimal("Infinity"), Decimal("1e15"), 10**15,
     Decimal("1e-13"), Decimal("1e999999999")],
)  # fmt: skip
def test_that_what_is_beyond_all_money_is_no_amount(number: object) -> None:
    assert not is_amount(number)
