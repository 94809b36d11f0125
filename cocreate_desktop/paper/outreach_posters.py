"""Posters and flyers that invite people: the question, when and where, and the QR code of one way of inviting, so that one can
see later who came by it. On A4, or the same on A3."""

from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop.domain.outreach import CHANNEL_NAMES, Outreach
from cocreate_desktop.language import _, begun
from cocreate_desktop.paper import book, marks
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Solid
from cocreate_desktop.paper.pen import LEADING, MM, Pen, fitted
from cocreate_desktop.services.gathering import Material, evening_day
from cocreate_desktop.services.resultwords import plain

_CODE = 62 * MM
_FOOT = 84 * MM


@dataclass(frozen=True, slots=True)
class Invitation(Solid):
    """A whole page. ``when`` is day and time, ``where`` the hall; without an ``address`` there is no QR code. ``way`` and its
    ``code`` stand small in the corner, for who hangs it up."""

    kicker: str
    question: str
    when: str
    where: str
    why: str
    address: str
    way: str
    code: str
    gap: float = 0
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """A page."""
        return book.HIGH

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Head, question, when and where, code."""
        marks.ribbon(pen, x, top, 9 * MM)
        pen.text(self.kicker, x + 72 * MM, top + 8, width - 72 * MM, 14, colour="ink2", align="end", most=1)
        high = 104 * MM
        size = fitted(self.question, (52, 46, 40, 34, 29, 25, 21, 18), width, high)
        most = int(high / (size * LEADING))
        below = top + 20 * MM
        below += pen.text(self.question, x, below, width, size, weight=700, most=most) + 9 * MM
        for said, large, colour in (
            (self.when, 26, "accent"),
            (self.where, 20, "ink"),
            (self.why, 15, "ink2"),
        ):
            if said:
                below += pen.text(
                    said, x, below, width, large, weight=600 if large > 16 else 400, colour=colour, most=3
                )
                below += 3 * MM
        self._foot(pen, x, top + book.HIGH - _FOOT, width)

    def _foot(self, pen: Pen, x: float, top: float, width: float) -> None:
        pen.line(((x, top), (x + width, top)), "edge")
        left = x
        if self.address:
            side = marks.qr_side(self.address, _CODE)
            marks.qr_code(pen, self.address, x - marks.quiet(self.address, side), top + 6 * MM, side)
            left = x + side + 6 * MM
        room = x + width - left
        at = top + 12 * MM
        at += (
            pen.text(_("Come along. Everybody is welcome."), left, at, room, 20, weight=600, most=2) + 2 * MM
        )
        if self.address:
            at += pen.text(
                _("Read more, or tell us now what you think:"), left, at, room, 13, colour="ink2", most=2
            )
            at += pen.text(plain(self.address), left, at, room, 15, weight=700, most=4) + 2 * MM
        pen.text(_("No app, no account, no name needed."), left, at, room, 13, colour="ink2", most=2)
        told = " · ".join(part for part in (self.way, self.code) if part)
        pen.text(told, x, top + _FOOT - 12, width, 9, colour="ink2", align="end", most=1)


def sections(material: Material) -> list[Section]:
    """A poster for each way of inviting that has a code; one without a code when there is none."""
    ways = [one for one in material.outreach if one.code]
    return [_section(material, one) for one in ways] or [_section(material, None)]


def _section(material: Material, way: Outreach | None) -> Section:
    view = material.view
    project, evening = view.project, view.evening
    day = evening_day(view, weekday=True)
    starts = _("{day}, {time}").format(day=day, time=evening.starts) if day and evening.starts else day
    name = (way.name or _(CHANNEL_NAMES[way.channel])) if way is not None else ""
    poster = Invitation(
        kicker=project.name,
        question=project.question or project.name or evening.name,
        when=begun(starts),
        where=evening.hall,
        why=_("Organised by {who}.").format(who=project.organiser) if project.organiser else "",
        address=material.addresses.outreach(way) if way is not None else "",
        way=name,
        code=way.code if way is not None else "",
    )
    return Section((poster,), bare=True, name=_("Invitation {way}").format(way=name).strip())


def print_outreach(material: Material, out: Path, *, size: str = "A4") -> Path:
    """Writes the posters; ``size`` is A4 or A3. Raises FileProblem."""
    named = _("Invitations {evening}").format(evening=material.name)
    return book.write(out, sections(material), title=named, size=size)
