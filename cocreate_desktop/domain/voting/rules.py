"""Which ballots each method allows. One function a method; a method that is not here is said to be unknown."""

from collections.abc import Callable, Mapping, Sequence

from cocreate_desktop.domain.voting.model import Problem, Settings, Weights
from cocreate_desktop.language import N_

Rule = Callable[[Settings, Weights], Problem | None]


class UnknownMethod(ValueError):
    """A method that this version does not count."""


def check_choices(settings: Settings, option_ids: Sequence[str], choices: Weights) -> Problem | None:
    """Why these choices may not be cast, or None. A blank ballot may. Raises UnknownMethod."""
    return checker(settings, option_ids)(choices)


def checker(settings: Settings, option_ids: Sequence[str]) -> Callable[[Weights], Problem | None]:
    """``check_choices`` for many ballots of one round. Raises UnknownMethod."""
    rule = rule_of(settings.method)
    known = frozenset(option_ids)

    def check(choices: Weights) -> Problem | None:
        if not choices.keys() <= known:
            return Problem("unknown-option", N_("it names an option that is not there."))
        for weight in choices.values():
            if type(weight) is not int or weight < 0:
                return Problem("no-number", N_("it holds a number that cannot be counted."))
        return rule(settings, choices)

    return check


def rule_of(method: str) -> Rule:
    """The rule of a method. Raises UnknownMethod."""
    if method not in METHODS:
        raise UnknownMethod(method)
    return METHODS[method]


def _dots(settings: Settings, choices: Weights) -> Problem | None:
    if sum(choices.values()) > settings.dots:
        return Problem("too-many-dots", N_("it gives more dots than everybody has."))
    most = settings.max_per_option
    if most is not None and choices and max(choices.values()) > most:
        return Problem("too-many-on-one", N_("it puts too many dots on one option."))
    return None


def _choice(settings: Settings, choices: Weights) -> Problem | None:
    return _at_most(choices, settings.max or 1)


def _approval(settings: Settings, choices: Weights) -> Problem | None:
    return _at_most(choices, settings.max or len(choices))


def _at_most(choices: Weights, most: int) -> Problem | None:
    if choices and max(choices.values()) > 1:
        return Problem("twice", N_("it chooses an option more than once."))
    if sum(choices.values()) > most:
        return Problem("too-many", N_("it chooses too many options."))
    return None


METHODS: Mapping[str, Rule] = {"dots": _dots, "choice": _choice, "approval": _approval}
