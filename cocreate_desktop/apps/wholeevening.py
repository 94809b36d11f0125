"""One evening of a whole example, step by step through the services: who comes in, what is written, voted, offered and
answered."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from cocreate_desktop.apps.example import hang_up, put_in_order
from cocreate_desktop.apps.wholeproposal import WholeProposal, author
from cocreate_desktop.domain.answers import MARK, STATEMENTS
from cocreate_desktop.domain.arrivals import KNOWN_BANDS, Arrival, Band, Role
from cocreate_desktop.domain.exitslips import DIGITS, Slip
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.representation import Perspective
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.voting import ANSWERS, answer_ids
from cocreate_desktop.rehearsal.example import ExampleStep, ExampleVote
from cocreate_desktop.rehearsal.neighbours import Ballot, Crowd
from cocreate_desktop.rehearsal.story import Story, StoryEvening, StoryOffer, by_phone, spread
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.services.ports import Work
from cocreate_desktop.services.services import Services

T = TypeVar("T")

YES, NO = "A", "B"
_BANDS = (*KNOWN_BANDS, Band.UNKNOWN)
_READ_OUT = 3
"""So many of somebody's own words are read and let through."""


def come_in(services: Services, told: StoryEvening, evening_id: str) -> None:
    """A tablet at the door counts everybody, and asks how she heard of it and what she expects; then the room is looked at."""
    arrivals = services.arrivals
    roles = [
        (Role(role), band)
        for role, bands in told.came.items()
        for band, many in zip(_BANDS, bands, strict=True)
        for _person in range(many)
    ]
    chance = random.Random(f"door {told.planned.title}")
    heard, expects = (spread(counts, len(roles), chance) for counts in (told.heard, told.expects))
    residents = [place for place, (role, _band) in enumerate(roles) if role is Role.RESIDENT]
    again = set(chance.sample(residents, told.again))
    works: list[Work[Arrival]] = []
    for place, (role, band) in enumerate(roles):
        one = new_id()
        said = {"heard": heard[place], "expects": expects[place], "again": place in again}
        works.append(arrivals.counting(evening_id, one, role, band))
        works.append(arrivals.describing(evening_id, one, **said))
    together(services, works)
    for key in told.perspectives:
        arrivals.see(evening_id, Perspective(key), True)


def together(services: Services, works: Sequence[Work[T]]) -> tuple[T, ...]:
    """What many phones send at the same time, stored in one go as the server does."""
    return services.store.run(lambda unit: tuple(work(unit) for work in works))


def typed(slip: Slip) -> str:
    """A form of the exit poll as it is typed over at the desk."""
    signs = {value: digit for digit, value in DIGITS.items()}
    said = "".join(signs.get(slip.answers.get(key, ""), "-") for key in STATEMENTS)
    return f"{slip.answers.get(MARK, '-')} {said} {slip.words}".strip()


def read_out(services: Services, step_id: str) -> None:
    """The result of the exit poll comes on the screen, with a few of the words that people wrote."""
    for answer in services.exitpoll.view(step_id).words[:_READ_OUT]:
        services.exitpoll.let_read(answer.id)
    services.exitpoll.show(step_id)


class WholeEvening:
    """``place``: which evening of the story, from 0. ``look`` hears the id of the evening and the kind of each step that is
    done."""

    def __init__(
        self,
        services: Services,
        story: Story,
        place: int,
        crowd: Crowd,
        proposal: WholeProposal,
        look: Callable[[str, str], None],
    ) -> None:
        self._services = services
        self._story = story
        self._told = story.evenings[place]
        self._first = place == 0
        self._crowd = crowd
        self._proposal = proposal
        self._look = look
        self._votes: Iterator[tuple[int, ExampleVote]] = iter(enumerate(self._told.votes))
        self._play: dict[Kind, Callable[[Step, ExampleStep], None]] = {
            Kind.ARRIVALS: self._arrivals,
            Kind.IDEAS: self._ideas,
            Kind.THEMES: self._themes,
            Kind.VOTE: self._vote,
            Kind.PROPOSAL: self._propose,
            Kind.OFFERS: self._offers,
            Kind.READBACK: self._readback,
            Kind.EXIT: self._exit,
        }

    def play(self, evening_id: str) -> None:
        """Every step, and the end."""
        services = self._services
        if self._told.version:
            self._proposal.lay_down(self._told, evening_id)
        steps = services.evenings.steps(evening_id)
        for step, planned in zip(steps, self._told.planned.steps, strict=True):
            services.playing.go_to(evening_id, step.id)
            if step.kind in self._play:
                self._play[step.kind](step, planned)
                self._look(evening_id, str(step.kind))
        services.playing.finish(evening_id)

    def _arrivals(self, step: Step, _planned: ExampleStep) -> None:
        come_in(self._services, self._told, step.evening_id)

    def _ideas(self, step: Step, planned: ExampleStep) -> None:
        example = self._story.example
        mine = [note for note in (*example.later, *self._told.notes) if note.step == planned.key]
        first = example.notes if self._first and not planned.key else ()
        hang_up(self._services, step.id, first or mine)

    def _themes(self, step: Step, _planned: ExampleStep) -> None:
        if self._first:
            put_in_order(self._services, step.evening_id, self._story.example)

    def _vote(self, step: Step, _planned: ExampleStep) -> None:
        place, vote = next(self._votes)
        ballots = self._crowd.votes[place] if self._first else ()
        self._once(step, vote, ballots)
        if vote.twice:
            found = self._round(step)
            self._services.voting.again(found.id)
            self._once(step, vote, self._crowd.again[place])

    def _once(self, step: Step, vote: ExampleVote, ballots: tuple[Ballot, ...]) -> None:
        voting, found = self._services.voting, self._round(step)
        voting.open(found.id)
        last = {ballot.neighbour: ballot.dots for ballot in ballots}
        if vote.cards:
            self._hold_up(found, last)
        else:
            ids, casting = self._options(found), self._services.casting.casting
            together(
                self._services,
                [
                    casting(found.id, f"buur {neighbour}", _chosen(ids, dots), Channel.PHONE)
                    for neighbour, dots in last.items()
                ],
            )
        self._raise_hands(found, vote)
        voting.close(found.id)
        voting.reveal(found.id)

    def _hold_up(self, found: Round, last: dict[int, tuple[int, ...]]) -> None:
        """Everybody holds up a card, for one plan after the other."""
        cards = self._services.cards
        cards.make_codes(found.evening_id, max(last, default=0) + 1)
        cards.hand_out(found.evening_id, ", ".join(str(neighbour + 1) for neighbour in sorted(last)))
        for place, question in enumerate(cards.questions(found.id)):
            sides = {neighbour + 1: YES if dots[place] else NO for neighbour, dots in last.items()}
            cards.read(found.id, sides, question.option_id)

    def _raise_hands(self, found: Round, vote: ExampleVote) -> None:
        hands = [option.stickers for option in vote.options]
        if not any(hands):
            return
        counting = self._services.counting
        for option_id, many in zip(self._options(found), hands, strict=True):
            counting.type_count(found.id, Channel.HANDS, option_id, many)
        counting.type_count(found.id, Channel.HANDS, "", -(-sum(hands) // vote.dots))

    def _options(self, found: Round) -> list[str]:
        if found.method in ANSWERS:
            return list(answer_ids(found.method))
        return [option.id for option in self._services.voting.options(found.id)]

    def _round(self, step: Step) -> Round:
        found = self._services.voting.round_of(step.id)
        assert found is not None, "a vote has its round"
        return found

    def _propose(self, step: Step, _planned: ExampleStep) -> None:
        self._proposal.react(self._told, step)
        self._look(step.evening_id, "text")
        if self._told.support:
            self._proposal.ask(self._told, step)

    def _offers(self, step: Step, _planned: ExampleStep) -> None:
        offers, themes = self._services.offers, self._proposal.themes
        for place, one in enumerate(self._told.offers):
            offering = offering_of(one, themes)
            if one.channel == "phone":
                who = author(step.evening_id, place)
                self._services.store.run(offers.giving(step.evening_id, offering, author=who))
            else:
                offers.write(step.id, offering)
        meet(self._services, self._told, step.id)

    def _readback(self, step: Step, _planned: ExampleStep) -> None:
        services = self._services
        if not self._first:
            services.readbacks.write(step.id, [one.again or one.text for one in self._story.paragraphs])
        phones, hands = by_phone(self._told.readback)
        for place, (value, words) in enumerate(phones):
            who = author(step.evening_id, place)
            services.store.run(services.readbacks.sending(step.evening_id, step.id, value, words, author=who))
        raise_hands(services, step.id, hands)

    def _exit(self, step: Step, _planned: ExampleStep) -> None:
        services = self._services
        phones, forms = by_phone(self._told.slips)
        sending, evening_id = services.exitpoll.sending, step.evening_id
        works = [
            sending(evening_id, step.id, slip.answers, slip.words, author=author(evening_id, place))
            for place, slip in enumerate(phones)
        ]
        together(services, works)
        for slip in forms:
            services.exitpoll.enter(step.id, typed(slip))
        read_out(services, step.id)


def _chosen(options: Sequence[str], dots: Sequence[int]) -> dict[str, int]:
    return {one: many for one, many in zip(options, dots, strict=True) if many}


def offering_of(told: StoryOffer, themes: dict[str, str]) -> Offering:
    """What is typed of an offer; ``themes`` are the ids by key."""
    theme = themes[told.theme] if told.theme else ""
    return Offering(OfferKind(told.kind), told.text, Level(told.level), theme)


def meet(services: Services, told: StoryEvening, step_id: str) -> None:
    """Somebody at the desk reads what came in, lets it through, and sees what meets what is sought, on any evening."""
    services.offers.show([one.id for one in services.offers.view(step_id).waiting])
    steps = [step for evening in services.evenings.all() for step in services.evenings.steps(evening.id)]
    known = {
        offer.text: offer.id
        for step in steps
        if step.kind is Kind.OFFERS
        for offer in services.offers.view(step.id).offers
    }
    for one in told.offers:
        if one.meets in known and one.meets:
            services.offers.meet(known[one.meets], known[one.text])


def raise_hands(services: Services, step_id: str, hands: Sequence[tuple[str, str]]) -> None:
    """Those without a phone raise a hand and say what they miss; it becomes a point, and the room sees the counts."""
    counts = Counter(value for value, _words in hands)
    services.readbacks.count(step_id, Channel.HANDS, counts)
    for words in filter(None, (words for _value, words in hands)):
        services.readbacks.note(step_id, words)
    for answer in services.readbacks.view(step_id).words:
        services.readbacks.take(answer.id)
    services.readbacks.show(step_id)
