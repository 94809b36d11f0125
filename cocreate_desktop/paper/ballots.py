"""Ballot slips to cut, all of one size: each with its number, its personal code as QR and to type, and the options with room
to fill in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from cocreate_desktop.codes.voting_codes import shown as shown_code
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.rounds import Option, Round
from cocreate_desktop.language import _
from cocreate_desktop.paper import book, marks, sentences
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Block, PageBreak, Solid
from cocreate_desktop.paper.gathering import Material
from cocreate_desktop.paper.pen import A4, LEADING, MM, Pen
from cocreate_desktop.paper.steps.vote import BLANK_LETTERS
from cocreate_desktop.paper.text import Span, lines
from cocreate_desktop.services.tallying import RoundView

_HIGH = A4[1] - 2 * book.MARGIN
# White inside a slip; the edge of the paper counts too, where a printer cannot print.
_ACROSS, _DOWN = 10 * MM, 8 * MM
_EDGE = 7 * MM
_QR = 27 * MM
_PICTURES = tuple((wide * MM, wide * MM * 2 / 3) for wide in (27, 24, 21, 18, 15))
_SIZE = 10.0
_GRIDS = ((2, 4), (2, 3), (2, 2), (1, 2), (1, 1))
_MOST_RINGS = 5


@dataclass(frozen=True, slots=True)
class Form:
    """What stands on every slip of a round; without options people write the letters' votes by themselves."""

    question: str
    rules: str
    options: tuple[Option, ...]
    rings: int
    ring_text: str
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    picture: tuple[float, float] = _PICTURES[-1]
    foot: str = ""

    @property
    def beside(self) -> float:
        """How far the words stand from the left: after the tile, and the pictures when there are any."""
        return 8 * MM + (self.picture[0] + 2 * MM if self.pictures else 0)

    def row_height(self, width: float, option: Option) -> float:
        """How high the row of an option is on a slip of this width."""
        count = len(lines((Span(option.text),), _SIZE, self.room(width)))
        least = self.picture[1] + 1.5 * MM if self.pictures else 7 * MM
        return max(least, count * _SIZE * LEADING + 1.5 * MM)

    def room(self, width: float) -> float:
        """The width for an option's words."""
        return width - 2 * _ACROSS - self.beside - self.marks_width - 2 * MM

    @property
    def marks_width(self) -> float:
        """The width of rings or box beside an option."""
        return self.rings * 5.5 * MM if self.rings else 12 * MM

    def head(self, width: float) -> float:
        """How high the part above the options is."""
        room = width - 2 * _ACROSS - _QR
        high = 6 * MM + len(lines((Span(self.question, 600),), _SIZE, room)) * _SIZE * LEADING
        high += len(lines((Span(self.rules),), 9, room)) * 9 * LEADING + 2 * MM
        return max(high, _QR + 8 * MM)

    def height(self, width: float) -> float:
        """The whole slip, with the white around it."""
        rows = sum(self.row_height(width, option) for option in self.options)
        high = 2 * _DOWN + self.head(width) + rows
        if self.foot:
            high += 1 * MM + len(lines((Span(self.foot),), 9, width - 2 * _ACROSS)) * 9 * LEADING
        return high


@dataclass(frozen=True, slots=True)
class Slips(Solid):
    """A page of slips in a grid of ``columns`` by ``rows``, with cut lines between them."""

    form: Form
    codes: tuple[tuple[Code | None, str], ...]
    columns: int
    rows: int
    gap: float = 0
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """A page, or what a slip longer than a page needs."""
        wide, high = _cell(self.columns, self.rows)
        return max(_HIGH, _HIGH + self.form.height(wide) - high)

    def draw(self, pen: Pen, x: float, top: float, _width: float, /) -> None:
        """Cut lines over the whole paper, and the slips, each in the middle of its cell."""
        left, above = x - book.MARGIN, top - book.MARGIN
        wide, high = _cell(self.columns, self.rows)
        for column in range(1, self.columns):
            at = left + column * wide
            pen.line(((at, above + _EDGE), (at, above + A4[1] - _EDGE)), "edge", dashes=(4, 3))
        for row in range(1, self.rows):
            at = above + row * high
            pen.line(((left + _EDGE, at), (left + A4[0] - _EDGE, at)), "edge", dashes=(4, 3))
        down = max(0, high - self.form.height(wide)) / 2 + _DOWN
        for place, (code, address) in enumerate(self.codes):
            row, column = divmod(place, self.columns)
            _slip(pen, self.form, code, address, left + column * wide, above + row * high + down, wide)


def _cell(columns: int, rows: int) -> tuple[float, float]:
    """Width and height of a slip: the paper in equal parts."""
    return A4[0] / columns, A4[1] / rows


def _slip(pen: Pen, form: Form, code: Code | None, address: str, x: float, top: float, wide: float) -> None:
    left, right = x + _ACROSS, x + wide - _ACROSS
    name = _("Ballot slip {n}").format(n=code.number) if code else _("Ballot slip")
    room = right - left - _QR
    pen.text(name, left, top, room, 9, colour="ink2", most=1)
    high = pen.text(form.question, left, top + 6 * MM, room, _SIZE, weight=600)
    pen.text(form.rules, left, top + 7 * MM + high, room, 9, colour="ink2")
    if code is not None:
        if address:
            marks.qr_code(pen, address, right - _QR + 2 * MM, top - 2 * MM, _QR)
        down = _QR - 1 * MM if address else 4 * MM
        typed = shown_code(code.typed)
        pen.text(typed, left, top + down, right - left - 1 * MM, 11, weight=700, align="end", most=1)
    place = top + form.head(wide)
    for option in form.options:
        row = form.row_height(wide, option)
        _option(pen, form, option, left, place, right, row)
        place += row
    if form.foot:
        pen.text(form.foot, left, place + 1 * MM, right - left, 9, colour="ink2")


def _option(pen: Pen, form: Form, option: Option, left: float, top: float, right: float, row: float) -> None:
    side = 5.6 * MM
    middle = top + row / 2
    marks.tile(pen, option.letter, left, middle - side / 2, side)
    words, room = left + form.beside, right - left - form.beside - form.marks_width - 2 * MM
    if picture := form.pictures.get(option.picture, b""):
        pen.picture(picture, left + 8 * MM, middle - form.picture[1] / 2, *form.picture)
    if option.text:
        high = len(lines((Span(option.text),), _SIZE, room)) * _SIZE * LEADING
        pen.text(option.text, words, middle - high / 2, room, _SIZE)
    else:
        pen.line(((words, middle + 2 * MM), (words + room, middle + 2 * MM)), "line")
    start = right - form.marks_width
    if not form.rings:
        pen.frame(start, middle - 3 * MM, form.marks_width, 6 * MM, "ink", radius=2, width=0.9)
        return
    for ring in range(form.rings):
        if form.ring_text == "dots":
            pen.disc(start + (ring + 0.5) * 5.5 * MM, middle, 2.2 * MM, "ink", fill=False, width=0.9)
        else:
            pen.frame(start + 0.5 * MM, middle - 2.4 * MM, 4.8 * MM, 4.8 * MM, "ink", radius=1, width=0.9)


def form_of(view: RoundView | None, pictures: Mapping[str, bytes] = MappingProxyType({})) -> Form:
    """What stands on the slips of a round; a general one when there is no round, or it has no options yet."""
    if view is None or not view.options:
        blank = tuple(_blank(letter) for letter in BLANK_LETTERS)
        rules = sentences.rules(view.round) if view else ""
        said = " ".join(
            part for part in (_("The choices stand on the screen and on the poster."), rules) if part
        )
        return Form(
            view.question if view else _("Your vote"),
            said,
            blank,
            _rings(view.round) if view else 0,
            _kind(view),
        )
    said = " ".join((sentences.rules(view.round), _hint(view.round)))
    mine = {one.picture: pictures[one.picture] for one in view.options if one.picture in pictures}
    return Form(view.question, said, view.options, _rings(view.round), _kind(view), mine)


def _hint(voting: Round) -> str:
    if voting.method != "dots":
        return _("Put a cross.")
    return _("Fill in a ring for each dot.") if _rings(voting) else _("Write how many dots.")


def _kind(view: RoundView | None) -> str:
    return "dots" if view is not None and view.round.method == "dots" else "cross"


def _rings(voting: Round) -> int:
    if voting.method != "dots":
        return 1
    most = min(voting.dots, voting.max_per_option or voting.dots)
    return most if most <= _MOST_RINGS else 0


def _blank(letter: str) -> Option:
    return Option(id=letter, project_id="", round_id="", letter=letter, text="")


def sections(material: Material) -> list[Section]:
    """A set of slips for each round; one general set when there is none."""
    small = material.thumbs
    forms = [form_of(view, small) for view in material.votes] or [form_of(None)]
    return [_section(form, material, _name(form, len(forms))) for form in forms]


def _name(form: Form, count: int) -> str:
    """How the list of the PDF calls the slips: with their question when there are others."""
    return _("Ballot slips: {question}").format(question=form.question) if count > 1 else _("Ballot slips")


def _section(form: Form, material: Material, name: str) -> Section:
    if not material.codes:
        # What is counted by hand needs no code: one page to copy.
        columns, rows = grid_of(form)
        return Section(tuple(_pages(form, ((None, ""),) * (columns * rows))), bare=True, name=name)
    with_address = tuple((code, material.address_with(code.token)) for code in material.codes)
    form = replace(form, foot=_foot(material.page))
    return Section(tuple(_pages(form, with_address)), bare=True, name=name)


def _foot(page: str) -> str:
    said = _("One code, one vote. The last one counts.")
    address = book.plain(page).partition("/")[0].lower()
    return " ".join((said, _("On a phone: {address}").format(address=address))) if address else said


def _pages(form: Form, codes: tuple[tuple[Code | None, str], ...]) -> Iterator[Block]:
    columns, rows = grid_of(form)
    form = with_large_pictures(form, columns, rows)
    each = columns * rows
    for first in range(0, len(codes), each):
        yield Slips(form, codes[first : first + each], columns, rows)
        yield PageBreak()


def grid_of(form: Form) -> tuple[int, int]:
    """Columns and rows of slips on a page: the most that hold every word."""
    for columns, rows in _GRIDS:
        wide, high = _cell(columns, rows)
        if form.height(wide) <= high:
            return columns, rows
    return _GRIDS[-1]


def with_large_pictures(form: Form, columns: int, rows: int) -> Form:
    """The form with the largest pictures that its place on the page holds."""
    grown = (replace(form, picture=size) for size in _PICTURES) if form.pictures else ()
    wide, high = _cell(columns, rows)
    fitting = (one for one in grown if one.height(wide) <= high)
    return next(fitting, form)


def print_ballots(material: Material, out: Path) -> Path:
    """Writes the slips for all codes of ``material``. Raises FileProblem."""
    return book.write(
        out, sections(material), title=_("Ballot slips {evening}").format(evening=material.name)
    )
