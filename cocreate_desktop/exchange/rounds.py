"""A round as a JSON file in, its tally as JSON or a table out: the form that `cocreate tally` and others rely on.

docs/round.md describes both; docs/round.schema.json is the file's schema.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.domain.voting import METHODS, Ballot, Count, Option, Round, Settings, Tally
from cocreate_desktop.language import N_, _

BASES = ("cast", "valid", "present", "entitled")
_UNREADABLE = N_("its choices cannot be read.")


class _Wrong(Exception):
    """A key that is missing or is not what it should be; holds a translated sentence."""


def read(path: Path) -> Round:
    """The round in a file. Raises BadFile with one sentence that names the key."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except OSError as problem:
        raise BadFile(path=path, why=_("it cannot be opened.")) from problem
    except (ValueError, RecursionError) as problem:
        raise BadFile(path=path, why=_("it is not JSON.")) from problem
    try:
        return _round(_mapping(found, "round"))
    except _Wrong as problem:
        raise BadFile(path=path, why=str(problem)) from problem


def _round(found: Mapping[str, Any]) -> Round:
    options = tuple(_option(_mapping(one, "options")) for one in _list(found, "options"))
    ids = [option.id for option in options]
    if len(set(ids)) < len(ids):
        raise _Wrong(_("two options have the same id."))
    base = _text(found, "base", "valid")
    if base not in BASES:
        raise _Wrong(_("“{key}” must be one of {names}.").format(key="base", names=", ".join(BASES)))
    return Round(
        settings=_settings(found),
        options=options,
        ballots=tuple(_ballot(_mapping(one, "ballots"), found) for one in _list(found, "ballots", ())),
        counts=tuple(_count(_mapping(one, "counts"), set(ids)) for one in _list(found, "counts", ())),
        people_by_channel=_people(found),
        base=base,
        present=_number(found, "present", None),
        entitled=_number(found, "entitled", None),
    )


def _settings(found: Mapping[str, Any]) -> Settings:
    method = _text(found, "method", "")
    if method not in METHODS:
        names = ", ".join(METHODS)
        raise _Wrong(
            _("the method “{method}” is not counted here; these are: {names}.").format(
                method=method, names=names
            )
        )
    return Settings(
        method=method,
        rule=_text(found, "rule", ""),
        dots=_number(found, "dots", 3) or 0,
        max_per_option=_number(found, "max_per_option", None),
        max=_number(found, "max", None),
    )


def _option(found: Mapping[str, Any]) -> Option:
    cost = found.get("cost")
    if cost is not None and (isinstance(cost, bool) or not isinstance(cost, int | Decimal) or cost < 0):
        raise _Wrong(_("“{key}” must be a whole number of at least 0.").format(key="cost"))
    return Option(_id(found, "id"), _text(found, "text", ""), cost)


def _ballot(found: Mapping[str, Any], whole: Mapping[str, Any]) -> Ballot:
    people = _number(found, "people", 1) or 0
    voter, channel = _id(found, "voter"), _text(found, "channel", "paper")
    weights = _weights(found.get("choices", []), str(whole.get("method")))
    if weights is None:
        return Ballot(voter, channel, {}, people, _UNREADABLE)
    return Ballot(voter, channel, weights, people)


def _weights(choices: object, method: str) -> dict[str, int] | None:
    """Dots as a mapping, choices as a list; None when it is neither or holds something else than whole numbers."""
    if method == "dots":
        if choices == []:
            return {}
        if not isinstance(choices, dict):
            return None
        whole = all(isinstance(dots, int) and not isinstance(dots, bool) for dots in choices.values())
        return {str(option): dots for option, dots in choices.items() if dots} if whole else None
    if not isinstance(choices, list) or not all(isinstance(option, str) for option in choices):
        return None
    return {option: choices.count(option) for option in choices}


def _count(found: Mapping[str, Any], ids: set[str]) -> Count:
    option = _id(found, "option")
    if option not in ids:
        raise _Wrong(_("a count names the option “{option}”, which is not there.").format(option=option))
    return Count(option, _text(found, "channel", "hands"), _number(found, "number", 0) or 0)


def _people(found: Mapping[str, Any]) -> dict[str, int]:
    people = _mapping(found.get("people_by_channel", {}), "people_by_channel")
    return {str(channel): _number(people, channel, 0) or 0 for channel in people}


def _mapping(found: object, key: str) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise _Wrong(_("“{key}” is not what it should be.").format(key=key))
    return found


def _list(found: Mapping[str, Any], key: str, usual: tuple[()] | None = None) -> list[object] | tuple[()]:
    value = found.get(key, usual)
    if not isinstance(value, list | tuple):
        raise _Wrong(_("“{key}” must be a list.").format(key=key))
    return value


def _text(found: Mapping[str, Any], key: str, usual: str) -> str:
    value = found.get(key, usual)
    if not isinstance(value, str):
        raise _Wrong(_("“{key}” must be a text.").format(key=key))
    return value


def _id(found: Mapping[str, Any], key: str) -> str:
    value = _text(found, key, "")
    if not value:
        raise _Wrong(_("“{key}” is missing.").format(key=key))
    return value


def _number(found: Mapping[str, Any], key: str, usual: int | None) -> int | None:
    value = found.get(key, usual)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _Wrong(_("“{key}” must be a whole number of at least 0.").format(key=key))
    return value


def to_json(tally: Tally) -> dict[str, Any]:
    """The tally with the keys that others rely on; shares as numbers between 0 and 1, null without a base."""
    return {
        "method": tally.method,
        "rule": tally.rule,
        "base": {"name": tally.base, "n": tally.base_number},
        "cast": tally.cast,
        "invalid": [
            {"voter": one.voter, "why": _(one.problem.text), "code": one.problem.code}
            for one in tally.invalid
        ],
        "options": [_option_json(tally, place) for place in range(len(tally.options))],
        "winners": list(tally.winners),
        "ties": [list(group) for group in tally.ties],
        "by_channel": {
            channel: {"cast": one.cast, "totals": dict(one.totals)}
            for channel, one in tally.by_channel.items()
        },
    }


def _option_json(tally: Tally, place: int) -> dict[str, Any]:
    option = tally.options[place]
    found = {"id": option.id, "total": option.total, "people": option.people, "share": _share(option.share)}
    if tally.method == "dots":
        found["dots_share"] = _share(option.dots_share)
    return found


def _share(share: Fraction | None) -> float | None:
    return round(float(share), 6) if share is not None else None


def as_table(tally: Tally) -> list[list[str]]:
    """The tally for people: a row an option, then the base and what was not counted."""
    rows = [[_("place"), _("option"), _("total"), _("people"), _("of the base")]]
    for option in tally.options:
        people = "" if option.people is None else str(option.people)
        share = "" if option.share is None else f"{float(option.share) * 100:.1f} %"
        rows.append([str(tally.place(option.id)), option.id, str(option.total), people, share])
    base = _("unknown") if tally.base_number is None else str(tally.base_number)
    rows.append([_("base"), tally.base, base])
    rows += [[_("not counted"), one.voter, _(one.problem.text)] for one in tally.invalid]
    return rows
