"""A hall full of simulated neighbours for the dry run: they come in, write, vote and answer by real phones over real HTTP, as
far as the step of now asks for it. What they do lands in the dry run's own copy; they write nothing by any other road."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, TypeVar

import httpx

from cocreate_desktop.companion import Companion
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.moments import moment_of
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.rehearsal.improvised import Improvised, Said
from cocreate_desktop.rehearsal.improvising import Improvisers
from cocreate_desktop.rehearsal.phone import Phone, PhoneRefused
from cocreate_desktop.services.offers import OffersView
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.playing import Deed, DeedKind
from cocreate_desktop.services.proposals import ProposalView
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.tallying import RoundView

log = logging.getLogger(__name__)
T = TypeVar("T")
_TURN_S: Final = 0.25
_ROADS: Final = {
    Kind.EXIT: "/answer",
    Kind.READBACK: "/answer/right",
    Kind.OFFERS: "/offer",
    Kind.PROPOSAL: "/reaction",
}
_AT_A_TIME: Final = 12
"""Deeds in one turn: a laptop that plays two hundred neighbours still has to show the evening."""
_COMING: Final = 0.8
_WRITING: Final = 0.9
_VOTING_S: Final = 75.0
_LOOKING_S: Final = 20.0
"""Shares of a step's minutes in which they come in and write; seconds of a vote, and of a look at its draft or its result."""


@dataclass(frozen=True, slots=True)
class Liveliness:
    """What they have done so far: ``phones`` of ``people`` joined, ``notes`` and ``votes`` sent. ``hands`` says by letter how
    many without a phone raise theirs in the round that is open, in the order of its options; ``without`` is how many those
    are. ``refused`` times a phone got no answer that took what it sent. ``answers``: forms of the exit poll and the readback,
    offers and reactions."""

    people: int
    phones: int = 0
    notes: int = 0
    votes: int = 0
    without: int = 0
    hands: tuple[tuple[str, int], ...] = ()
    refused: int = 0
    answers: int = 0


class LivelyHall(Companion):
    """One thread of its own from ``start`` to ``close``. ``address`` gives the QR code's address, empty while nobody serves;
    ``still`` tells whether the hall holds its breath. ``tell`` hears of every change, in that thread. With ``forward`` it also
    does what the facilitator would do when the time of a step is up."""

    def __init__(
        self,
        services: Services,
        evening_id: str,
        crowd: Improvisers,
        *,
        address: Callable[[], str],
        still: Callable[[], bool],
        tell: Callable[[Liveliness], None],
        forward: bool = False,
    ) -> None:
        super().__init__(self._run, "neighbours")
        self._services = services
        self._evening_id = evening_id
        self._crowd = crowd
        self._address = address
        self._still = still
        self._says = Improvised(crowd)
        self._tell = tell
        self._forward = forward
        self._phones: dict[int, Phone] = {}
        self._sent: dict[str, int] = {}
        self._notes = self._votes = self._answers = self._refused = 0
        self._told = Liveliness(crowd.people)

    @property
    def told(self) -> Liveliness:
        """What was told last."""
        return self._told

    def _run(self) -> None:
        try:
            while not self.ended.wait(_TURN_S):
                if not self._still():
                    self._safe_turn()
        finally:
            for phone in self._phones.values():
                phone.close()

    def _safe_turn(self) -> None:
        """What is taken off the run sheet just now, or a disk that stumbles, ends no dry run."""
        try:
            self._turn()
        except CocreateError as problem:
            log.info("the simulated neighbours missed a turn: %s", type(problem).__name__)

    def _turn(self) -> None:
        """One look at the evening, and what it asks for by now."""
        view = self._services.overview.evening(self._evening_id)
        now = self._services.clock.now()
        if view.step is not None and not view.evening.ended_at:
            if self._address():
                self._take_part(view, view.step, now)
            if self._forward:
                self._go_on(view, view.step, now)
        self._tell_of(view)

    def _take_part(self, view: EveningView, step: Step, now: datetime) -> None:
        left, share = self._come_in(view, step, now), _passed_share(step, now) / _WRITING
        if step.kind is Kind.IDEAS:
            notes = self._crowd.notes(step.question or step.id)
            self._notes += self._say(step.id, notes, share, left, Phone.send_note)
        elif step.kind in _ROADS:
            road = _ROADS[step.kind]
            said = self._asked(view, step)
            self._answers += self._say(step.id, said, share, left, lambda phone, one: phone.send(road, one))
        elif view.round is not None and view.round.round.phase is Phase.OPEN:
            self._vote(view.round, now, left)

    def _come_in(self, view: EveningView, step: Step, now: datetime) -> int:
        """Whoever is due joins; returns how many deeds of this turn are left."""
        wanted = self._crowd.with_phone
        first = view.steps[0].id == step.id
        share = _passed_share(step, now) / _COMING if first else 1.0
        due = wanted[: _due(share, len(wanted))]
        left = _AT_A_TIME
        for number in due:
            if number not in self._phones and left and not self.ended.is_set():
                left -= 1
                self._join(number)
        return left

    def _join(self, number: int) -> None:
        phone = Phone(self._address())
        if self._tried(phone.join) and self._tried(phone.stay):
            self._phones[number] = phone
        else:
            phone.close()

    def _say(
        self,
        step_id: str,
        said: Sequence[tuple[int, T]],
        share: float,
        left: int,
        send: Callable[[Phone, T], None],
    ) -> int:
        """Of what the neighbours (by number) say to a step, those who are due by now ``send`` theirs, ``left`` at most.
        Returns how many were served."""
        done, served = self._sent.get(step_id, 0), 0
        for place, (number, one) in enumerate(
            said[done : min(_due(share, len(said)), done + left)], done + 1
        ):
            phone = self._phones.get(number)
            if phone is None or self.ended.is_set():
                break
            self._sent[step_id] = place
            served += self._tried(partial(send, phone, one))
        return served

    def _asked(self, view: EveningView, step: Step) -> tuple[Said, ...]:
        """What a step of answers, offers or reactions asks of them."""
        if isinstance(view.matter, OffersView):
            return self._says.offers(step.id, [one.theme_id for one in view.matter.themes])
        if isinstance(view.matter, ProposalView):
            asked = view.matter.settings.reactions and view.matter.proposal is not None
            paragraphs = [one.paragraph.id for one in view.matter.paragraphs]
            return self._says.reactions(step.id, paragraphs) if asked else ()
        return self._says.exit(step.id) if step.kind is Kind.EXIT else self._says.right(step.id)

    def _vote(self, view: RoundView, now: datetime, left: int) -> None:
        voting = view.round
        share = _since(voting.opened_at, now) / _VOTING_S
        voters = self._crowd.votes(voting)
        done = self._sent.get(voting.id, 0)
        due = min(_due(share, len(voters)), done + left)
        for place in range(done, due):
            number, phone = voters[place], self._phones.get(voters[place])
            if phone is None or self.ended.is_set():
                break
            self._sent[voting.id] = place + 1
            filled = self._crowd.ballot(voting, view.options, number, number in voters[:place])
            self._votes += self._tried(partial(phone.vote, filled.weights, filled.reason))

    def _tried(self, deed: Callable[[], None]) -> bool:
        """A phone that gets no answer is nothing that stops an evening: it is counted and said."""
        try:
            deed()
        except (PhoneRefused, httpx.HTTPError, OSError) as problem:
            self._refused += 1
            log.info("a simulated neighbour was not served: %s", type(problem).__name__)
            return False
        return True

    def _go_on(self, view: EveningView, step: Step, now: datetime) -> None:
        deed = self._services.playing.next_deed(self._evening_id)
        if _is_time(view, step, deed, now):
            self._services.playing.forward(self._evening_id)

    def _tell_of(self, view: EveningView) -> None:
        hands: tuple[tuple[str, int], ...] = ()
        if view.round is not None and view.round.round.phase is Phase.OPEN:
            counted = self._crowd.hands(view.round.round, view.round.options)
            letters = [option.letter for option in view.round.options]
            hands = tuple(zip(letters, counted, strict=True))
        without = self._crowd.people - len(self._crowd.with_phone)
        told = Liveliness(
            self._crowd.people,
            len(self._phones),
            self._notes,
            self._votes,
            without,
            hands,
            self._refused,
            self._answers,
        )
        if told != self._told:
            self._told = told
            self._tell(told)


def _due(share: float, many: int) -> int:
    return round(min(max(share, 0.0), 1.0) * many)


def _passed_share(step: Step, now: datetime) -> float:
    """How much of the step's minutes have passed."""
    return _since(step.started_at, now) / max(60.0 * step.minutes, 1.0)


def _is_time(view: EveningView, step: Step, deed: Deed, now: datetime) -> bool:
    """Whether the facilitator would go on now."""
    kind = deed.kind
    found = view.round.round if view.round is not None else None
    if kind is DeedKind.CLOSE_ROUND and found is not None:
        return _since(found.opened_at, now) > _VOTING_S + _LOOKING_S
    if kind is DeedKind.REVEAL and found is not None:
        return _since(found.closed_at, now) > _LOOKING_S
    if kind is DeedKind.ROUND:
        return _passed_share(step, now) >= (deed.page - 1) / deed.pages
    if kind is DeedKind.OPEN_ROUND:
        return _since(step.started_at, now) > _LOOKING_S
    return kind is not DeedKind.NOTHING and _passed_share(step, now) >= 1.0


def _since(stored: str, now: datetime) -> float:
    """Seconds since a stored moment; 0 since one that has not come."""
    began = moment_of(stored)
    return (now - began).total_seconds() if began is not None else 0.0
