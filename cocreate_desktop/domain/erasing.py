"""What an erasure is made of, what it cannot reach, and the receipt of it. Pure. Once it is done nothing says whose it was: a
receipt counts kinds and holds no words of anybody."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import get_origin, get_type_hints

from cocreate_desktop.domain.catalogue import ENTITIES
from cocreate_desktop.domain.moments import moment_of

CUT = "…"
"""What stands where a name was cut out of a text."""
NAMES = "name"
"""The kind under which a receipt counts texts that a name was cut out of."""
_WHOLE = 2
_NO_WORDS = frozenset(
    {
        "id",
        "project_id",
        "author",
        "rank",
        "token",
        "typed",
        "secret",
        "online_secret",
        "join_token",
        "settings",
    }
)


class Unreached(StrEnum):
    """Why something stays: ``PUBLISHED`` votes lead to nobody any more; what a phone sent as a ``GUEST``, before it used its
    code; what others made of it (``MADE_OF``); texts that were ``LAID_DOWN`` in versions, settings or ballots; handwriting on
    a ``PHOTO`` of a whole wall; ``PAPER``; what was ``GIVEN`` away as a file; ``BACKUPS`` until they are put back, and those of
    a whole project that are ``AWAY`` on a stick. Of a whole project on this laptop: its ``KEY``, an other ``COPY`` with the
    same key, files that are ``STUCK``, and that it is still ``LISTED``; and ``UNKEPT``: the receipt itself is kept nowhere."""

    PUBLISHED = "published"
    GUEST = "guest"
    MADE_OF = "made-of"
    LAID_DOWN = "laid-down"
    PHOTO = "photo"
    PAPER = "paper"
    GIVEN = "given"
    BACKUPS = "backups"
    AWAY = "away"
    KEY = "key"
    COPY = "copy"
    STUCK = "stuck"
    LISTED = "listed"
    UNKEPT = "unkept"


_TO_DO = frozenset({Unreached.KEY, Unreached.COPY, Unreached.STUCK, Unreached.LISTED, Unreached.UNKEPT})


@dataclass(frozen=True, slots=True)
class Left:
    """Something that stays, and how many of it (0: nobody can know)."""

    why: Unreached
    number: int = 0


OUT_OF_REACH = (Left(Unreached.PAPER), Left(Unreached.GIVEN), Left(Unreached.BACKUPS))
"""What no erasure in a project reaches, whatever it takes away."""


@dataclass(frozen=True, slots=True)
class Named:
    """A text in which a name stands: a field of a thing, by its word and id; ``name`` is what is cut out of it (empty: all)."""

    word: str
    id: str
    field: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Goes:
    """What goes: all of some ``subjects``, ``things`` (word and id) that carry another subject, and names in texts."""

    subjects: frozenset[str] = frozenset()
    things: frozenset[tuple[str, str]] = frozenset()
    names: frozenset[Named] = frozenset()

    def __or__(self, other: "Goes") -> "Goes":
        """Both."""
        return Goes(self.subjects | other.subjects, self.things | other.things, self.names | other.names)

    def __bool__(self) -> bool:
        """Whether anything goes."""
        return bool(self.subjects or self.things or self.names)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is left of an erasure: its short ``number``, when it was (``at``, UTC), by which laptop, how many ``things`` of each
    kind went (by their word), how many ``ballots``, what it could not reach, and which ``others`` hold the project too."""

    number: str
    at: str
    laptop: str = ""
    things: tuple[tuple[str, int], ...] = ()
    ballots: int = 0
    left: tuple[Left, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def to_do(self) -> tuple[Left, ...]:
        """What went otherwise than it should on this laptop, so that whoever erased must hear of it at once."""
        return tuple(one for one in self.left if one.why in _TO_DO)

    def leaving(self, *more: Left) -> "Receipt":
        """The same, with more that it could not reach."""
        return replace(self, left=(*self.left, *more))


@dataclass(frozen=True, slots=True)
class Told:
    """Whether another holder of the project has heard of an erasure."""

    name: str
    has_it: bool


def number_of(erasure_id: str) -> str:
    """The short number of an erasure, as people read it: ``1F2E-3D4C``. Of a stamp it is the part that soon is another."""
    whole = "".join(sign for sign in erasure_id.upper() if sign.isalnum())[4:12].rjust(8, "0")
    return f"{whole[:4]}-{whole[4:]}"


def told(receipt: Receipt, shared: Iterable[tuple[str, str]]) -> tuple[Told, ...]:
    """Who has heard of it: ``shared`` are the names of others, each with when all was last there (UTC, empty: never). Those of
    whom nothing is known hear of it at their next sync."""
    known = dict.fromkeys(receipt.others, False) | {name: _since(receipt.at, at) for name, at in shared}
    return tuple(Told(name, has_it) for name, has_it in known.items())


def _since(at: str, shared_at: str) -> bool:
    done, shared = moment_of(at), moment_of(shared_at)
    return done is not None and shared is not None and shared >= done


@cache
def word_fields(word: str) -> frozenset[str]:
    """The fields of a kind (by its word) in which people's words stand, one text in each."""
    told = get_type_hints(ENTITIES[word])
    plain = {name for name, hint in told.items() if hint is str and not name.endswith("_id")}
    return frozenset(plain - _NO_WORDS)


@cache
def row_fields(word: str) -> frozenset[str]:
    """The fields in which texts stand together, so that none can be cut out alone: rows, and settings."""
    told = get_type_hints(ENTITIES[word])
    return frozenset(name for name, hint in told.items() if get_origin(hint) is tuple or name == "settings")


def names(text: str, name: str) -> bool:
    """Whether ``name`` stands in a text as words of its own, whatever its case."""
    return bool(name.strip()) and _pattern(name).search(text) is not None


def without(text: str, name: str) -> str:
    """A text with ``name`` cut out; empty when nothing else was said."""
    cut = _pattern(name).sub(CUT, text)
    return cut if cut.strip(CUT + " .,;:") else ""


def is_whole(name: str) -> bool:
    """Whether a name tells one person from another: "Noor Vos" does, "Noor" does not."""
    return len(name.split()) >= _WHOLE


@cache
def _pattern(name: str) -> re.Pattern[str]:
    spaced = r"\s+".join(re.escape(part) for part in name.split())
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)
