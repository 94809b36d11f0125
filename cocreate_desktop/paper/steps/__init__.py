"""The paper face of each kind of step: what hangs or lies in the hall, so that nobody needs a screen to take part."""

from collections.abc import Callable, Mapping

from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.paper.flow import Block
from cocreate_desktop.paper.steps import (
    arrivals,
    ideas,
    offers,
    pause,
    proposal,
    readback,
    show,
    talk,
    themes,
    vote,
    welcome,
)
from cocreate_desktop.paper.steps import exit as exit_poll
from cocreate_desktop.services.overview import EveningView

FACES: dict[Kind, Callable[[EveningView], list[Block]]] = {
    Kind.WELCOME: welcome.flowables,
    Kind.ARRIVALS: arrivals.flowables,
    Kind.IDEAS: ideas.flowables,
    Kind.THEMES: themes.flowables,
    Kind.SHOW: show.flowables,
    Kind.TALK: talk.flowables,
    Kind.VOTE: vote.flowables,
    Kind.PROPOSAL: proposal.flowables,
    Kind.OFFERS: offers.flowables,
    Kind.READBACK: readback.flowables,
    Kind.EXIT: exit_poll.flowables,
    Kind.PAUSE: pause.flowables,
}
"""Each takes the evening seen at its step and gives blocks for pages with a head and a foot."""


def blocks(view: EveningView, pictures: Mapping[str, bytes]) -> list[Block]:
    """The blocks of a step, with the bytes of its pictures by their SHA-256."""
    if view.step is not None and view.step.kind is Kind.SHOW:
        return show.flowables(view, pictures)
    if view.step is not None and view.step.kind is Kind.VOTE:
        return vote.flowables(view, pictures)
    return FACES[view.step.kind](view) if view.step is not None else []
