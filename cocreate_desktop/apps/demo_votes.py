"""The demo's votes: dots by phone and counted by eye, a budget by cards in a rendered room, and the same question asked
twice."""

from __future__ import annotations

from collections.abc import Sequence

from cocreate_desktop.apps.demo import DemoProblem
from cocreate_desktop.apps.demo_stage import Performance
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.rehearsal.example import ExampleVote
from cocreate_desktop.rehearsal.neighbours import Ballot
from cocreate_desktop.services.playing import DeedKind

YES, NO = "A", "B"


class VoteRound:
    """One vote of the run sheet; ``place`` is its place among the votes, from 0."""

    def __init__(self, on: Performance, vote: ExampleVote, place: int) -> None:
        self._on = on
        self._vote = vote
        self._place = place
        example = on.players.example
        # Of the vote with dots every phase is shown; another is a question and an answer.
        self._whole = vote is example.vote
        self._name = str(Kind.VOTE) if self._whole else _name(vote, place)

    def play(self, step: Step) -> None:
        """From draft to result, and once more when it is asked twice."""
        crowd = self._on.players.crowd
        self._once(step, crowd.votes[self._place], self._name)
        if self._vote.twice:
            self._on.services.voting.again(self._round(step).id)
            self._once(step, crowd.again[self._place], f"{self._name}-again")

    def _once(self, step: Step, ballots: Sequence[Ballot], name: str) -> None:
        if self._whole or self._vote.budget:
            self._on.pictures(f"{name}-draft")
        self._forward(DeedKind.OPEN_ROUND)
        found = self._round(step)
        self._count_by_eye(found)
        if self._vote.cards:
            self._sweep(found, ballots, name)
        else:
            self._by_phone(found, ballots, name)
        self._forward(DeedKind.CLOSE_ROUND)
        if self._whole:
            self._on.pictures(f"{name}-closed")
        # The key that closes does not reveal within two seconds; the facilitator's own button does.
        self._on.services.voting.reveal(found.id)
        self._on.pictures(f"{name}-result")
        self._on.phone("result" if self._whole else f"{name}-result")

    def _by_phone(self, found: Round, ballots: Sequence[Ballot], name: str) -> None:
        players = self._on.players
        self._on.aside(lambda: players.wait_for(found.id))
        early = len(ballots) * 3 // 4
        self._on.aside(lambda: players.vote(ballots[:early]))
        self._on.phone(name)
        self._on.pictures(f"{name}-open")
        self._on.aside(lambda: players.vote(ballots[early:]))

    def _sweep(self, found: Round, ballots: Sequence[Ballot], name: str) -> None:
        """Everybody holds up a card, for one plan after the other; whoever is not read is asked and typed."""
        last = {ballot.neighbour + 1: ballot.dots for ballot in ballots}
        cards = self._on.services.cards
        cards.make_codes(self._on.evening_id, max(last, default=0))
        cards.hand_out(self._on.evening_id, ", ".join(str(number) for number in sorted(last)))
        for place, question in enumerate(cards.questions(found.id)):
            sides = {number: YES if dots[place] else NO for number, dots in last.items()}
            self._on.cards(found.id, question.option_id, sides, name if place == 0 else "")
            missing = cards.state(found.id, question.option_id).missing
            for number in missing:
                cards.enter(found.id, number, sides[number], question.option_id)

    def _count_by_eye(self, found: Round) -> None:
        """Hands in the hall, for who has no phone, where the example has some."""
        if not any(option.stickers for option in self._vote.options):
            return
        counting = self._on.services.counting
        options = self._on.services.voting.options(found.id)
        for option, example in zip(options, self._vote.options, strict=True):
            counting.type_count(found.id, Channel.HANDS, option.id, example.stickers)
        people = -(-sum(option.stickers for option in self._vote.options) // self._vote.dots)
        counting.type_count(found.id, Channel.HANDS, "", people)

    def _round(self, step: Step) -> Round:
        found = self._on.services.voting.round_of(step.id)
        if found is None:
            raise DemoProblem("the vote has no round")
        return found

    def _forward(self, wanted: DeedKind) -> None:
        deed = self._on.services.playing.forward(self._on.evening_id)
        if deed.kind is not wanted:
            raise DemoProblem(f"forward did {deed.kind} instead of {wanted}")


def _name(vote: ExampleVote, place: int) -> str:
    return vote.method if vote.method in ("budget", "support") else f"dilemma-{place + 1}"
