"""The sheet for expressions of support: the proposal on every page, and lines for who stands behind it. What is written on it
are personal details, which stay on paper: the sheet says who keeps them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from pathlib import Path

from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.proposals import Version
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.language import _, ngettext, number_text
from cocreate_desktop.paper import book
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Block, Fixed, PageBreak, Solid, words
from cocreate_desktop.paper.pen import MM, Pen, line_height
from cocreate_desktop.paper.sheethead import SheetHead, sheet_code, vote_named
from cocreate_desktop.services.gathering import Material, day_text, evening_day
from cocreate_desktop.services.tallying import RoundView

LINES = 30
_ROW = 10.5 * MM
_SIZES = (10.5, 9.5, 8.5, 7.5)
_MOST_HIGH = 120 * MM
"""So high the text of a proposal may be: under it there is room for some lines on every page."""
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What people may stand behind: its ``title`` and ``text`` (empty: the title says it all, or it is written by hand), the
    round about it where there is one, and how many signatures are ``needed`` (None: nobody said)."""

    title: str = ""
    text: str = ""
    view: RoundView | None = None
    needed: int | None = None


def sections(
    material: Material, number: int = LINES, versions: Sequence[Version] = (), needed: int | None = None
) -> list[Section]:
    """A set of pages for each proposal that is voted on or laid down, with ``number`` lines at least; one to write the proposal
    on when there is none. ``versions`` are those of the project, ``needed`` is how many signatures there must be."""
    return [_section(material, replace(one, needed=needed), number) for one in _asked(material, versions)]


def _asked(material: Material, versions: Sequence[Version]) -> list[Asked]:
    last = {version.proposal_id: version for version in versions}
    texts = {version.id: _text(version) for version in last.values()}
    rounds = [view for view in material.votes if view.round.method in _METHODS]
    # a second poll asks the same, and one about a text that is another one meanwhile asks nothing any more
    now = {
        view.question: Asked(view.question, texts.get(view.round.version_id, ""), view)
        for view in rounds
        if not view.round.version_id or view.round.version_id in texts
    }
    there = {one.view.round.version_id for one in now.values() if one.view is not None}
    loose = [Asked(one.title, texts[one.id]) for one in last.values() if one.id not in there]
    return [*now.values(), *loose] or [Asked()]


def _text(version: Version) -> str:
    return "\n".join(f"{place}. {words}" for place, words in enumerate(version.paragraphs, 1))


def _section(material: Material, asked: Asked, number: int) -> Section:
    day = evening_day(material.view, year=True)
    section = Section((), material.name, day, material.addresses.support, name=asked.title)
    head = _head(material.view.project, asked, 1)
    each = int((section.high - sum(one.gap + one.height(book.WIDE) for one in head) - 12 - 6 * MM) / _ROW)
    each = max(1, each)
    made: list[Block] = []
    for page in range(1, ceil(max(number, 1) / each) + 1):
        made += [
            *_head(material.view.project, asked, page),
            NameLines((page - 1) * each + 1, each),
            PageBreak(),
        ]
    return replace(section, blocks=tuple(made))


def _head(project: Project, asked: Asked, page: int) -> list[Block]:
    """The proposal, what a signature means, and who keeps the sheet; the same on every page."""
    kept: list[Block] = [words(kept_by(project), size=10, colour="ink2", gap=4)]
    signing = _("With your signature you say: I stand behind this proposal.")
    if asked.needed is not None:
        many = ngettext("Needed: {n} signature.", "Needed: {n} signatures.", asked.needed)
        kept.insert(0, words(many.format(n=number_text(asked.needed)), size=11, weight=600, gap=5))
    text = [_fitting(asked.text)] if asked.text else []
    if asked.view is not None:
        voting = asked.view.round
        code = code_of(voting, page)
        head = SheetHead(_("The proposal"), asked.title, signing, code, _named(voting, page))
        return [head, *text, *kept]
    title = (
        words(asked.title, size=17, weight=700, gap=2, most=3)
        if asked.title
        else Fixed(27 * MM, rules=9 * MM)
    )
    kicker = words(_("The proposal"), size=11, colour="ink2")
    return [kicker, title, *text, words(signing, size=11, gap=6), *kept]


def _fitting(text: str) -> Block:
    """The whole text as large as leaves room for lines; a very long one ends in dots."""
    tries = (words(text, size=size, gap=6) for size in _SIZES)
    found = next((one for one in tries if one.height(book.WIDE) <= _MOST_HIGH), None)
    if found is not None:
        return found
    size = _SIZES[-1]
    return words(text, size=size, gap=6, most=int(_MOST_HIGH / line_height(size)))


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


def print_support_list(
    material: Material,
    out: Path,
    number: int = LINES,
    versions: Sequence[Version] = (),
    needed: int | None = None,
) -> Path:
    """Writes the sheets with ``number`` lines for each proposal. Raises FileProblem."""
    named = _("Support for the proposal {evening}").format(evening=material.name)
    return book.write(out, sections(material, number, versions, needed), title=named)
