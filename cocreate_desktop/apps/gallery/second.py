"""The second example, a vision of culture grown to its end: how a whole evening looks that was not made for these pictures."""

from __future__ import annotations

from collections.abc import Callable

from cocreate_desktop.apps.gallery.hand import LARGE, Hand
from cocreate_desktop.apps.gallery.result import whole
from cocreate_desktop.apps.gallery.together import beside
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind, Step


def culture(hand: Hand) -> None:
    """Each step of its run sheet, at the desk and before the room."""
    hand.shell.show_project(hand.project)
    hand.shell.go("prepare")
    hand.desk("culture-prepare")
    hand.project.hall.start(hand.evening.id)
    hand.clock.put(19, 30)
    hand.shell.go("evening")
    for number, step in enumerate(hand.services.evenings.steps(hand.evening.id), 1):
        hand.at(19, 30 + 2 * number)
        hand.services.playing.go_to(hand.evening.id, step.id)
        if step.kind is Kind.VOTE:
            _vote(hand, step)
        hand.settle()
        name = f"culture-{number:02}-{step.kind}"
        hand.desk(name, *((LARGE,) if step.kind is Kind.THEMES else ()))
        hand.stage(name)


def _vote(hand: Hand, step: Step) -> None:
    voting = hand.services.voting
    found = voting.round_of(step.id)
    assert found is not None, "a vote has its round"
    voting.open(found.id)
    options = voting.options(found.id)
    for number in range(28):
        first, other = options[number * number % 7 % len(options)], options[(number + 1) % len(options)]
        dots = {first.id: 2, other.id: 1} if first is not other else {first.id: 2}
        one = {first.id: 1}
        ballot = dots if found.method == "dots" else one
        hand.services.casting.cast(found.id, f"phone {number}", ballot, Channel.PHONE)
    hand.stage("culture-vote-open")
    voting.close(found.id)
    voting.reveal(found.id)


SECOND: tuple[Callable[[Hand], None], ...] = (culture, beside, whole)
