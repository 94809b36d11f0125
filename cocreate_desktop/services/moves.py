"""A phone that voted as a guest and goes on with a personal code: one person, one ballot. In a round that is closed nothing is
moved, for the room has its figure and perhaps its result: what is to be done stands in the audit until it is opened again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from cocreate_desktop.domain.rounds import AuditLine, CastBallot, Happening, Phase, Round
from cocreate_desktop.domain.secrecy import hidden, unhidden, voter_of
from cocreate_desktop.services.auditing import note
from cocreate_desktop.services.objections import carry
from cocreate_desktop.services.ports import UnitOfWork

LATER: Final = "later"
"""Begins the detail of a line about a phone that took its code after the close."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What one ``line`` of the audit says is to be done: the ballot of the voter ``guest`` becomes that of ``code``."""

    line: AuditLine
    guest: str
    code: str


def move(unit: UnitOfWork, voting: Round, tokens: tuple[str, str], number: str, now: str) -> int:
    """Of the ``tokens`` of a guest and a code: her ballot becomes that of the code, or goes when the code has voted already.
    ``number`` is that of the code. Gives how many moved at once: none when she did not vote, or where it waits."""
    guest, code = (voter_of(voting.secret, one) for one in tokens)
    before = unit.last_ballot(voting.id, guest)
    if before is None or not before.people or before.by_code:
        return 0
    channel = str(before.channel)
    if voting.phase is Phase.OPEN:
        _join(unit, voting, before, code)
        note(unit, voting.id, Happening.MOVED, now, channel=channel, subject=number)
        return 1
    lines = unit.find(AuditLine, round_id=voting.id, what=Happening.MOVED)
    if (guest, code) not in {(one.guest, one.code) for one in waiting(voting, lines)}:
        detail = f"{LATER} {hidden(voting.secret, guest, code)}"
        note(unit, voting.id, Happening.MOVED, now, channel=channel, subject=number, detail=detail)
    return 0


def waiting(voting: Round, lines: Iterable[AuditLine]) -> Iterator[Waiting]:
    """What is still to be done, from the lines of a round; nothing once its secret is gone."""
    for line in lines if voting.secret else ():
        begins, _blank, marks = line.detail.partition(" ")
        if line.what is Happening.MOVED and begins == LATER and marks:
            try:
                guest, code = unhidden(voting.secret, marks)
            except ValueError:
                continue  # of a file that somebody wrote into
            yield Waiting(line, guest, code)


def settle(unit: UnitOfWork, voting: Round) -> None:
    """Does what waits, when a round is opened again; and before it is closed, for another laptop may not have heard of it."""
    for one in waiting(voting, unit.find(AuditLine, round_id=voting.id, what=Happening.MOVED)):
        before = unit.last_ballot(voting.id, one.guest)
        if before is not None and before.people:
            _join(unit, voting, before, one.code)
        unit.forget(AuditLine, one.line.id, "detail")


def forget_waiting(unit: UnitOfWork, line: AuditLine) -> None:
    """Of a line in a round whose result becomes final: what was to be done goes, and that it came after the close stays."""
    if line.what is Happening.MOVED and line.detail:
        unit.forget(AuditLine, line.id, "detail")
        unit.change(AuditLine, line.id, detail=LATER)


def _join(unit: UnitOfWork, voting: Round, before: CastBallot, code: str) -> None:
    later = unit.last_ballot(voting.id, code)
    unit.record(replace(before, people=0))
    carry(unit, voting, before.voter, code)
    if later is None or not later.people:
        unit.record(replace(before, voter=code, by_code=True))
