"""What the room may see of offered and sought, as frozen facts: per idea who leads by number, and what is sought.
Nobody's name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StageSought:
    """Something that is still sought: its words, and what is asked of whoever does it."""

    text: str
    level: str


@dataclass(frozen=True, slots=True)
class StageIdea:
    """An idea, or what is for none (``name`` empty and ``idea`` false). ``leads`` are the numbers of those who lead it;
    ``offered`` counts what is offered, leads included."""

    name: str
    idea: bool
    leads: tuple[int, ...]
    sought: tuple[StageSought, ...]
    offered: int

    @property
    def without_lead(self) -> bool:
        """Nobody leads it yet."""
        return self.idea and not self.leads


@dataclass(frozen=True, slots=True)
class OffersOnStage:
    """The ideas in their order; ``offered`` and ``sought`` count all that the room may read, ``without_lead`` the ideas that
    nobody leads."""

    ideas: tuple[StageIdea, ...]
    offered: int
    sought: int
    without_lead: int
