"""What tables need in a talk, apart from the kit: seat cards to draw, and a card and a host's sheet for each table."""

from pathlib import Path

from cocreate_desktop.domain.papererrors import NoTables
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import _
from cocreate_desktop.paper import book, seat_cards, table_cards
from cocreate_desktop.paper.book import Section
from cocreate_desktop.services.gathering import Material
from cocreate_desktop.services.overview import EveningView


def sections(material: Material, face: EveningView) -> list[Section]:
    """Those of one talk; none for 1-2-4-All."""
    return [*seat_cards.sections(material, face), *table_cards.sections(material, face)]


def print_seats(material: Material, out: Path, step_id: str = "") -> Path:
    """Writes those of every talk of the evening, or of one step alone. Raises NoTables, FileProblem."""
    made: list[Section] = []
    for face in material.faces:
        if face.step is not None and face.step.kind is Kind.TALK and step_id in ("", face.step.id):
            made += sections(material, face)
    if not made:
        raise NoTables
    return book.write(out, made, title=_("Seats {evening}").format(evening=material.name))
