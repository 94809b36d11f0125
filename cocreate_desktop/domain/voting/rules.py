"""Which ballots each method allows. One function a method; a method that is not here is said to be unknown."""

from collections.abc import Callable, Mapping, Sequence

from cocreate_desktop.domain.voting.model import Problem, Settings, Weights
from cocreate_desktop.language import N_

Rule = Callable[[Settings, Weights], Problem | None]


class UnknownMethod(ValueError):
    """A method that this version does not count."""


def check_choices(settings: Settings, option_ids: Sequence[str], choices: Weights) -> Problem | None:
    """Why these choices may not be cast, or None. A blank ballot may. Raises UnknownMethod."""
    rule = rule_of(settings.method)
    if set(choices) - set(option_ids):
        return Problem("unknown-option", N_("it names an option that is not there."))
    if any(isinstance(weight, bool) or weight < 0 for weight in choices.values()):
        return Problem("negative", N_("a number is less than nothing."))
    return rule(settings, choices)


def rule_of(method: str) -> Rule:
    """The rule of a method. Raises UnknownMethod."""
    if method not in METHODS:
        raise UnknownMethod(method)
    return METHODS[method]


def _dots(settings: Settings, choices: Weights) -> Problem | None:
    if sum(choices.values()) > settings.dots:
        return Problem("too-many-dots", N_("it gives more dots than everybody has."))
    most = settings.max_per_option
    if most is not None and any(dots > most for dots in choices.values()):
        return Problem("too-many-on-one", N_("it puts too many dots on one option."))
    return None


def _choice(settings: Settings, choices: Weights) -> Problem | None:
    return _at_most(choices, settings.max or 1)


def _approval(settings: Settings, choices: Weights) -> Problem | None:
    return _at_most(choices, settings.max or len(choices))


def _at_most(choices: Weights, most: int) -> Problem | None:
    if any(weight > 1 for weight in choices.values()):
        return Problem("twice", N_("it chooses an option more than once."))
    if sum(choices.values()) > most:
        return Problem("too-many", N_("it chooses too many options."))
    return None


METHODS: Mapping[str, Rule] = {"dots": _dots, "choice": _choice, "approval": _approval}
