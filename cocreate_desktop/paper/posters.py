"""Posters: how to join the evening by phone, and where stickers go for a round. On A4, or the same on A3."""

from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop.codes.wifi import wifi_text
from cocreate_desktop.domain.joining import welcome_settings
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import _
from cocreate_desktop.paper import book, marks, stickers
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Solid
from cocreate_desktop.paper.pen import LEADING, MM, Pen, fitted, line_height
from cocreate_desktop.paper.steps import welcome
from cocreate_desktop.paper.text import Span, chopped, lines, widest
from cocreate_desktop.services.gathering import Material, evening_day
from cocreate_desktop.services.resultwords import plain

_SIDE = 80 * MM
_NAMES = ((18, 1), (16, 1), (14, 1), (14, 2), (12, 2), (9, 3))
_PASSWORDS = ((13, 1), (12, 1), (11, 1), (13, 2), (12, 2), (11, 2), (10, 2), (11, 3), (9, 4))
_HINTS = ((16, 1), (14, 1), (14, 2), (12, 3), (10, 4))


@dataclass(frozen=True, slots=True)
class JoinPoster(Solid):
    """A whole page: the question, the QR code of the Wi-Fi, that of the page, and the way without a phone."""

    kicker: str
    question: str
    wifi: str
    password: str
    address: str
    plain: str
    hint: str
    gap: float = 0
    stays: bool = False
    hidden: bool = False

    def height(self, _width: float, /) -> float:
        """A page."""
        return book.HIGH

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Head, question, codes, foot."""
        marks.ribbon(pen, x, top, 7 * MM)
        pen.text(self.kicker, x + 55 * MM, top + 4, width - 55 * MM, 12, colour="ink2", align="end", most=1)
        # what the foot needs for a long hint, the question makes room for
        hint, count = self._hint(width)
        more = max(0.0, count * line_height(hint) - line_height(16))
        high = 68 * MM - more
        size = fitted(self.question, (40, 34, 29, 25, 21, 18), width, high)
        most = int(high / (size * LEADING))
        pen.text(self.question, x, top + 17 * MM, width, size, weight=700, most=most)
        middle = top + 96 * MM - more
        pen.text(
            _("Join with your phone"), x, middle - 4 * MM, width, 24, weight=600, colour="accent", most=1
        )
        self._codes(pen, x, middle + 12 * MM, width)
        self._foot(pen, x, top + book.HIGH - 33 * MM - more, width)

    def _codes(self, pen: Pen, x: float, top: float, width: float) -> None:
        column = (width - 10 * MM) / 2
        number = 0
        if self.wifi:
            number = 1
            code = wifi_text(self.wifi, self.password, hidden=self.hidden)
            below = _code(pen, "1", _("First the Wi-Fi"), code, x, top, column)
            high = _typed(pen, self.wifi, x, below, column, _NAMES)
            if self.password:
                _password(pen, self.password, x, below + max(high, 9 * MM), column)
        left = x + (column + 10 * MM) * number
        label = _("Then the page") if number else _("The page")
        mark = "2" if number else ""
        if self.address:
            below = _code(pen, mark, label, self.address, left, top, column)
            high = _typed(pen, self.plain, left, below, column, _NAMES)
            said = _("in your browser")
            pen.text(said, left, below + max(high, 9 * MM), column, 13, colour="ink2", most=1)
        else:
            said_so = _("The QR code of the page comes on the screen in the hall.")
            pen.text(said_so, left, top + 12 * MM, column, 16, colour="ink2")

    def _foot(self, pen: Pen, x: float, top: float, width: float) -> None:
        pen.line(((x, top), (x + width, top)), "edge")
        pen.text(_("Rather no phone?"), x, top + 4 * MM, width, 20, weight=600, most=1)
        size, count = self._hint(width)
        pen.text(self.hint, x, top + 14 * MM, width, size, most=count)
        below = top + 15.4 * MM + max(count * line_height(size), line_height(16))
        pen.text(_("No app, no account, no name needed."), x, below, width, 14, colour="ink2", most=1)

    def _hint(self, width: float) -> tuple[float, int]:
        """In which size and on how many lines the hint stands."""
        counts = ((size, len(lines((Span(self.hint),), size, width)), most) for size, most in _HINTS)
        return next(((size, count) for size, count, most in counts if count <= most), _HINTS[-1])


def _code(pen: Pen, number: str, label: str, code: str, x: float, top: float, width: float) -> float:
    """A code with its label; returns where the words under it begin."""
    left = x
    if number:
        pen.disc(x + 4.5 * MM, top + 4.5 * MM, 4.5 * MM, "ink")
        pen.text(number, x, top + 0.6 * MM, 9 * MM, 15, weight=700, colour="#FFFFFF", align="middle", most=1)
        left += 12 * MM
    pen.text(label, left, top + 0.2 * MM, width - (left - x), 16, weight=600, most=1)
    marks.qr_code(pen, code, x - marks.quiet(code, _SIDE), top + 9 * MM, _SIDE)
    return top + 11 * MM + _SIDE


def _typed(
    pen: Pen, said: str, x: float, top: float, width: float, tries: tuple[tuple[float, int], ...]
) -> float:
    """What people type over: every letter of it, on as few lines as its size allows; returns its height."""
    spans = (Span(said, 700),)
    size = next((one for one, most in tries if len(chopped(spans, one, width)) <= most), tries[-1][0])
    return pen.words(chopped(spans, size, width), x, top, width, size)


def _password(pen: Pen, password: str, x: float, top: float, width: float) -> None:
    """Behind its label, or under it when it is long."""
    label = _("password: {password}").format(password="").rstrip()
    spans = (Span(label + " ", 400, "ink2"), Span(password, 700))
    if widest(spans, 13) <= width:
        pen.words(chopped(spans, 13, width), x, top, width, 13)
        return
    high = pen.text(label, x, top, width, 13, colour="ink2", most=1)
    _typed(pen, password, x, top + high, width, _PASSWORDS)


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
        plain=plain(material.page),
        hint=_hint(material),
        hidden=welcome_settings(view.steps).wifi_hidden,
    )
    return Section((poster,), bare=True, name=_("Poster with the QR codes"))


def _hint(material: Material) -> str:
    """What the step of welcome says of joining without a phone, as the stage does."""
    kinds = {step.kind: step for step in reversed(material.view.steps)}
    return welcome.hint(kinds.get(Kind.WELCOME))


def sections(material: Material) -> list[Section]:
    """The join poster, and a sticker poster for each round that has options."""
    made = [join_section(material)]
    with_options = (view for view in material.votes if view.options)
    return [
        *made,
        *(
            Section(tuple(stickers.poster(view, material.thumbs)), bare=True, name=view.question)
            for view in with_options
        ),
    ]


def print_posters(material: Material, out: Path, *, size: str = "A4") -> Path:
    """Writes the posters; ``size`` is A4 or A3. Raises FileProblem."""
    return book.write(
        out, sections(material), title=_("Posters {evening}").format(evening=material.name), size=size
    )
