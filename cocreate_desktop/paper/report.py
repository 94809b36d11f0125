"""The report (verslag) as a PDF: what ``services.reporting`` put together, with a page of contents and a list."""

from collections.abc import Iterator
from pathlib import Path

from cocreate_desktop import look
from cocreate_desktop.language import _
from cocreate_desktop.paper import book, chapters, pictures, reportparts, wall
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.chapters import chapter, contents
from cocreate_desktop.paper.flow import (
    Block,
    Inset,
    PageBreak,
    Together,
    Words,
    paginate,
    point,
    section,
    title,
    words,
)
from cocreate_desktop.paper.notes import ThemeHead, note_blocks
from cocreate_desktop.paper.results import round_blocks
from cocreate_desktop.paper.text import Span
from cocreate_desktop.services import notewords
from cocreate_desktop.services.gathering import Material, doubles, worded_otherwise
from cocreate_desktop.services.reportparts import (
    Changes,
    Chapter,
    Decided,
    Gauge,
    Heading,
    Looked,
    Marks,
    Part,
    Points,
    Report,
    Said,
    Stacks,
    Table,
    Text,
    Wall,
)


def blocks(report: Report) -> list[Block]:
    """The whole report in order."""
    made = [block for one in report.chapters for block in _chapter(one)]
    first = [
        title(report.title),
        Words((Span(report.summary),), 11, 5),
        *_draft(report),
        section(_("Contents")),
    ]
    return [*first, *_contents(first, made, report), PageBreak(), *made]


def _contents(first: list[Block], made: list[Block], report: Report) -> list[Block]:
    """As many levels as stand on the first page; the list of the PDF has all of them."""
    high = Section((), report.head, report.version, report.follow_up).high
    tries = [contents(made, deepest) for deepest in (2, 1, 0)]
    fitting = (one for one in tries if len(paginate([*first, *one], book.WIDE, high)) == 1)
    return next(fitting, tries[-1])


def _draft(report: Report) -> list[Block]:
    """Why it is no final report yet; nothing when it is."""
    if not report.draft:
        return []
    head = words(_("This is a draft. What is missing:"), size=11, weight=600)
    said = (words(f"– {one}", gap=2) for one in report.draft)
    return [Inset(Together((head, *said)), pad=8, edge="warn-edge", fill="warn-tint", gap=10)]


def _chapter(one: Chapter) -> list[Block]:
    head = chapter(one.key, one.name)
    level = 2 if any(isinstance(part, Heading) for part in one.parts) else 1
    made: list[Block] = [head, *(block for part in one.parts for block in part_blocks(part, level))]
    if one.whole:
        return [Together(tuple(made), gap=head.gap)]
    return [PageBreak(), *made] if one.fresh else made


def part_blocks(part: Part, level: int = 1) -> list[Block]:
    """A part of a chapter. ``level``: of what it puts in the list of the PDF itself."""
    match part:
        case Text():
            return [reportparts.text(part)]
        case Points():
            return [point(one, gap=3) for one in part.lines]
        case Heading():
            name = Words((Span(part.name, 600),), 11, 12, stays=True)
            return [chapters.Chapter(part.key, part.name, name, part.level)]
        case Table():
            head = [reportparts.titled(part.caption)] if part.titled else []
            return [*head, reportparts.table(part)]
        case Gauge():
            return reportparts.gauge(part)
        case Marks():
            return [reportparts.MarksChart(part)]
        case Stacks():
            over = [reportparts.titled(part.caption)] if part.titled else []
            return [*over, *reportparts.stacks(part)]
        case Changes():
            return reportparts.changes(part)
        case Said():
            return list(_said(part.evening, level))
        case Looked():
            return pictures.shown(part.evening, level)
        case Decided():
            return round_blocks(part.view, part.evening.thumbs, level)
        case Wall():
            return wall.annex(part.evening)


def _said(material: Material, level: int) -> Iterator[Block]:
    """The notes of an evening, theme by theme."""
    view = material.view
    board = view.board
    colours = {colour.letter: _(colour.name) for colour in look.NOTE_COLOURS}
    if not board.notes:
        yield words(_("No notes hung on the wall."), gap=4)
    else:
        yield words(notewords.legend(board.notes, colours), colour="ink2", gap=4)
    twice, otherwise = doubles(view), worded_otherwise(view)
    by_theme = board.by_theme()
    groups = [(theme.id, theme.name or _("A theme without a sentence yet")) for theme in board.themes]
    for theme_id, name in (*groups, ("", _("Notes that hang loose"))):
        notes = by_theme[theme_id]
        if notes:
            many = notewords.counted(notewords.many(notes, twice))
            spans = (Span(name, 600), Span("   "), Span(many, 400, "ink2", apart=True))
            head = _head(Words(spans, 11, 12, stays=True), material, theme_id)
            yield chapters.Chapter(f"theme-{theme_id or view.evening.id}", name, head, level)
            yield from note_blocks(notes, twice, otherwise)
    for told in (notewords.twice(board.notes), notewords.kept_out(view)):
        if told:
            yield words(told, size=10, colour="ink2", gap=8)


def _head(called: Words, material: Material, theme_id: str) -> Block:
    """With the code of its own page, where there is one: to go on with that very theme at home."""
    own = material.addresses.theme(theme_id) if theme_id else ""
    return ThemeHead(called, own) if own and own != material.follow_up else called


def report_section(report: Report) -> Section:
    """The report's pages."""
    return Section(tuple(blocks(report)), report.head, report.version, report.follow_up)


def print_report(report: Report, out: Path) -> Path:
    """Writes the report. Raises FileProblem."""
    return book.write(out, [report_section(report)], title=report.head)
