"""A round (stemronde) as it is stored: its phase, its options, the ballots as they came and the counts as they were typed.

How they become a result is the business of ``domain.voting``.
"""

from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.domain.notes import Channel


class Phase(StrEnum):
    """A round goes draft → open ⇄ closed → revealed (and back to closed to hide it again)."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """``dots`` each, at most ``max_per_option`` on one option; ``max_choices`` for choice and approval (0 is no limit).

    ``secret`` turns a guest's token into a voter that cannot be traced; it is emptied when the round is published.
    """

    id: str
    project_id: str
    evening_id: str
    step_id: str
    method: str = "dots"
    rule: str = ""
    dots: int = 3
    max_per_option: int = 2
    max_choices: int = 0
    base: str = "valid"
    phase: Phase = Phase.DRAFT
    opened_at: str = ""
    closed_at: str = ""
    secret: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option; its ``letter`` and colour stay the same through the whole evening. ``picture`` is a SHA-256 or empty."""

    id: str
    project_id: str
    round_id: str
    letter: str
    text: str
    rank: str = ""
    picture: str = ""
    cost: int | None = None
    note_id: str = ""
    theme_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCount:
    """What was counted by eye per option on one channel; ``option_id`` empty: the number of people behind the channel.

    Its id is made of round, channel and option (``count_id``), so that two laptops write the same row.
    """

    id: str
    project_id: str
    round_id: str
    channel: Channel
    option_id: str
    number: int


def count_id(round_id: str, channel: str, option_id: str) -> str:
    """The one id of the count of ``option_id`` (or of the people, when empty) on ``channel``."""
    return f"{round_id}:{channel}:{option_id}"


Choices = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CastBallot:
    """A ballot as it came: append-only, the greatest stamp per voter counts.

    ``choices`` pairs option ids with a weight: dots for dots, 1 for choice and approval. ``device``, ``seq`` and ``stamp``
    are filled in by the store.
    """

    project_id: str
    round_id: str
    voter: str
    channel: Channel
    choices: Choices
    people: int = 1
    device: str = ""
    seq: int = 0
    stamp: str = ""
