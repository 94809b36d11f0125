"""The venue check on one page: what was seen of each part of this place, when, and what to bring the next time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from functools import singledispatch
from pathlib import Path
from typing import Final

from cocreate_desktop.domain.cardreach import PHONE
from cocreate_desktop.domain.venue import (
    BackupFacts,
    BeamerFacts,
    CameraFacts,
    Facts,
    PhonesFacts,
    PrinterFacts,
    VenueState,
)
from cocreate_desktop.domain.venuewords import (
    FIRST_WORDS,
    PAPER_TWINS,
    PART_NAMES,
    STATE_NAMES,
    bring,
    room_text,
    seconds_text,
    sentence,
    size_text,
    when_text,
)
from cocreate_desktop.language import _, number_text
from cocreate_desktop.paper import book, marks
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Block, Columns, Rule, Solid, Together, Words, title, words
from cocreate_desktop.paper.pen import MM, Pen
from cocreate_desktop.paper.text import Span
from cocreate_desktop.services.resultwords import plain
from cocreate_desktop.services.venue import VenueItem, VenueView

_WIDTHS = (0.5, 6.5, 2.2)
_CODE = 30 * MM
_MARK = 7 * MM
# How much of a sign is filled: it must be told apart in black and white.
_FILLED: Final = {VenueState.OK: 1.0, VenueState.DOUBT: 0.5, VenueState.OPEN: 0.0}


@dataclass(frozen=True, slots=True)
class Sign(Solid):
    """A disc: full is in order, half is doubt, empty is not done."""

    state: VenueState
    gap: float = 0
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """Of the disc."""
        return _MARK

    def draw(self, pen: Pen, x: float, top: float, _width: float, /) -> None:
        """The ring, and what is filled of it."""
        radius = _MARK / 2 - 1
        middle = (x + _MARK / 2, top + _MARK / 2)
        if _FILLED[self.state]:
            pen.disc(*middle, radius, "ink")
        if self.state is VenueState.DOUBT:
            pen.fill(middle[0], top, _MARK / 2, _MARK, "#FFFFFF")
        pen.disc(*middle, radius, "ink", fill=False, width=1.2)


@dataclass(frozen=True, slots=True)
class TitleWithCode(Solid):
    """What the page is, of which place, and a code that opens the page for phones."""

    name: str
    told: str
    address: str
    gap: float = 0
    stays: bool = True

    def height(self, _width: float, /) -> float:
        """Of the code, or of two lines."""
        return (marks.qr_side(self.address, _CODE) if self.address else 18 * MM) + 1 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Words at the left, code at the right."""
        side = marks.qr_side(self.address, _CODE) if self.address else 0.0
        room = width - side - 6 * MM
        title(_("Venue check")).draw(pen, x, top, room)
        used = 10 * MM + pen.text(self.name, x, top + 10 * MM, room, 13, weight=600, most=2)
        pen.text(self.told, x, top + used + 1 * MM, room, 10, colour="ink2", most=3)
        if self.address:
            quiet = marks.quiet(self.address, side)
            marks.qr_code(pen, self.address, x + width - side + quiet, top - quiet, side)


def blocks(view: VenueView, zone: tzinfo | None, address: str = "") -> list[Block]:
    """The page; ``zone`` is that of the hall, ``address`` what a phone scans (empty: no code)."""
    hall = view.evening.hall or _("A hall without a name")
    told = _("Each hall has its own light, chairs and Wi-Fi. Look at this page before you pack.")
    made: list[Block] = [TitleWithCode(hall, told, address)]
    for item in view.items:
        made += [Rule(gap=9), _row(item, zone)]
    made += [Rule(gap=9), words(_("Bring the next time"), size=12, weight=600, gap=12, stays=True)]
    wanted = dict.fromkeys(one for item in view.items if item.facts is not None for one in bring(item.facts))
    always = _("The paper versions of all steps, pens, stickers and a roll of tape.")
    return [*made, *(_line(one) for one in (*wanted, always))]


def _row(item: VenueItem, zone: tzinfo | None) -> Columns:
    facts = item.facts
    state = facts.state if facts is not None else VenueState.OPEN
    name = Words((Span(_(PART_NAMES[item.part]), 700), Span(f"  {_(STATE_NAMES[state])}", 400, "ink2")), 11)
    said = sentence(facts, zone) if facts is not None else _(FIRST_WORDS[item.part])
    parts: list[Block] = [name, words(said, size=10.5, gap=2, most=3)]
    found = " · ".join(details(facts)) if facts is not None else ""
    if found:
        parts.append(words(found, size=9.5, colour="ink2", gap=2, most=3))
    parts.append(words(_(PAPER_TWINS[item.part]), size=9.5, colour="ink2", gap=2))
    seen = "\n".join(filter(None, (when_text(item.at, zone), item.machine)))
    return Columns(
        (Sign(state), Together(tuple(parts)), words(seen, size=9, colour="ink2", most=4)), _WIDTHS, gap=8
    )


def _line(said: str) -> Block:
    return Words((Span("– "), Span(said)), 10.5, 3)


@singledispatch
def details(facts: Facts) -> Iterator[str]:
    """The bare facts, for whoever asks what it was like."""
    raise TypeError(type(facts))


@details.register
def _of_beamer(facts: BeamerFacts) -> Iterator[str]:
    if facts.screen:
        yield facts.screen
        yield f"{facts.width} × {facts.height}"
        yield _("scale {n} %").format(n=facts.scale)
        if facts.refresh:
            yield f"{facts.refresh} Hz"
    if facts.distance and facts.picture:
        told = _("last row at {n} m, picture {high} cm high")
    elif facts.distance:
        told = _("last row at {n} m, height of the picture not filled in")
    elif facts.picture:
        told = _("last row not filled in, picture {high} cm high")
    else:
        told = _("last row and height of the picture not filled in")
    yield told.format(n=facts.distance, high=facts.picture)


@details.register
def _of_camera(facts: CameraFacts) -> Iterator[str]:
    if facts.camera:
        yield facts.camera
    if facts.pixels:
        seen = _("{pixels} pixels at {n} m ({cards})")
        yield seen.format(pixels=facts.pixels, n=facts.distance, cards=size_text(facts.held))
    for size in ("folded",) if facts.size == "folded" else ("A5", "A4"):
        reach = _("{cards} up to {n} m, by phone {far} m")
        own = facts.lens if not facts.by_phone else CameraFacts(wide=facts.wide).lens
        yield reach.format(
            cards=size_text(size), n=number_text(own.reach(size)), far=number_text(PHONE.reach(size))
        )


@details.register
def _of_phones(facts: PhonesFacts) -> Iterator[str]:
    if facts.address:
        yield plain(facts.address)
    if facts.crowd:
        told = _("{n} of {all} simulated phones came in, the slowest answer took {seconds} s")
        yield told.format(n=facts.joined, all=facts.crowd, seconds=seconds_text(facts.slowest))


@details.register
def _of_printer(facts: PrinterFacts) -> Iterator[str]:
    if facts.printer:
        yield facts.printer


@details.register
def _of_backup(facts: BackupFacts) -> Iterator[str]:
    if facts.place:
        yield _("{place}: {n} free").format(place=facts.place, n=room_text(facts.free))
    if facts.disk >= 0:
        yield _("laptop: {n} free").format(n=room_text(facts.disk))
    if facts.battery >= 0:
        power = _("battery {n} %, on the mains") if facts.plugged else _("battery {n} %, not on the mains")
        yield power.format(n=facts.battery)


def print_venue_sheet(view: VenueView, out: Path, zone: tzinfo | None, address: str = "") -> Path:
    """Writes the page. Raises FileProblem."""
    hall = view.evening.hall
    named = _("Venue check {hall}").format(hall=hall) if hall else _("Venue check")
    return book.write(out, [Section(tuple(blocks(view, zone, address)))], title=named)
