"""Voorstel on paper: the text of now, with room beside each paragraph to add, ask or object. Which version it is stands on
every page."""

from dataclasses import dataclass

from cocreate_desktop.domain.proposals import REACTION_NAMES, ReactionKind
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.paper.book import WIDE
from cocreate_desktop.paper.flow import Block, Columns, Rule, Solid, Together, Words, heading, section, words
from cocreate_desktop.paper.pen import MM, Pen, width_of
from cocreate_desktop.paper.text import Span
from cocreate_desktop.services import proposalwords
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.proposals import Behind, ProposalView

_SIZE, _NAMED = 12, 10
_BOX, _LINE = 4 * MM, 8 * MM
_LEAST, _WHOLE = 28 * MM, 52 * MM
# So high words still stand beside the room to write; higher ones go over it, where they may break over pages.
_MOST_BESIDE = 120 * MM
_SHARE, _GUTTER = 0.56, 16


@dataclass(frozen=True, slots=True)
class ReactRoom(Solid):
    """A box to tick for each kind of reaction, and lines to write on."""

    high: float
    gap: float = 0
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """As asked."""
        return self.high

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The boxes in one row where they fit, and the lines under them."""
        left, row = x, top
        for kind in ReactionKind:
            name = _(REACTION_NAMES[kind])
            wide = _BOX + 1.5 * MM + width_of(name, _NAMED)
            if left > x and left + wide > x + width:
                left, row = x, row + 6 * MM
            pen.frame(left, row, _BOX, _BOX, "ink", radius=0.5 * MM)
            pen.text(name, left + _BOX + 1.5 * MM, row - 0.3 * MM, width, _NAMED, most=1)
            left += wide + 5 * MM
        at = row + _BOX + _LINE
        while at <= top + self.high:
            pen.line(((x, at), (x + width, at)), "edge", width=0.6)
            at += _LINE


def flowables(view: EveningView) -> list[Block]:
    """The text to lie on the tables; without one, paper to begin it on."""
    found, step = view.matter, view.step
    named = (step.question or step.title) if step is not None else ""
    if not isinstance(found, ProposalView) or found.proposal is None:
        told = _("There is no text yet. Write here what you want to stand in it.")
        return [*heading(named), words(told, colour="ink2", gap=4), ReactRoom(220 * MM, gap=12)]
    told = _("Tick what it is and write beside the paragraph. Write no name. Hand in the sheet.")
    made: list[Block] = [
        words(proposalwords.called(view.project), size=11, colour="ink2"),
        *heading(found.proposal.title or named),
        words(told, size=11, gap=4),
    ]
    for one in found.paragraphs:
        made += [Rule(gap=10), *_paragraph(one)]
    return [*made, section(_("About the whole")), ReactRoom(_WHOLE, gap=8)]


def version_told(view: EveningView) -> str:
    """Which version it is, or which one it has been changed since; stands on every page."""
    found = view.matter
    if not isinstance(found, ProposalView) or not found.versions:
        return _("No version yet")
    last = proposalwords.version_name(found.versions[-1])
    return last if found.fresh else _("{version}, changed since").format(version=last)


def _paragraph(one: Behind) -> list[Block]:
    text = Words((Span(f"{one.number}. ", 600), Span(one.paragraph.text)), _SIZE, gap=8)
    count = len(one.notes)
    behind = ngettext("From {n} note of the evening.", "From {n} notes of the evening.", count)
    told = [words(behind.format(n=count), size=10, colour="ink2", gap=3)] if count else []
    beside = Together((text, *told))
    room = (WIDE - _GUTTER) * _SHARE
    if beside.height(room) > _MOST_BESIDE:
        return [text, *told, ReactRoom(_LEAST, gap=8)]
    high = max(_LEAST, beside.height(room))
    return [Columns((beside, ReactRoom(high)), (_SHARE, 1 - _SHARE), gutter=_GUTTER, gap=8)]
