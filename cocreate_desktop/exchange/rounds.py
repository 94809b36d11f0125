"""A round as a JSON file (docs/round.md), read strictly into ``domain.voting``.

Broken ballots are no error of the file: they come in with their flaw and the tally lists them.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from cocreate_desktop.domain.voting import (
    COUNTED_BY_EYE,
    METHODS,
    ONLINE,
    RULES,
    Count,
    Option,
    Round,
    Settings,
    answer_ids,
    lacks,
)
from cocreate_desktop.exchange import reading
from cocreate_desktop.exchange.reading import Entry
from cocreate_desktop.exchange.roundballots import read_ballot
from cocreate_desktop.exchange.roundjson import to_json
from cocreate_desktop.exchange.roundtable import as_table
from cocreate_desktop.language import _
from cocreate_desktop.services.auditing import BASE_NAMES

__all__ = ["COMPLETIONS", "KEYS", "UTILITIES", "as_table", "read", "to_json"]

KEYS = (
    "method", "rule", "options", "ballots", "counts", "base", "present", "entitled", "quorum", "max", "dots", "max_per_option",
    "scale", "budget", "utility", "completion", "chips", "step", "people_by_channel", "weight", "question", "$schema",
)  # fmt: skip
UTILITIES = ("cost", "count")
COMPLETIONS = ("none", "add1")


def read(path: Path) -> Round:
    """The round in a file. Raises BadFile, naming the key that is wrong."""
    whole = reading.document(path)
    whole.only(*KEYS)
    settings = _settings(whole)
    fixed = answer_ids(settings.method)
    options = tuple(_option(entry, settings.method) for entry in whole.entries("options", needed=not fixed))
    _once(whole, options)
    if lack := lacks(settings, options):
        raise whole.bad(_(lack.text))
    base = whole.text("base", default="valid", allowed=tuple(BASE_NAMES))
    known = fixed or tuple(option.id for option in options)
    return Round(
        settings=settings,
        options=options,
        ballots=tuple(read_ballot(entry, settings.method) for entry in whole.entries("ballots")),
        counts=_counts(whole, settings.method, known),
        people_by_channel=whole.numbers("people_by_channel"),
        base=base,
        present=whole.number("present", needed=base == "present"),
        entitled=whole.number("entitled", needed=base == "entitled"),
        quorum=whole.number("quorum"),
        weight=_weight(whole),
    )


def _weight(whole: Entry) -> int:
    """For how much one at home counts where both are added up; 0 when the file does not ask for that."""
    given = whole.numbers("weight")
    for name in given:
        if name != ONLINE:
            raise whole.bad(_("“{key}” is no key of a round.").format(key=f"weight.{name}"))
    return given.get(ONLINE, 0)


def _settings(whole: Entry) -> Settings:
    method = whole.text("method")
    if method not in METHODS:
        why = _("the method “{method}” is not counted here; these are: {names}.")
        raise whole.bad(why.format(method=method, names=", ".join(METHODS)))
    costs = method == "budget"
    completion = _one_of(whole, "completion", COMPLETIONS)
    return Settings(
        method=method,
        rule=_one_of(whole, "rule", RULES[method]) if method in RULES else whole.text("rule", default=""),
        dots=whole.number("dots", least=1) or 3,
        max_per_option=whole.number("max_per_option", least=1),
        max=whole.number("max", least=1),
        scale=whole.span("scale") or Settings(method).scale,
        budget=whole.money("budget", needed=costs, some=costs),
        utility=_one_of(whole, "utility", UTILITIES),
        completion="" if completion == "none" else completion,
        chips=whole.money("chips", some=True),
        step=whole.money("step", some=True),
    )


def _one_of(whole: Entry, key: str, allowed: tuple[str, ...]) -> str:
    """The first of these where it is empty or left out."""
    if whole.fields.get(key) == "":
        return allowed[0]
    return whole.text(key, default=allowed[0], allowed=allowed)


def _option(entry: Entry, method: str) -> Option:
    entry.only("id", "text", "cost")
    costs = method == "budget"
    cost = entry.money("cost", needed=costs, some=costs)
    return Option(entry.text("id"), entry.text("text", default=""), cost)


def _once(whole: Entry, options: Sequence[Option]) -> None:
    often = [name for name, times in Counter(option.id for option in options).items() if times > 1]
    if often:
        raise whole.bad(_("the option “{id}” is there more than once.").format(id=often[0]))


def _counts(whole: Entry, method: str, known: tuple[str, ...]) -> tuple[Count, ...]:
    entries = whole.entries("counts")
    if entries and method not in COUNTED_BY_EYE:
        why = _("“counts” cannot be counted for “{method}”: a raised hand says no mark, place or amount.")
        raise whole.bad(why.format(method=method))
    return tuple(_count(entry, known) for entry in entries)


def _count(entry: Entry, known: tuple[str, ...]) -> Count:
    entry.only("option", "channel", "number")
    option = entry.text("option", allowed=known)
    return Count(option, entry.text("channel", default="hands"), entry.number("number", needed=True) or 0)
