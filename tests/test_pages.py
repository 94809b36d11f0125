"""The pages for engineers and for those who look for software: what they name is there, and what is there they name."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from cocreate_desktop import __version__
from cocreate_desktop.apps.arguments import COMMANDS
from cocreate_desktop.domain.steps import KINDS
from cocreate_desktop.domain.voting import METHODS
from tests.source_tree import ROOT

DOCS = ROOT / "docs"
DECISIONS = DOCS / "decisions"
HOWTO = sorted((DOCS / "howto").glob("*.md"))
OF_THE_HOUSE = [*HOWTO, DOCS / "house.md", DOCS / "contributing.md"]
_PLACE = re.compile(r"`((?:cocreate_desktop|tests|ui|resources|docs|bench)(?:/[\w.]+)*)`")
_OLD_FILE = re.compile(r"^--- a/(\S+)$", re.MULTILINE)


def links(page: Path) -> set[Path]:
    """What a page points at."""
    targets = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    return {(page.parent / target).resolve() for target in targets}


def cells(page: Path) -> list[list[str]]:
    """The rows of the tables of a page, heads among them."""
    lines = (line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| "))
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_that_the_index_leads_to_every_page() -> None:
    pages = {*DOCS.glob("*.*"), *HOWTO, *(DOCS / "hub").iterdir(), DECISIONS / "README.md"}
    assert len(pages) > 30
    assert pages - links(DOCS / "README.md") == {DOCS / "README.md"}


def test_that_the_decisions_are_all_listed_by_their_own_names() -> None:
    found = sorted(DECISIONS.glob("[0-9]*.md"))
    rows = cells(DECISIONS / "README.md")[1:]
    assert [int(page.name[:3]) for page in found] == list(range(1, len(found) + 1))
    assert len(rows) == len(found)
    for page, (link, title, told) in zip(found, rows, strict=True):
        head = page.read_text(encoding="utf-8").splitlines()[0]
        assert link == f"[{page.name[:3]}]({page.name})"
        assert title == head.lstrip("# ")[3:].strip(" ·"), page.name
        assert told, f"{page.name} has no line"


@pytest.mark.parametrize("page", OF_THE_HOUSE, ids=lambda page: page.stem)
def test_that_the_files_that_a_page_speaks_of_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = set(_PLACE.findall(text)) | set(_OLD_FILE.findall(text))
    assert named
    assert [place for place in sorted(named) if not (ROOT / place).exists()] == []


@pytest.mark.parametrize("page", HOWTO, ids=lambda page: page.stem)
def test_that_the_names_that_a_page_speaks_of_stand_in_their_files(page: Path) -> None:
    rows = [row for row in cells(page) if row[0].startswith("`")]
    assert len(rows) >= 5
    for places, name, _what in rows:
        for place in _PLACE.findall(places):
            assert name.strip("`") in (ROOT / place).read_text(encoding="utf-8"), (place, name)


@pytest.mark.parametrize("page", HOWTO, ids=lambda page: page.stem)
def test_that_the_change_that_a_page_shows_still_fits_the_program(page: Path) -> None:
    """Each line that a hunk keeps or takes out stands, in that order and together, in the file that it changes."""
    fits = 0
    for part in re.split(
        r"^--- ", page.read_text(encoding="utf-8").split("```diff\n")[1].split("```")[0], flags=re.MULTILINE
    )[1:]:
        place, *hunks = re.split(r"^@@ .*\n", part, flags=re.MULTILINE)
        if not place.startswith("a/"):
            continue  # a file that is new
        there = (ROOT / place.split()[0].removeprefix("a/")).read_text(encoding="utf-8")
        for hunk in hunks:
            before = "".join(f"{line[1:]}\n" for line in hunk.splitlines() if line[:1] in {" ", "-"})
            assert before in there, (place.split()[0], before)
            fits += 1
    assert fits > 3


def test_that_every_command_has_its_line() -> None:
    told = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if name != "open" and f"`cocreate {name}`" not in told] == []


def test_that_the_numbers_which_are_told_are_those_of_the_program() -> None:
    words = {10: "ten", 12: "twelve"}
    told = (DOCS / "changes.md").read_text(encoding="utf-8")
    assert f"{words[len(KINDS)]} kinds of step" in told
    assert f"{words[len(METHODS)]} methods of voting" in told


def test_that_publiccode_holds_what_its_standard_asks() -> None:
    """Version 0.4: what must be there, how long it may be, and which words it knows."""
    whole = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert whole["publiccodeYmlVersion"] == "0.4"
    assert whole["softwareVersion"] == __version__
    assert date.fromisoformat(whole["releaseDate"]).isoformat() == whole["releaseDate"]
    assert whole["developmentStatus"] in ("concept", "development", "beta", "stable", "obsolete")
    assert whole["softwareType"] == "standalone/desktop"
    assert set(whole["platforms"]) <= {"windows", "mac", "linux", "web", "android", "ios"}
    assert whole["legal"]["license"] == "EUPL-1.2"
    assert whole["maintenance"]["type"] == "community"
    assert all(contact["name"] for contact in whole["maintenance"]["contacts"])
    assert whole["localisation"]["availableLanguages"] == list(whole["description"])
    for told in whole["description"].values():
        assert len(told["genericName"]) <= 35
        assert len(told["shortDescription"]) <= 150
        assert 150 <= len(told["longDescription"]) <= 10_000
        assert told["features"]
        assert all(len(feature) <= 100 for feature in told["features"])
