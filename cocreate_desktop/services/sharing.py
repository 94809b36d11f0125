"""What the window needs of sharing a project with the hub, with other laptops and by stick, as a Protocol: the composition root
fulfils it. Sharing goes on by itself when it can, and is never in the way of the evening."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from cocreate_desktop.domain.sharestate import SharePhase, ShareState, SharingChanged

__all__ = [
    "Joining",
    "Nearby",
    "PairingOffer",
    "Road",
    "RoadKind",
    "SharePhase",
    "ShareState",
    "Shared",
    "Sharing",
    "SharingChanged",
]


class RoadKind(StrEnum):
    """The three roads of one protocol."""

    HUB = "hub"
    LAPTOP = "laptop"
    BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class Road:
    """One other side this project is shared with. ``address`` as it was paired (``https://…``), ``shared_at`` when all was last
    there (UTC, empty: never)."""

    id: str
    kind: RoadKind
    name: str
    address: str
    shared_at: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """What one sync did: changes and pictures that went and came, and how many things stand in two versions now."""

    peer: str
    went: int = 0
    came: int = 0
    pictures_went: int = 0
    pictures_came: int = 0
    conflicts: int = 0


@dataclass(frozen=True, slots=True)
class PairingOffer:
    """What this laptop shows so that another can join: ``code`` in groups as people type it, valid until ``until`` (UTC);
    ``addresses`` to type where laptops do not find one another by themselves."""

    code: str
    until: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nearby:
    """A laptop in this hall that shows a pairing code: how it is called, its project's name, and where it is."""

    name: str
    project: str
    address: str


class Sharing(Protocol):
    """Of an open project. What asks others takes a while: call it outside the window's thread. Raises SyncProblem."""

    @property
    def state(self) -> ShareState:
        """How it stands now; SharingChanged tells when it changes."""

    @property
    def roads(self) -> tuple[Road, ...]:
        """Everybody it is shared with, the hub first."""

    def pair_hub(self, address: str, code: str) -> Road:
        """Pairs with a hub by a code of its administrator, and begins to share. Raises BadPairing, NotOurPeer, BadValue."""

    def offer(self) -> PairingOffer:
        """Lets another laptop join by the code that is shown, until ``withdraw`` or ten minutes later."""

    def withdraw(self) -> None:
        """No laptop can join by the code any more; those that joined stay."""

    def forget(self, road_id: str) -> None:
        """Shares no longer by this road; what is there stays there."""

    def share(self, told: Callable[[ShareState], None] | None = None) -> tuple[Shared, ...]:
        """Shares by every road now. Raises SyncProblem when none worked."""

    def pause(self) -> None:
        """Stops after the portion that is on its way; remembered until ``resume``."""

    def resume(self) -> None:
        """Goes on where it was."""

    def write_bundle(self, out: Path, passphrase: str, *, contacts: bool = False) -> Path:
        """The project as an encrypted file for a stick. ``contacts``: with the vault. Raises FileProblem."""

    def read_bundle(self, bundle: Path, passphrase: str) -> Shared:
        """Takes a bundle of this project in; a second time changes nothing. Raises BadBundle, WrongPassphrase,
        StrangeBundle."""


class Joining(Protocol):
    """Getting a project onto this laptop that lives elsewhere already; each makes a workspace at ``path`` and returns it."""

    def nearby(self, seconds: float = 2.0) -> tuple[Nearby, ...]:
        """Laptops in this network that show a pairing code now."""

    def from_laptop(self, path: Path, address: str, code: str, told: Callable[[ShareState], None]) -> Path:
        """Raises BadPairing, SyncProblem, FileProblem."""

    def from_hub(self, path: Path, address: str, code: str, told: Callable[[ShareState], None]) -> Path:
        """By a code of the hub's administrator that names a project. Raises the same."""

    def from_bundle(self, path: Path, bundle: Path, passphrase: str) -> Path:
        """Raises BadBundle, WrongPassphrase, FileProblem."""
