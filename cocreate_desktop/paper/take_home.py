"""The take-home sheet: one page with the result, what happens next and where to read on."""

from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop.domain.voting import ANSWERS
from cocreate_desktop.language import _
from cocreate_desktop.paper import book, marks
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Block, Solid, Words, words
from cocreate_desktop.paper.pen import MM, Pen
from cocreate_desktop.paper.results import main_blocks
from cocreate_desktop.paper.text import Span
from cocreate_desktop.services import onlinewords, resultwords, votedwords
from cocreate_desktop.services.gathering import Material, evening_day
from cocreate_desktop.services.reportreplies import moment_words
from cocreate_desktop.services.resultwords import plain
from cocreate_desktop.services.tallying import RoundView

_CODE = 46 * MM
# How many options of each round the sheet may show, the roomiest first.
_TRIES = ((12, 3), (7, 2), (5, 2), (3, 2), (3, 1), (1, 1))


@dataclass(frozen=True, slots=True)
class ReadOn(Solid):
    """The QR code of the follow-up with its address beside it."""

    address: str
    gap: float = 16
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """Of the code."""
        return marks.qr_side(book.with_scheme(self.address), _CODE)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Code left, words right."""
        side = self.height(width)
        code = book.with_scheme(self.address)
        marks.qr_code(pen, code, x - marks.quiet(code, side), top, side)
        left = x + side + 3 * MM
        room = x + width - left
        high = pen.text(_("Follow at home what happens with it."), left, top + 9 * MM, room, 14, weight=600)
        high += pen.text(_("Scan the code, or type:"), left, top + 11 * MM + high, room, 11, colour="ink2")
        pen.text(plain(self.address), left, top + 12 * MM + high, room, 13, weight=700, most=4)


def take_home_section(material: Material) -> Section:
    """One page, whatever was voted on: long results are shortened, and the sheet says so."""
    made: list[Block] = []
    section = Section(())
    for options, lines in _TRIES:
        for rounds in (len(material.results), 3, 1):
            made = _blocks(material, material.results[:rounds], options, lines)
            section = Section(tuple(made), *_head(material))
            if _height(made) <= section.high:
                return section
    return section


def _head(material: Material) -> tuple[str, str]:
    return _("Take home"), ", ".join(
        part for part in (material.name, evening_day(material.view, year=True)) if part
    )


def _height(made: list[Block]) -> float:
    return sum(block.height(book.WIDE) + block.gap for block in made)


def _blocks(material: Material, results: tuple[RoundView, ...], options: int, lines: int) -> list[Block]:
    project = material.view.project
    made: list[Block] = [Words((Span(_("Thank you for joining in."), 700),), 20)]
    if project.question:
        made.append(words(project.question, size=13, gap=6, most=3))
    told = [view for view in results if resultwords.is_told(view)]
    if not told:
        made.append(words(_("There is no result on paper yet."), size=12, gap=18))
    for view in told:
        made += _result(view, options, lines)
    if len(results) < len(material.results):
        made.append(words(_("The other results stand in the report."), size=9, colour="ink2", gap=6))
    made.append(words(_("What happens next"), size=14, weight=600, gap=20))
    said = [resultwords.rung_sentence(project)] if told else []
    made.append(words(" ".join((*said, resultwords.decided(project))), size=12, gap=6, most=4))
    moments = moment_words(one for one in material.promises if not one.done_on)
    if moments:
        made.append(words(_("You hear from us how it stands:"), size=12, weight=600, gap=8))
        made.append(words(" ".join(moments), size=11, gap=2, most=3))
    if book.has_code(material.follow_up):
        made.append(ReadOn(material.follow_up))
    elif material.follow_up:
        made.append(words(plain(material.follow_up), size=12, weight=600, gap=12, most=5))
    else:
        made.append(
            words(
                _("No address for reading on at home was set. Ask the facilitator how you will hear back."),
                size=12,
                gap=12,
            )
        )
    return made


def _result(view: RoundView, options: int, lines: int) -> list[Block]:
    tally = view.tally
    if tally is None:
        return []
    made: list[Block] = [words(view.question, size=14, weight=600, gap=20, most=3)]
    made += main_blocks(view, tally, most=options, lines_each=lines)
    if len(tally.options) > options and tally.method not in ANSWERS:
        made.append(words(_("The rest stands in the report."), size=9, colour="ink2", gap=4))
    equal = votedwords.ties(view, tally)
    spans = [Span(equal + " ", 600, "ink2")] if equal else []
    said = (votedwords.turnout(view, tally), votedwords.base(tally), votedwords.figure(view))
    facts = " ".join(part for part in said if part)
    made.append(Words((*spans, Span(facts, 400, "ink2")), 10, 8, most=5))
    home = " ".join(one for one in (onlinewords.line(view), onlinewords.together_line(view)) if one)
    return [*made, words(home, size=10, gap=4, most=4)] if home else made


def print_take_home(material: Material, out: Path) -> Path:
    """Writes the sheet. Raises FileProblem."""
    return book.write(
        out, [take_home_section(material)], title=_("Take home {evening}").format(evening=material.name)
    )
