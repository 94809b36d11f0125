"""Ballot slips to cut, all of one size: each with its number, its personal code as QR and to type, and the options with room
to fill in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from cocreate_desktop.codes.voting_codes import shown as shown_code
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.rounds import Option, Round
from cocreate_desktop.domain.sheets import SLIP, slip_address
from cocreate_desktop.language import _, money_text
from cocreate_desktop.paper import book, marks
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.cutting import EDGE
from cocreate_desktop.paper.flow import Block, PageBreak, Solid
from cocreate_desktop.paper.pen import A4, LEADING, MM, Pen, width_of
from cocreate_desktop.paper.sheethead import sheet_code, vote_named
from cocreate_desktop.paper.slipmarks import Marks, Way, hint_of, marks_of
from cocreate_desktop.paper.steps.vote import blanks
from cocreate_desktop.paper.text import Span, lines
from cocreate_desktop.services import ballotwords
from cocreate_desktop.services.gathering import Material
from cocreate_desktop.services.resultwords import plain
from cocreate_desktop.services.tallying import RoundView

# White inside a slip; the edge of the paper counts too, where a printer cannot print.
_ACROSS, _DOWN = 10 * MM, 8 * MM
_QR = 27 * MM
_PICTURES = tuple((wide * MM, wide * MM * 2 / 3) for wide in (27, 24, 21, 18, 15))
_SIZE = 10.0
_GRIDS = ((2, 4), (2, 3), (2, 2), (1, 2), (1, 1))
_REASON_LINES, _LINE = 3, 7 * MM


@dataclass(frozen=True, slots=True)
class Form:
    """What stands on every slip of a round; without options people write the letters' votes by themselves. ``total`` stands
    before a box for the sum, ``reason`` above lines for words; both empty where there are none. With
    ``named`` the number of the round stands there in words."""

    question: str
    rules: str
    options: tuple[Option, ...]
    marks: Marks
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    picture: tuple[float, float] = _PICTURES[-1]
    foot: str = ""
    total: str = ""
    reason: str = ""
    voting: Round | None = None
    named: bool = True

    @property
    def beside(self) -> float:
        """How far the words stand from the left: after the tile, and the pictures when there are any."""
        return 8 * MM + (self.picture[0] + 2 * MM if self.pictures else 0)

    @property
    def cost_wide(self) -> float:
        """The width of the costs; 0 when no option has any."""
        costs = [width_of(_cost(option), _SIZE, 600) for option in self.options if option.cost is not None]
        return max(costs) + 3 * MM if costs else 0

    def row_height(self, width: float, option: Option) -> float:
        """How high the row of an option is on a slip of this width."""
        count = len(lines((Span(option.text),), _SIZE, self.room(width)))
        least = self.picture[1] + 1.5 * MM if self.pictures else 7 * MM
        high = max(least, count * _SIZE * LEADING + 1.5 * MM)
        return high + (self.marks.high + 2.5 * MM if self.marks.under else 0)

    def room(self, width: float) -> float:
        """The width for an option's words."""
        marks_wide = 0 if self.marks.under else self.marks.wide
        return width - 2 * _ACROSS - self.beside - self.cost_wide - marks_wide - 2 * MM

    def head(self, width: float) -> float:
        """How high the part above the options is."""
        room = width - 2 * _ACROSS - _QR
        high = 6 * MM + len(lines((Span(self.question, 600),), _SIZE, room)) * _SIZE * LEADING
        high += len(lines((Span(self.rules),), 9, room)) * 9 * LEADING + 2 * MM
        return max(high, _QR + 8 * MM)

    def tail(self, width: float) -> float:
        """How high the part under the options is: sum, reason and foot."""
        high = 9 * MM if self.total else 0
        high += 5 * MM + _REASON_LINES * _LINE if self.reason else 0
        if self.foot:
            high += 1 * MM + len(lines((Span(self.foot),), 9, width - 2 * _ACROSS)) * 9 * LEADING
        return high

    def height(self, width: float) -> float:
        """The whole slip, with the white around it."""
        rows = sum(self.row_height(width, option) for option in self.options)
        return 2 * _DOWN + self.head(width) + rows + self.tail(width)


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
        return max(book.HIGH, book.HIGH + self.form.height(wide) - high)

    def draw(self, pen: Pen, x: float, top: float, _width: float, /) -> None:
        """Cut lines over the whole paper, and the slips, each in the middle of its cell."""
        left, above = x - book.MARGIN, top - book.MARGIN
        wide, high = _cell(self.columns, self.rows)
        for column in range(1, self.columns):
            at = left + column * wide
            pen.line(((at, above + EDGE), (at, above + A4[1] - EDGE)), "edge", dashes=(4, 3))
        for row in range(1, self.rows):
            at = above + row * high
            pen.line(((left + EDGE, at), (left + A4[0] - EDGE, at)), "edge", dashes=(4, 3))
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
    if form.voting is not None and form.named:
        name += " · " + vote_named(form.voting)
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
    _tail(pen, form, left, place, right)


def _tail(pen: Pen, form: Form, left: float, place: float, right: float) -> None:
    if form.total:
        start = right - form.marks.wide
        pen.text(
            form.total, left, place + 2 * MM, start - left - 2 * MM, _SIZE, weight=600, align="end", most=1
        )
        form.marks.draw(pen, start, place + 4.5 * MM)
        place += 9 * MM
    if form.reason:
        pen.text(form.reason, left, place + 1 * MM, right - left, 9, colour="ink2", most=1)
        place += 5 * MM
        for _line in range(_REASON_LINES):
            place += _LINE
            pen.line(((left, place), (right, place)), "edge", width=0.6)
    if form.foot:
        pen.text(form.foot, left, place + 1 * MM, right - left, 9, colour="ink2")


def _option(pen: Pen, form: Form, option: Option, left: float, top: float, right: float, row: float) -> None:
    side = 5.6 * MM
    under = form.marks.high + 2.5 * MM if form.marks.under else 0.0
    middle = top + (row - under) / 2
    marks.tile(pen, option.letter, left, middle - side / 2, side)
    words = left + form.beside
    end = right if form.marks.under else right - form.marks.wide - 2 * MM
    room = end - form.cost_wide - words
    if picture := form.pictures.get(option.picture, b""):
        pen.picture(picture, left + 8 * MM, middle - form.picture[1] / 2, *form.picture)
    if option.text:
        high = len(lines((Span(option.text),), _SIZE, room)) * _SIZE * LEADING
        pen.text(option.text, words, middle - high / 2, room, _SIZE)
    else:
        pen.line(((words, middle + 2 * MM), (words + room, middle + 2 * MM)), "line")
    if option.cost is not None:
        cost = end - form.cost_wide
        pen.text(_cost(option), cost, middle - 6.8, form.cost_wide, _SIZE, weight=600, align="end", most=1)
    if form.marks.under:
        form.marks.draw(pen, words, top + row - under + form.marks.high / 2)
    else:
        form.marks.draw(pen, right - form.marks.wide, middle)


def _cost(option: Option) -> str:
    return money_text(option.cost or 0)


def form_of(view: RoundView | None, pictures: Mapping[str, bytes] = MappingProxyType({})) -> Form:
    """What stands on the slips of a round; a general one when there is no round, or it has no options yet."""
    if view is None:
        said = _("The choices stand on the screen and on the poster.")
        return Form(_("Your vote"), said, blanks(), Marks(Way.NUMBER))
    voting, options, mine = view.round, view.options, {}
    said = ballotwords.rule_of(voting)
    if options:
        mine = {one.picture: pictures[one.picture] for one in options if one.picture in pictures}
        said = f"{said} {hint_of(voting)}"
    else:
        options = blanks()
        said = " ".join((_("The choices stand on the screen and on the poster."), said))
    return Form(
        question=view.question,
        rules=said,
        options=options,
        marks=marks_of(voting),
        pictures=mine,
        total=_total(voting),
        reason=_("My reason, if I object:") if voting.method == "consent" else "",
        voting=voting,
    )


def _total(voting: Round) -> str:
    if voting.method != "chips":
        return ""
    return _("Together, at most {all}").format(all=ballotwords.amount(voting, voting.chips))


def sections(material: Material) -> list[Section]:
    """A set of slips for each round; one general set when there is none."""
    small = material.thumbs
    forms = [form_of(view, small) for view in material.votes] or [form_of(None)]
    if len(forms) < 2:  # one needs no number to be told from others
        forms = [replace(form, named=False) for form in forms]
    return [_section(form, material, _name(form, len(forms))) for form in forms]


def _name(form: Form, count: int) -> str:
    """How the list of the PDF calls the slips: with their question when there are others."""
    return _("Ballot slips: {question}").format(question=form.question) if count > 1 else _("Ballot slips")


def _section(form: Form, material: Material, name: str) -> Section:
    if not material.codes:
        # What is counted by hand needs no code: one page to copy.
        columns, rows = grid_of(form)
        return Section(tuple(_pages(form, ((None, ""),) * (columns * rows))), bare=True, name=name)
    with_address = tuple((code, _scanned(form, material, code)) for code in material.codes)
    form = replace(form, foot=_foot(material.page))
    return Section(tuple(_pages(form, with_address)), bare=True, name=name)


def _scanned(form: Form, material: Material, code: Code) -> str:
    """What the QR code of a slip says: the page with its personal code, and the number of the round for who reads a photo of
    slips; without a page round and slip."""
    address = material.address_with(code.token)
    if form.voting is None:
        return address
    if address:
        return slip_address(address, form.voting.number)
    return sheet_code(form.voting, SLIP, code.number)


def _foot(page: str) -> str:
    said = _("One code, one vote. If it is used twice, the last one counts.")
    address = plain(page).partition("/")[0].lower()
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
