"""Which methods there are, by which rules they can be counted, and which ballots each allows.

One function a method; a method that is not here is said to be unknown.
"""

from collections.abc import Callable, Mapping, Sequence

from cocreate_desktop.domain.voting.answers import answer_ids
from cocreate_desktop.domain.voting.exact import Exact, exact, is_amount
from cocreate_desktop.domain.voting.model import Problem, Settings, Weights
from cocreate_desktop.language import N_

Check = Callable[[Weights], Problem | None]
Rule = Callable[[Settings, int], Check]
"""From the settings and the number of options to the check of a ballot whose options are all known."""

UNKNOWN_OPTION = Problem("unknown-option", N_("it names an option that is not there."))
NO_ANSWER = Problem("no-answer", N_("it gives an answer that is not there."))
NO_NUMBER = Problem("no-number", N_("it holds a number that cannot be counted."))
TOO_MANY_DOTS = Problem("too-many-dots", N_("it gives more dots than everybody has."))
TOO_MANY_ON_ONE = Problem("too-many-on-one", N_("it puts too many dots on one option."))
TWICE = Problem("twice", N_("it chooses an option more than once."))
TOO_MANY = Problem("too-many", N_("it chooses too many options."))
TWO_ANSWERS = Problem("two-answers", N_("it gives more than one answer."))
OUTSIDE_SCALE = Problem("outside-scale", N_("it gives a mark outside the scale."))
NO_PLACE = Problem("no-place", N_("it gives an option a place that there is not."))
NOT_IN_STEPS = Problem("not-in-steps", N_("it holds an amount that is not in whole steps."))
TOO_MUCH = Problem("too-much", N_("it spreads more than everybody has."))


class UnknownMethod(ValueError):
    """A method, or a rule of one, that this version does not count."""


def check_choices(settings: Settings, option_ids: Sequence[str], choices: Weights) -> Problem | None:
    """Why these choices may not be cast, or None. A blank ballot may. Methods with fixed answers look at these and not at
    ``option_ids``. Raises UnknownMethod."""
    return checker(settings, option_ids)(choices)


def checker(settings: Settings, option_ids: Sequence[str]) -> Check:
    """``check_choices`` for many ballots of one round. Raises UnknownMethod."""
    if settings.method not in METHODS:
        raise UnknownMethod(settings.method)
    answers = answer_ids(settings.method)
    known = frozenset(answers or option_ids)
    stranger = NO_ANSWER if answers else UNKNOWN_OPTION
    allows = METHODS[settings.method](settings, len(known))

    def check(choices: Weights) -> Problem | None:
        return allows(choices) if choices.keys() <= known else stranger

    return check


def rule_of(settings: Settings) -> str:
    """By which rule it is counted: the one it names, else the first of its method; as it stands where a method has only
    one. Raises UnknownMethod."""
    rules = RULES.get(settings.method, ())
    if not rules:
        return settings.rule
    if settings.rule and settings.rule not in rules:
        raise UnknownMethod(f"{settings.method}: {settings.rule}")
    return settings.rule or rules[0]


def _choice(settings: Settings, _options: int) -> Check:
    return _at_most(settings.max or 1, TOO_MANY, TWICE)


def _approval(settings: Settings, options: int) -> Check:
    return _at_most(settings.max or options, TOO_MANY, TWICE)


def _answer(_settings: Settings, _options: int) -> Check:
    return _at_most(1, TWO_ANSWERS, TWO_ANSWERS)


def _at_most(most: int, too_many: Problem, twice: Problem) -> Check:
    def check(choices: Weights) -> Problem | None:
        number = 0
        for weight in choices.values():
            if type(weight) is not int or weight < 0:
                return NO_NUMBER
            if weight > 1:
                return twice
            number += weight
        return too_many if number > most else None

    return check


def _dots(settings: Settings, _options: int) -> Check:
    dots, most = settings.dots, settings.max_per_option

    def check(choices: Weights) -> Problem | None:
        number = highest = 0
        for weight in choices.values():
            if type(weight) is not int or weight < 0:
                return NO_NUMBER
            number += weight
            highest = max(highest, weight)
        if number > dots:
            return TOO_MANY_DOTS
        return TOO_MANY_ON_ONE if most is not None and highest > most else None

    return check


def _score(settings: Settings, _options: int) -> Check:
    low, high = settings.scale
    return _between(low, high, OUTSIDE_SCALE)


def _ranking(_settings: Settings, options: int) -> Check:
    return _between(1, options, NO_PLACE)


def _between(low: int, high: int, outside: Problem) -> Check:
    def check(choices: Weights) -> Problem | None:
        for weight in choices.values():
            if type(weight) is not int or weight < 0:
                return NO_NUMBER
            if not low <= weight <= high:
                return outside
        return None

    return check


def _chips(settings: Settings, _options: int) -> Check:
    step = exact(settings.step or 0)
    most = None if settings.chips is None else exact(settings.chips)

    def check(choices: Weights) -> Problem | None:
        total: Exact = 0
        for weight in choices.values():
            if not is_amount(weight):
                return NO_NUMBER
            amount = exact(weight)
            if step and amount % step:
                return NOT_IN_STEPS
            total += amount
        return TOO_MUCH if most is not None and total > most else None

    return check


METHODS: Mapping[str, Rule] = {
    "choice": _choice,
    "approval": _approval,
    "yes-no": _answer,
    "dots": _dots,
    "score": _score,
    "ranking": _ranking,
    "support": _answer,
    "consent": _answer,
    "budget": _approval,
    "chips": _chips,
}
"""Every method that is counted, in the order in which they are told."""

RULES: Mapping[str, tuple[str, ...]] = {
    "ranking": ("borda", "instant-runoff"),
    "budget": ("most-votes", "votes-per-cost", "equal-shares"),
}
"""By which rules a method can be counted, the usual one first; a method that is not here has only one."""

COUNTED_BY_EYE = tuple(method for method in METHODS if method not in ("score", "ranking", "chips"))
"""Methods of which hands or stickers can be counted: a raised hand says no mark, no place and no amount."""
