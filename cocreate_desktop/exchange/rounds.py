"""A round as a JSON file (docs/round.md): read strictly into ``domain.voting``, and its result written as JSON or a table.

Broken ballots are no error of the file: they come in with their flaw and the tally lists them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from cocreate_desktop.domain.voting import METHODS, Ballot, Count, Option, Round, Settings, Tally, Weights
from cocreate_desktop.exchange import reading
from cocreate_desktop.exchange.reading import Entry
from cocreate_desktop.language import N_, _

BASES: Mapping[str, str] = {
    "cast": N_("votes cast"),
    "valid": N_("valid votes"),
    "present": N_("people present"),
    "entitled": N_("people who may vote"),
}
KEYS = (
    "method", "rule", "options", "ballots", "counts", "base", "present", "entitled", "max", "dots", "max_per_option",
    "people_by_channel", "question", "$schema",
)  # fmt: skip
_UNREADABLE = N_("its choices cannot be read.")


def read(path: Path) -> Round:
    """The round in a file. Raises BadFile, naming the key that is wrong."""
    whole = reading.document(path)
    whole.only(*KEYS)
    settings = _settings(whole)
    options = tuple(_option(entry) for entry in whole.entries("options", needed=True))
    _once(whole, options)
    base = whole.text("base", default="valid", allowed=tuple(BASES))
    return Round(
        settings=settings,
        options=options,
        ballots=tuple(_ballot(entry, settings.method) for entry in whole.entries("ballots")),
        counts=tuple(_count(entry, options) for entry in whole.entries("counts")),
        people_by_channel=whole.numbers("people_by_channel"),
        base=base,
        present=whole.number("present", needed=base == "present"),
        entitled=whole.number("entitled", needed=base == "entitled"),
    )


def to_json(tally: Tally) -> dict[str, object]:
    """The result in the words of docs/round.md. Shares are exact until here, and null where nobody can know them."""
    return {
        "method": tally.method,
        "rule": tally.rule,
        "base": {"name": tally.base, "n": tally.base_number},
        "cast": tally.cast,
        "invalid": [
            {"voter": one.voter, "why": _(one.problem.text), "code": one.problem.code}
            for one in tally.invalid
        ],
        "options": [
            {"id": one.id, "total": one.total, "people": one.people, "share": _float(one.share)}
            | ({"dots_share": _float(one.dots_share)} if tally.method == "dots" else {})
            for one in tally.options
        ],
        "winners": list(tally.winners),
        "ties": [list(group) for group in tally.ties],
        "by_channel": {
            name: {"cast": channel.cast, "totals": dict(channel.totals)}
            for name, channel in tally.by_channel.items()
        },
    }


def as_table(tally: Tally, options: Sequence[Option] = ()) -> list[list[str]]:
    """The result as rows of cells for people: one row an option, then the base, what was cast and what did not count.

    ``options`` give the words beside the ids.
    """
    words = {option.id: f"{option.id}  {option.text}".rstrip() for option in options}
    head = [_("place"), _("option"), _("total"), _("people"), _("of the base"), *tally.by_channel]
    rows = [head]
    for one in tally.options:
        cells = [str(tally.place(one.id)), words.get(one.id, one.id), str(one.total), _known(one.people)]
        channels = [str(channel.totals[one.id]) for channel in tally.by_channel.values()]
        rows.append([*cells, _percent(one.share), *channels])
    rows.append([_("base"), _(BASES[tally.base]), _known(tally.base_number)])
    rows.append([_("cast"), "", str(tally.cast)])
    # Reasons are long: past the last column they widen none.
    gap = [""] * (len(head) - 2)
    return rows + [[_("not counted"), one.voter, *gap, _(one.problem.text)] for one in tally.invalid]


def _settings(whole: Entry) -> Settings:
    method = whole.text("method")
    if method not in METHODS:
        why = _("the method “{method}” is not counted here; these are: {names}.")
        raise whole.bad(why.format(method=method, names=", ".join(METHODS)))
    return Settings(
        method=method,
        rule=whole.text("rule", default=""),
        dots=whole.number("dots", least=1) or 3,
        max_per_option=whole.number("max_per_option", least=1),
        max=whole.number("max", least=1),
    )


def _option(entry: Entry) -> Option:
    entry.only("id", "text", "cost")
    return Option(entry.text("id"), entry.text("text", default=""), entry.money("cost"))


def _once(whole: Entry, options: Sequence[Option]) -> None:
    often = [name for name, times in Counter(option.id for option in options).items() if times > 1]
    if often:
        raise whole.bad(_("the option “{id}” is there more than once.").format(id=often[0]))


def _count(entry: Entry, options: Sequence[Option]) -> Count:
    entry.only("option", "channel", "number")
    option = entry.text("option", allowed=tuple(one.id for one in options))
    return Count(option, entry.text("channel", default="hands"), entry.number("number", needed=True) or 0)


def _ballot(entry: Entry, method: str) -> Ballot:
    entry.only("voter", "channel", "choices", "people")
    weights = _weights(entry.value("choices"), method)
    return Ballot(
        voter=entry.text("voter"),
        channel=entry.text("channel", default="paper"),
        choices=weights or {},
        people=entry.number("people", least=1) or 1,
        flaw=_UNREADABLE if weights is None else "",
    )


def _weights(given: object, method: str) -> Weights | None:
    """What a ballot chooses; None when it cannot be read. An empty list is a blank ballot with every method."""
    if isinstance(given, list) and (method != "dots" or not given):
        return Counter(given) if all(isinstance(option, str) for option in given) else None
    if isinstance(given, dict) and method == "dots":
        return given if all(type(number) is int for number in given.values()) else None
    return None


def _float(share: Fraction | None) -> float | None:
    return None if share is None else float(share)


def _percent(share: Fraction | None) -> str:
    return "–" if share is None else f"{round(share * 100)}%"


def _known(number: int | None) -> str:
    return "–" if number is None else str(number)
