"""Papers from the command line: every one that is named, and cards in the form and size that is asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cocreate_desktop.apps.arguments import PAPERS
from cocreate_desktop.domain.cards import CardForm
from tests.cli.conftest import Command
from tests.paper import pages


@pytest.fixture
def evening(tmp_path: Path, cocreate: Command) -> Callable[..., Path]:
    """Prints a paper of a new project, and gives the PDF."""
    workspace = tmp_path / "plein.cocreate"
    assert cocreate("new", workspace, "--template", "ideas", "--lang", "en").code == 0

    def printed(what: str, *words: str) -> Path:
        out = tmp_path / "paper.pdf"
        said = cocreate("print", what, workspace, "--out", out, "--lang", "en", *words)
        assert (said.code, said.err) == (0, "")
        assert Path(said.out.strip()) == out
        return out

    return printed


@pytest.mark.parametrize("what", PAPERS)
def test_that_every_paper_that_is_named_can_be_printed(evening: Callable[..., Path], what: str) -> None:
    assert evening(what, "--number", "4").read_bytes().startswith(b"%PDF")


def test_that_cards_come_in_the_number_form_and_size_that_is_asked_for(evening: Callable[..., Path]) -> None:
    small, large = (
        len(pages.sizes(evening("cards", "--number", "6", "--size", size))) for size in ("A5", "A4")
    )
    assert large - small == 6, "two small cards share a sheet, front and back"
    folded = evening("cards", "--number", "6", "--form", CardForm.FOLDED.value)
    assert "Fold each sheet in four" in pages.words(folded)[0]
    again = evening("cards", "--number", "6")
    assert "Fold each sheet in four" not in pages.words(again)[0], "printing changes nothing of the evening"


def test_that_more_cards_than_there_are_markers_are_refused(tmp_path: Path, cocreate: Command) -> None:
    workspace = tmp_path / "plein.cocreate"
    assert cocreate("new", workspace).code == 0
    said = cocreate(
        "print", "cards", workspace, "--out", tmp_path / "c.pdf", "--number", "251", "--lang", "en"
    )
    assert said.code == 2
    assert "250" in said.err
    assert not (tmp_path / "c.pdf").exists()
