"""The reading of one vote's cards: what each picture adds to the sweep of each question, and what a person enters by hand. It
shows nothing and knows no camera."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from ...domain.asking import Asked
from ...domain.cards import CardSet
from ...domain.errors import CocreateError, RoundNotOpen
from ...domain.rounds import Happening, Phase
from ...domain.sweeping import TWICE, Glance, Sweep, glance
from ...domain.unforeseen import Unforeseen
from ...language import _
from ...services.cards import CardsState
from ...services.casting import Entered
from ...services.seeing import CardsLooked
from ...services.services import Services
from ...services.tallying import RoundView
from ..desk import Desk
from ..steps import acts
from . import cardwords, standing
from .memory import Memory
from .standing import CardMark, Standing
from .writing import CardWriter, Group, NotTaken, Taken

STEADY: Final = 4
"""In so many pictures more than not a card is held askew before the desk asks about it."""
log = logging.getLogger(__name__)
_NOBODY: Final = CardsState(())


@dataclass(frozen=True, slots=True)
class Told:
    """Something to tell the facilitator, in a sentence or two; ``undo``: it can be taken back."""

    words: str
    undo: bool = False


@dataclass(frozen=True, slots=True)
class _Before:
    """A card before somebody entered it by hand; ``touched``: how often it had answered."""

    round_id: str
    number: int
    option_id: str
    sweep: Sweep
    touched: int


class CardSession(QObject):
    """One for an open project; ``watch`` says which round."""

    # Emits: nothing; what stands here is another.
    changed = Signal()
    # Emits: Told.
    told = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.found: RoundView | None = None
        self.questions: tuple[Asked, ...] = ()
        self.card_set = CardSet(number=0)
        self.reading = False
        self._memories: dict[str, Memory] = {}
        self._now = Memory()
        self._writer = CardWriter(desk, self)
        self._writer.taken.connect(self._on_taken)
        self._writer.refused.connect(self._on_refused)

    @property
    def place(self) -> int:
        """Which question is asked now, from 0."""
        return self._now.place

    @property
    def question(self) -> Asked | None:
        """What is asked now, None when the vote does not fit on cards."""
        return self.questions[self.place] if self.questions else None

    @property
    def option_id(self) -> str:
        """The option that is asked about; empty: all at once, or nothing."""
        return self.question.option_id if self.question else ""

    @property
    def open(self) -> bool:
        """Whether votes are taken in now."""
        return self.found is not None and self.found.round.phase is Phase.OPEN

    @property
    def busy(self) -> bool:
        """Whether something that was read is not written yet."""
        return self._writer.busy

    @property
    def standing(self) -> Standing:
        """How the question of now stands."""
        here = {
            number: why
            for (option_id, number), why in self._now.refusals.items()
            if option_id == self.option_id
        }
        sweep, state = self._sweep(self.option_id), self._state(self.option_id)
        return standing.standing_of(sweep, state, here, self._askew_for_long())

    def watch(self, found: RoundView | None) -> None:
        """The round as it is now; another one begins where it was left."""
        before = self.found
        same = before is not None and found is not None and before.round.id == found.round.id
        if not same:
            self._turn_to(found)
        self.found = found
        if found is not None:
            cards = self._desk.services.cards
            self.questions = cards.questions(found.round.id)
            self.card_set = cards.card_set(found.round.evening_id)
            self._now.place = min(self.place, max(0, len(self.questions) - 1))
            self._refresh(self.option_id)
        if self.reading and not self.open:
            self._stop_for_good()
        self.changed.emit()

    def go(self, place: int) -> None:
        """Asks another question; what was read is written first."""
        if 0 <= place < len(self.questions) and place != self.place:
            self._writer.flush()
            self._now.place = place
            self._refresh(self.option_id)
            self._begin_anew()
            self.changed.emit()

    def read(self, on: bool) -> None:
        """Begins or ends a sweep of the question of now; another sweep adds and never takes away."""
        if on == self.reading or (on and not (self.open and self.questions)):
            return
        self.reading = on
        if on:
            self._begin_anew()
        else:
            self._writer.flush()
        self.changed.emit()

    def seen(self, looked: CardsLooked, *, photo: bool = False) -> tuple[CardMark, ...]:
        """A picture more; gives how each card in it is marked."""
        option_id = self.option_id
        before, state = self._sweep(option_id), self._state(option_id)
        after = before.seen(self._glanced(looked, before, state), photo=photo)
        askew = self._askew_for_long()
        self._weigh(after)
        if after != before or askew != self._askew_for_long():
            self._now.sweeps[option_id] = after
            self._note(option_id, before, after)
            self.changed.emit()
        return standing.marks_of(after, state, looked)

    def enter(self, number: int, side: str) -> None:
        """Somebody saw which side a card shows. Can be undone."""
        found, option_id = self.found, self.option_id
        if found is None:
            return
        self._writer.flush()
        cards, round_id = self._desk.services.cards, found.round.id
        touched = self._now.touched.get(number, 0)
        before = _Before(round_id, number, option_id, self._sweep(option_id), touched)
        done = acts.do(
            self._desk,
            _("Enter a card by hand"),
            lambda: cards.enter(round_id, number, side, option_id),
            lambda entered: self._take_back(before, entered),
            lambda _first: self._enter_again(before, side),
        )
        if done is None:
            return
        self._hand(number, side, option_id)
        self.told.emit(Told(_("Card {n} is entered.").format(n=number), undo=True))

    def _sweep(self, option_id: str) -> Sweep:
        return self._now.sweep(option_id)

    def _state(self, option_id: str) -> CardsState:
        return self._now.states.get(option_id, _NOBODY)

    def _turn_to(self, found: RoundView | None) -> None:
        """What is known of the cards of this round comes back. A sweep that was going ends."""
        if self.reading:
            self._writer.flush()
        self.reading, self.questions = False, ()
        self._now = self._memories.setdefault(found.round.id, Memory()) if found is not None else Memory()

    def _refresh(self, option_id: str) -> None:
        """Cards that were handed out or voted meanwhile, here or elsewhere."""
        if self.found is None or not self.questions:
            return
        state = self._desk.services.cards.state(self.found.round.id, option_id)
        self._now.states[option_id] = state
        numbers = frozenset(state.handed_out)
        sides = tuple(next(one for one in self.questions if one.option_id == option_id).sides)
        before = self._now.sweeps.get(option_id)
        if before is None:
            self._now.sweeps[option_id] = Sweep(numbers, sides)
        elif before.handed_out != numbers:
            late = tuple(number for number in before.not_handed_out if number not in numbers)
            self._now.sweeps[option_id] = replace(before, handed_out=numbers, not_handed_out=late)

    def _begin_anew(self) -> None:
        self._now.sweeps[self.option_id] = self._sweep(self.option_id).again()
        self._now.askew.clear()
        kept = {place: why for place, why in self._now.refusals.items() if place[0] != self.option_id}
        self._now.refusals = kept

    def _glanced(self, looked: CardsLooked, sweep: Sweep, state: CardsState) -> Glance:
        """Without what is left alone: cards that answered before this program was opened, whose first reading counts though
        nobody can say what it was, and those that were answered with no in this sweep."""
        alone = set(state.seen) - sweep.accepted.keys()
        alone |= {number for option_id, number in self._now.refusals if option_id == self.option_id}
        cards = [one for one in looked.cards if one.number not in alone]
        unclear = [one for one in looked.unclear if one.number not in alone]
        return glance(
            ((one.number, one.answer, one.confidence) for one in cards),
            ((one.number, one.why) for one in unclear),
        )

    def _note(self, option_id: str, before: Sweep, after: Sweep) -> None:
        """What is new of a picture goes to what waits to be written; those that do not count go along, to be listed."""
        fresh = {number: after.accepted[number] for number in after.just_accepted(before)}
        strange = set(after.not_handed_out) - set(before.not_handed_out)
        fresh |= dict.fromkeys(strange, after.sides[0])
        for number, why in after.doubts.items():
            if why == TWICE and (option_id, number) not in self._now.warned and self.found is not None:
                self._now.warned.add((option_id, number))
                work = partial(_warn, self._desk.services, self.found.round.id, number)
                self._desk.aside(work, _done_with)
        if fresh and self.found is not None:
            self._writer.take(Group(self.found.round.id, option_id, fresh))

    def _weigh(self, sweep: Sweep) -> None:
        """For how many pictures a card that was read is held askew: a row that comes and goes cannot be tapped."""
        for number in {*self._now.askew, *sweep.wavering}:
            times = self._now.askew.get(number, 0) + (1 if number in sweep.wavering else -1)
            self._now.askew[number] = min(max(times, 0), 2 * STEADY)

    def _askew_for_long(self) -> frozenset[int]:
        return frozenset(number for number, times in self._now.askew.items() if times >= STEADY)

    @Slot(object)
    def _on_taken(self, taken: Taken) -> None:
        memory = self._memories.setdefault(taken.group.round_id, Memory())
        memory.take(taken)
        if taken.read.replaced:
            self.told.emit(Told(cardwords.replaced(taken.read.replaced)))
        self.changed.emit()

    @Slot(object)
    def _on_refused(self, refused: NotTaken) -> None:
        """A group could not be written: its cards count as not read, so that they can be read again."""
        group, problem = refused.group, refused.problem
        self._memories.setdefault(group.round_id, Memory()).give_up(group)
        if isinstance(problem, RoundNotOpen):
            self.told.emit(Told(cardwords.late(group.answers)))
        elif isinstance(problem, CocreateError):
            self.read(False)
            self._desk.voice.problem(problem)
        else:
            log.error("cards could not be written", exc_info=problem)
            self.read(False)
            self._desk.voice.problem(Unforeseen())
        self.changed.emit()

    def _stop_for_good(self) -> None:
        self.reading = False
        self._writer.flush()
        self.told.emit(Told(cardwords.closed(len(self.standing.seen))))

    def _hand(self, number: int, side: str, option_id: str) -> None:
        self._refresh(option_id)
        self._now.hand(number, side, option_id)
        self.changed.emit()

    def _enter_again(self, before: _Before, side: str) -> Entered:
        """Redone, also while another vote is looked at."""
        number, option_id = before.number, before.option_id
        entered = self._desk.services.cards.enter(before.round_id, number, side, option_id)
        if self.found is not None and self.found.round.id == before.round_id:
            self._hand(number, side, option_id)
        else:
            self._memories.setdefault(before.round_id, Memory()).hand(number, side, option_id)
        return entered

    def _take_back(self, before: _Before, entered: Entered) -> None:
        """The card is as it was before the tap, unless it answered again since: that would be lost with it."""
        number, memory = before.number, self._memories.setdefault(before.round_id, Memory())
        if memory.touched.get(number, 0) != before.touched + 1:
            words = _("Card {n} answered again since. Tap what it shows instead.")
            self.told.emit(Told(words.format(n=number)))
            return
        self._desk.services.casting.take_back(entered)
        memory.touched[number] = before.touched
        sweep = memory.sweep(before.option_id).taken_back(number)
        if number in before.sweep.accepted:
            kept = {**sweep.accepted, number: before.sweep.accepted[number]}
            sweep = replace(sweep, accepted=kept, by_hand=sweep.by_hand | (before.sweep.by_hand & {number}))
        memory.sweeps[before.option_id] = sweep
        if memory is self._now:
            self._refresh(before.option_id)
        self.changed.emit()


def _warn(services: Services, round_id: str, number: int) -> None:
    services.auditing.refused(round_id, Happening.TWICE, channel="card", subject=str(number))


def _done_with(_nothing: None) -> None:
    """A line in the audit has no result."""
