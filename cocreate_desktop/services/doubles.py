"""Two laptops that counted in one range (a copied file, say) gave one number to two things. When they meet again the thing that
was made later gets a new number, and the facilitator is told what became of what was printed. Nothing is lost: everything is
known by its id; a number is only what people say to it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.proposals import Version
from cocreate_desktop.domain.replies import Reply
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.stamps import device_of
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.services.contacts import stands_for
from cocreate_desktop.services.laptops import numbers, numbers_of_people, settle_place
from cocreate_desktop.services.ports import Reader, UnitOfWork
from cocreate_desktop.services.tallying import question_of

Doubled = Round | Pledge | Version | Code | Offer | Contact
Group = tuple[Doubled, ...]
"""What has its number in common: one thing, or an offer and whoever made it."""
NUMBERED = ("round", "pledge", "version", "code", "offer", "contact", "laptop")
"""The words of the things that can have one number twice."""


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A thing that got a new number; ``thing`` is as it is now, ``was`` the number that it had."""

    thing: Doubled
    was: int


def settle(unit: UnitOfWork, absent: Collection[str] = (), *, instead_of: str = "") -> tuple[Renumbered, ...]:
    """Gives new numbers inside a unit, and says to what. Only the laptop that made the later thing does so, or two would give
    it two; for laptops that are ``absent`` for good (ids), or not known, the one with the smallest place does it.
    ``instead_of``: this one does it for that laptop."""
    settle_place(unit)
    there = sorted((one.place, one.id) for one in unit.find(Laptop) if one.id not in absent)
    known = {device for _place, device in there}
    done: list[Renumbered] = []
    for group in doubles(unit):
        maker = device_of(_added(unit, group[0]))
        if maker in (unit.device, instead_of) or (
            maker not in known and there and there[0][1] == unit.device
        ):
            done += _renumber(unit, group, maker)
    return tuple(done)


def doubles(reader: Reader) -> tuple[Group, ...]:
    """Everything whose number had been given to something of its kind before, the earliest made first. The same on every
    laptop that has the same changes."""
    found: list[Group] = []
    for every in _scopes(reader):
        by_number: dict[int, list[Doubled]] = defaultdict(list)
        for thing in every:
            by_number[thing.number].append(thing)
        for number, same in sorted(by_number.items()):
            if number and len(same) > 1:
                groups = sorted(
                    _groups(reader, same), key=lambda group: (_added(reader, group[0]), group[0].id)
                )
                found += groups[1:]
    return tuple(found)


def _scopes(reader: Reader) -> Iterator[Sequence[Doubled]]:
    """What counts on from the same."""
    yield reader.find(Round)
    yield reader.find(Pledge)
    yield (*reader.find(Offer), *reader.find(Contact))
    apart: dict[str, list[Doubled]] = defaultdict(list)
    for version in reader.find(Version):
        apart[version.proposal_id].append(version)
    for code in reader.find(Code):
        apart[code.evening_id].append(code)
    yield from apart.values()


def _groups(reader: Reader, same: Sequence[Doubled]) -> list[Group]:
    """Things with one number, those together that may have it: an offer and the person who made it. Where nothing leads from
    one to the other any more, what one laptop wrote under one number is one person's."""
    contacts = [one for one in same if isinstance(one, Contact)]
    groups: dict[str, list[Doubled]] = {one.id: [one] for one in contacts}
    makers = {device_of(_added(reader, one)): one.id for one in contacts}
    for one in same:
        if isinstance(one, Contact):
            continue
        whose = one.contact_id if isinstance(one, Offer) else ""
        if isinstance(one, Offer) and whose not in groups:
            whose = makers.get(device_of(_added(reader, one)), "")
        groups.setdefault(whose or one.id, []).insert(0, one)
    return [tuple(group) for group in groups.values()]


def _added(reader: Reader, thing: Doubled) -> str:
    return reader.stamps(type(thing), thing.id)["added"]


def _renumber(unit: UnitOfWork, group: Group, maker: str) -> list[Renumbered]:
    first, was = group[0], group[0].number
    if isinstance(first, Offer | Contact):
        fresh = next(numbers_of_people(unit))
        _rename(unit, group, maker, fresh)
    else:
        scope = {"proposal_id": first.proposal_id} if isinstance(first, Version) else {}
        scope |= {"evening_id": first.evening_id} if isinstance(first, Code) else {}
        fresh = next(numbers(unit, type(first), **scope))
    return [Renumbered(unit.change(type(one), one.id, number=fresh), was) for one in group]


def _rename(unit: UnitOfWork, group: Group, maker: str, fresh: int) -> None:
    """What names these people by their number: by a link, or because the same laptop wrote it and knew nobody else of that
    number."""
    ids, was = {one.id for one in group}, stands_for(group[0].number)
    for pledge in unit.find(Pledge, who=was):
        linked = pledge.contact_id or pledge.offer_id
        if {pledge.contact_id, pledge.offer_id} & ids or (not linked and _wrote(unit, pledge) == maker):
            unit.change(Pledge, pledge.id, who=stands_for(fresh))
    for reply in unit.find(Reply, who=was):
        if _wrote(unit, reply) == maker:
            unit.change(Reply, reply.id, who=stands_for(fresh))


def _wrote(reader: Reader, thing: Pledge | Reply) -> str:
    """Which laptop wrote down who does it."""
    stamps = reader.stamps(type(thing), thing.id)
    return device_of(stamps.get("who", stamps["added"]))


def told(reader: Reader, done: Sequence[Renumbered]) -> tuple[str, ...]:
    """What the facilitator is told: what has which number now, and what of it was printed and has to be printed anew."""
    said = [_one(reader, one) for one in done if not isinstance(one.thing, Code)]
    codes = [one for one in done if isinstance(one.thing, Code)]
    if codes:
        words = ngettext(
            "Two laptops gave one number to two personal codes. {n} of them has a new number. Printed slips go on to count. "
            "Print its voting card anew before cards are used.",
            "Two laptops gave one number to two personal codes. {n} of them have new numbers. Printed slips go on to count. "
            "Print their voting cards anew before cards are used.",
            len(codes),
        )
        said.append(words.format(n=len(codes)))
    return tuple(dict.fromkeys(said))


def _one(reader: Reader, one: Renumbered) -> str:
    thing, was, now = one.thing, one.was, one.thing.number
    if isinstance(thing, Round):
        words = _(
            "Two laptops gave number {was} to a vote. “{question}” is vote {now} now. Its printed sheets are still known, and "
            "the code of a slip can be typed. Print its sticker posters anew before they hang."
        )
        return words.format(was=was, now=now, question=question_of(reader, thing))
    if isinstance(thing, Pledge):
        words = _("Two laptops gave number {was} to a pledge. “{what}” is pledge {now} now.")
        return words.format(was=was, now=now, what=thing.what)
    if isinstance(thing, Version):
        words = _(
            "Two laptops laid down version {was}. The one of “{title}” that came later is version {now} now."
        )
        return words.format(was=was, now=now, title=thing.title)
    words = _(
        "Two laptops gave number {was} to somebody. Whoever came later is {lead} now; tell her so if you can."
    )
    return words.format(was=was, lead=stands_for(now))
