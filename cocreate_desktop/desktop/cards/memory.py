"""What is remembered of the cards of one vote while the project is open, also while the desk is at another step: what each card
showed, so that another side later is pointed out, and what was refused."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...domain.sweeping import Sweep
from ...services.cards import CardsState
from .writing import Group, Taken


@dataclass(slots=True)
class Memory:
    """The sweeps and states of each question by the id of its option, and of cards by number how often they were ``askew`` and
    were ``touched`` (taken in or entered); ``place`` is the question that was asked last."""

    place: int = 0
    sweeps: dict[str, Sweep] = field(default_factory=dict)
    states: dict[str, CardsState] = field(default_factory=dict)
    refusals: dict[tuple[str, int], str] = field(default_factory=dict)
    askew: dict[int, int] = field(default_factory=dict)
    touched: dict[int, int] = field(default_factory=dict)
    warned: set[tuple[str, int]] = field(default_factory=set)

    def sweep(self, option_id: str) -> Sweep:
        """How far the question about an option is."""
        return self.sweeps.get(option_id) or Sweep(frozenset())

    def hand(self, number: int, side: str, option_id: str) -> None:
        """Somebody entered a card by hand."""
        self.touched[number] = self.touched.get(number, 0) + 1
        self.refusals.pop((option_id, number), None)
        self.askew.pop(number, None)
        self.sweeps[option_id] = self.sweep(option_id).entered(number, side)

    def take(self, taken: Taken) -> None:
        """Cards were written; those whose answer is against the rules count as not read, and say why."""
        option_id = taken.group.option_id
        self.states[option_id] = taken.state
        for number, why in taken.read.refused:
            if number in self.sweep(option_id).accepted:
                self.sweeps[option_id] = self.sweep(option_id).taken_back(number)
                self.refusals[option_id, number] = why
        for number in taken.read.taken:
            self.touched[number] = self.touched.get(number, 0) + 1

    def give_up(self, group: Group) -> None:
        """A group could not be written: its cards count as not read, so that they can be read again."""
        sweep = self.sweep(group.option_id)
        for number in group.answers:
            sweep = sweep.taken_back(number)
        self.sweeps[group.option_id] = sweep
