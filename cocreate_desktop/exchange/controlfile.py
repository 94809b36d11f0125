"""The control of a round as a file (docs/verifying-a-vote.md): what anybody needs to compute the control figure again, and once
the room has seen the result to count the ballots again. No voter, code, order or time of a ballot is in it."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from cocreate_desktop.domain.controlfigure import (
    BEGIN,
    EVENTS,
    PARTS,
    commitment,
    event_of,
    salt_of,
    salts_of,
    sealed,
    values_of,
)
from cocreate_desktop.domain.rounds import REFUSALS, CastBallot
from cocreate_desktop.domain.voting import Ballot, Tally
from cocreate_desktop.exchange import writing
from cocreate_desktop.exchange.roundjson import to_json
from cocreate_desktop.services.sealing import Control, UnderSeal, counts_said

Json = dict[str, object]
SUFFIX = ".control.json"


def write_control(control: Control, out: Path) -> Path:
    """Writes the file of a round. Raises FileProblem."""
    words = json.dumps(control_of(control), ensure_ascii=False, indent=1, sort_keys=True)
    writing.write(out, f"{words}\n".encode())
    return out


def control_of(control: Control) -> Json:
    """The file of a round: before the result was shown with commitments alone, after it with the ballots that are in them,
    unless so few stand apart that everybody would know whose they are, or something came in that is under no figure yet."""
    shown, last = control.view.round.phase.shown, control.last
    whole: Json = {
        "format": BEGIN,
        "figure": last.seal.figure,
        "rules": dict(control.rules),
        "events": [event_of(line) for line in control.events],
        "seals": [_seal(one) for one in control.seals],
        "people": {str(one.channel): one.people for one in control.view.channels},
        "lines": _lines(control),
    }
    if shown and control.pending:
        whole["pending"] = True
    elif shown and control.few:
        whole["few"] = True
    elif shown:
        # Sorted by what stands for them: in no order that tells who came first.
        several = Counter(one.voter for one in control.ballots)
        ballots = [_opened(control, one, twice=several[one.voter] > 1) for one in control.ballots]
        salt = salt_of(last.seal.secret, "counts")
        whole["ballots"] = sorted(ballots, key=_place)
        whole["counts"] = {"salt": salt, "value": counts_said(control.counts)}
        whole["base"] = _base(control)
        whole["result"] = _result(control)
    return whole


def _lines(control: Control) -> list[list[object]]:
    """How often what happened beside the chain, by channel: replaced, taken back, too late, refused … and about nobody."""
    found: Counter[tuple[str, str]] = Counter()
    for line in control.view.audit:
        if line.what not in EVENTS:
            counted = line.number if line.what in REFUSALS else 1
            found[str(line.what), line.channel] += counted
    return [[what, channel, number] for (what, channel), number in sorted(found.items())]


def _seal(one: UnderSeal) -> Json:
    return {
        "at": one.line.at,
        "figure": one.seal.figure,
        "link": one.seal.link,
        "events": list(one.events),
        "ballots": list(one.commitments),
    }


def _opened(control: Control, ballot: CastBallot, *, twice: bool) -> Json:
    """A ballot with the salts of what may be told; of the rest only what stands for it. ``twice``: her voter has several
    entries, which bear the same name within this file."""
    found: Json = {}
    secret = control.last.seal.secret
    open_ = {"choices": True, "channel": control.told, "text": not ballot.text}
    pairs = zip(PARTS, salts_of(secret, ballot), values_of(ballot), strict=True)
    for part, salt, value in pairs:
        found[part] = {"salt": salt, "value": value} if open_[part] else {"seal": sealed(salt, value)}
    if twice:
        found["voter"] = salt_of(secret, "voter", ballot.voter)[:8]
    return found


def _place(entry: Json) -> str:
    return commitment([seal_in(entry[part]) for part in PARTS])


def seal_in(part: object) -> str:
    """What stands for a part of a ballot, opened or not. A value that is told is what it is made of, whatever seal the file has
    beside it. Raises KeyError or TypeError for something else."""
    if not isinstance(part, Mapping):
        raise TypeError(part)
    return sealed(str(part["salt"]), part["value"]) if "value" in part else str(part["seal"])


def _base(control: Control) -> Json:
    voting = control.view.round
    return {
        "base": voting.base,
        "present": control.view.present,
        "entitled": voting.entitled or None,
        "weight": control.weight,
    }


def _result(control: Control) -> Json:
    """What the program says came out, as the file can show it: where the ways are not told, without those."""
    view = control.view
    if view.tally is None:
        return {}
    if view.online is None:
        return {"hall": plain(view.tally, control.told)}
    if not control.told:
        return {}
    both = view.online.together
    more = {} if both is None else {"together": plain(both, True)}
    return {"hall": plain(view.tally, True), "online": plain(view.online.tally, True), **more}


def plain(tally: Tally, told: bool) -> Json:
    """A result in numbers alone, the same in every language. Reasons of objections are not in it: how many there are is."""
    found = to_json(tally)
    codes = sorted(one.problem.code for one in tally.invalid)
    found["invalid"] = codes
    if "objections" in found:
        found["objections"] = len(tally.consent.objections) if tally.consent is not None else 0
    if not told:
        del found["by_channel"]
    return found


def ballot_for(entry: Mapping[str, object], number: int) -> Ballot:
    """An opened ballot of the file for the tally; ``number`` is its place there. Raises KeyError, TypeError, ValueError."""
    choices, channel = entry["choices"], entry["channel"]
    if not isinstance(choices, Mapping) or not isinstance(channel, Mapping):
        raise TypeError(entry)
    people, pairs = choices["value"]
    if type(people) is not int or any(type(weight) is not int for _id, weight in pairs):
        raise TypeError(pairs)
    return Ballot(
        voter=str(entry.get("voter", f"b{number}")),
        channel=str(channel.get("value", "")),
        choices={str(option): weight for option, weight in pairs},
        people=people,
    )
