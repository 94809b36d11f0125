"""One door to everything printed: what, of which evening, to which file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop.domain.cards import MOST_CARDS, CardForm
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.papererrors import NoCards
from cocreate_desktop.domain.proposals import Version
from cocreate_desktop.paper import book
from cocreate_desktop.paper.agreement import print_agreement
from cocreate_desktop.paper.ballots import print_ballots
from cocreate_desktop.paper.cards import print_cards
from cocreate_desktop.paper.challenge import print_challenge
from cocreate_desktop.paper.idea_cards import print_idea_cards
from cocreate_desktop.paper.kit import print_kit, twin
from cocreate_desktop.paper.outreach_posters import print_outreach
from cocreate_desktop.paper.posters import print_posters
from cocreate_desktop.paper.privacy_sheet import print_privacy
from cocreate_desktop.paper.report import print_report
from cocreate_desktop.paper.seats import print_seats
from cocreate_desktop.paper.support_list import LINES, print_support_list
from cocreate_desktop.paper.take_home import print_take_home
from cocreate_desktop.paper.theme_posters import print_labels, print_posters_of_themes
from cocreate_desktop.paper.venue_sheet import print_venue_sheet
from cocreate_desktop.services.gathering import Material, gather
from cocreate_desktop.services.outside import Paper
from cocreate_desktop.services.reportfacts import Facts, gather_facts
from cocreate_desktop.services.reporting import report_of
from cocreate_desktop.services.services import Services

SLIPS = 60
_PRINT: dict[Paper, Callable[[Material, Path], Path]] = {
    Paper.POSTERS: print_posters,
    Paper.BALLOTS: print_ballots,
    Paper.TAKE_HOME: print_take_home,
    Paper.IDEA_CARDS: print_idea_cards,
    Paper.KIT: print_kit,
    Paper.SEATS: print_seats,
    Paper.PRIVACY: print_privacy,
    Paper.LABELS: print_labels,
}
_OF_PROJECT: dict[Paper, Callable[[Facts, Path], Path]] = {
    Paper.AGREEMENT: print_agreement,
    Paper.CHALLENGE: print_challenge,
}
_ON_WALLS: dict[Paper, Callable[..., Path]] = {
    Paper.OUTREACH: print_outreach,
    Paper.THEME_POSTERS: print_posters_of_themes,
}
_WITH_CODES = (Paper.BALLOTS, Paper.CARDS, Paper.KIT)


@dataclass(frozen=True, slots=True)
class Cut:
    """How voting cards are printed: their ``form`` (None: as the evening has them) and the ``size`` of each, A5 or A4 (of
    what hangs on walls A4 or A3)."""

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
    needed: int | None = None,
) -> Path:
    """Writes the PDF ``out`` in the current language and returns its path.

    ``page`` is the address of the phones' page without a code (``http://192.168.8.2:8080``), empty when there is none.
    Slips, cards and kit print the first ``slips`` personal codes of the evening and make those that are missing; without a
    number, all that there are, or 60. The sheet for support has so many lines, and says how many signatures are ``needed``.
    Raises FileProblem, Gone, BadValue (more cards than there can be), NoCards, NoTables.
    """
    if what is Paper.CARDS and slips is not None and slips > MOST_CARDS:
        raise BadValue(value=slips, example=str(MOST_CARDS))
    if what is Paper.VENUE:
        return _print_venue(services, evening_id, out, page)
    if what is Paper.REPORT:
        return print_report(report_of(services, evening_id), out)
    if what in _OF_PROJECT:
        return _OF_PROJECT[what](gather_facts(services), out)
    codes = _codes(services, evening_id, slips) if what in _WITH_CODES else ()
    material = gather(services, evening_id, page=page, codes=codes)
    if what is Paper.CARDS:
        cut = cut or Cut()
        _check_cards(codes, slips or 1)
        return print_cards(material, out, cut.form or material.view.evening.card_form, cut.size)
    if what is Paper.SUPPORT_SHEET:
        versions = services.store.read(lambda reader: reader.find(Version))
        return print_support_list(material, out, slips or LINES, versions, needed)
    if what in _ON_WALLS:
        return _ON_WALLS[what](material, out, size="A3" if cut is not None and cut.size == "A3" else "A4")
    return _PRINT[what](material, out)


def _print_venue(services: Services, evening_id: str, out: Path, page: str) -> Path:
    view = services.venues.view(evening_id)
    address = f"{page.rstrip('/')}/J/{view.evening.join_token}".upper() if page else ""
    return print_venue_sheet(view, out, services.clock.now().tzinfo, address)


def print_seats_of(services: Services, step_id: str, evening_id: str, out: Path, *, page: str = "") -> Path:
    """Writes the seat cards of one talk and what lies on its tables. Raises NoTables, FileProblem, Gone."""
    return print_seats(gather(services, evening_id, page=page), out, step_id)


def twin_pdf(services: Services, step_id: str, evening_id: str, *, page: str = "") -> bytes:
    """The paper twin of one step as a PDF, to look at; empty where there is nothing to print. Raises Gone."""
    material = gather(services, evening_id, page=page)
    face = next((one for one in material.faces if one.step is not None and one.step.id == step_id), None)
    sections = twin(material, face) if face is not None else []
    return book.pdf_of(sections, title=material.name) if sections else b""


def _check_cards(codes: tuple[Code, ...], wanted: int) -> None:
    """Raises NoCards where codes that are wanted have numbers that no card can show: other laptops than the first make such."""
    shown = sum(code.number <= MOST_CARDS for code in codes)
    if shown < min(wanted, len(codes)):
        raise NoCards(n=shown)


def _codes(services: Services, evening_id: str, slips: int | None) -> tuple[Code, ...]:
    if slips is not None:
        return services.cards.make_codes(evening_id, slips)[:slips]
    return services.cards.make_codes(evening_id, 0) or services.cards.make_codes(evening_id, SLIPS)
