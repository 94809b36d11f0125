"""The sheets of a vote for who has no phone: one to count hands, slips and stickers on, one for each table, and for support
and consent one for the whole hall. Each page says in a QR code and in words of which round it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Option
from cocreate_desktop.language import N_, _, money_text
from cocreate_desktop.paper import book
from cocreate_desktop.paper.flow import Block, Columns, Fixed, PageBreak, Solid, numbered, words
from cocreate_desktop.paper.pen import MM, Pen, width_of
from cocreate_desktop.paper.sheethead import SheetHead, sheet_code, vote_named
from cocreate_desktop.paper.steps.vote import CountRow, with_blanks
from cocreate_desktop.services import ballotwords, resultwords
from cocreate_desktop.services.gathering import Material, shown
from cocreate_desktop.services.sheets import table_names
from cocreate_desktop.services.tallying import RoundView
from cocreate_desktop.services.ways import ways_of

_MOST_TABLES = 40
_OPTION, _NUMBER, _TALLIES = 5.0, 1.7, 4.6
_LINE = 9 * MM
_ONE_BY_ONE = {
    "score": N_("Marks, one by one"),
    "ranking": N_("Places, one by one"),
    "chips": N_("Amounts, one by one"),
}
"""What is written behind an option where no hands can be counted."""
_CHOSEN = N_("Our choice")
_AGREED = {
    "dots": N_("Our dots"),
    "score": N_("Our mark"),
    "ranking": N_("Our place"),
    "chips": N_("Our amount"),
}


@dataclass(frozen=True, slots=True)
class Fields(Solid):
    """Words with an empty box behind each, as wide as its number says; what is known stands in it."""

    fields: tuple[tuple[str, str, float], ...]
    gap: float = 4 * MM
    stays: bool = True

    def height(self, _width: float, /) -> float:
        """Of a box."""
        return 9 * MM

    def draw(self, pen: Pen, x: float, top: float, _width: float, /) -> None:
        """Beside one another."""
        for label, known, wide in self.fields:
            pen.text(label, x, top + 1.8 * MM, 90 * MM, 11, most=1)
            x += width_of(label, 11) + 2 * MM
            pen.frame(x, top, wide, 9 * MM, "ink", radius=2, width=0.8)
            pen.text(known, x + 2 * MM, top + 1.8 * MM, wide - 3 * MM, 11, weight=600, most=1)
            x += wide + 8 * MM


@dataclass(frozen=True, slots=True)
class _Form:
    """What one sheet is made of. ``kind`` and ``number`` are those of its code, ``named`` is what it is called beside it;
    ``above`` stands between the head and the rows, ``tail`` under them."""

    kind: str
    number: int
    named: str
    kicker: str
    view: RoundView
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[CountRow, ...]
    above: tuple[Block, ...] = ()
    tail: tuple[Block, ...] = ()


def counting(material: Material, view: RoundView) -> list[Block]:
    """The sheet to count on when there is no laptop: every option, a column for each way to vote (hands are counted by two
    people), and the people."""
    heads, widths = _columns(view.round.method)
    boxes = len(heads) - 1
    rows = _rows(view, boxes, widths)
    people = () if view.round.method in _ONE_BY_ONE else (_people_row(_("People who voted"), boxes, widths),)
    hall = _people_row(_("People in the hall"), 1, widths)
    said = [
        _("Count every way by itself, each time with two people. Count again when they differ."),
        _("Nobody votes twice: a sticker, a raised hand or a slip."),
        _("Say the result out loud, and how many people voted of how many are in the hall."),
    ]
    form = _Form(
        "count", 1, _("counting sheet"), _("Counting sheet"), view, heads, widths, rows, tuple(numbered(said)),
        (*people, hall),
    )  # fmt: skip
    return _paged(material, form)


def _columns(method: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The heads of the columns and their widths."""
    if method in _ONE_BY_ONE:
        heads = (_("Choice"), _(_ONE_BY_ONE[method]), _("Sum"), _("People"))
        return heads, (_OPTION, _TALLIES, _NUMBER, _NUMBER)
    hands = () if method == "dots" else (_("Hands, first count"), _("Hands, second count"))
    ways = [way for way in (Channel.PAPER, Channel.DOTS) if way in ways_of(method)]
    others = (*(resultwords.channel_name(way) for way in ways), _("Together"))
    return (_("Choice"), *hands, *others), (_OPTION, *(_NUMBER for _one in (*hands, *others)))


def for_the_hall(material: Material, view: RoundView) -> list[Block]:
    """The sheet for support or consent of the whole hall; nothing for other methods."""
    if view.round.method not in ("support", "consent"):
        return []
    support = view.round.method == "support"
    kicker = _("Support sheet") if support else _("Consent sheet")
    heads = (_("Answer"), _("A stroke for everybody"), _("People"))
    widths = (_OPTION, _TALLIES, _NUMBER)
    rows = _rows(view, 2, widths, high=11 * MM)
    tail = (_people_row(_("People who answered"), 1, widths), _people_row(_("People in the hall"), 1, widths))
    more = _remarks() if support else _objections()
    form = _Form(view.round.method, 1, kicker, kicker, view, heads, widths, rows, (), (*tail, *more))
    return _paged(material, form)


def _remarks() -> tuple[Block, ...]:
    return (
        words(_("Remarks, and what people first want to talk about. No names."), size=11, weight=600, gap=14),
        Fixed(5 * _LINE, rules=_LINE),
    )


def _objections() -> tuple[Block, ...]:
    heads = (
        words(_("Objection, with its reason"), size=11, weight=600),
        words(_("How it is solved"), size=11, weight=600),
    )
    line = Columns(
        (Fixed(2 * _LINE, rules=_LINE), Fixed(2 * _LINE, rules=_LINE)), (1, 1), gutter=8 * MM, gap=3 * MM
    )
    return (
        words(_("Hear all objections first. Then solve them one by one, and ask again."), size=11, gap=14),
        Columns(heads, (1, 1), gutter=8 * MM, gap=6, stays=True),
        line, line, line,
    )  # fmt: skip


def at_table(material: Material, view: RoundView, number: int, table: str) -> list[Block]:
    """The sheet on which one table writes what it agreed on, for all of its people. ``number`` 0 and no name: for any table."""
    method = view.round.method
    widths: tuple[float, ...] = (_OPTION, _TALLIES, _NUMBER)
    heads: tuple[str, ...] = (
        _("Choice"),
        _("A stroke for everybody"),
        _(_AGREED.get(method, _CHOSEN)),
    )
    if method in _ONE_BY_ONE:
        heads, widths = (heads[0], heads[-1]), (_OPTION, 2.4)
    said = [
        _("Write down which table this is, and how many people sit at it."),
        _("Agree with one another and fill in the last column: it counts for everybody at the table."),
        _("Who does not agree fills in a slip instead, and is not counted here."),
    ]
    fields = ((_("Table"), table, 42 * MM), (_("Number of people"), "", 22 * MM))
    tail: list[Block] = []
    if method == "chips":
        total = _("Together, at most {all}").format(all=ballotwords.amount(view.round, view.round.chips))
        tail.append(_people_row(total, 1, widths))
    if method == "consent":
        tail += _objections()[1:3]
    if method == "support":
        tail += _remarks()
    rows = _rows(view, len(heads) - 1, widths, high=11 * MM)
    named = _("table {n}").format(n=number) if number else _("table sheet")
    form = _Form(
        "table", number, named, _("Table sheet"), view, heads, widths, rows,
        (*numbered(said), Fields(fields, gap=5 * MM)), tuple(tail),
    )  # fmt: skip
    return _paged(material, form)


def at_tables(material: Material, view: RoundView) -> list[Block]:
    """A sheet for each table of the evening."""
    made: list[Block] = []
    for number, name in enumerate(tables_of(material), 1):
        made += at_table(material, view, number, name)
    return made


def tables_of(material: Material) -> tuple[str, ...]:
    """What the tables are called: as on the notes that they wrote; else numbers, a table for every six people in the hall."""
    people = material.view.evening.present
    return table_names((note.table for note in shown(material.view)), people, most=_MOST_TABLES)


def _rows(
    view: RoundView, boxes: int, widths: tuple[float, ...], *, high: float = 9 * MM
) -> tuple[CountRow, ...]:
    return tuple(
        CountRow(option.letter, _named(option), boxes, widths, gap=4, high=high)
        for option in with_blanks(view).options
    )


def _named(option: Option) -> str:
    if option.cost is None:
        return option.text
    return _("{plan} ({money})").format(plan=option.text, money=money_text(option.cost))


def _people_row(said: str, boxes: int, widths: tuple[float, ...]) -> CountRow:
    return CountRow("", said, boxes, widths, gap=10)


def _paged(material: Material, form: _Form) -> list[Block]:
    """The blocks of a sheet, its head with the code on every page. What stands under the rows stays with the last of them."""
    room = book.Section((), follow_up=material.follow_up).high
    heads = Columns(
        tuple(words(one, size=10, weight=600) for one in form.heads), form.widths, gap=12, stays=True
    )
    pages: list[list[Block]] = [[_head(form, 1), *form.above, heads]]
    for place, row in enumerate(form.rows):
        last = place == len(form.rows) - 1
        if _high((*pages[-1], row, *(form.tail if last else ()))) > room:
            pages.append([_head(form, len(pages) + 1), heads])
        pages[-1].append(row)
    pages[-1] += form.tail
    return [block for page in pages for block in (*page, PageBreak())]


def _high(blocks: Sequence[Block]) -> float:
    return sum(block.gap + block.height(book.WIDE) for block in blocks)


def _head(form: _Form, page: int) -> SheetHead:
    voting = form.view.round
    named = f"{vote_named(voting)} · {form.named}"
    if page > 1:
        named += " · " + _("page {n}").format(n=page)
    code = sheet_code(voting, form.kind, form.number, page)
    return SheetHead(form.kicker, form.view.question, ballotwords.rule_of(voting), code, named)
