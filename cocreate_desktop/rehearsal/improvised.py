"""What neighbours who know no script offer, seek, miss and think, from a seed, in the fields that the pages for phones ask for.

No clock, network or storage; ``improvising`` says who they are and how they vote.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from cocreate_desktop.domain.answers import ALMOST, MARK, NO, RIGHT, SO_SO, STATEMENTS, WORDS, YES
from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.proposals import ReactionKind
from cocreate_desktop.rehearsal.improvising import Improvisers

T = TypeVar("T")
Said = tuple[int, Mapping[str, str]]
"""Who, by number, and what she fills in by the names of the fields."""

_ANSWERS: Final = 0.85
_OFFERS_EACH: Final = 0.35
_REACTIONS_EACH: Final = 0.3
_SKIPS: Final = 0.06
_MARKS: Final = {4: 2, 5: 3, 6: 8, 7: 26, 8: 36, 9: 18, 10: 7}
_SAYINGS: Final = {YES: 74, SO_SO: 19, NO: 7}
_RIGHT: Final = {YES: 70, ALMOST: 24, NO: 6}
_LEVELS: Final = {Level.ONCE: 5, Level.THINKING: 3, Level.INFORMED: 2, Level.LEAD: 1}

_OFFERED: Final = {
    "nl": ("Ik heb een aanhanger", "Ik kan lassen", "Twee uur in de tuin", "Ik bak iets lekkers", "Ik regel het geluid"),
    "en": ("I have a trailer", "I can weld", "Two hours in the garden", "I bake something good", "I see to the sound"),
}  # fmt: skip
_SOUGHT: Final = {
    "nl": ("Wie heeft een ladder?", "Iemand die subsidie aanvraagt", "Een plek om te vergaderen"),
    "en": ("Who has a ladder?", "Somebody who asks for a grant", "A place to meet"),
}
_REACTED: Final = {
    ReactionKind.ADDITION: {
        "nl": ("Zet er een bankje bij", "Ook graag iets voor pubers"),
        "en": ("Put a bench beside it", "Something for teenagers too, please"),
    },
    ReactionKind.QUESTION: {
        "nl": ("Wie betaalt dat?", "Wanneer begint het?"),
        "en": ("Who pays for that?", "When does it begin?"),
    },
    ReactionKind.OBJECTION: {
        "nl": ("Dan wordt het ’s avonds te druk", "Daar kan een rolstoel niet langs"),
        "en": ("Then it gets too busy at night", "A wheelchair cannot pass there"),
    },
}
_MISSED: Final = {"nl": ("De fietsen", "Iets voor ouderen"), "en": ("The bicycles", "Something for the old")}
_OWN: Final = {"nl": ("Fijne avond", "Meer tijd graag"), "en": ("A good evening", "More time, please")}


class Improvised:
    """What the neighbours of a ``crowd`` say; the same crowd always says the same about the same step."""

    def __init__(self, crowd: Improvisers) -> None:
        self._crowd = crowd
        self._language = crowd.language

    def exit(self, step_id: str) -> tuple[Said, ...]:
        """The exit poll: a mark, five statements of which some are skipped, and sometimes a word."""
        chance, who = self._some(f"exit {step_id}", _ANSWERS)
        return tuple((one, self._slip(chance)) for one in who)

    def right(self, step_id: str) -> tuple[Said, ...]:
        """Whether the summary is right, and what some miss."""
        chance, who = self._some(f"right {step_id}", _ANSWERS)
        found = []
        for one in who:
            value = _one(chance, _RIGHT)
            missed = "" if value == YES else chance.choice((*_MISSED[self._language], ""))
            found.append((one, {RIGHT: value, WORDS: missed}))
        return tuple(found)

    def offers(self, step_id: str, themes: Sequence[str]) -> tuple[Said, ...]:
        """What they offer and seek, for one of the ``themes`` (ids) or for whatever comes."""
        chance, who = self._some(f"offers {step_id}", _OFFERS_EACH)
        found = []
        for one in who:
            seeks = chance.random() < 0.25
            kind, words = (OfferKind.SOUGHT, _SOUGHT) if seeks else (OfferKind.OFFERED, _OFFERED)
            fields = {"kind": kind.value, "text": chance.choice(words[self._language])}
            theme = chance.choice((*themes, ""))
            found.append((one, {**fields, "level": _one(chance, _LEVELS), "theme": theme}))
        return tuple(found)

    def reactions(self, step_id: str, paragraphs: Sequence[str]) -> tuple[Said, ...]:
        """What they say about one of the ``paragraphs`` (ids) or about the whole."""
        chance, who = self._some(f"reactions {step_id}", _REACTIONS_EACH)
        found = []
        for one in who:
            kind = chance.choice(tuple(_REACTED))
            words = chance.choice(_REACTED[kind][self._language])
            found.append(
                (one, {"kind": kind.value, "text": words, "about": chance.choice((*paragraphs, ""))})
            )
        return tuple(found)

    def _slip(self, chance: random.Random) -> dict[str, str]:
        said = {key: _one(chance, _SAYINGS) for key in STATEMENTS if chance.random() > _SKIPS}
        words = chance.choice(_OWN[self._language]) if chance.random() < 0.15 else ""
        return {MARK: _one(chance, _MARKS), **said, WORDS: words}

    def _some(self, about: str, share: float) -> tuple[random.Random, Iterable[int]]:
        """Those with a phone who say something, in the order in which they do."""
        chance = random.Random(f"{self._crowd.seed} {about}")
        who = [one for one in self._crowd.with_phone if chance.random() < share]
        chance.shuffle(who)
        return chance, who


def _one(chance: random.Random, leaning: Mapping[T, int]) -> str:
    return str(chance.choices(tuple(leaning), tuple(leaning.values()))[0])
