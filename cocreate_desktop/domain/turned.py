"""What was turned to within a step, kept in its settings beside those of its kind: which slide of a result hangs there, and how
a clock stood before each turn, so that one back puts it as it was. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cocreate_desktop.domain.steps import Step

ON_ONE_SLIDE = 5
"""So many plans that come stand on one slide; of more the others stand on a second one."""
_SLIDE, _TRAIL = "slide", "trail"


@dataclass(frozen=True, slots=True)
class Before:
    """How the clock of a step stood before somebody turned to part ``to``: the fields of its settings."""

    to: int
    fields: Mapping[str, object]


def slides(bought: int) -> int:
    """How many slides a budget's result takes in which so many plans come."""
    return 1 if bought <= ON_ONE_SLIDE else 2


def slide(step: Step, round_id: str) -> int:
    """Which slide of the result of a round hangs there, from 1; the first until somebody turns."""
    found = _kept(step).get(_SLIDE)
    if not isinstance(found, list) or len(found) != 2 or found[0] != round_id:
        return 1
    return max(found[1], 1) if type(found[1]) is int else 1


def at_slide(step: Step, round_id: str, number: int) -> str:
    """The settings of ``step`` with another slide hanging there."""
    return _written({**_kept(step), _SLIDE: [round_id, number]})


def trail(step: Step) -> tuple[Before, ...]:
    """What was turned from, the last one last."""
    found = _kept(step).get(_TRAIL)
    if not isinstance(found, list):
        return ()
    return tuple(
        Before(one["to"], one["fields"])
        for one in found
        if isinstance(one, dict) and type(one.get("to")) is int and isinstance(one.get("fields"), dict)
    )


def with_trail(settings: str, befores: Sequence[Before]) -> str:
    """These settings, as text, with what was turned from."""
    kept = json.loads(settings or "{}")
    kept[_TRAIL] = [{"to": one.to, "fields": dict(one.fields)} for one in befores]
    return _written(kept)


def _kept(step: Step) -> dict[str, object]:
    found = json.loads(step.settings or "{}")
    return found if isinstance(found, dict) else {}


def _written(settings: Mapping[str, object]) -> str:
    return json.dumps(settings, ensure_ascii=False, sort_keys=True)
