"""What goes into a tally and what comes out of it. Weights are whole numbers, shares exact fractions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

Weights = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Settings:
    """The rules of a round. ``max`` choices for choice and approval (None: no limit; choice without one allows one)."""

    method: str
    rule: str = ""
    dots: int = 3
    max_per_option: int | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One option; ``cost`` only where a method asks for it."""

    id: str
    text: str = ""
    cost: int | Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ballot:
    """One ballot: ``choices`` maps option ids to dots (dots) or to 1 (choice, approval). Empty is a blank ballot.

    ``flaw`` says why its file form could not be read at all; such a ballot is cast and invalid. ``people`` is how many it
    speaks for.
    """

    voter: str
    channel: str
    choices: Weights
    people: int = 1
    flaw: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A number counted by eye for one option on one channel: stickers, or raised hands."""

    option: str
    channel: str
    number: int


@dataclass(frozen=True, slots=True)
class Round:
    """A whole round. ``people_by_channel`` is how many people stand behind the counts of a channel."""

    settings: Settings
    options: tuple[Option, ...]
    ballots: tuple[Ballot, ...] = ()
    counts: tuple[Count, ...] = ()
    people_by_channel: Mapping[str, int] = field(default_factory=dict)
    base: str = "valid"
    present: int | None = None
    entitled: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a ballot breaks the rules: a code for programs and a message to translate."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Invalid:
    """A ballot that was not counted, and for how many people it spoke."""

    voter: str
    channel: str
    problem: Problem
    people: int = 1


@dataclass(frozen=True, slots=True)
class OptionResult:
    """``total`` dots or votes; ``people`` who chose it by ballot or, for hands, by count (None when nobody can know);
    ``share`` people ÷ base; ``dots_share`` dots ÷ all dots."""

    id: str
    total: int
    people: int | None
    share: Fraction | None
    dots_share: Fraction | None


@dataclass(frozen=True, slots=True)
class ChannelResult:
    """What one channel brought: ``cast`` by how many people, broken ballots with them (None when nobody counted the
    people), and the totals per option."""

    cast: int | None
    totals: Weights


@dataclass(frozen=True, slots=True)
class Tally:
    """The result. ``options`` by total, then as listed; ``winners`` all on the first place; ``ties`` groups of equals.

    ``cast`` people voted; where nobody counted those behind typed counts, they are not in it and ``base_number`` is None.
    """

    method: str
    rule: str
    base: str
    base_number: int | None
    cast: int
    invalid: tuple[Invalid, ...]
    options: tuple[OptionResult, ...]
    winners: tuple[str, ...]
    ties: tuple[tuple[str, ...], ...]
    by_channel: Mapping[str, ChannelResult]

    @property
    def total(self) -> int:
        """All dots or votes together."""
        return sum(option.total for option in self.options)

    def place(self, option_id: str) -> int:
        """The place of an option from 1; equals share the best of their places."""
        mine = next(option.total for option in self.options if option.id == option_id)
        return 1 + sum(option.total > mine for option in self.options)
