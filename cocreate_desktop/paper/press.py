"""One door to everything printed: what, of which evening, to which file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop.domain.cards import MOST_CARDS, CardForm
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.paper import book
from cocreate_desktop.paper.ballots import print_ballots
from cocreate_desktop.paper.cards import print_cards
from cocreate_desktop.paper.gathering import Material, gather
from cocreate_desktop.paper.idea_cards import print_idea_cards
from cocreate_desktop.paper.kit import print_kit, twin
from cocreate_desktop.paper.posters import print_posters
from cocreate_desktop.paper.report import print_report
from cocreate_desktop.paper.support_list import LINES, print_support_list
from cocreate_desktop.paper.take_home import print_take_home
from cocreate_desktop.paper.venue_sheet import print_venue_sheet
from cocreate_desktop.services.outside import Paper
from cocreate_desktop.services.services import Services

SLIPS = 60
_PRINT: dict[Paper, Callable[[Material, Path], Path]] = {
    Paper.POSTERS: print_posters,
    Paper.BALLOTS: print_ballots,
    Paper.REPORT: print_report,
    Paper.TAKE_HOME: print_take_home,
    Paper.IDEA_CARDS: print_idea_cards,
    Paper.KIT: print_kit,
}
_WITH_CODES = (Paper.BALLOTS, Paper.CARDS, Paper.KIT)


@dataclass(frozen=True, slots=True)
class Cut:
    """How voting cards are printed: their ``form`` (None: as the evening has them) and the ``size`` of each, A5 or A4."""

    form: CardForm | None = None
    size: str = "A5"


def print_paper(
    services: Services,
    what: Paper,
    evening_id: str,
    out: Path,
    *,
    page: str = "",
    slips: int | None = None,
    cut: Cut | None = None,
) -> Path:
    """Writes the PDF ``out`` in the current language and returns its path.

    ``page`` is the address of the phones' page without a code (``http://192.168.8.2:8080``), empty when there is none.
    Slips, cards and kit print the first ``slips`` personal codes of the evening and make those that are missing; without a
    number, all that there are, or 60. The sheet for support has so many lines. Raises FileProblem, Gone, BadValue (more cards
    than there can be).
    """
    if what is Paper.CARDS and slips is not None and slips > MOST_CARDS:
        raise BadValue(value=slips, example=str(MOST_CARDS))
    if what is Paper.VENUE:
        return _print_venue(services, evening_id, out, page)
    codes = _codes(services, evening_id, slips) if what in _WITH_CODES else ()
    wall = what is Paper.REPORT
    material = gather(services, evening_id, page=page, codes=codes, wall=wall)
    if what is Paper.CARDS:
        cut = cut or Cut()
        return print_cards(material, out, cut.form or material.view.evening.card_form, cut.size)
    if what is Paper.SUPPORT_SHEET:
        return print_support_list(material, out, slips or LINES)
    return _PRINT[what](material, out)


def _print_venue(services: Services, evening_id: str, out: Path, page: str) -> Path:
    view = services.venues.view(evening_id)
    address = f"{page.rstrip('/')}/J/{view.evening.join_token}".upper() if page else ""
    return print_venue_sheet(view, out, services.clock.now().tzinfo, address)


def print_twin(services: Services, step_id: str, evening_id: str, out: Path, *, page: str = "") -> bool:
    """Writes the paper twin of one step to ``out``; False, and no file, where there is nothing to print. Raises FileProblem,
    Gone."""
    material = gather(services, evening_id, page=page)
    face = next((one for one in material.faces if one.step is not None and one.step.id == step_id), None)
    sections = twin(material, face) if face is not None else []
    if sections:
        book.write(out, sections, title=material.name)
    return bool(sections)


def _codes(services: Services, evening_id: str, slips: int | None) -> tuple[Code, ...]:
    if slips is not None:
        return services.cards.make_codes(evening_id, slips)[:slips]
    return services.cards.make_codes(evening_id, 0) or services.cards.make_codes(evening_id, SLIPS)
