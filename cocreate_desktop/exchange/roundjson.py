"""The result of a round in the words of docs/round.md, for programs."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from cocreate_desktop.domain.voting import (
    ONLINE,
    BudgetResult,
    NotBought,
    OptionResult,
    Purchase,
    RankingResult,
    RunoffRound,
    Tally,
)
from cocreate_desktop.language import _

Number = int | float | None


def to_json(tally: Tally, weight: int = 0, both: Tally | None = None) -> dict[str, object]:
    """The result; ``both`` is the hall and those at home together, these with a ``weight`` in percent. Numbers are exact until
    here, whole where they are whole, and null where nobody can know them."""
    added = {} if both is None else {"together": {"weight": {ONLINE: weight}, **to_json(both)}}
    return {**_result(tally), **added}


def _result(tally: Tally) -> dict[str, object]:
    return {
        "method": tally.method,
        "rule": tally.rule,
        "base": {"name": tally.base, "n": number(tally.base_number), **_too_small(tally)},
        "cast": number(tally.cast),
        "invalid": [
            {"voter": one.voter, "why": _(one.problem.text), "code": one.problem.code}
            for one in tally.invalid
        ],
        "options": [_option(tally.method, one) for one in tally.options],
        "winners": list(tally.winners),
        "ties": [list(group) for group in tally.ties],
        "by_channel": {
            name: {"cast": number(channel.cast), "totals": _numbers(channel.totals)}
            for name, channel in tally.by_channel.items()
        },
        **({} if tally.quorum is None else {"quorum": {"n": tally.quorum, "met": tally.quorum_met}}),
        **_more(tally),
    }


def _too_small(tally: Tally) -> dict[str, object]:
    found = tally.too_small
    return {} if found is None else {"too_small": {"n": number(found.number), "voted": number(found.voted)}}


def _option(method: str, one: OptionResult) -> dict[str, object]:
    made: dict[str, object] = {
        "id": one.id,
        "total": number(one.total),
        "people": number(one.people),
        "share": share(one.share),
    }
    if method == "dots":
        made["dots_share"] = share(one.dots_share)
    if method == "score":
        made |= {"mean": number(one.mean), "median": number(one.median), "n": number(one.people)}
    if method == "chips":
        made["average"] = number(one.average)
    if method == "budget":
        made["cost"] = number(one.cost)
    return made


def _more(tally: Tally) -> dict[str, object]:
    """What only one method has to tell."""
    if tally.ranking is not None:
        return _ranking(tally.ranking)
    if tally.budget is not None:
        return _budget(tally.budget)
    if tally.consent is not None:
        return {"holds": tally.consent.holds, "objections": list(tally.consent.objections)}
    return {}


def _ranking(found: RankingResult) -> dict[str, object]:
    return {
        "borda": _numbers(found.borda),
        "runoff": [_runoff_round(one) for one in found.runoff],
        "runoff_winner": found.runoff_winner or None,
        "condorcet": found.condorcet or None,
    }


def _runoff_round(one: RunoffRound) -> dict[str, object]:
    return {
        "counts": _numbers(one.counts),
        "out": one.out or None,
        "tied": list(one.tied),
        "spent": number(one.spent),
    }


def _budget(found: BudgetResult) -> dict[str, object]:
    equal = {} if found.share is None else {"each": number(found.share), "raised": found.raised}
    return {
        "budget": number(found.budget),
        "spent": number(found.spent),
        **equal,
        "bought": [_bought(one) for one in found.bought],
        "rest": [_not_bought(one) for one in found.rest],
    }


def _bought(one: Purchase) -> dict[str, object]:
    made: dict[str, object] = {"id": one.id, "cost": number(one.cost), "supporters": number(one.supporters)}
    if one.pays is None:
        return made
    pays = {"pays": number(one.pays), "equally": one.equally, "price": number(one.price)}
    return {**made, **pays, "tied": list(one.tied)}


def _not_bought(one: NotBought) -> dict[str, object]:
    return {
        "id": one.id,
        "cost": number(one.cost),
        "supporters": number(one.supporters),
        "money": number(one.money),
    }


def _numbers(found: Mapping[str, int | Fraction]) -> dict[str, Number]:
    return {name: number(one) for name, one in found.items()}


def number(found: int | Decimal | Fraction | None) -> Number:
    """A whole number as such, else as many digits as a double holds."""
    if found is None or isinstance(found, int):
        return found
    plain = Fraction(found)
    if plain.denominator == 1:
        return plain.numerator
    # What is too large for a double is whole enough.
    return float(plain) if abs(plain) < 10**300 else round(plain)


def share(found: Fraction | None) -> float | None:
    """A part of a whole, as many digits as a double holds."""
    return None if found is None else float(min(found, Fraction(10**300)))
