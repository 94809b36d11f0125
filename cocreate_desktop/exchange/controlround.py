"""A round whose result was shown, as the file that ``cocreate tally`` counts (docs/round.md): its ballots without voters, in
an order that tells nothing and is another one than that of the control."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from cocreate_desktop.domain.controlfigure import salt_of
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.domain.voting import COUNTED_BY_EYE, answer_ids
from cocreate_desktop.exchange import writing
from cocreate_desktop.services.sealing import Control

Json = dict[str, object]
SUFFIX = ".round.json"
HOME = "home"
_WITH_NUMBERS = ("dots", "score", "chips")
_RULES: Mapping[str, Sequence[str]] = {
    "choice": ("max",),
    "approval": ("max",),
    "dots": ("dots", "max_per_option"),
    "score": ("scale",),
    "budget": ("budget", "max", "utility", "completion"),
    "chips": ("chips", "step"),
}


def write_rounds(control: Control, stem: Path) -> tuple[Path, ...]:
    """Writes ``STEM.round.json``, and that of those at home apart where both voted. Raises FileProblem."""
    made = []
    for side, whole in rounds_of(control).items():
        name = f"{stem.name}-{side}{SUFFIX}" if side else f"{stem.name}{SUFFIX}"
        out = stem.with_name(name)
        writing.write(out, (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode())
        made.append(out)
    return tuple(made)


def rounds_of(control: Control) -> dict[str, Json]:
    """The files of a round by the side that they are of: the hall's (or the only one) without a name, and ``HOME``. None before
    the result was shown, while something that came in waits for its figure, and where a few ballots stand beside a count by
    eye. Where so few voted by one way that they could be told apart, all are in one."""
    view = control.view
    shown = view.tally is not None and view.round.phase.shown
    if not shown or control.few_beside or control.pending:
        return {}
    if view.online is None or not control.told:
        return {"": _round(control, control.ballots, by_way=control.told)}
    side = {ballot.voter: ballot.channel is Channel.ONLINE for ballot in control.ballots}
    apart = {home: tuple(one for one in control.ballots if side[one.voter] is home) for home in (False, True)}
    return {"": _round(control, apart[False]), HOME: _round(control, apart[True], home=True)}


def _round(
    control: Control, ballots: Sequence[CastBallot], *, by_way: bool = True, home: bool = False
) -> Json:
    view, rules = control.view, control.rules
    method, voting = view.round.method, view.round
    counts = [one for one in control.counts if (one.channel is Channel.ONLINE) is home or not by_way]
    base = "valid" if home and voting.base == "present" else voting.base
    whole: Json = {
        "question": view.question,
        "method": method,
        "options": [_option(one, method) for one in _options(control)],
        "base": base,
        "ballots": [_ballot(one, method, by_way=by_way) for one in _in_order(control, ballots)],
        **{name: rules[name] for name in _RULES.get(method, ()) if rules[name]},
        "people_by_channel": {
            str(one.channel): one.number for one in counts if not one.option_id and one.number
        },
    }
    if method in COUNTED_BY_EYE:
        whole["counts"] = [
            {"option": one.option_id, "channel": str(one.channel), "number": one.number}
            for one in counts
            if one.option_id and one.number
        ]
    more = {"rule": voting.rule, "present": None if home else view.present, "entitled": voting.entitled}
    whole |= {name: value for name, value in more.items() if value}
    if voting.quorum and not home:
        whole["quorum"] = voting.quorum
    return whole


def _options(control: Control) -> list[Sequence[object]]:
    """Of a method with fixed answers none: they are always the same."""
    found = control.rules["options"]
    assert isinstance(found, list), "rules_of makes a list"
    return [] if answer_ids(control.view.round.method) else found


def _option(one: Sequence[object], method: str) -> Json:
    return {"id": one[0], "text": one[2], **({"cost": one[3]} if method == "budget" else {})}


def _in_order(control: Control, ballots: Sequence[CastBallot]) -> list[tuple[str, CastBallot]]:
    """Each with a name for its voter within this file: by what stands for her ballots, which tells nothing."""
    secret = control.last.seal.secret
    names: dict[str, str] = {}
    # By what stands for them it would be that of the lists in the control, and so tell which ballot each of those is.
    found = sorted(ballots, key=lambda ballot: salt_of(secret, "order", ballot.device, ballot.seq))
    for ballot in found:
        names.setdefault(ballot.voter, f"b{len(names) + 1}")
    # Of one voter's entries the later one counts: it stays behind the others.
    later = sorted(found, key=lambda ballot: (int(names[ballot.voter][1:]), ballot.stamp))
    return [(names[ballot.voter], ballot) for ballot in later]


def _ballot(named: tuple[str, CastBallot], method: str, *, by_way: bool) -> Json:
    voter, ballot = named
    made: Json = {"voter": voter, "choices": _choices(dict(ballot.choices), method)}
    if by_way:
        made["channel"] = str(ballot.channel)
    return made if ballot.people == 1 else {**made, "people": ballot.people}


def _choices(weights: Mapping[str, int], method: str) -> object:
    if method in _WITH_NUMBERS:
        return dict(sorted(weights.items()))
    if method == "ranking":
        places = sorted(set(weights.values()))
        return [sorted(one for one, place in weights.items() if place == at) for at in places]
    # What stands there twice has two, and breaks the rules here as it did there.
    return [one for one, weight in sorted(weights.items()) for _each in range(weight)]
