"""Which range of numbers this laptop counts in, and the next number of everything that people read aloud. Each laptop that
shares a project has a place; what it numbers comes from the ranges of that place (``domain.numbering``)."""

from collections.abc import Iterator

from cocreate_desktop.domain import numbering
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.proposals import Version
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.services.ports import UnitOfWork

Numbered = type[Round] | type[Pledge] | type[Version] | type[Code]
_SIZES: dict[Numbered, int] = {
    Round: numbering.ROUNDS,
    Pledge: numbering.PLEDGES,
    Version: numbering.VERSIONS,
    Code: numbering.CODES,
}


def numbers(unit: UnitOfWork, kind: Numbered, **equal: object) -> Iterator[int]:
    """The next numbers for things of ``kind`` that this laptop makes, never one that was given before: also not to what was
    removed, since its paper may still lie about."""
    return numbering.following(place_of(unit), _SIZES[kind], lambda own: unit.last_number(kind, own, **equal))


def numbers_of_people(unit: UnitOfWork) -> Iterator[int]:
    """The next numbers of people and offers: both count on from the same, so that "lead 12" is one."""
    return _of_people(unit, place_of(unit))


def numbers_at_home(unit: UnitOfWork) -> Iterator[int]:
    """The same for what people at home offer: a hub writes it, which is none of the laptops."""
    laptops = unit.find(Laptop)
    stranger = bool(laptops) and all(one.id != unit.device for one in laptops)
    return _of_people(unit, numbering.HUB if stranger else place_of(unit))


def _of_people(unit: UnitOfWork, place: int) -> Iterator[int]:

    def last_in(own: range) -> int:
        return max(unit.last_number(Offer, own), unit.last_number(Contact, own))

    return numbering.following(place, numbering.PEOPLE, last_in)


def place_of(unit: UnitOfWork) -> int:
    """The place of this laptop. A file that was copied, moved or put back goes on in the place of the one laptop that wrote it;
    where several wrote in it, in one that is free."""
    laptops = unit.find(Laptop)
    mine = next((one.place for one in laptops if one.id == unit.device), None)
    if mine is not None:
        return mine
    places = {one.place for one in laptops}
    return min(places, default=0) if len(places) < 2 else numbering.free_place(places)


def join(unit: UnitOfWork, device: str = "", name: str = "") -> Laptop:
    """Writes a laptop down among those that share the project, with the smallest place that is free; ``device`` empty: this
    one. A laptop that is there already keeps its place, and takes a ``name`` that is given. To be called whenever two laptops
    begin to share, for this one first: then the other can take no place that is in use."""
    wanted = device or unit.device
    there = unit.find(Laptop)
    known = next((one for one in there if one.id == wanted), None)
    if known is not None:
        return unit.change(Laptop, wanted, name=name or known.name)
    place = numbering.free_place({one.place for one in there})
    unit.add(Laptop(id=wanted, project_id=unit.project_id, name=name, place=place))
    return unit.get(Laptop, wanted)


def enlist(unit: UnitOfWork, called: str) -> Laptop:
    """This laptop, written down by what it is ``called`` where it has no name yet."""
    named = any(one.name for one in unit.find(Laptop, id=unit.device))
    return join(unit, name="" if named else called)


def settle_place(unit: UnitOfWork) -> int | None:
    """Where two laptops have one place the one that had it first keeps it; when that is not this laptop it takes another, which
    is returned. None: all is well."""
    laptops = unit.find(Laptop)
    mine = next((one for one in laptops if one.id == unit.device), None)
    if mine is None:
        return None
    same = [one for one in laptops if one.place == mine.place]
    if min(same, key=lambda one: (_since(unit, one), one.id)).id == mine.id:
        return None
    place = numbering.free_place({one.place for one in laptops})
    unit.change(Laptop, mine.id, place=place)
    return place


def _since(unit: UnitOfWork, laptop: Laptop) -> str:
    """The stamp of the change that gave a laptop its place."""
    stamps = unit.stamps(Laptop, laptop.id)
    return stamps.get("place", stamps["added"])
