"""What somebody could change in the open control of a vote, one way each: every one of them must be found."""

from __future__ import annotations

import copy
import json
from typing import Any

from cocreate_desktop.domain.controlfigure import sealed
from cocreate_desktop.exchange.controlcheck import recounted

Json = dict[str, Any]


def _changed(whole: Json) -> None:
    people, pairs = whole["ballots"][0]["choices"]["value"]
    whole["ballots"][0]["choices"]["value"] = [people + 1, pairs]


def _added(whole: Json) -> None:
    whole["ballots"].append(copy.deepcopy(whole["ballots"][0]))


def _added_and_sealed(whole: Json) -> None:
    _added(whole)
    whole["seals"][-1]["ballots"].append(whole["seals"][-1]["ballots"][0])


def _removed(whole: Json) -> None:
    del whole["ballots"][3]


def _moved(whole: Json) -> None:
    """By another way than it came: from home counts for half."""
    one = next(one for one in whole["ballots"] if one["channel"]["value"] == "online")
    one["channel"]["value"] = "phone"


def _swapped(whole: Json) -> None:
    """One sealed ballot twice in place of another."""
    whole["ballots"][1] = copy.deepcopy(whole["ballots"][0])


def _counted_by_eye(whole: Json) -> None:
    whole["counts"]["value"][-1][2] += 1


def _another_winner(whole: Json) -> None:
    whole["result"]["hall"]["winners"] = ["somebody else"]


def _another_rule(whole: Json) -> None:
    whole["rules"]["max"] = 3


def _another_option(whole: Json) -> None:
    whole["rules"]["options"][0][2] = "Iets anders"


def _another_time(whole: Json) -> None:
    whole["events"][1][1] = "2026-11-23T23:59:00Z"


def _event_gone(whole: Json) -> None:
    del whole["events"][0]
    for seal in whole["seals"]:
        seal["events"] = [place - 1 for place in seal["events"] if place]


def _another_figure(whole: Json) -> None:
    whole["figure"] = whole["seals"][0]["figure"] = "0000 0000 0000 0000"


def _another_choice_beside_its_seal(whole: Json) -> None:
    """What stands for the true choice is kept, and another one is told beside it."""
    choices = whole["ballots"][0]["choices"]
    people, pairs = choices["value"]
    choices["seal"] = sealed(choices["salt"], choices["value"])
    choices["value"] = [people + 500, pairs]
    told_anew(whole)


def _many_as_one(whole: Json) -> None:
    """Valid ballots under the name of one voter: only the last would count."""
    for one in whole["ballots"]:
        one["voter"] = "x"
    told_anew(whole)


def told_anew(whole: Json) -> None:
    whole["result"] = json.loads(json.dumps(recounted(whole, whole["rules"]), default=float))


UNCOUNTED = (_another_winner, _many_as_one)
"""What only counting again shows."""
TAMPERED = (
    _another_choice_beside_its_seal, _many_as_one,
    _changed, _added, _added_and_sealed, _removed, _moved, _swapped, _counted_by_eye, _another_winner, _another_rule,
    _another_option, _another_time, _event_gone, _another_figure,
)  # fmt: skip
