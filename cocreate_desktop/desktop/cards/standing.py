"""How a sweep of cards stands, as the desk shows it: rows to tap, what is said beside them, and how each card in the picture is
marked. Pure: a sweep and what the project keeps in, facts out; never what a card said."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ...domain.asking import Asked
from ...domain.cards import ranges_of
from ...domain.rounds import Option
from ...domain.sweeping import SWEEP_DOUBTS, Sweep
from ...domain.walls import Quad
from ...language import _, ngettext
from ...services.cards import CardsState
from ...services.seeing import CARD_DOUBTS, CardsLooked
from ...services.tallying import RoundView

_FIRM: Final = ("twice", "changed", "side")
YES, NO = "A", "B"


class Sign(StrEnum):
    """How a card in the picture is marked."""

    READ = "read"
    UNCLEAR = "unclear"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class CardMark:
    """A card in the picture: where its marker is (pixels of the picture) and how it stands."""

    number: int
    quad: Quad
    sign: Sign


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card that somebody may enter by hand: ``sides`` are the letters that are an answer, ``reason`` why it stands here."""

    number: int
    reason: str
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """``handed_out`` and ``seen`` are numbers of cards; ``seen`` answered this question by card. ``others`` are sentences
    about cards that stand in no row."""

    handed_out: tuple[int, ...] = ()
    seen: tuple[int, ...] = ()
    missing: tuple[CardRow, ...] = ()
    unclear: tuple[CardRow, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def expected(self) -> int:
        """How many can be read: handed out, and counted in no other way already."""
        return len(set(self.seen) | {row.number for row in self.missing})


def standing_of(
    sweep: Sweep, state: CardsState, refused: Mapping[int, str], askew: Collection[int] = ()
) -> Standing:
    """What there is to show of a sweep; ``refused`` are sentences of why cards were answered with no, ``askew`` the cards that
    were read and are held askew for a while now."""
    elsewhere = set(state.elsewhere)
    seen = (set(state.seen) | sweep.accepted.keys()) - elsewhere
    doubts = sweep.unclear
    sides = sweep.sides
    missing = [number for number in state.handed_out if number not in seen | elsewhere]
    return Standing(
        state.handed_out,
        tuple(sorted(seen)),
        tuple(
            CardRow(number, refused.get(number) or reason(doubts.get(number, "")), sides)
            for number in missing
        ),
        tuple(
            CardRow(number, reason(why), sides)
            for number, why in doubts.items()
            if number in seen and (number in sweep.doubts or number in askew)
        ),
        tuple(_others(sweep, state)),
    )


def reason(code: str) -> str:
    """Why a card is not read, or not read for certain."""
    names = CARD_DOUBTS | SWEEP_DOUBTS
    return _(names[code]) if code in names else _("not seen yet")


def _others(sweep: Sweep, state: CardsState) -> list[str]:
    told = []
    if sweep.not_handed_out:
        words = ngettext(
            "Card {numbers} was shown but not handed out, and does not count.",
            "Cards {numbers} were shown but not handed out, and do not count.",
            len(sweep.not_handed_out),
        )
        told.append(words.format(numbers=ranges_of(sweep.not_handed_out)))
    if state.elsewhere:
        words = ngettext(
            "Code {numbers} voted another way (phone or paper). That vote counts, until the card is read.",
            "Codes {numbers} voted another way (phone or paper). Those votes count, until the cards are read.",
            len(state.elsewhere),
        )
        told.append(words.format(numbers=ranges_of(state.elsewhere)))
    return told


def marks_of(sweep: Sweep, state: CardsState, looked: CardsLooked) -> tuple[CardMark, ...]:
    """Every card in a picture with its mark."""
    places = [(one.number, one.quad) for one in looked.cards]
    places += [(one.number, one.quad) for one in looked.unclear]
    read = sweep.accepted.keys() | set(state.seen)
    return tuple(CardMark(number, quad, _sign(sweep, number, number in read)) for number, quad in places)


def _sign(sweep: Sweep, number: int, read: bool) -> Sign:
    doubt = sweep.doubts.get(number) in _FIRM or number in sweep.wavering
    if number in sweep.not_handed_out or doubt:
        return Sign.UNCLEAR
    return Sign.READ if read else Sign.SEEN


def legend(found: RoundView, question: Asked) -> str:
    """What the letters on the cards mean for this question."""
    if question.option_id and all(len(given) == 1 for given in question.sides.values()):
        weights = {side: next(iter(given.values())) for side, given in question.sides.items()}
        if set(weights.values()) == {0, 1} and set(weights) == {YES, NO}:
            words = _("yes"), _("no")
            return "   ".join(f"{side} = {word}" for side, word in zip((YES, NO), words, strict=True))
        return "   ".join(f"{side} = {_dots(number)}" for side, number in weights.items())
    texts = {option.id: option for option in found.options}
    return "   ".join(
        f"{side} = {texts[name].text}" for side, given in question.sides.items() for name in given
    )


def _dots(number: int) -> str:
    return ngettext("{n} dot", "{n} dots", number).format(n=number) if number else _("none")


def option_of(found: RoundView, question: Asked) -> Option | None:
    """The option that a question asks about, None when it asks about all at once."""
    return next((option for option in found.options if option.id == question.option_id), None)
