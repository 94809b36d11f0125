"""The control figure of a round (controlegetal): what was closed, in sixteen characters that the room sees before the result.

A commitment for each ballot that says nothing without its salts, one root over all commitments, and a chain over what happened
to the round. Whoever has the file that was saved computes the figure again with nothing but SHA-256
(docs/verifying-a-vote.md). Pure functions; nothing here knows a voter, a code or a phone.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cocreate_desktop.domain.chains import TIME, canonical
from cocreate_desktop.domain.crockford import spelled
from cocreate_desktop.domain.rounds import AuditLine, CastBallot, Choices, Happening

PARTS: Final = ("choices", "channel", "text")
"""What of a ballot can be opened apart: which channel it came by may tell who somebody is when her choice does not."""
BEGIN: Final = "cocreate-control|1"
"""What every chain begins with: the kind of file and its version."""
EVENTS: Final = frozenset((
    Happening.OPENED, Happening.REOPENED, Happening.CLOSED, Happening.REVEALED, Happening.CONCEALED, Happening.PUBLISHED,
    Happening.BASE, Happening.WEIGHT, Happening.SEALED,
))  # fmt: skip
"""The lines of an audit that never change once they are written; those that count up are told beside the chain."""
_GROUPS, _IN_GROUP = 4, 4


@dataclass(frozen=True, slots=True)
class Seal:
    """What a round was sealed with. ``secret`` is what its salts are made of, ``counts`` stands for what was counted by eye,
    ``root`` for all commitments; ``link`` is the end of its chain. ``cut``: of each laptop the last stamp that is under it."""

    secret: str
    counts: str
    root: str
    link: str
    cut: tuple[str, ...] = ()

    @property
    def figure(self) -> str:
        """For people."""
        return figure_of(self.link)

    def written(self) -> str:
        """As the line of the audit keeps it."""
        return " ".join((self.secret, self.counts, self.root, self.link, *self.cut))

    def covers(self, stamp: str) -> bool:
        """Whether what was written at ``stamp`` was here when it was sealed."""
        return any(one[TIME:] == stamp[TIME:] and stamp <= one for one in self.cut)


def read_seal(line: AuditLine) -> Seal | None:
    """The seal in a line; None for any other line, and for one that cannot be read."""
    parts = line.detail.split()
    if line.what is not Happening.SEALED or len(parts) < 4:
        return None
    secret, counts, root, link, *cut = parts
    return Seal(secret, counts, root, link, tuple(cut))


def last_seal(lines: Iterable[AuditLine]) -> Seal | None:
    """The newest seal among the lines of a round, in their order."""
    found = [seal for line in lines if (seal := read_seal(line)) is not None]
    return found[-1] if found else None


def cut_of(stamps: Iterable[str]) -> tuple[str, ...]:
    """Of each laptop the greatest of these stamps."""
    last: dict[str, str] = {}
    for stamp in stamps:
        last[stamp[TIME:]] = max(stamp, last.get(stamp[TIME:], ""))
    return tuple(sorted(last.values()))


def figure_of(link: str) -> str:
    """The first 80 bits of a link in hexadecimal, as four groups of four characters that are hard to misread."""
    signs = spelled(int(link[:20], 16), _GROUPS * _IN_GROUP)
    return " ".join(signs[at : at + _IN_GROUP] for at in range(0, len(signs), _IN_GROUP))


def sha(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def salt_of(secret: str, *about: object) -> str:
    """The salt for one thing: without the secret nobody can tell it, and it tells nothing of the others."""
    return hmac.new(bytes.fromhex(secret), canonical(list(about)).encode(), "sha256").hexdigest()[:32]


def sealed(salt: str, value: object) -> str:
    """What stands for a value until its salt is told."""
    return sha(f"{salt}|{canonical(value)}")


def commitment(parts: Sequence[str]) -> str:
    """What stands for a ballot: over what stands for each of its PARTS, in that order."""
    return sha("|".join(parts))


def root_of(commitments: Iterable[str]) -> str:
    """What stands for all ballots, in no order but that of the commitments themselves."""
    return sha("\n".join(sorted(commitments)))


def values_of(ballot: CastBallot) -> tuple[object, ...]:
    """What a ballot says, by PARTS; options in the order of their ids, whatever order it was cast in."""
    return (said(ballot.people, ballot.choices), str(ballot.channel), ballot.text)


def said(people: int, choices: Choices) -> list[object]:
    """For how many a ballot speaks and what it chooses."""
    return [people, [[option, weight] for option, weight in sorted(choices)]]


def salts_of(secret: str, ballot: CastBallot) -> tuple[str, ...]:
    """The salts of a ballot, by PARTS. Without the secret nothing leads from them to the number of a ballot."""
    return tuple(salt_of(secret, part, ballot.device, ballot.seq) for part in PARTS)


def commitment_of(secret: str, ballot: CastBallot) -> str:
    """The commitment of a ballot as it was cast."""
    pairs = zip(salts_of(secret, ballot), values_of(ballot), strict=True)
    return commitment([sealed(salt, value) for salt, value in pairs])


def beginning(rules: Mapping[str, object]) -> str:
    """The first link of a round: over what was asked, the options and the rules."""
    return sha(f"{BEGIN}|{canonical(rules)}")


def linked(previous: str, event: Sequence[object]) -> str:
    """The link after ``previous`` of something that happened."""
    return sha(f"{previous}|{canonical(list(event))}")


def event_of(line: AuditLine) -> list[object]:
    """A line of EVENTS as the chain has it: a seal by what stands for its ballots and counts, never by its secret."""
    seal = read_seal(line)
    if seal is not None:
        return [str(line.what), line.at, line.number, seal.counts, seal.root]
    return [str(line.what), line.at, line.detail]


def chain(rules: Mapping[str, object], events: Iterable[Sequence[object]]) -> str:
    """The end of the chain of a round to which these things happened, in this order."""
    link = beginning(rules)
    for event in events:
        link = linked(link, event)
    return link
