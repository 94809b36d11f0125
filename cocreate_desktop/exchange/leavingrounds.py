"""Rounds as they leave to other systems: those whose result the room has seen, with a ballot for each person in no order that
tells anything. Counts by eye are no ballots: they are told apart. Frozen facts in, frozen facts out."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.few import FEW
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Option
from cocreate_desktop.domain.text import printable
from cocreate_desktop.domain.voting import Tally
from cocreate_desktop.exchange.columns import nfc
from cocreate_desktop.exchange.fitting import shorten
from cocreate_desktop.exchange.leavingideas import Facts, Held
from cocreate_desktop.exchange.ready import SAMPLED, Leaf, Ready, left_words
from cocreate_desktop.exchange.votes import NOTHING_SAID, CountedRound, with_channel
from cocreate_desktop.language import N_, _, ngettext, number_text
from cocreate_desktop.services.leaving import Asked, Mend, Preview, Records, Trouble
from cocreate_desktop.services.tallying import RoundView

ROUND = "round"
"""The option that names one round by its id."""
_TITLE, _STEM = 60, 40
_LEFT_OUT = {"open": N_("not closed yet"), "unseen": N_("not shown to the room yet")}


@dataclass(frozen=True, slots=True)
class Given:
    """The ballot of one person: what it gives to the options, by their place from 1; of what it did not choose nothing.
    ``channel`` is empty where it would tell who somebody is."""

    weights: Mapping[int, int]
    channel: str


class Side(StrEnum):
    """Which ballots are in a file: all of them, or those of the hall or from home where there are both."""

    ALL = "all"
    HALL = "hall"
    HOME = "home"

    def holds(self, channel: str) -> bool:
        """Whether what came in by a channel is in this side."""
        return self is Side.ALL or (self is Side.HOME) == (channel == Channel.ONLINE)


_SIDES = {Side.HALL: N_("in the hall"), Side.HOME: N_("at home")}


@dataclass(frozen=True, slots=True)
class Vote:
    """A round that is over, or one side of it where people voted in the hall and at home. ``number`` is the round's own among
    all that leave; ``given`` are the ballots behind ``tally``, the blank ones too; ``few`` ballots of the side stay here."""

    evening: Held
    number: int
    view: RoundView
    tally: Tally
    given: tuple[Given, ...]
    side: Side = Side.ALL
    few: bool = False

    @property
    def id(self) -> str:
        """Of the round, and of its side at home."""
        return self.view.round.id + (":home" if self.side is Side.HOME else "")

    @property
    def method(self) -> str:
        """As ``domain.voting`` names it."""
        return self.view.round.method

    @property
    def question(self) -> str:
        """In one line; never empty. It says which side this is, where there are two."""
        asked = one_line(self.view.question) or _("Vote {n}").format(n=number_text(self.number))
        return asked if self.side is Side.ALL else f"{asked} ({_(_SIDES[self.side])})"

    @property
    def options(self) -> tuple[Option, ...]:
        """As listed: the first has place 1."""
        return self.view.options

    @property
    def names(self) -> tuple[str, ...]:
        """What the options are called, in one line each; never empty."""
        return tuple(one_line(option.text) or option.letter for option in self.options)

    @property
    def cast(self) -> tuple[Given, ...]:
        """The ballots that choose something."""
        return tuple(one for one in self.given if one.weights)

    @property
    def blank(self) -> int:
        """How many ballots choose nothing."""
        return len(self.given) - len(self.cast)

    @property
    def by_eye(self) -> int:
        """How many stickers and raised hands were counted: no ballots stand behind them."""
        return sum(
            number
            for (channel, option), number in self.view.typed.items()
            if option and self.side.holds(channel)
        )

    @property
    def days(self) -> tuple[str, str]:
        """On which day it was opened and on which closed, YYYY-MM-DD; the evening's day where nobody wrote one down."""
        known = self.evening.date or self.view.round.opened_at[:10]
        return known, max(known, self.view.round.closed_at[:10])

    @property
    def stem(self) -> str:
        """The name of its file, without what comes after the dot."""
        plain = unicodedata.normalize("NFKD", self.question).encode("ascii", "ignore").decode().lower()
        words = re.sub(r"[^a-z0-9]+", "-", plain)[:_STEM].strip("-")
        side = "" if self.side is Side.ALL else self.side.value
        return "-".join(part for part in (self.evening.date, str(self.number), side, words) if part)

    def trouble(self, where: str, why: str, *, mend: str = "", refused: bool = True) -> Trouble:
        """Something that is the matter with the round; both are translated."""
        return Trouble(self.id, shorten(self.question, _TITLE), where, why, mend, refused)


@dataclass(frozen=True, slots=True)
class Made:
    """The file of a round, what is the matter with it, how often which mend was done, and how the receiver would read it."""

    name: str
    data: bytes
    troubles: tuple[Trouble, ...]
    sample: Mapping[str, str]
    mended: Mapping[str, int] = field(default_factory=dict)


def votes_of(facts: Facts, asked: Asked) -> tuple[Vote, ...]:
    """The rounds that leave: all that were shown, or the one that is asked for. Raises Gone for one that is not there."""
    rounds = [(held, one) for held in facts.evenings for one in held.rounds]
    made = [vote for number, (held, one) in enumerate(rounds, 1) for vote in _sides(held, number, one)]
    wanted = asked.options.get(ROUND, "")
    found = tuple(vote for vote in made if wanted in ("", vote.view.round.id))
    if wanted and not found:
        raise Gone(what="round", id=wanted)
    return found


def gathered(facts: Facts, asked: Asked, make: Callable[[Vote], Made], deeds: Mapping[str, str]) -> Ready:
    """A file a round, with what stays here and why; ``deeds`` says of each mend what it does, translated. Raises Gone."""
    votes = votes_of(facts, asked)
    made = [make(vote) for vote in votes]
    troubles = tuple(one for each in made for one in each.troubles)
    refused = {one.record for one in troubles if one.refused}
    going = [each for vote, each in zip(votes, made, strict=True) if vote.id not in refused]
    wanted = Counter(one.mend for one in troubles if one.mend)
    mended = sum((Counter(each.mended) for each in made), Counter[str]())
    left_out = _not_yet(facts)
    preview = Preview(
        platform=asked.platform,
        records=len(votes),
        troubles=troubles,
        mends=tuple(Mend(key, deeds[key], number) for key, number in wanted.items()),
        mended=tuple(Mend(key, deeds[key], number) for key, number in mended.items()),
        left_out=left_words(left_out, _LEFT_OUT),
        files=tuple(each.name for each in going),
        sample=tuple(each.sample for each in going[:SAMPLED]),
    )
    files = tuple(Leaf(each.name, each.data, 1) for each in going)
    return Ready(preview, files, Records.ROUNDS, left_out)


def _not_yet(facts: Facts) -> dict[str, int]:
    phases = [one.view.round.phase for held in facts.evenings for one in held.rounds]
    found = {
        "open": sum(not phase.over for phase in phases),
        "unseen": sum(phase.over and not phase.shown for phase in phases),
    }
    return {why: number for why, number in found.items() if number}


def _sides(held: Held, number: int, one: CountedRound) -> Iterator[Vote]:
    """The round as it was counted: in one, or the hall and those at home apart."""
    if one.tally is None or not one.view.round.phase.shown:
        return
    if one.view.online is None:
        yield Vote(held, number, one.view, one.tally, _given(one, Side.ALL), few=one.few_beside)
        return
    for side, tally in ((Side.HALL, one.tally), (Side.HOME, one.view.online.tally)):
        mine = sum(side.holds(ballot.channel) for ballot in one.ballots)
        yield Vote(held, number, one.view, tally, _given(one, side), side, few=0 < mine < FEW)


def _given(one: CountedRound, side: Side) -> tuple[Given, ...]:
    places = {option.id: place for place, option in enumerate(one.view.options, 1)}
    keep = one.view.round.method in NOTHING_SAID
    return tuple(
        Given(
            {places[name]: int(weight) for name, weight in ballot.choices.items() if weight or keep}, channel
        )
        for ballot, channel in with_channel(one)
        if side.holds(ballot.channel)
        for _person in range(ballot.people)
    )


def only_ballots(vote: Vote) -> tuple[Trouble, ...]:
    """What of a round cannot go along where a file holds ballots only; without any ballot the round is refused."""
    found = []
    if not vote.cast:
        found.append(vote.trouble(_("ballots"), _("No ballot is in it, and this file is made of ballots.")))
    if vote.few:
        why = _(
            "So few voted here, beside the others, that they could be told apart. Their ballots stay here."
        )
        found.append(vote.trouble(_("ballots"), why))
    if vote.by_eye:
        many = ngettext(
            "{n} sticker or raised hand was counted and is no ballot. It stays here, and is not in the totals there.",
            "{n} stickers or raised hands were counted and are no ballots. They stay here, and are not in the totals there.",
            vote.by_eye,
        )
        found.append(vote.trouble(_("ballots"), many.format(n=number_text(vote.by_eye)), refused=False))
    return tuple(found)


def blank_ones(vote: Vote) -> tuple[Trouble, ...]:
    """The blank ballots that stay here, where a file knows none."""
    if not vote.blank:
        return ()
    many = ngettext(
        "{n} blank ballot stays here: this file knows none.",
        "{n} blank ballots stay here: this file knows none.",
        vote.blank,
    )
    return (vote.trouble(_("ballots"), many.format(n=number_text(vote.blank)), refused=False),)


def personal(vote: Vote) -> tuple[Trouble, ...]:
    """A warning for words of a round that seem to hold something personal: a street in a plan may be meant."""
    words = [vote.question, *vote.names]
    found = [one for one in words if privacy.flags(one)]
    why = _("“{words}” seems to hold an address, a phone number or an e-mail. Look whether it may be told.")
    return tuple(
        vote.trouble(_("text"), why.format(words=shorten(one, _TITLE)), refused=False)
        for one in dict.fromkeys(found)
    )


def one_line(words: str) -> str:
    """The words in one line, in NFC, without what turns or hides the text around them; whatever reads lines finds one."""
    return " ".join(nfc(printable(" ".join(words.split()))).split())
