"""The votes that the gallery shows, one for each method beside the example's own: their questions, rules and choices, and how
people vote; the same in every gallery."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

Weights = tuple[int, ...]
"""What a ballot gives each option or answer, by place; 0 leaves it out."""
_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ShownVote:
    """``name`` stands in the names of its pictures; methods with fixed answers have no ``options``. ``phones``: so many people
    vote like this by phone, one after the other; ``phones_again`` is what they say when they are asked once more. ``slips``:
    ballots on paper, by the number of their code. ``tables``: name, people, ballot. ``hands``: how many are raised for each
    option, ``second`` what another person counts. ``reasons``: of the objections, in their order."""

    name: str
    method: str
    title: str
    question: str
    options: tuple[str, ...] = ()
    rules: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    phones: tuple[tuple[int, Weights], ...] = ()
    phones_again: tuple[tuple[int, Weights], ...] = ()
    slips: tuple[tuple[int, Weights], ...] = ()
    tables: tuple[tuple[str, int, Weights], ...] = ()
    hands: Weights = ()
    second: Weights = ()
    reasons: tuple[str, ...] = ()

    @property
    def ballots(self) -> Sequence[Weights]:
        """Those by phone, each for one person."""
        return _each(self.phones)

    @property
    def ballots_again(self) -> Sequence[Weights]:
        """Those of the second time."""
        return _each(self.phones_again)


def _each(several: tuple[tuple[int, Weights], ...]) -> Sequence[Weights]:
    return tuple(weights for people, weights in several for _ in range(people))


def _only(place: int, of: int) -> Weights:
    return tuple(int(one == place) for one in range(of))


def _answers(*people: int) -> tuple[tuple[int, Weights], ...]:
    """So many people for each answer."""
    return tuple((number, _only(place, len(people))) for place, number in enumerate(people) if number)


NAMES = (
    "Het Lindeplein",
    "Plein De Meerkoet",
    "Het Buurtplein",
    "Plein van Ons",
)
YES_NO = ShownVote(
    "yes-no",
    "yes-no",
    "Autovrij op woensdag",
    "Maken we het plein op woensdagmiddag autovrij?",
    phones=_answers(11, 6, 3),
    hands=(9, 4, 1),
    second=(9, 5, 1),
)
CHOICE = ShownVote(
    "choice",
    "choice",
    "De naam van het plein",
    "Hoe gaat het plein heten?",
    NAMES,
    phones=_answers(9, 9, 7, 4),
    slips=((3, _only(0, 4)), (5, _only(1, 4))),
)
APPROVAL = ShownVote(
    "approval",
    "approval",
    "Wanneer komen we samen?",
    "Op welke avonden kun je meehelpen?",
    ("Maandag", "Woensdag", "Vrijdag", "Zaterdagochtend"),
    {"max_choices": 3},
    phones=((8, (1, 1, 0, 1)), (7, (0, 1, 1, 0)), (5, (1, 0, 0, 1)), (4, (0, 0, 1, 1)), (3, (0, 1, 0, 1))),
    slips=((4, (0, 1, 0, 1)),),
)
SCORE = ShownVote(
    "score",
    "score",
    "Drie ontwerpen, een cijfer",
    "Welk cijfer geef je elk ontwerp?",
    ("Het tafelplein", "Het speelplein", "Het groene plein"),
    {"scale_low": 1, "scale_high": 10},
    phones=((8, (8, 6, 7)), (7, (7, 7, 9)), (6, (9, 4, 8)), (5, (6, 8, 0)), (2, (10, 3, 7))),
    tables=(("Tafel 3", 6, (7, 6, 8)),),
)
RANKING = ShownVote(
    "ranking",
    "ranking",
    "In welke volgorde?",
    "Wat komt er het eerst, en wat daarna?",
    (
        "Een grote tafel onder de bomen",
        "Speelplek voor alle leeftijden",
        "Meer groen en schaduw",
        "Een buurthuiskamer met koffie",
        "Veilig oversteken bij de school",
    ),
    {"rule": "instant-runoff"},
    phones=(
        (9, (1, 3, 2, 4, 5)),
        (8, (3, 1, 2, 5, 4)),
        (7, (2, 3, 1, 4, 5)),
        (5, (2, 4, 3, 1, 5)),
        (3, (4, 2, 3, 5, 1)),
    ),
    slips=((7, (1, 0, 2, 0, 0)),),
)
CONSENT = ShownVote(
    "consent",
    "consent",
    "Kunnen we zo verder?",
    "We leggen de tafel onder de linde en houden de zandbak waar hij is.",
    phones=_answers(26, 3, 2),
    reasons=(
        "De wortels van de linde gaan stuk als we daar graven.",
        "Met een rollator kom je niet bij de tafel.",
        "",
    ),
)
CHIPS = ShownVote(
    "chips",
    "chips",
    "Honderd euro per persoon",
    "Waar mag ons geld heen?",
    ("Bomen en schaduw", "Speelplek", "Grote tafel", "Verlichting"),
    {"chips": 100, "chip_step": 10},
    phones=((6, (40, 30, 20, 10)), (5, (50, 0, 50, 0)), (4, (20, 60, 0, 20)), (3, (70, 10, 20, 0))),
    tables=(("Tafel 1", 6, (40, 20, 30, 10)), ("Tafel 2", 5, (30, 30, 30, 10))),
)
SUPPORT = ShownVote(
    "support",
    "support",
    "",
    "",
    phones=_answers(6, 8, 6, 7, 4, 2),
    phones_again=_answers(12, 11, 6, 2, 1, 1),
    hands=(3, 2, 1, 0, 0, 0),
)
"""The example asks this one; here is only what people say."""
BUDGET = ShownVote("budget", "budget", "", "", slips=((41, (1, 0, 1, 0, 0, 1)),))
"""The example's too: its cards vote as its neighbours do."""
