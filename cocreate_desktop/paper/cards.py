"""Voting cards to print on both sides: A5 (two on a page) or A4 with one marker that is turned, or A4 sheets to fold with four.
The pages come front, back, front, back, for a printer that turns them on the long edge: each back lies behind its front."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cocreate_desktop.domain.cards import MOST_CARDS, CardForm
from cocreate_desktop.language import _
from cocreate_desktop.paper import book, cardfaces
from cocreate_desktop.paper.book import Section, WholePage
from cocreate_desktop.paper.cardfaces import Card, Place
from cocreate_desktop.paper.cutting import EDGE
from cocreate_desktop.paper.flow import Block, PageBreak, numbered, section, title, words
from cocreate_desktop.paper.pen import A4, Pen
from cocreate_desktop.services.gathering import Material, evening_day
from cocreate_desktop.services.resultwords import plain

SIZES: Final = ("A5", "A4")
WITHOUT_CODES: Final = 30
"""So many cards are printed when nobody has a code yet."""


@dataclass(frozen=True, slots=True)
class CardPage(WholePage):
    """One side of a sheet: the fronts (``behind`` off) or the backs of the same cards in the same places."""

    cards: tuple[Card, ...]
    form: CardForm
    size: str
    behind: bool
    gap: float = 0
    stays: bool = False

    def draw(self, pen: Pen, x: float, top: float, _width: float, /) -> None:
        """The cards, and on the front where to cut them apart."""
        left, above = self.corner(x, top)
        each = A4[1] / per_page(self.form, self.size)
        for row, card in enumerate(self.cards):
            self._one(pen, card, Place(left, above + row * each, A4[0], each))
            if row and not self.behind:
                ends = ((left + EDGE, above + row * each), (left + A4[0] - EDGE, above + row * each))
                pen.line(ends, "edge", dashes=(4, 3))

    def _one(self, pen: Pen, card: Card, place: Place) -> None:
        if self.form is CardForm.FOLDED:
            if self.behind:
                cardfaces.inside(pen, card, place)
            else:
                cardfaces.faces(pen, card.number, place)
        elif self.behind:
            cardfaces.back(pen, card, place)
        else:
            cardfaces.front(pen, card, place, self.size)


def per_page(form: CardForm, size: str) -> int:
    """How many cards stand on a page."""
    return 2 if form is CardForm.TURNED and size == "A5" else 1


def cards_of(material: Material) -> tuple[Card, ...]:
    """A card for each personal code, as far as there are markers; a general set when there are no codes."""
    if not material.codes:
        return tuple(Card(number) for number in range(1, WITHOUT_CODES + 1))
    page = plain(material.page).partition("/")[0].lower()
    return tuple(
        Card(code.number, code, material.address_with(code.token), page)
        for code in material.codes
        if code.number <= MOST_CARDS
    )


def sections(material: Material, form: CardForm = CardForm.TURNED, size: str = "A5") -> list[Section]:
    """A sheet with how to print and use them, and the cards. ``size`` is one of SIZES; sheets to fold are always A4. Raises
    ValueError for another size."""
    if size not in SIZES:
        raise ValueError(size)
    cards = cards_of(material)
    day = evening_day(material.view, year=True)
    return [
        Section((*_printing(form, size),), material.name, day, name=_("Voting cards")),
        Section((*_on_the_evening(form),), material.name, day),
        Section(tuple(_pages(cards, form, size)), bare=True),
    ]


def _pages(cards: tuple[Card, ...], form: CardForm, size: str) -> Iterator[Block]:
    each = per_page(form, size)
    for first in range(0, len(cards), each):
        for behind in (False, True):
            yield CardPage(cards[first : first + each], form, size, behind)
            yield PageBreak()


def _printing(form: CardForm, size: str) -> Iterator[Block]:
    yield title(_("Voting cards: print and cut"))
    steps = [
        _("Print on both sides and let the printer turn the sheets on the long edge, at full size (100 %)."),
        _("Print one sheet first: number and back of a card must belong together."),
        _(
            "Take thick white paper that does not shine, 160 grams or more. A shining film hides the squares from the camera."
        ),
    ]
    if form is CardForm.FOLDED:
        steps.append(_("Fold each sheet in four along the dotted lines, with the squares outside."))
    else:
        if size == "A5":
            steps.append(_("Cut each sheet in two along the line."))
        steps.append(_("Cut off the marked corner of each card: so one feels which side is A."))
        steps.append(_("For who sees little: stick something raised on the ring beside the A on the back."))
    yield from numbered(steps)


def _on_the_evening(form: CardForm) -> Iterator[Block]:
    yield title(_("Voting cards: on the evening"))
    steps = [
        _("Give everybody one card, and write down which numbers you gave out: only those count."),
        _("Say what A, B, C and D mean, and leave time to choose."),
        _(
            "Say “now” and let everybody hold up the card, still, before the chest. Nobody stands before another one."
        ),
        _(
            "Read until the numbers are in. Ask those whose number is missing, or tap in what their card says."
        ),
    ]
    yield from numbered(steps)
    yield section(_("How far it reaches"))
    reach = {
        CardForm.TURNED: _(
            "A camera of 1920 pixels wide reads a card of A5 up to about 8 metres, one of A4 up to about 11."
        ),
        CardForm.FOLDED: _("A camera of 1920 pixels wide reads a folded sheet up to about 5 metres."),
    }
    yield words(reach[form], size=12, gap=4)
    yield words(_("For a deeper hall take a photo with a phone: it sees twice as far."), size=12, gap=4)


def print_cards(material: Material, out: Path, form: CardForm = CardForm.TURNED, size: str = "A5") -> Path:
    """Writes the cards for all codes of ``material``. Raises FileProblem, and ValueError as ``sections``."""
    return book.write(
        out, sections(material, form, size), title=_("Voting cards {evening}").format(evening=material.name)
    )
