"""Which ballots may be cast: the same answer before one is stored and when it is counted."""

import pytest

from cocreate_desktop.domain.voting import METHODS, Settings, UnknownMethod, check_choices
from cocreate_desktop.language import _, use

IDS = ("a", "b", "c")

DOTS = Settings("dots", dots=3, max_per_option=2)
FREE = Settings("dots", dots=3)
ONE = Settings("choice")
TWO = Settings("choice", max=2)
ANY = Settings("approval")
TWO_OF = Settings("approval", max=2)

ALLOWED = [
    (DOTS, {"a": 2, "b": 1}), (DOTS, {"a": 1}), (FREE, {"a": 3}), (ONE, {"a": 1}), (ONE, {"a": 0, "b": 1}),
    (TWO, {"a": 1, "b": 1}), (ANY, {"a": 1, "b": 1, "c": 1}), (TWO_OF, {"a": 1, "c": 1}),
]  # fmt: skip
REFUSED = [
    (DOTS, {"a": 2, "b": 2}, "too-many-dots"), (DOTS, {"a": 3}, "too-many-on-one"), (FREE, {"a": 4}, "too-many-dots"),
    (ONE, {"a": 1, "b": 1}, "too-many"), (TWO, {"a": 1, "b": 1, "c": 1}, "too-many"), (ONE, {"a": 2}, "twice"),
    (ANY, {"a": 2}, "twice"), (TWO_OF, {"a": 1, "b": 1, "c": 1}, "too-many"),
    (DOTS, {"z": 1}, "unknown-option"), (DOTS, {"a": -1}, "no-number"), (ANY, {"a": True}, "no-number"),
]  # fmt: skip


@pytest.mark.parametrize(("settings", "choices"), ALLOWED)
def test_that_a_ballot_within_the_rules_may_be_cast(settings: Settings, choices: dict[str, int]) -> None:
    assert check_choices(settings, IDS, choices) is None


@pytest.mark.parametrize(("settings", "choices", "code"), REFUSED)
def test_that_a_ballot_outside_the_rules_is_refused_with_why(
    settings: Settings, choices: dict[str, int], code: str
) -> None:
    problem = check_choices(settings, IDS, choices)
    assert problem is not None
    assert problem.code == code
    use("en")
    assert _(problem.text) == problem.text


@pytest.mark.parametrize("method", METHODS)
def test_that_a_blank_ballot_may_be_cast_with_every_method(method: str) -> None:
    assert check_choices(Settings(method), IDS, {}) is None


def test_that_no_rule_is_made_up_for_an_unknown_method() -> None:
    with pytest.raises(UnknownMethod, match="crystal-ball"):
        check_choices(Settings("crystal-ball"), IDS, {})
