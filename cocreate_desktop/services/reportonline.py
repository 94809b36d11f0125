"""The chapter of a report about what came from home: how often its pages were opened, who stands behind what, and what people
said, with what is answered. They are counted apart from whoever was in the hall."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cocreate_desktop.domain.notes import Channel, Note, NoteState
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.online import ABOUT_NAMES, About, Backing, Opened, Remark
from cocreate_desktop.domain.outreach import CHANNEL_NAMES, Outreach
from cocreate_desktop.domain.privacy import flags, harmless
from cocreate_desktop.domain.proposals import Proposal, Reaction, ReactionState
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.language import _, begun, ngettext, number_text
from cocreate_desktop.services.athome import Thing
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.services.reportparts import Cell, Chapter, Part, Table, Text, heads, number, row
from cocreate_desktop.services.reportsupport import Asked, asked_elsewhere, read_asked

_ORDER = tuple(About)


@dataclass(frozen=True, slots=True)
class FromHome:
    """What came from home. ``said`` are the remarks that may be read, of each thing in their order, ``backed`` how many stand
    behind it, and ``called`` its own words (empty: it has none, or they may not be told). ``opened`` counts openings by
    invitation (None: by none). ``waiting`` things were not looked at yet. ``asked`` is what people said in another system."""

    said: Mapping[Thing, tuple[Remark, ...]] = field(default_factory=dict)
    backed: Mapping[Thing, int] = field(default_factory=dict)
    called: Mapping[Thing, str] = field(default_factory=dict)
    opened: tuple[tuple[Outreach | None, int], ...] = ()
    offers: int = 0
    reactions: int = 0
    waiting: int = 0
    asked: tuple[Asked, ...] = ()

    @property
    def visits(self) -> int:
        """How often a page was opened, all in all."""
        return sum(times for _way, times in self.opened)

    @property
    def remarks(self) -> int:
        """How many remarks may be read."""
        return sum(len(found) for found in self.said.values())

    def __bool__(self) -> bool:
        """Whether anything came."""
        came = self.visits or self.said or self.backed or self.offers or self.reactions or self.waiting
        return bool(came or self.asked)


def read_from_home(reader: Reader) -> FromHome:
    """All of it, inside a read."""
    said: dict[Thing, list[Remark]] = {}
    came = reader.added(Remark, state=NoteState.SHOWN)
    for one in sorted(reader.find(Remark, state=NoteState.SHOWN), key=lambda one: came[one.id]):
        if not flags(one.text):
            said.setdefault((one.about, one.about_id), []).append(one)
    backings = reader.counts(Backing, ("about", "about_id"), given=True)
    backed = {(About(about), about_id): people for (about, about_id), people in backings.items()}
    offers = reader.find(Offer, channel=Channel.ONLINE, withdrawn=False)
    reactions = [
        one
        for one in reader.find(Reaction, channel=Channel.ONLINE)
        if one.state is not ReactionState.WITHDRAWN
    ]
    waiting = sum(not one.shown and not one.hidden for one in offers)
    waiting += sum(not one.shown and not one.hidden for one in reactions)
    return FromHome(
        said={thing: tuple(found) for thing, found in said.items()},
        backed=backed,
        called=_called(reader, {*said, *backed}),
        opened=_opened(reader),
        offers=sum(one.readable for one in offers),
        reactions=sum(one.readable for one in reactions),
        waiting=waiting + reader.count(Remark, state=NoteState.WAITING),
        asked=read_asked(reader),
    )


def _opened(reader: Reader) -> tuple[tuple[Outreach | None, int], ...]:
    times: Counter[str] = Counter()
    for one in reader.find(Opened):
        times[one.outreach_id] += one.number
    ways = [(way, times.pop(way.id)) for way in reader.find(Outreach) if times[way.id]]
    rest = sum(times.values())
    return (*ways, *([(None, rest)] if rest else []))


def _called(reader: Reader, things: Iterable[Thing]) -> dict[Thing, str]:
    """The words of things as they may be told; a thing that is gone has none."""
    found: dict[Thing, str] = {}
    for about, thing_id in things:
        words = ""
        if about is About.THEME:
            words = next((one.name for one in reader.find(Theme, id=thing_id)), "")
        elif about is About.PROPOSAL:
            words = next((one.title for one in reader.find(Proposal, id=thing_id)), "")
        elif about is About.NOTE:
            notes = reader.find(Note, id=thing_id, state=NoteState.SHOWN)
            words = next((one.text for one in notes), "")
        found[about, thing_id] = harmless(words)
    return found


def at_home(found: FromHome) -> Chapter | None:
    """The chapter; None when nothing came."""
    if not found:
        return None
    parts: list[Part] = [*_in_words(found), *_ways(found), *_behind(found), *_said(found)]
    parts += asked_elsewhere(found.asked)
    parts.append(Text(_("People at home are not counted among those in the hall."), quiet=True))
    return Chapter("online", _("What came in online"), tuple(parts))


def _in_words(found: FromHome) -> Iterable[Part]:
    told = []
    if found.visits:
        words = ngettext("The pages were opened {n} time.", "The pages were opened {n} times.", found.visits)
        told.append(words.format(n=number_text(found.visits)))
    if found.remarks:
        words = ngettext("People left {n} remark.", "People left {n} remarks.", found.remarks)
        told.append(words.format(n=number_text(found.remarks)))
    if found.offers:
        words = ngettext("{n} offer of help came in.", "{n} offers of help came in.", found.offers)
        told.append(words.format(n=number_text(found.offers)))
    if found.reactions:
        words = ngettext(
            "{n} reaction to the proposal came in; it stands there.",
            "{n} reactions to the proposal came in; they stand there.",
            found.reactions,
        )
        told.append(words.format(n=number_text(found.reactions)))
    if found.waiting:
        words = ngettext("{n} more waits to be read.", "{n} more wait to be read.", found.waiting)
        told.append(words.format(n=number_text(found.waiting)))
    if told:
        yield Text(" ".join(told))


def _ways(found: FromHome) -> Iterable[Part]:
    if len(found.opened) < 2:
        return
    rows = tuple(
        row(Cell(begun(_way(way)), strong=True), number(number_text(times)))
        for way, times in sorted(found.opened, key=lambda one: -one[1])
    )
    name = _("By which way the pages were opened")
    yield Table(name, heads(_("Way"), _("Opened"), numbers=(1,)), (5, 1.2), rows, titled=True)


def _way(way: Outreach | None) -> str:
    if way is None:
        return _("without the code of an invitation")
    return way.name or _(CHANNEL_NAMES[way.channel])


def _behind(found: FromHome) -> Iterable[Part]:
    if not found.backed:
        return
    rows = tuple(
        row(Cell(begun(_name(found, thing)), strong=True), number(number_text(people)))
        for thing, people in sorted(found.backed.items(), key=lambda one: (_ORDER.index(one[0][0]), -one[1]))
    )
    heading = heads(_("What it is about"), _("People"), numbers=(1,))
    yield Table(_("Who stands behind it online"), heading, (5, 1.2), rows, titled=True)


def _said(found: FromHome) -> Iterable[Part]:
    for thing in sorted(found.said, key=lambda one: (_ORDER.index(one[0]), _name(found, one))):
        rows = tuple(
            row(one.text, Cell(harmless(one.answer) if one.answer else "–", quiet=not one.answer))
            for one in found.said[thing]
        )
        name = _("Said online about {what}").format(what=_name(found, thing))
        yield Table(name, heads(_("What was said"), _("What we answer")), (3, 2), rows, titled=True)


def _name(found: FromHome, thing: Thing) -> str:
    words = found.called.get(thing, "")
    return f"“{words}”" if words else _(ABOUT_NAMES[thing[0]])
