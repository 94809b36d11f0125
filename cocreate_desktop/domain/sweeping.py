"""A sweep of voting cards: what one look after another makes of them. A vote counts when a card shows the same side in two live
pictures; adding pictures adds and never takes away; what a person says goes above what a camera saw."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from cocreate_desktop.domain.cards import SIDES
from cocreate_desktop.language import N_

SURE: Final = 0.9
"""From this confidence on a single photo is enough."""
SWEEP_DOUBTS: Final = {
    "changed": N_("showed another side later"),
    "side": N_("this side is no answer here"),
    "once": N_("seen only once"),
}
"""Why a card is unclear, beside the reasons of the one picture (``services.seeing.CARD_DOUBTS``)."""
TWICE: Final = "twice"
_FIRM: Final = (TWICE, "changed", "side")


@dataclass(frozen=True, slots=True)
class Glance:
    """What one picture says: number → answer, number → confidence (0 to 1) of that answer, and number → code of why a card
    that was seen cannot be counted."""

    answers: Mapping[int, str]
    confidence: Mapping[int, float] = field(default_factory=dict)
    doubts: Mapping[int, str] = field(default_factory=dict)


def glance(cards: Iterable[tuple[int, str, float]], unclear: Iterable[tuple[int, str]] = ()) -> Glance:
    """From (number, answer, confidence) and (number, why). A number that is there twice is "twice"; one that was read and is
    unclear as well counts as read."""
    answers: dict[int, str] = {}
    confidence: dict[int, float] = {}
    doubts: dict[int, str] = {}
    for number, why in unclear:
        doubts[number] = TWICE if TWICE in (why, doubts.get(number)) else why
    for number, answer, sure in cards:
        if number in answers:
            doubts[number] = TWICE
        answers[number], confidence[number] = answer, sure
    for number in [number for number, why in doubts.items() if number in answers]:
        if doubts[number] == TWICE:
            del answers[number], confidence[number]
        else:
            del doubts[number]
    return Glance(answers, confidence, doubts)


@dataclass(frozen=True, slots=True)
class Sweep:
    """The state of a sweep, of one question. ``handed_out`` are the numbers that count, ``sides`` those that are an answer.
    ``accepted``: number → answer, in the order in which they came; ``by_hand`` those that a person tapped in.
    ``not_handed_out`` were seen and do not count. ``pending`` and ``doubts`` are how far the others are; ``wavering``
    were accepted and are doubtful in the last picture."""

    handed_out: frozenset[int]
    sides: tuple[str, ...] = SIDES
    accepted: Mapping[int, str] = field(default_factory=dict)
    by_hand: frozenset[int] = frozenset()
    not_handed_out: tuple[int, ...] = ()
    pending: Mapping[int, str] = field(default_factory=dict)
    doubts: Mapping[int, str] = field(default_factory=dict)
    wavering: Mapping[int, str] = field(default_factory=dict)

    def seen(self, glance: Glance, *, photo: bool = False) -> "Sweep":
        """One picture more. It counts where the one before that showed the card said the same, and a single ``photo`` where it
        is sure."""
        held = {
            number: why
            for number, why in glance.doubts.items()
            if number in self.accepted.keys() - self.by_hand
        }
        now = replace(self, wavering=held)
        for number, why in glance.doubts.items():
            now = _doubted(now, number, why)
        for number, answer in glance.answers.items():
            now = _shown(now, number, answer, photo=photo, sure=glance.confidence.get(number, 0.0) >= SURE)
        return now

    def again(self) -> "Sweep":
        """Before the next sweep of the same question: what was accepted stays, one sight of an earlier sweep is forgotten."""
        return replace(self, pending={}, wavering={})

    def entered(self, number: int, answer: str) -> "Sweep":
        """A person says what the card says, and so settles what was unclear. Raises ValueError for a card that was not handed
        out or a side that is no answer."""
        if number not in self.handed_out or answer not in self.sides:
            raise ValueError(number, answer)
        return replace(
            self,
            accepted={**self.accepted, number: answer},
            by_hand=self.by_hand | {number},
            pending=_without(self.pending, number),
            doubts=_without(self.doubts, number),
            wavering=_without(self.wavering, number),
        )

    def taken_back(self, number: int) -> "Sweep":
        """A person says that this card has not answered; it may be read anew."""
        return replace(
            self,
            accepted=_without(self.accepted, number),
            by_hand=self.by_hand - {number},
            pending=_without(self.pending, number),
            doubts=_without(self.doubts, number),
            wavering=_without(self.wavering, number),
        )

    @property
    def missing(self) -> tuple[int, ...]:
        """The numbers handed out of which nothing counts yet, the unclear ones among them."""
        return tuple(sorted(self.handed_out - self.accepted.keys()))

    @property
    def unclear(self) -> dict[int, str]:
        """Number → code of why somebody should look, by number. One that was accepted before it changed, was seen twice or is
        held askew now counts with its first answer."""
        once = {number: "once" for number in self.pending if number in self.handed_out - self.accepted.keys()}
        return dict(sorted((once | dict(self.wavering) | dict(self.doubts)).items()))

    def just_accepted(self, before: "Sweep") -> tuple[int, ...]:
        """What was accepted since ``before``, in the order in which it came."""
        return tuple(number for number in self.accepted if number not in before.accepted)


def _doubted(sweep: Sweep, number: int, why: str) -> Sweep:
    """Twice is a warning that stays until a person settles it; another doubt only says why nothing counts yet."""
    if number not in sweep.handed_out or number in sweep.by_hand:
        return sweep
    if why != TWICE and (number in sweep.accepted or sweep.doubts.get(number) in _FIRM):
        return sweep
    pending = _without(sweep.pending, number) if why == TWICE else sweep.pending
    return replace(sweep, pending=pending, doubts={**sweep.doubts, number: why})


def _shown(sweep: Sweep, number: int, answer: str, *, photo: bool, sure: bool) -> Sweep:
    if number in sweep.by_hand or number in sweep.not_handed_out:
        return sweep
    if not (sweep.pending.get(number) == answer or (photo and sure)):
        now = _doubted(sweep, number, "uncertain") if photo else sweep
        return replace(now, pending={**sweep.pending, number: answer})
    if number not in sweep.handed_out:
        found = tuple(sorted((*sweep.not_handed_out, number)))
        return replace(sweep, not_handed_out=found, pending=_without(sweep.pending, number))
    return _firmly(sweep, number, answer)


def _firmly(sweep: Sweep, number: int, answer: str) -> Sweep:
    """A sure answer: the first one counts. Two cards with one number cannot be told apart."""
    if number in sweep.accepted:
        if answer != sweep.accepted[number] and sweep.doubts.get(number) != TWICE:
            return replace(sweep, doubts={**sweep.doubts, number: "changed"})
        return sweep
    if sweep.doubts.get(number) == TWICE:
        return sweep
    if answer not in sweep.sides:
        return replace(sweep, doubts={**sweep.doubts, number: "side"})
    return replace(
        sweep,
        accepted={**sweep.accepted, number: answer},
        pending=_without(sweep.pending, number),
        doubts=_without(sweep.doubts, number),
    )


def _without(found: Mapping[int, str], number: int) -> dict[int, str]:
    return {one: said for one, said in found.items() if one != number}
