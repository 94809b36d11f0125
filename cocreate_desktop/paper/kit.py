"""Everything for one evening in one PDF: posters, slips, the paper twin of each step, the run sheet."""

from pathlib import Path

from cocreate_desktop.domain.steps import KIND_NAMES, Kind
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.paper import ballots, book, posters, run_sheet, steps
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Block, words
from cocreate_desktop.paper.gathering import Material, evening_day
from cocreate_desktop.services.overview import EveningView


def sections(material: Material) -> list[Section]:
    """The parts of the kit in the order in which one needs them."""
    made = [_with_head(material, (*run_sheet.blocks(material), *_contents(material)))]
    made.append(posters.join_section(material))
    for face in material.faces:
        made += twin(material, face)
    return [*made, *ballots.sections(material)]


def _with_head(material: Material, blocks: tuple[Block, ...]) -> Section:
    return Section(blocks, material.name, evening_day(material.view, year=True), material.follow_up)


def twin(material: Material, face: EveningView) -> list[Section]:
    """The pages of a step, none where there is nothing to print; in the kit the run sheet says so."""
    if face.step is None or not _prints(face):
        return []
    blocks = tuple(steps.blocks(face, material.pictures))
    if face.step.kind is Kind.VOTE:
        return [Section(blocks, bare=True)]
    return [_with_head(material, blocks)]


def _prints(face: EveningView) -> bool:
    if face.step is None or face.step.kind is Kind.PAUSE:
        return False
    return face.step.kind is not Kind.VOTE or bool(face.round and face.round.options)


def _contents(material: Material) -> list[Block]:
    """What lies in this kit, and what does not and why."""
    made: list[Block] = [words(_("In this kit"), size=12, weight=600, gap=24, stays=True)]
    said = [_("The poster for the door, with the QR codes.")]
    for face in material.faces:
        if face.step is not None:
            name = face.step.title or _(KIND_NAMES[face.step.kind])
            if _prints(face):
                said.append(_("The paper for “{title}”.").format(title=name))
            else:
                said += [
                    block.spans[0].text
                    for block in steps.FACES[face.step.kind](face)
                    if hasattr(block, "spans")
                ]
    codes = len(material.codes)
    slips = ngettext("{n} ballot slip with a personal code.", "{n} ballot slips with a personal code.", codes)
    said.append(slips.format(n=codes) if codes else _("Ballot slips without a code."))
    if not material.page:
        said.append(
            _(
                "Print again when the laptop is on the Wi-Fi of the hall: only then the QR codes of the page are there."
            )
        )
    return [*made, *(words(f"– {one}", gap=3) for one in dict.fromkeys(said))]


def print_kit(material: Material, out: Path) -> Path:
    """Writes the kit. Raises FileProblem."""
    return book.write(out, sections(material), title=_("Kit {evening}").format(evening=material.name))
