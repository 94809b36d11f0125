"""Where the demo is played, as those who play its steps and votes know it: a Protocol that the demo's window fulfils."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from cocreate_desktop.apps.demo import Players
from cocreate_desktop.rehearsal.example import ExampleNote
from cocreate_desktop.services.seeing import Eyes
from cocreate_desktop.services.services import Services


class Performance(Protocol):
    """Where the steps are played."""

    @property
    def services(self) -> Services:
        """Those of the project."""

    @property
    def eyes(self) -> Eyes:
        """Whoever looks at its photos."""

    @property
    def evening_id(self) -> str:
        """The evening that is played."""

    @property
    def players(self) -> Players:
        """The neighbours."""

    def aside(self, work: Callable[[], object]) -> None:
        """Does work that takes a while, outside the window's thread."""

    def pictures(self, name: str) -> None:
        """Takes a picture of desk and stage."""

    def phone(self, name: str) -> None:
        """Takes a picture of a phone."""

    def wall(self, step_id: str, notes: Sequence[ExampleNote]) -> None:
        """Takes in a photo of the wall on which these notes hang."""

    def cards(self, round_id: str, option_id: str, sides: Mapping[int, str], name: str) -> None:
        """The room holds up these cards (side by number) for one question: it is photographed and read, what was read counts.
        With a ``name`` pictures are taken."""
