"""Reading what stands on a slip as it is typed: letters, marks, an order, an answer with its reason. Pure: a line in, choices
out; what cannot be read is refused with an example of its method."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...domain.errors import BadBallot, BadValue
from ...domain.rounds import Option
from ...domain.voting.answers import OBJECTION
from ...language import N_, _

BLANK = "-"
EXAMPLES = {
    "dots": "A A C",
    "approval": "A C",
    "choice": "B",
    "yes-no": "A",
    "score": "A4 B2",
    "ranking": "C A=B",
    "support": "2",
    "consent": N_("B it gets too dark there"),
    "budget": "A C",
    "chips": "A 50 C 30",
}
_UNKNOWN = N_("it names an option that is not there.")
_TWICE = N_("it chooses an option more than once.")
_PAIR = re.compile(r"([A-Z?]+)\s*[:=]?\s*€?\s*(\d[\d.]*)")


@dataclass(frozen=True, slots=True)
class Line:
    """What was typed: ``choices`` by option id as ballots hold them, and the reason of an objection."""

    choices: Mapping[str, int] = field(default_factory=dict)
    text: str = ""


def example(method: str) -> str:
    """What one can type for a method."""
    return _(EXAMPLES.get(method, "A"))


def choices(method: str, typed: str, options: Sequence[Option]) -> Line:
    """What was typed from a slip. A dash is a blank vote.

    Raises BadValue for what cannot be read (with an example of the method) and BadBallot for an option that is not there or
    stands there twice where that cannot be.
    """
    line = typed.strip()
    if not line:
        raise BadValue(value=typed, example=example(method))
    if line in (BLANK, "–"):
        return Line()
    known = {option.letter: option.id for option in options}
    if method in ("score", "chips"):
        return Line(_amounts(method, line, known))
    if method == "ranking":
        return Line(_places(line, known))
    if method == "consent":
        return _answer(line, known)
    return Line(Counter(known[letter] for letter in _letters(method, line, known)))


def _letters(method: str, line: str, known: Mapping[str, str]) -> list[str]:
    """ "AAC", "a a c" and "A-A+C" alike. Letters of two signs (after Z) stand apart."""
    parts = [part for part in re.split(r"[\s,;.+\-]+", line.upper()) if part]
    found = [letter for part in parts for letter in ((part,) if part in known else tuple(part))]
    if not found or any(not (sign.isalnum() or sign == "?") for letter in found for sign in letter):
        raise BadValue(value=line, example=example(method))
    return [_known(letter, known) for letter in found]


def _known(letter: str, known: Mapping[str, str]) -> str:
    if letter not in known:
        raise BadBallot(why=_(_UNKNOWN))
    return letter


def _amounts(method: str, line: str, known: Mapping[str, str]) -> dict[str, int]:
    """Letters, each with a number behind it."""
    found = _PAIR.findall(line.upper())
    if not found or re.sub(r"[\s,;€]", "", _PAIR.sub("", line.upper())):
        raise BadValue(value=line, example=example(method))
    given: dict[str, int] = {}
    for letter, number in found:
        option_id = known[_known(letter, known)]
        if option_id in given:
            raise BadBallot(why=_(_TWICE))
        if not re.fullmatch(r"\d{1,3}(\.\d{3})+|\d{1,12}", number):
            raise BadValue(value=line, example=example(method))
        given[option_id] = int(number.replace(".", ""))
    return given


def _places(line: str, known: Mapping[str, str]) -> dict[str, int]:
    """The first is place 1; what is joined with "=" shares a place."""
    plain = re.sub(r"\s*=\s*", "=", line.upper())
    given: dict[str, int] = {}
    place = 0
    for part in re.split(r"[\s,;>.\-]+", plain):
        groups = [part] if "=" in part or part in known else list(part)
        for group in groups:
            place += 1
            for letter in group.split("="):
                if not letter.isalpha():
                    raise BadValue(value=line, example=example("ranking"))
                option_id = known[_known(letter, known)]
                if option_id in given:
                    raise BadBallot(why=_(_TWICE))
                given[option_id] = place
    return given


def _answer(line: str, known: Mapping[str, str]) -> Line:
    """One letter; behind an objection its reason."""
    letter, reason = line[0].upper(), line[1:].lstrip(" :,.-")
    if len(line) > 1 and line[1].isalnum():
        raise BadValue(value=line, example=example("consent"))
    option_id = known[_known(letter, known)]
    if reason and option_id != OBJECTION:
        raise BadValue(value=line, example=example("consent"))
    return Line({option_id: 1}, reason)
