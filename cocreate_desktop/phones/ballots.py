"""What a ballot's form says, as the weights of ``domain.voting``, and why it may not be cast, before anything is stored."""

from collections.abc import Callable, Mapping

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import TextTooLong
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.voting import Problem
from cocreate_desktop.domain.voting.answers import OBJECTION
from cocreate_desktop.domain.voting.rules import checker
from cocreate_desktop.phones.forms import Form
from cocreate_desktop.services.tallying import RoundView, settings_of

Check = Callable[[Mapping[str, int]], Problem | None]
NUMBERED = ("dots", "score", "ranking", "chips")
"""Methods whose ballot gives options a number; on the others options are picked."""
PICK, REASON = "pick", "reason"
_MOST_DIGITS = 10
_NO_NUMBER = -1


def field_of(option_id: str) -> str:
    """The name of the field with the number of an option."""
    return f"o-{option_id}"


def read_choices(form: Form, voting: Round) -> Mapping[str, int]:
    """What a ballot's form says, by option id. Nothing typed says nothing; what is no number becomes one that no rule
    allows."""
    if voting.method not in NUMBERED:
        return {option_id: 1 for option_id in form.all(PICK) if option_id}
    start = field_of("")
    named = {
        name.removeprefix(start): form.one(name).strip() for name in form.fields if name.startswith(start)
    }
    return {option_id: number_of(typed) for option_id, typed in named.items() if typed}


def read_reason(form: Form, choices: Mapping[str, int]) -> str:
    """The reason of an objection; empty on every other ballot. Raises TextTooLong."""
    if OBJECTION not in choices:
        return ""
    return text.clean(form.one(REASON), limit=text.NOTE, lines=False)


def check_of(view: RoundView) -> Check:
    """Tells of choices why they may not be cast in this round, or None; for the ballots of a whole hall. It knows the rules and
    the options, and nothing else of the round."""
    allows = checker(settings_of(view.round), [option.id for option in view.options])
    zeros = view.round.method == "score"

    def check(choices: Mapping[str, int]) -> Problem | None:
        return allows({one: weight for one, weight in choices.items() if weight or zeros})

    return check


def lacks_reason(form: Form, choices: Mapping[str, int]) -> bool:
    """Whether it is an objection of which nobody knows the reason."""
    try:
        return OBJECTION in choices and not read_reason(form, choices)
    except TextTooLong:
        return False


def number_of(typed: str) -> int:
    """A whole number that somebody typed; below 0 when it is none, or a longer one than anybody means."""
    plain = typed.isascii() and typed.isdigit() and len(typed) <= _MOST_DIGITS
    return int(typed) if plain else _NO_NUMBER
