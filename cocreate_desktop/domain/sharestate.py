"""How a project stands with its other sides, for whoever shows it."""

from dataclasses import dataclass
from enum import StrEnum


class SharePhase(StrEnum):
    """``ALONE`` no road yet, ``SAFE`` the other side has everything, ``BEHIND`` some of it waits, ``BUSY`` now, ``PAUSED`` by
    the facilitator, ``TROUBLE`` it did not work and is tried again by itself."""

    ALONE = "alone"
    SAFE = "safe"
    BEHIND = "behind"
    BUSY = "busy"
    PAUSED = "paused"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class ShareState:
    """How it stands: with whom (``peer`` as people call it), since when all is there (``at``, UTC), how many changes and
    pictures still wait, how far a running one is (``done`` of ``total`` changes), and what is wrong (a translated text)."""

    phase: SharePhase = SharePhase.ALONE
    peer: str = ""
    at: str = ""
    waiting: int = 0
    pictures: int = 0
    done: int = 0
    total: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SharingChanged:
    """On the bus whenever ``Sharing.state`` or its roads changed."""

    state: ShareState
