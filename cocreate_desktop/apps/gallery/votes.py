"""The pictures of every method of voting: at the desk, before the room and on a phone, from its draft to its result."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cocreate_desktop.apps.gallery.enteredsheets import entered
from cocreate_desktop.apps.gallery.hand import SQUARE, Hand
from cocreate_desktop.apps.gallery.project import BEGINS
from cocreate_desktop.apps.gallery.shownvotes import (
    APPROVAL,
    CHIPS,
    CHOICE,
    CONSENT,
    RANKING,
    SCORE,
    SUPPORT,
    YES_NO,
    ShownVote,
    Weights,
)
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import ObjectionState, Option, Round
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.voting.answers import OBJECTION
from cocreate_desktop.language import current

CODES = 44
LATER = 4
"""Minutes from the first poll to the second."""


def gather(hand: Hand) -> None:
    """The neighbours are there, with a card or a slip each."""
    hand.shell.show_project(hand.project)
    hand.project.hall.start(hand.evening.id)
    hand.services.cards.make_codes(hand.evening.id, CODES)
    hand.services.cards.hand_out(hand.evening.id, "1-40")
    hand.shell.go("evening")
    hand.go_to(Kind.WELCOME, BEGINS.hour, BEGINS.minute)
    hand.open_pages(hand.evening.id, current(), hand.until, arriving=False)


def asked(hand: Hand, vote: ShownVote) -> Round:
    """Adds the vote at the end of the run sheet and goes there."""
    voting, evenings = hand.services.voting, hand.services.evenings
    step = evenings.add_step(hand.evening.id, Kind.VOTE)
    evenings.change_step(step.id, title=vote.title, question=vote.question)
    found = voting.round_of(step.id)
    assert found is not None, "a vote has its round"
    voting.change_rules(found.id, method=vote.method, **vote.rules)
    for text in vote.options:
        voting.add_option(found.id, text)
    return come_to(hand, step)


def come_to(hand: Hand, step: Step) -> Round:
    """Goes to a vote of the run sheet; the time goes on."""
    steps = hand.services.evenings.steps(hand.evening.id)
    before = sum(one.minutes for one in steps[: [one.id for one in steps].index(step.id)])
    hand.later(before)
    hand.services.playing.go_to(hand.evening.id, step.id)
    hand.settle()
    found = hand.services.voting.round_of(step.id)
    assert found is not None, "a vote has its round"
    return found


def own_vote(hand: Hand, method: str) -> Round:
    """Goes to the example's own vote by this method."""
    for step in hand.services.evenings.steps(hand.evening.id):
        found = hand.services.voting.round_of(step.id) if step.kind is Kind.VOTE else None
        if found is not None and found.method == method:
            return come_to(hand, step)
    raise AssertionError(f"the example has no vote by {method}")


def come_in(hand: Hand, found: Round, vote: ShownVote, ballots: Sequence[Weights]) -> None:
    """Everybody votes, on every channel that this vote shows."""
    options = hand.services.overview.round(found.id).options
    casting, counting = hand.services.casting, hand.services.counting
    reasons = iter(vote.reasons)
    for number, ballot in enumerate(ballots):
        choices = _choices(options, ballot)
        words = next(reasons, "") if OBJECTION in choices else ""
        casting.cast(found.id, f"phone {number}", choices, Channel.PHONE, words=words)
    codes = {code.number: code.typed for code in hand.services.cards.codes(hand.evening.id)}
    for number, ballot in vote.slips:
        casting.enter_slip(found.id, codes[number], _choices(options, ballot))
    for name, people, ballot in vote.tables:
        casting.enter_table(found.id, name, people, _choices(options, ballot))
    for option, raised in zip(options, vote.hands, strict=False):
        counting.type_count(found.id, Channel.HANDS, option.id, raised)
    if vote.hands:
        counting.type_count(found.id, Channel.HANDS, "", sum(vote.hands))


def _choices(options: Sequence[Option], ballot: Weights) -> dict[str, int]:
    return {option.id: weight for option, weight in zip(options, ballot, strict=True) if weight}


def look(hand: Hand, name: str) -> None:
    """The desk, with as many phones as always: the one whose pictures are taken comes and goes."""
    hand.later(0, hand.clock.time)
    hand.desk(name)


def result(hand: Hand, found: Round, name: str) -> None:
    """Closes the vote and shows what came of it."""
    hand.services.voting.close(found.id)
    hand.services.voting.reveal(found.id)
    hand.read_message()
    look(hand, f"evening-{name}-result")
    hand.stage(f"{name}-result", SQUARE)
    hand.phone(f"{name}-result", narrow=False)


def _whole(
    hand: Hand, vote: ShownVote, way: Channel | None = None, also: Callable[[Hand, Round], None] | None = None
) -> Round:
    """From its draft to its result; ``way`` is the channel that the desk looks at, ``also`` what is shown while it is open."""
    found = asked(hand, vote)
    look(hand, f"evening-{vote.name}-draft")
    hand.services.voting.open(found.id)
    hand.settle()
    hand.phone(vote.name)
    come_in(hand, found, vote, vote.ballots)
    if way:
        hand.press(way)
    look(hand, f"evening-{vote.name}")
    hand.stage(f"{vote.name}-open")
    if also is not None:
        also(hand, found)
    result(hand, found, vote.name)
    return found


def approval(hand: Hand) -> None:
    """Several choices each."""
    _whole(hand, APPROVAL, Channel.PAPER)


def choice(hand: Hand) -> None:
    """One choice each, and two that are equal; slips are entered from a photo."""
    _whole(hand, CHOICE, also=entered)


def score(hand: Hand) -> None:
    """A mark for each design; a table speaks for six."""
    _whole(hand, SCORE, Channel.TABLE)


def ranking(hand: Hand) -> None:
    """An order, counted by a run-off."""
    _whole(hand, RANKING, Channel.PAPER)


def chips(hand: Hand) -> None:
    """Money that each or each table spreads."""
    _whole(hand, CHIPS, Channel.TABLE)


def yes_no(hand: Hand) -> None:
    """A question, phones and raised hands; two people count these, and do not agree."""
    found = asked(hand, YES_NO)
    look(hand, "evening-yes-no-draft")
    hand.services.voting.open(found.id)
    hand.settle()
    hand.phone("yes-no")
    come_in(hand, found, YES_NO, YES_NO.ballots)
    look(hand, "evening-yes-no")
    hand.stage("yes-no-open")
    counting = hand.services.counting
    for option, raised in zip(hand.services.overview.round(found.id).options, YES_NO.second, strict=True):
        counting.type_count(found.id, Channel.HANDS, option.id, raised, second=True)
    look(hand, "evening-yes-no-two-counts")
    counting.agree(found.id, Channel.HANDS)
    result(hand, found, "yes-no")


def consent(hand: Hand) -> None:
    """Reasoned objections, two of which are dealt with."""
    found = _whole(hand, CONSENT)
    objections = hand.services.objections
    first, second, *_others = objections.of(found.id)
    objections.settle(first.id, ObjectionState.SOLVED, "We zetten de tafel twee meter naast de boom.")
    objections.settle(second.id, ObjectionState.WITHDRAWN)
    look(hand, "evening-consent-objections")
    hand.stage("consent-objections")


def support(hand: Hand) -> None:
    """The same question twice, the second poll laid over the first; asked, looked at and made final."""
    voting = hand.services.voting
    found = own_vote(hand, "support")
    look(hand, "evening-support-draft")
    voting.open(found.id)
    hand.settle()
    hand.phone("support")
    come_in(hand, found, SUPPORT, SUPPORT.ballots)
    look(hand, "evening-support")
    hand.stage("support-open")
    result(hand, found, "support")
    again = voting.again(found.id)
    hand.later(LATER, hand.clock.time)
    look(hand, "evening-support-second-draft")
    voting.open(again.id)
    come_in(hand, again, SUPPORT, SUPPORT.ballots_again)
    look(hand, "evening-support-second")
    result(hand, again, "support-second")
    hand.press("makeFinal")
    look(hand, "evening-support-make-final")
    voting.publish(again.id)
    look(hand, "evening-support-final")


METHODS: tuple[Callable[[Hand], None], ...] = (
    support,
    yes_no,
    choice,
    approval,
    score,
    ranking,
    consent,
    chips,
)
