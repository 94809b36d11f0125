"""What a sweep of voting cards asks, for methods that fit on four sides: one question for a choice, or one after another for
each option. The answers become what a ballot holds; an option that was asked about and not chosen holds 0, so that it is known
who answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cocreate_desktop.domain.cards import SIDES
from cocreate_desktop.domain.voting.answers import ANSWERS

_ONE_EACH = ("choice", *ANSWERS)
_EACH_OPTION = ("approval", "budget")


@dataclass(frozen=True, slots=True)
class Asked:
    """One sweep. ``option_id`` is the option it asks about, empty when it asks about all at once; ``sides`` says what each side
    that may be held up gives: option ids with their weight. A side that is not there is no answer to this question."""

    option_id: str
    sides: Mapping[str, Mapping[str, int]]


def asked(
    method: str, option_ids: Sequence[str], *, dots: int = 0, most_on_one: int | None = None
) -> tuple[Asked, ...]:
    """The sweeps of a round, in order; none when its method does not fit on cards.

    A choice of at most four is one sweep. A longer one asks option by option: A says "this one", B "not this one"; approval and
    budget the same, each with several yeses. Dots: D is none, A one, B two, C three, as far as the rules allow.
    """
    if method in _ONE_EACH and 0 < len(option_ids) <= len(SIDES):
        return (Asked("", {side: {one: 1} for side, one in zip(SIDES, option_ids, strict=False)}),)
    if method in _ONE_EACH or method in _EACH_OPTION:
        return tuple(Asked(one, {"A": {one: 1}, "B": {one: 0}}) for one in option_ids)
    if method == "dots":
        most = min(3, dots, most_on_one or dots)
        some = dict(zip(SIDES, range(1, most + 1), strict=False))
        return tuple(
            Asked(one, {**{side: {one: number} for side, number in some.items()}, "D": {one: 0}})
            for one in option_ids
        )
    return ()


def after(method: str, before: Mapping[str, int], question: Asked, side: str) -> dict[str, int]:
    """What the ballot of a card holds once it shows ``side`` to ``question``, given what it held. Raises KeyError for a side
    that is no answer. Where everybody chooses one thing, the last choice replaces the one before."""
    given = question.sides[side]
    if not question.option_id:
        return dict(given)
    if method in _ONE_EACH and any(given.values()):
        return {**dict.fromkeys(before, 0), **given}
    return {**before, **given}
