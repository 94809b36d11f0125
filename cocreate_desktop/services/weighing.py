"""For how much of a person a vote from home counts: whoever changes it leaves a line with every vote that was asked at home."""

from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import Happening, Round, TypedCount
from cocreate_desktop.services.auditing import note
from cocreate_desktop.services.ports import Reader, UnitOfWork


def weight_of(reader: Reader) -> int:
    """In percent of one in the hall, inside a read; 0: the two are never added."""
    return next((one.online_weight for one in reader.find(Project, id=reader.project_id)), 0)


def tell_weight(unit: UnitOfWork, before: int, now: str) -> None:
    """Says with every vote that it is about from what it was changed to what, and on which laptop; nothing where it is what it
    was ``before``."""
    after = weight_of(unit)
    if after == before:
        return
    here = next((one.name for one in unit.find(Laptop, id=unit.device)), "")
    for voting in unit.find(Round):
        if voting.opened_at and _at_home(unit, voting):
            note(unit, voting.id, Happening.WEIGHT, now, subject=here, detail=f"{before} → {after}")


def _at_home(reader: Reader, voting: Round) -> bool:
    """Whether people at home can vote in it, or did."""
    if voting.online:
        return True
    counts = reader.find(TypedCount, round_id=voting.id, channel=Channel.ONLINE)
    return bool(counts) or any(one.channel is Channel.ONLINE for one in reader.last_ballots(voting.id))
