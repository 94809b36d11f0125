"""A proposal on paper: every word of it, room to react beside each paragraph, and which version it is on every page."""

from pathlib import Path

from cocreate_desktop import language
from cocreate_desktop.domain.steps import Kind
from tests.paper import pages
from tests.paper.evenings import HOSTILE, an_evening, print_twin


def test_that_a_text_of_any_words_stands_whole_on_paper_with_its_version_on_every_page(
    tmp_path: Path,
) -> None:
    told, out = an_evening(), tmp_path / "voorstel.pdf"
    proposals, step = told.services.proposals, told.services.evenings.add_step(told.evening.id, Kind.PROPOSAL)
    proposal = proposals.create("Het nieuwe plein")
    notes = told.write("Een tafel", "Een bank")
    proposals.paragraphs.add(proposal.id, "We eten samen aan een lange tafel.", notes=notes)
    for words in HOSTILE:
        proposals.paragraphs.add(proposal.id, words[:2000])
    proposals.paragraphs.add(proposal.id, "Het plein is van ons allemaal. " * 60)
    found: list[str] = []
    with language.speaking("en"):
        for said in ("Version 1, 23 November", "Version 1, 23 November, changed since"):
            if proposals.versions(proposal.id):
                proposals.paragraphs.add(proposal.id, "Er komt licht.")
            else:
                proposals.lay_down(proposal.id)
            assert print_twin(told.services, step.id, told.evening.id, out)
            found = pages.words(out)
            assert len(found) > 1
            assert all(said in page for page in found)
    whole = " ".join(found)
    for words in (
        "Our advice so far",
        "Het nieuwe plein",
        "From 2 notes of the evening.",
        "About the whole",
        "Er komt licht.",
    ):
        assert words in whole
    assert "niet vet" in whole
    assert whole.count(" ons ") == 60
    assert whole.count("objection") == len(HOSTILE) + 4
