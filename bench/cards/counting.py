"""What was read of a film of a room: in each picture by itself, and in all of them together as a sweep counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.domain.cards import CardSet
from cocreate_desktop.domain.sweeping import Sweep, glance
from cocreate_desktop.rehearsal.rooms import Room, RoomPlan, film
from cocreate_desktop.services.seeing import CardsLooked, Frame


@dataclass(slots=True)
class Count:
    """``held``: cards times pictures; ``right`` and ``wrong``: answers read in single pictures. ``cards``, ``accepted`` and
    ``mistaken``: the same of the sweeps. ``unclear``: why, in single pictures."""

    held: int = 0
    right: int = 0
    wrong: int = 0
    cards: int = 0
    accepted: int = 0
    mistaken: int = 0
    unclear: Counter[str] = field(default_factory=Counter)

    def add(self, other: Count) -> None:
        for name in ("held", "right", "wrong", "cards", "accepted", "mistaken"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.unclear.update(other.unclear)

    @property
    def in_one(self) -> float:
        return self.right / self.held if self.held else 0.0

    @property
    def in_all(self) -> float:
        return self.accepted / self.cards if self.cards else 0.0


def frame_of(room: Room) -> Frame:
    """As a camera would give it."""
    high, wide = room.picture.shape[:2]
    return Frame(wide, high, room.picture.tobytes())


def count(eyes: OwnEyes, plan: RoomPlan, frames: int) -> Count:
    """Of a sweep of so many pictures."""
    cards = CardSet(plan.form)
    found = Count(cards=len(plan.cards))
    sweep = Sweep(frozenset(plan.cards))
    for room in film(plan, frames):
        looked = eyes.cards(frame_of(room), cards)
        read = {one.number: one.answer for one in looked.cards}
        found.held += len(plan.cards)
        right = sum(plan.cards.get(number) == answer for number, answer in read.items())
        found.right += right
        found.wrong += len(read) - right
        found.unclear.update(one.why for one in looked.unclear)
        sweep = sweep.seen(
            glance(
                ((one.number, one.answer, one.confidence) for one in looked.cards),
                ((one.number, one.why) for one in looked.unclear),
            )
        )
    right = sum(plan.cards[number] == answer for number, answer in sweep.accepted.items())
    found.accepted, found.mistaken = right, len(sweep.accepted) - right
    return found


def ghosts(looked: Iterable[CardsLooked]) -> tuple[int, int, int]:
    """Of pictures without cards: how many there are, the answers read in them, and the cards that seemed to be there."""
    every = list(looked)
    return len(every), sum(len(one.cards) for one in every), sum(len(one.unclear) for one in every)
