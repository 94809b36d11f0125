"""Which channels a method can be voted on: a raised hand says no mark and no order, a card has four sides."""

from cocreate_desktop.domain.asking import asked
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.voting import COUNTED_BY_EYE


def ways_of(method: str) -> tuple[Channel, ...]:
    """The channels that fit a method, in the order in which they are offered."""
    found = [Channel.PHONE]
    if asked(method, ("one", "other"), dots=1):
        found.append(Channel.CARD)
    if method in COUNTED_BY_EYE:
        found += [Channel.HANDS, Channel.DOTS]
    return (*found, Channel.PAPER, Channel.TABLE)
