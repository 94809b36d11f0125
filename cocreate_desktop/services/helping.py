"""What goes to somebody who helps from afar, as the window shows and saves it; and whether there is a newer version."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cocreate_desktop.domain.newer import Release


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the package, as it will be saved."""

    name: str
    text: str


class Packages(Protocol):
    """Support packages. Each method may take a while: call it outside the window's thread."""

    def gather(self, workspace: Path | None, key: str = "") -> tuple[Part, ...]:
        """All parts, with a project (``key`` opens it) or without one."""

    def save(self, parts: Sequence[Part], path: Path) -> None:
        """Saves what was shown, and nothing else. Raises FileProblem."""


class Newest(Protocol):
    """Which version of the program is the newest. It may take a while: call it outside the window's thread."""

    def look(self) -> Release | None:
        """None when nobody says."""
