"""The papers about personal data say what is declared, with the values of a project, and the pages in the handbook are those
that the program writes now."""

from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.dataprotection import HOLDINGS, Place
from cocreate_desktop.exchange.privacyhtml import as_page
from cocreate_desktop.exchange.privacypages import LINE, PrivacyPage, written
from tests.cli.conftest import Command, cocreate
from tests.paper.evenings import an_evening
from tests.source_tree import ROOT

__all__ = ["cocreate"]
BOOK = {
    "docs/data-protection.md": (PrivacyPage.REGISTER, "en"),
    "docs/handbook/gegevensbescherming.md": (PrivacyPage.REGISTER, "nl"),
    "docs/handbook/dpia.md": (PrivacyPage.DPIA, "nl"),
    "docs/handbook/verwerkersovereenkomst.md": (PrivacyPage.PROCESSOR, "nl"),
    "docs/handbook/toegankelijkheid.md": (PrivacyPage.ACCESSIBILITY, "nl"),
    "docs/handbook/accessibility.md": (PrivacyPage.ACCESSIBILITY, "en"),
}
TRAP = "Gemeente | <b>Den Bosch</b> *`[x](y)"


@pytest.mark.parametrize("place", list(BOOK))
def test_that_the_page_in_the_book_is_what_the_program_writes(place: str) -> None:
    page, spoken = BOOK[place]
    with language.speaking(spoken):
        assert (ROOT / place).read_text(encoding="utf-8") == written(page)


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_that_everything_personal_stands_in_the_page_and_in_the_assessment(spoken: str) -> None:
    with language.speaking(spoken):
        for page in (PrivacyPage.REGISTER, PrivacyPage.DPIA, PrivacyPage.PROCESSOR):
            said = written(page)
            told = (
                HOLDINGS
                if page is not PrivacyPage.PROCESSOR
                else [one for one in HOLDINGS if Place.HUB in one.places]
            )
            assert [one.word for one in told if f"(`{one.word}`)" not in said] == []
            assert [name for one in told for name in one.personal if f"`{name}`" not in said] == []
            assert "{" not in said


def test_that_a_project_fills_in_its_own_values_and_its_signs_stay_text() -> None:
    told = an_evening(responsible=TRAP, organiser="Buurtteam", keep_until="2027-12-31")
    project = told.services.projects.current()
    with language.speaking("en"):
        for page in PrivacyPage:
            said, bare = written(page, project), written(page)
            assert said != bare
            assert said.count(LINE) < bare.count(LINE)
            assert "Buurtteam" in said
            shown = as_page(said)
            assert "Gemeente | &lt;b&gt;Den Bosch&lt;/b&gt; *`[x](y)" in shown
            assert "<b>" not in shown
        assert "31 December 2027" in written(PrivacyPage.REGISTER, project)


def test_that_the_page_has_tables_with_heads_and_nothing_from_elsewhere() -> None:
    with language.speaking("nl"):
        shown = as_page(written(PrivacyPage.DPIA))
    assert '<html lang="nl">' in shown
    assert shown.count("<table>") == shown.count("</table>") > 5
    assert '<th scope="col">' in shown
    assert "**" not in shown
    assert "://" not in shown
    assert "src=" not in shown
    assert "<script" not in shown


def test_that_the_command_writes_either_and_names_what_is_wrong(cocreate: Command, tmp_path: Path) -> None:
    shown = cocreate("privacy", "--lang", "en")
    assert (shown.code, shown.err) == (0, "")
    assert "`contact`" in shown.out
    made = cocreate("privacy", "--as", "dpia", "--out", tmp_path / "dpia.html", "--lang", "nl")
    assert made.out.strip() == str(tmp_path / "dpia.html")
    assert (tmp_path / "dpia.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    wrong = cocreate("privacy", tmp_path / "weg.cocreate", "--out", tmp_path / "x.md")
    assert wrong.code == 2
    assert len(wrong.err.splitlines()) == 1
