"""What happened, as facts for the bus. Every event can be made from an op, so both processes tell the same story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cocreate_desktop.domain.backuphealth import Place
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.sharestate import SharingChanged

if TYPE_CHECKING:  # it would bring everything that a project is made of
    from cocreate_desktop.domain.erasing import Receipt


@dataclass(frozen=True, slots=True)
class Changed:
    """A thing was added, changed or removed; ``entity`` is its word (``note``, ``theme`` …), ``fields`` what changed."""

    project_id: str
    entity: str
    entity_id: str
    kind: OpKind
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class BallotCast:
    """A ballot came in for a round; says nothing of what is on it."""

    project_id: str
    round_id: str


@dataclass(frozen=True, slots=True)
class GuestsChanged:
    """How many phones are connected now; comes from the phone server, not from an op."""

    phones: int


@dataclass(frozen=True, slots=True)
class PhonesReached:
    """How many phones have opened the page to test with, and the slowest answer one of them told of, in milliseconds; comes
    from the phone server and is stored nowhere."""

    phones: int
    slowest: int = 0


@dataclass(frozen=True, slots=True)
class StoringFailed:
    """What phones send cannot be stored, or what they should see cannot be told, for ``problem``, a translated sentence; empty
    when it can be again. Comes from the phone server."""

    problem: str


@dataclass(frozen=True, slots=True)
class HallChanged:
    """The phone server's state for the desk: running or not, and the address of its page (empty when unknown). Running with a
    ``problem``: phones cannot come to it just now, or what they send cannot be stored."""

    running: bool
    address: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A verified backup stands at ``path`` since ``at`` (UTC ISO 8601); ``problem`` is empty or a translated sentence. At the
    second ``place`` it says that something is another way now; ``OpenProject.backups.health`` knows what."""

    path: str
    at: str
    problem: str = ""
    place: Place = Place.LAPTOP


@dataclass(frozen=True, slots=True)
class PictureCame:
    """A picture of another laptop is whole here, some time after what shows it. No op tells of it, and no other process."""

    sha256: str


@dataclass(frozen=True, slots=True)
class DryRunChanged:
    """The simulated neighbours of a dry run have done something; ``OpenProject.dry_run`` knows what."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What had its day of deletion went by itself, as its receipt says; told by the process that did it."""

    receipt: Receipt


Event = (
    Changed
    | Swept
    | BallotCast
    | PictureCame
    | GuestsChanged
    | PhonesReached
    | StoringFailed
    | HallChanged
    | BackupMade
    | DryRunChanged
    | SharingChanged
)


def from_op(op: Op) -> Event:
    """The event that an op stands for."""
    if op.entity == "ballot":
        return BallotCast(op.project_id, op.entity_id.split(":", 1)[0])
    return Changed(op.project_id, op.entity, op.entity_id, op.kind, frozenset(filter(None, (op.field,))))
