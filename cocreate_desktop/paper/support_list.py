"""The sheet for expressions of support: the proposal on every page, and lines for who stands behind it. What is written on it
are personal details, which stay on paper: the sheet says who keeps them."""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from pathlib import Path

from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.language import _
from cocreate_desktop.paper import book
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Block, Fixed, PageBreak, Solid, words
from cocreate_desktop.paper.gathering import Material, day_text, evening_day
from cocreate_desktop.paper.pen import MM, Pen
from cocreate_desktop.paper.sheethead import SheetHead, sheet_code, vote_named
from cocreate_desktop.services.tallying import RoundView

LINES = 30
_ROW = 10.5 * MM
_METHODS = ("support", "consent")


@dataclass(frozen=True, slots=True)
class NameLines(Solid):
    """Numbered lines for name, street and signature, from ``first`` on."""

    first: int
    count: int
    gap: float = 12
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """Heads and lines."""
        return 6 * MM + self.count * _ROW

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """A grid without side lines."""
        places = (x, x + 10 * MM, x + width * 0.45, x + width * 0.72)
        heads = ("", _("Name"), _("Neighbourhood, if you wish"), _("Signature"))
        rooms = (*(after - before for before, after in pairwise(places)), width * 0.28)
        for left, said, room in zip(places, heads, rooms, strict=True):
            pen.text(said, left, top, room - 2 * MM, 9, weight=600, most=1)
        below = top + 6 * MM
        pen.line(((x, below), (x + width, below)), "edge")
        for row in range(self.count):
            pen.text(
                str(self.first + row), x, below + 3.4 * MM, 8 * MM, 9, colour="ink2", align="end", most=1
            )
            below += _ROW
            pen.line(((x, below), (x + width, below)), "edge", width=0.6)


def sections(material: Material, number: int = LINES) -> list[Section]:
    """A set of pages for each proposal that is voted on, with ``number`` lines at least; one to write the proposal on when
    there is none."""
    proposals = [view for view in material.votes if view.round.method in _METHODS]
    if not proposals:
        return [_section(material, None, number)]
    last = {view.question: view for view in proposals}  # a second poll asks the same
    return [_section(material, view, number) for view in last.values()]


def _section(material: Material, view: RoundView | None, number: int) -> Section:
    day = evening_day(material.view, year=True)
    section = Section((), material.name, day, material.follow_up, name=view.question if view else "")
    head = _head(material.view.project, view, 1)
    each = int((section.high - sum(one.gap + one.height(book.WIDE) for one in head) - 12 - 6 * MM) / _ROW)
    each = max(1, each)
    made: list[Block] = []
    for page in range(1, ceil(max(number, 1) / each) + 1):
        made += [
            *_head(material.view.project, view, page),
            NameLines((page - 1) * each + 1, each),
            PageBreak(),
        ]
    return Section(tuple(made), material.name, day, material.follow_up, name=section.name)


def _head(project: Project, view: RoundView | None, page: int) -> list[Block]:
    """The proposal, what a signature means, and who keeps the sheet; the same on every page."""
    kept = kept_by(project)
    signing = _("With your signature you say: I stand behind this proposal.")
    if view is None:
        blank: list[Block] = [words(_("The proposal"), size=11, colour="ink2"), Fixed(27 * MM, rules=9 * MM)]
        return [*blank, words(signing, size=11, gap=8), words(kept, size=10, colour="ink2", gap=3)]
    voting = view.round
    head = SheetHead(_("The proposal"), view.question, signing, code_of(voting, page), _named(voting, page))
    return [head, words(kept, size=10, colour="ink2", gap=6)]


def code_of(voting: Round, page: int) -> str:
    """What the QR code of a page says."""
    return sheet_code(voting, "names", 1, page)


def _named(voting: Round, page: int) -> str:
    return f"{vote_named(voting)} · {_('page {n}').format(n=page)}"


def kept_by(project: Project) -> str:
    """Who keeps what is written on the sheet, until when, and that it goes into no computer."""
    said = [_("What you write here stays on paper: nobody photographs it or types it over.")]
    if project.responsible:
        said.append(_("{who} keeps this sheet.").format(who=project.responsible))
    else:
        said.append(_("Who keeps this sheet: ________________________"))
    if project.keep_until:
        said.append(_("It is destroyed after {day}.").format(day=day_text(project.keep_until, year=True)))
    return " ".join(said)


def print_support_list(material: Material, out: Path, number: int = LINES) -> Path:
    """Writes the sheets with ``number`` lines for each proposal. Raises FileProblem."""
    named = _("Support for the proposal {evening}").format(evening=material.name)
    return book.write(out, sections(material, number), title=named)
