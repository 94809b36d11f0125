"""How far a photo of a wall is, as the work behind it tells and the screens show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What happens to a photo: it is being looked at, its notes are being read, all of it is done; it could not be looked at,
    or the facilitator stopped it."""

    LOOKING = "looking"
    READING = "reading"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class WallProgress:
    """How far a photo is: ``share`` from 0 to 1 of its stage, ``words`` why it failed, ``found`` how many notes are new once it
    has been looked at (None before)."""

    photo_id: str
    stage: Stage
    share: float = 0.0
    words: str = ""
    found: int | None = None
