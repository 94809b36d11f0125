"""Rounds as files for PrefLib, the library of preferences: rankings as orders (`.soc`, `.soi`, `.toc`, `.toi`), every other
method as categories (`.cat`), or as orders too where somebody asks for that."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cocreate_desktop.exchange.leavingideas import Facts
from cocreate_desktop.exchange.leavingrounds import (
    ROUND,
    Given,
    Made,
    Vote,
    blank_ones,
    gathered,
    one_line,
    only_ballots,
    personal,
)
from cocreate_desktop.exchange.ready import Ready, option
from cocreate_desktop.language import N_, _, ngettext, number_text, speaking
from cocreate_desktop.services.ballotwords import method_name
from cocreate_desktop.services.leaving import Asked, Trouble

FORM = "form"
FORMS = ("categories", "orders")
"""The option that says what becomes of a ballot that is no ranking, and its values."""
OPTIONS = (ROUND, FORM)
NUMBER = "number"
"""The mend that numbers choices with the same name."""
_DEEDS = {NUMBER: N_("Number choices that have the same name")}

Groups = tuple[tuple[int, ...], ...]
"""The options of a ballot by their places: those that are equal to it together, the best first."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a method becomes groups: ``names`` of the categories (none: orders), and what a ballot becomes."""

    names: tuple[str, ...]
    groups: Callable[[Given], Groups]


def preflib(facts: Facts, asked: Asked) -> Ready:
    """The files of an evening or of all. Raises BadValue for a form that is none, Gone for a round that is not there."""
    orders = option(asked, FORM, FORMS) == "orders"
    mending, deeds = NUMBER in asked.mends, {key: _(deed) for key, deed in _DEEDS.items()}
    return gathered(facts, asked, lambda vote: _made(vote, facts, orders=orders, mending=mending), deeds)


def _made(vote: Vote, facts: Facts, *, orders: bool, mending: bool) -> Made:
    # The words of the file are those of the project; what is told of it here is in the language of the window.
    with speaking(facts.language):
        kind = _ranked(vote) if orders or vote.method == "ranking" else _categories(vote)
        found = Counter(groups for one in vote.given if (groups := kind.groups(one)))
        ending = "cat" if kind.names else _ending(found, len(vote.options))
        name = f"{vote.stem}.{ending}"
        induced = not kind.names and vote.method != "ranking"
        head = dict(_head(vote, name, ending, facts.made_on.isoformat(), induced=induced))
        head |= _numbers(found, kind.names, numbered(vote.names))
    lines = [f"# {key}: {value}".rstrip() for key, value in head.items()]
    lines += [f"{often}: {_in_braces(groups)}" for groups, often in _in_order(found)]
    sample = {key: value for key, value in head.items() if value and not key.startswith("RELATE")}
    same = _same_names(vote)
    lost = blank_ones(vote) if sum(found.values()) < len(vote.given) else ()
    troubles = (
        *only_ballots(vote),
        *lost,
        *personal(vote),
        *([_twice(vote, same)] if same and not mending else []),
    )
    return Made(name, ("\n".join(lines) + "\n").encode(), troubles, sample, _done(same, mending=mending))


def _done(same: int, *, mending: bool) -> Mapping[str, int]:
    return {NUMBER: same} if same and mending else {}


# Names


def numbered(names: Sequence[str]) -> tuple[str, ...]:
    """The names, each its own: those that come again get a number behind them."""
    there, made = set(names), list[str]()
    for name in names:
        fresh, number = name, 2
        while fresh in made or (fresh != name and fresh in there):
            fresh, number = f"{name} ({number})", number + 1
        made.append(fresh)
    return tuple(made)


def _same_names(vote: Vote) -> int:
    return len(vote.names) - len(set(vote.names))


def _twice(vote: Vote, same: int) -> Trouble:
    why = ngettext(
        "{n} choice has the name of another one. PrefLib refuses that.",
        "{n} choices have the name of another one. PrefLib refuses that.",
        same,
    )
    return vote.trouble(_("name"), why.format(n=number_text(same)), mend=NUMBER)


# What becomes of a ballot


def _ranked(vote: Vote) -> _Kind:
    """As orders. Of a ranking what was not ranked is left out, of marks what got none; else it stands below."""
    partly = vote.method in ("ranking", "score")
    first = -1 if vote.method == "ranking" else 1

    def groups(one: Given) -> Groups:
        given = dict(one.weights) if partly else {place: one.weights.get(place, 0) for place in _places(vote)}
        worth = sorted(set(given.values()), key=lambda weight: -first * weight)
        return tuple(tuple(sorted(place for place in given if given[place] == weight)) for weight in worth)

    return _Kind((), groups)


def _categories(vote: Vote) -> _Kind:
    """As categories, by what a ballot gives: the most first; of marks the ones without a mark last."""
    weights = _weights(vote)
    names = tuple(_category(vote, weight) for weight in weights)

    def groups(one: Given) -> Groups:
        usual = None if vote.method == "score" else 0
        given = {place: one.weights.get(place, usual) for place in _places(vote)}
        return tuple(tuple(place for place in given if given[place] == weight) for weight in weights)

    return _Kind(names, groups)


def _weights(vote: Vote) -> tuple[int | None, ...]:
    """Everything that a ballot may give an option, the most first; of money only what somebody gave."""
    voting = vote.view.round
    if vote.method == "score":
        marks = range(voting.scale_high, voting.scale_low - 1, -1)
        every = all(len(one.weights) == len(vote.options) for one in vote.given)
        return (*marks, *(() if every else (None,)))
    if vote.method == "dots":
        return tuple(range(min(voting.dots, voting.max_per_option or voting.dots), -1, -1))
    if vote.method == "chips":
        return tuple(
            sorted({0, *(weight for one in vote.given for weight in one.weights.values())}, reverse=True)
        )
    return (1, 0)


def _category(vote: Vote, weight: int | None) -> str:
    if weight is None:
        return _("No mark")
    if vote.method in ("score", "chips"):
        return str(weight)
    if vote.method == "dots":
        return ngettext("{n} dot", "{n} dots", weight).format(n=weight)
    return _("Chosen") if weight else _("Not chosen")


def _places(vote: Vote) -> range:
    return range(1, len(vote.options) + 1)


# The file


def _ending(found: Mapping[Groups, int], options: int) -> str:
    """Strict or with ties, complete or not: what all orders together are."""
    strict = all(len(tier) == 1 for groups in found for tier in groups)
    complete = all(sum(map(len, groups)) == options for groups in found)
    return ("so" if strict else "to") + ("c" if complete else "i")


def _head(vote: Vote, name: str, ending: str, today: str, *, induced: bool) -> Iterator[tuple[str, str]]:
    begins, _ends = vote.days
    yield "FILE NAME", name
    yield "TITLE", vote.question
    yield "DESCRIPTION", one_line(f"{vote.evening.name} {begins}, {method_name(vote.view.round)}")
    yield "DATA TYPE", ending
    yield "MODIFICATION TYPE", "induced" if induced else "original"
    yield "RELATES TO", ""
    yield "RELATED FILES", ""
    yield "PUBLICATION DATE", today
    yield "MODIFICATION DATE", today


def _numbers(found: Mapping[Groups, int], categories: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    made = {"NUMBER ALTERNATIVES": str(len(names)), "NUMBER VOTERS": str(sum(found.values()))}
    if categories:
        made |= {"NUMBER UNIQUE PREFERENCES": str(len(found)), "NUMBER CATEGORIES": str(len(categories))}
        made |= {f"CATEGORY NAME {place}": name for place, name in enumerate(categories, 1)}
    else:
        made["NUMBER UNIQUE ORDERS"] = str(len(found))
    return made | {f"ALTERNATIVE NAME {place}": name for place, name in enumerate(names, 1)}


def _in_order(found: Mapping[Groups, int]) -> list[tuple[Groups, int]]:
    """The most usual ballot first; equals by what they say, so that nothing tells in which order they came."""
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))


def _in_braces(groups: Groups) -> str:
    return ", ".join(
        str(tier[0]) if len(tier) == 1 else "{" + ", ".join(map(str, tier)) + "}" for tier in groups
    )
