"""The phone's face of every kind of step: which template a step shows and with which values."""

from collections.abc import Callable, Mapping

from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps import (
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
from cocreate_desktop.phones.steps import exit as exit_poll
from cocreate_desktop.phones.steps.shown import Shown
from cocreate_desktop.services.overview import EveningView

__all__ = ["FACES", "Shown", "pictures"]

FACES: Mapping[Kind, Callable[[Latest, Guest], Shown]] = {
    Kind.WELCOME: welcome.shown,
    Kind.ARRIVALS: arrivals.shown,
    Kind.IDEAS: ideas.shown,
    Kind.THEMES: themes.shown,
    Kind.SHOW: show.shown,
    Kind.TALK: talk.shown,
    Kind.VOTE: vote.shown,
    Kind.PROPOSAL: proposal.shown,
    Kind.OFFERS: offers.shown,
    Kind.READBACK: readback.shown,
    Kind.EXIT: exit_poll.shown,
    Kind.PAUSE: pause.shown,
}


def pictures(view: EveningView) -> frozenset[str]:
    """The SHA-256s of the small pictures that phones may fetch now: those of the step of now, and no others."""
    return show.pictures(view) | vote.pictures(view)
