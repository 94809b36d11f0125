"""What the window needs of a dry run, as Protocols: what was asked for, what simulated neighbours did, how fast time goes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class DryRunPlan:
    """A dry run: how many neighbours, how many times as fast as real (1 to 20), and whether it goes forward ``by_itself``
    when the time of a step is up."""

    evening_id: str
    people: int = 40
    pace: int = 5
    by_itself: bool = False


class Lively(Protocol):
    """What simulated neighbours have done so far."""

    @property
    def people(self) -> int:
        """How many there are."""

    @property
    def phones(self) -> int:
        """How many phones have joined."""

    @property
    def notes(self) -> int:
        """How many notes they sent."""

    @property
    def votes(self) -> int:
        """How many votes they sent."""

    @property
    def without(self) -> int:
        """How many have no phone."""

    @property
    def hands(self) -> tuple[tuple[str, int], ...]:
        """By letter, how many of these raise a hand in the round that is open."""

    @property
    def refused(self) -> int:
        """How often a phone was not served."""


class DryRun(Protocol):
    """The simulated neighbours of a project that is only practised with. DryRunChanged tells when they did something."""

    @property
    def plan(self) -> DryRunPlan:
        """What was asked for."""

    @property
    def origin(self) -> Path:
        """The project's own file, to go back to."""

    @property
    def told(self) -> Lively:
        """What they have done so far."""

    @property
    def pace(self) -> int:
        """How many times as fast as real."""

    @property
    def still(self) -> bool:
        """Whether time stands still."""

    def run(self, pace: int) -> None:
        """Goes on at another pace, 1 to 20."""

    def stand(self, still: bool) -> None:
        """Time stands still, or goes on."""
