"""What keeps machines from filling a project, without asking a third party and without a riddle for people: a field that nobody
sees, a signed time in each form, and a limit on how much comes in a minute. Whoever is refused keeps what she typed."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cocreate_desktop.domain.secrecy import signed, token_of
from cocreate_desktop.language import N_
from cocreate_desktop.phones.forms import Form
from cocreate_desktop.phones.guests import EachInAMinute, Minute
from cocreate_desktop.phones.home.people import Visitor

TRAP: Final = "website"
"""The field that people do not see."""
PROOF: Final = "proof"
FASTEST_S: Final = 2
LONGEST_S: Final = 24 * 3600
EACH: Final = 12
"""Of one browser and kind in a minute."""
ALL: Final = {"say": 60, "back": 600, "react": 60, "help": 60, "mail": 30, "vote": 900}
"""Of a project in a minute and a process, by kind. A full hall that scans the last slide stays below it."""
TOO_OLD: Final = N_(
    "This page was open for a long time. What you filled in is still here. Send it once more."
)
TOO_FAST: Final = N_("That went very fast. What you filled in is still here. Send it once more in a moment.")
TRAPPED: Final = N_("A field was filled in that people do not see. It is empty again. Send it once more.")
TOO_MANY: Final = N_("Much came in just now. What you filled in is still here. Send it again in a minute.")
_MARK: Final = "F"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is not taken: the status of the answer, and a message to be translated."""

    status: int
    message: str


def stamp(secret: str, second: int, *, own: bool = False) -> str:
    """What a form carries: when it was shown, signed. With ``own`` no other form carries the same."""
    alone = f"-{secrets.token_hex(6)}" if own else ""
    return signed(secret, f"{_MARK}{second}{alone}")


def shown_at(secret: str, given: str) -> int | None:
    """The second at which a form was shown, or None when it is no stamp of this project."""
    if not given.startswith(_MARK) or len(given) > 100:
        return None
    said = (token_of(secret, given) or "").removeprefix(_MARK).partition("-")[0]
    return int(said) if said.isascii() and said.isdigit() else None


def is_own(given: str) -> bool:
    """Whether a stamp stands in one form only."""
    return "-" in given


class Gate:
    """One for a process. ``now`` tells the seconds by which stamps are given, ``pace`` those of a clock that only goes on."""

    def __init__(self, now: Callable[[], float], pace: Callable[[], float]) -> None:
        self._now = now
        self._pace = pace
        self._each: dict[str, EachInAMinute] = {}
        self._all: dict[tuple[str, str], Minute] = {}

    def refuses(self, kind: str, visitor: Visitor) -> Refusal | None:
        """Whether this is too many; else it is counted. ``kind`` is one of ALL."""
        return None if self._may(kind, visitor) else Refusal(429, TOO_MANY)

    def doubts(self, visitor: Visitor, form: Form) -> Refusal | None:
        """Whether this form was not filled in by a person on a page of ours."""
        if form.one(TRAP):
            return Refusal(422, TRAPPED)
        shown = shown_at(visitor.secret, form.one(PROOF))
        now = int(self._now())
        if shown is None or now - shown > LONGEST_S:
            return Refusal(409, TOO_OLD)
        if now - shown < FASTEST_S:
            return Refusal(409, TOO_FAST)
        return None

    def _may(self, kind: str, visitor: Visitor) -> bool:
        everybody = self._all.setdefault((visitor.home, kind), Minute(self._pace, ALL[kind]))
        each = self._each.setdefault(kind, EachInAMinute(self._pace, EACH))
        if everybody.too_many or (visitor.known and not each.may(visitor)):
            return False
        everybody.add()
        return True
