"""Personal codes and voting cards: making them, saying which were handed out, and taking in what cards said.

A card stands for the code with its number. Who was seen may be told; what a card said leaves here only in the tally.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from cocreate_desktop.domain.asking import Asked, after, asked
from cocreate_desktop.domain.cards import MOST_CARDS, CardForm, CardSet, numbers_of, ranges_of
from cocreate_desktop.domain.errors import BadBallot, BadValue, NotAllowed, RoundNotOpen
from cocreate_desktop.domain.evening import Code, Evening
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.order import between
from cocreate_desktop.domain.rounds import CastBallot, Happening, Phase, Round
from cocreate_desktop.domain.secrecy import new_token, voter_of
from cocreate_desktop.language import _
from cocreate_desktop.services.auditing import note
from cocreate_desktop.services.casting import Entered, Paper, Voter, cast, note_refusal
from cocreate_desktop.services.codes import TypedCodes
from cocreate_desktop.services.laptops import numbers
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork
from cocreate_desktop.services.tallying import options_of

MOST_CODES = 2000


@dataclass(frozen=True, slots=True)
class CardsState:
    """How a sweep stands: the cards ``handed_out``, those ``seen`` (they answered this question by card), those that voted
    ``elsewhere`` with their code, and those ``missing``. Numbers only."""

    handed_out: tuple[int, ...]
    seen: tuple[int, ...] = ()
    elsewhere: tuple[int, ...] = ()

    @property
    def missing(self) -> tuple[int, ...]:
        """Handed out, and not heard of on any channel."""
        there = {*self.seen, *self.elsewhere}
        return tuple(number for number in self.handed_out if number not in there)


@dataclass(frozen=True, slots=True)
class CardsRead:
    """What was taken in of a sweep: the numbers ``taken``, those whose vote on another channel was ``replaced``, and the
    ``refused`` with a sentence of why."""

    taken: tuple[int, ...]
    replaced: tuple[int, ...] = ()
    refused: tuple[tuple[int, str], ...] = ()


class Cards:
    """The cards and codes of an evening, and what they say in a round."""

    def __init__(self, store: Store, clock: Clock, codes: TypedCodes) -> None:
        self._store = store
        self._clock = clock
        self._codes = codes

    def make_codes(self, evening_id: str, number: int) -> tuple[Code, ...]:
        """Makes personal codes until the evening has ``number`` of them; returns all. Raises BadValue over 2,000."""
        if not 0 <= number <= MOST_CODES:
            raise BadValue(value=number, example="60")

        def work(unit: UnitOfWork) -> tuple[Code, ...]:
            unit.get(Evening, evening_id)
            there = unit.find(Code, evening_id=evening_id)
            rank = there[-1].rank if there else None
            fresh = numbers(unit, Code, evening_id=evening_id)
            for made in islice(fresh, max(0, number - len(there))):
                rank = between(rank, None)
                unit.add(
                    Code(
                        id=new_id(),
                        project_id=unit.project_id,
                        evening_id=evening_id,
                        number=made,
                        token=new_token(),
                        typed=self._codes.new(),
                        rank=rank,
                    )
                )
            return unit.find(Code, evening_id=evening_id)

        return self._store.run(work)

    def codes(self, evening_id: str) -> tuple[Code, ...]:
        """The personal codes of an evening, by number."""
        return self._store.read(lambda reader: reader.find(Code, evening_id=evening_id))

    def hand_out(self, evening_id: str, words: str) -> Evening:
        """Says which cards people hold ("1-44, 50"; empty: all that were made). Raises BadValue for what are no numbers of
        cards that were made."""

        def work(unit: UnitOfWork) -> Evening:
            made = {code.number for code in unit.find(Code, evening_id=evening_id)}
            try:
                numbers = numbers_of(words)
            except ValueError as problem:
                raise BadValue(value=words, example="1-44, 50") from problem
            if not set(numbers) <= made:
                raise BadValue(value=words, example=ranges_of(tuple(made)) or "1-44")
            return unit.change(Evening, evening_id, handed_out=ranges_of(numbers))

        return self._store.run(work)

    def use_form(self, evening_id: str, form: CardForm) -> Evening:
        """Says how the cards of the evening say their answer."""
        return self._store.run(lambda unit: unit.change(Evening, evening_id, card_form=form))

    def card_set(self, evening_id: str) -> CardSet:
        """The cards that a camera may read."""
        return self._store.read(lambda reader: _card_set(reader, evening_id))

    def questions(self, round_id: str) -> tuple[Asked, ...]:
        """The sweeps of a round; none when its method does not fit on cards."""
        return self._store.read(lambda reader: questions_of(reader, reader.get(Round, round_id)))

    def state(self, round_id: str, option_id: str = "") -> CardsState:
        """How the sweep about ``option_id`` (empty: about all at once) stands."""
        return self._store.read(lambda reader: cards_state(reader, reader.get(Round, round_id), option_id))

    def read(self, round_id: str, answers: Mapping[int, str], option_id: str = "") -> CardsRead:
        """Takes in what cards showed, side by number, in one transaction. Cards that were not handed out, sides that are no
        answer, and ballots outside the rules are refused one by one and stand in the audit. Raises RoundNotOpen."""

        def work(unit: UnitOfWork) -> CardsRead:
            voting = unit.get(Round, round_id)
            if voting.phase is not Phase.OPEN:
                raise RoundNotOpen
            reading = _Reading(unit, voting, option_id, self._now())
            # In no order: the order of ballots would tell whose is whose.
            for number, side in random.SystemRandom().sample(tuple(answers.items()), len(answers)):
                reading.take(number, side)
            if reading.taken:
                letter = next((one.letter for one in options_of(unit, voting) if one.id == option_id), "")
                number = len(reading.taken)
                note(
                    unit,
                    round_id,
                    Happening.SWEPT,
                    self._now(),
                    channel=Channel.CARD,
                    subject=letter,
                    number=number,
                )
            return CardsRead(
                tuple(sorted(reading.taken)), tuple(sorted(reading.replaced)), tuple(sorted(reading.refused))
            )

        return self._store.run(work)

    def enter(self, round_id: str, number: int, side: str, option_id: str = "") -> Entered:
        """One card by hand: somebody saw which side it shows. What is refused stands in the audit. Raises
        NotAllowed for a card that was not handed out, RoundNotOpen, BadBallot."""

        def work(unit: UnitOfWork) -> Entered:
            voting = unit.get(Round, round_id)
            return _Reading(unit, voting, option_id, self._now()).enter(number, side)

        try:
            return self._store.run(work)
        except (BadBallot, NotAllowed) as problem:
            refused = problem
            self._store.run(lambda unit: self._note(unit, round_id, number, refused))
            raise

    def _note(self, unit: UnitOfWork, round_id: str, number: int, problem: BadBallot | NotAllowed) -> None:
        if number not in handed_out(unit, unit.get(Round, round_id).evening_id):
            what, of = Happening.NOT_HANDED_OUT, str(number)
            note(unit, round_id, what, self._now(), channel=Channel.CARD, subject=of)
        else:
            note_refusal(unit, round_id, Channel.CARD, problem, self._now())

    def _now(self) -> str:
        return utc_text(self._clock.now())


class _Reading:
    """Takes in cards of one sweep inside a transaction."""

    def __init__(self, unit: UnitOfWork, voting: Round, option_id: str, now: str) -> None:
        self._unit = unit
        self._voting = voting
        self._now = now
        self._codes = {code.number: code for code in unit.find(Code, evening_id=voting.evening_id)}
        self._handed_out = set(handed_out(unit, voting.evening_id))
        found = (one for one in questions_of(unit, voting) if one.option_id == option_id)
        self._question = next(found, None)
        self.taken: list[int] = []
        self.replaced: list[int] = []
        self.refused: list[tuple[int, str]] = []

    def take(self, number: int, side: str) -> None:
        """One card of a sweep."""
        if number not in self._handed_out:
            note(
                self._unit,
                self._voting.id,
                Happening.NOT_HANDED_OUT,
                self._now,
                channel=Channel.CARD,
                subject=str(number),
            )
            self.refused.append((number, str(NotAllowed())))
            return
        try:
            done = self.enter(number, side)
        except (BadBallot, NotAllowed) as problem:
            note_refusal(self._unit, self._voting.id, Channel.CARD, problem, self._now)
            self.refused.append((number, str(problem)))
            return
        self.taken.append(number)
        if done.replaced is not None and done.replaced.channel is not Channel.CARD:
            self.replaced.append(number)

    def enter(self, number: int, side: str) -> Entered:
        """One card; what it says joins what it said to earlier questions."""
        question = self._question
        if self._voting.phase is not Phase.OPEN:
            raise RoundNotOpen
        if question is None or number not in self._handed_out:
            raise NotAllowed
        if side not in question.sides:
            raise BadBallot(why=_("the card shows a side that is no answer here."))
        code = self._codes[number]
        before = self._unit.last_ballot(self._voting.id, voter_of(self._voting.secret, code.token))
        held = dict(before.choices) if before is not None and _by_card(before) else {}
        choices = after(_asking(self._voting), held, question, side)
        voter = Voter(code.token, Channel.CARD, str(number), by_code=True)
        return cast(self._unit, self._voting.id, voter, Paper(choices), self._now)


def questions_of(reader: Reader, voting: Round) -> tuple[Asked, ...]:
    """The sweeps of a round, inside a read."""
    ids = tuple(option.id for option in options_of(reader, voting))
    return asked(_asking(voting), ids, dots=voting.dots, most_on_one=voting.max_per_option or None)


def _asking(voting: Round) -> str:
    """A choice of several is asked as approval is: option by option, each with a yes of its own."""
    return "approval" if voting.method == "choice" and voting.max_choices > 1 else voting.method


def handed_out(reader: Reader, evening_id: str) -> tuple[int, ...]:
    """The numbers of the cards that people hold."""
    made = tuple(
        code.number for code in reader.find(Code, evening_id=evening_id) if code.number <= MOST_CARDS
    )
    given = numbers_of(reader.get(Evening, evening_id).handed_out)
    return tuple(sorted(set(given) & set(made))) if given else made


def cards_state(reader: Reader, voting: Round, option_id: str) -> CardsState:
    """How a sweep stands, inside a read."""
    numbers = handed_out(reader, voting.evening_id)
    if not voting.secret:  # published: no ballot leads to a card any more
        return CardsState(numbers)
    last = {ballot.voter: ballot for ballot in reader.ballots(voting.id)}
    seen, elsewhere = [], []
    for code in reader.find(Code, evening_id=voting.evening_id):
        ballot = last.get(voter_of(voting.secret, code.token))
        if ballot is None or not ballot.people:
            continue
        if not _by_card(ballot):
            elsewhere.append(code.number)
        elif not option_id or option_id in dict(ballot.choices):
            seen.append(code.number)
    return CardsState(numbers, tuple(sorted(seen)), tuple(sorted(elsewhere)))


def _by_card(ballot: CastBallot) -> bool:
    return ballot.channel is Channel.CARD and bool(ballot.people)


def _card_set(reader: Reader, evening_id: str) -> CardSet:
    made = [n for n in (code.number for code in reader.find(Code, evening_id=evening_id)) if n <= MOST_CARDS]
    return CardSet(reader.get(Evening, evening_id).card_form, max(made, default=0))
