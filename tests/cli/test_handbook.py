"""`cocreate handbook`: the handbook as a page and as a PDF, in the language that is asked for."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.paper import pages


def test_that_the_handbook_is_written_as_a_page_in_the_language_that_is_asked_for(
    tmp_path: Path, cocreate: Command
) -> None:
    for language, title in (("nl", "Handboek"), ("en", "Handbook")):
        out = tmp_path / f"{language}.html"
        said = cocreate("handbook", "--lang", language, "--as", "html", "--out", out)
        assert (said.code, said.out.strip(), said.err) == (0, str(out), "")
        assert f"<title>{title} " in out.read_text(encoding="utf-8")


def test_that_the_handbook_is_written_as_a_pdf(tmp_path: Path, cocreate: Command) -> None:
    out = tmp_path / "new" / "handboek.pdf"
    assert cocreate("handbook", "--as", "pdf", "--out", out).code == 0
    assert "Handboek voor wie de avond leidt" in pages.words(out)[0]


@pytest.mark.parametrize("words", [("--as", "html"), ("--out", "x.pdf"), ("--as", "epub", "--out", "x")])
def test_that_what_is_missing_or_unknown_is_one_line(cocreate: Command, words: tuple[str, ...]) -> None:
    said = cocreate("handbook", *words)
    assert said.code == 2
    assert said.err.count("\n") == 1
