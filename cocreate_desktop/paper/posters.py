"""Posters: how to join the evening by phone, and where stickers go for a round. On A4, or the same on A3."""

from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop.codes.wifi import wifi_text
from cocreate_desktop.language import _
from cocreate_desktop.paper import book, marks
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Solid
from cocreate_desktop.paper.gathering import Material, evening_day
from cocreate_desktop.paper.pen import A4, LEADING, MM, Pen, fitted
from cocreate_desktop.paper.steps import vote

_HIGH = A4[1] - 2 * book.MARGIN


@dataclass(frozen=True, slots=True)
class JoinPoster(Solid):
    """A whole page: the question, the QR code of the Wi-Fi, that of the page, and the way without a phone."""

    kicker: str
    question: str
    wifi: str
    password: str
    address: str
    plain: str
    gap: float = 0
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """A page."""
        return _HIGH

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Head, question, codes, foot."""
        marks.ribbon(pen, x, top, 7 * MM)
        pen.text(self.kicker, x + 55 * MM, top + 4, width - 55 * MM, 12, colour="ink2", align="end", most=1)
        size = fitted(self.question, (40, 34, 29, 25, 21, 18), width, 68 * MM)
        pen.text(
            self.question, x, top + 17 * MM, width, size, weight=700, most=int(68 * MM / (size * LEADING))
        )
        middle = top + 96 * MM
        pen.text(
            _("Join with your phone"), x, middle - 4 * MM, width, 24, weight=600, colour="accent", most=1
        )
        self._codes(pen, x, middle + 12 * MM, width)
        self._foot(pen, x, top + _HIGH - 33 * MM, width)

    def _codes(self, pen: Pen, x: float, top: float, width: float) -> None:
        column = (width - 10 * MM) / 2
        number = 0
        if self.wifi:
            number = 1
            said = (
                self.wifi,
                _("password: {password}").format(password=self.password) if self.password else "",
            )
            _code(pen, "1", _("First the Wi-Fi"), wifi_text(self.wifi, self.password), said, x, top, column)
        left = x + (column + 10 * MM) * number
        label = _("Then the page") if number else _("The page")
        mark = "2" if number else ""
        if self.address:
            said = (self.plain, _("in your browser"))
            _code(pen, mark, label, self.address, said, left, top, column)
        else:
            said_so = _("The QR code of the page comes on the screen in the hall.")
            pen.text(said_so, left, top + 12 * MM, column, 16, colour="ink2")

    def _foot(self, pen: Pen, x: float, top: float, width: float) -> None:
        pen.line(((x, top), (x + width, top)), "edge")
        pen.text(_("Rather no phone?"), x, top + 4 * MM, width, 20, weight=600, most=1)
        pen.text(_("Get a ballot card at the door."), x, top + 14 * MM, width, 16, most=1)
        pen.text(_("No app, no account, no name needed."), x, top + 23 * MM, width, 14, colour="ink2", most=1)


def _code(
    pen: Pen, number: str, label: str, code: str, said: tuple[str, str], x: float, top: float, width: float
) -> None:
    left = x
    if number:
        pen.disc(x + 4.5 * MM, top + 4.5 * MM, 4.5 * MM, "ink")
        pen.text(number, x, top + 0.6 * MM, 9 * MM, 15, weight=700, colour="#FFFFFF", align="middle", most=1)
        left += 12 * MM
    pen.text(label, left, top + 0.2 * MM, width - (left - x), 16, weight=600, most=1)
    side = 80 * MM
    marks.qr_code(pen, code, x - marks.quiet(code, side), top + 9 * MM, side)
    size = fitted(said[0], (18, 16, 14, 12), width, 9 * MM)
    pen.text(said[0], x, top + 11 * MM + side, width, size, weight=700, most=2)
    pen.text(said[1], x, top + 20 * MM + side, width, 13, colour="ink2", most=1)


def join_section(material: Material) -> Section:
    """The poster by the door."""
    view = material.view
    evening = view.evening
    kicker = " · ".join(
        part for part in (evening_day(view, weekday=True), evening.starts, evening.hall) if part
    )
    poster = JoinPoster(
        kicker=kicker,
        question=view.project.question or view.project.name or evening.name,
        wifi=evening.wifi_name,
        password=evening.wifi_password,
        address=material.join_address,
        plain=book.plain(material.page),
    )
    return Section((poster,), bare=True, name=_("Poster with the QR codes"))


def sections(material: Material) -> list[Section]:
    """The join poster, and a sticker poster for each round that has options."""
    made = [join_section(material)]
    with_options = (view for view in material.votes if view.options)
    return [
        *made,
        *(
            Section(tuple(vote.poster(view, material.thumbs)), bare=True, name=view.question)
            for view in with_options
        ),
    ]


def print_posters(material: Material, out: Path, *, size: str = "A4") -> Path:
    """Writes the posters; ``size`` is A4 or A3. Raises FileProblem."""
    return book.write(
        out, sections(material), title=_("Posters {evening}").format(evening=material.name), size=size
    )
