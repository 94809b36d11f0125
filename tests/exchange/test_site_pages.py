"""The follow-up as pages for any website."""

import hashlib
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from cocreate_desktop import language
from cocreate_desktop.apps.outward import FileDesk
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.online import Serves, short_code
from cocreate_desktop.services.outside import Format
from tests.paper.wholeproject import THEMES, Whole, a_whole_project

SITE = "https://gemeente.example/plein"


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


@pytest.fixture(scope="module")
def whole() -> Whole:
    language.use("en")
    made = a_whole_project()
    made.told.services.online.served_by(Serves.SITE, SITE)
    return made


@pytest.fixture(scope="module")
def site(whole: Whole, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _export(whole, tmp_path_factory.mktemp("site"))


def _export(whole: Whole, out: Path) -> Path:
    return FileDesk(whole.told.services).export(whole.second.id, Format.SITE, out)


class Links(HTMLParser):
    """Everything that a page leads to or fetches, and whether anything in it runs or is sent."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.runs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [str(given[name]) for name in ("href", "src") if given.get(name)]
        if tag in ("script", "form", "iframe", "object") or any(name.startswith("on") for name in given):
            self.runs.append(tag)


def _pages(site: Path) -> dict[str, str]:
    return {
        str(page.relative_to(site)): page.read_text(encoding="utf-8") for page in site.rglob("index.html")
    }


def test_that_every_link_leads_to_a_file_of_the_folder_and_nothing_runs(site: Path) -> None:
    pages = _pages(site)
    assert len(pages) > 20
    for name, words in pages.items():
        links = Links()
        links.feed(words)
        assert links.runs == []
        for link in links.found:
            assert urlsplit(link).scheme == ""
            assert (site / Path(name).parent / link).resolve().is_file(), (name, link)
    style = (site / "style.css").read_text(encoding="utf-8")
    for address in re.findall(r"url\(([^)#]+)\)", style):
        assert (site / address).is_file()


def test_that_every_printed_code_of_a_site_has_its_page(whole: Whole, site: Path) -> None:
    services = whole.told.services
    addresses = services.online.addresses()
    board = services.boards.board(whole.told.evening.id)
    printed = [addresses.project, addresses.support, addresses.help, addresses.mail]
    printed += [addresses.theme(one.id) for one in board.themes]
    printed += [addresses.note(one.id) for one in board.notes]
    printed += [addresses.outreach(one) for one in services.outreach.log.all()]
    for address in printed:
        assert address.startswith(SITE)
        assert (
            site / urlsplit(urljoin(address + "/", ".")).path.removeprefix("/plein/") / "index.html"
        ).is_file()


def test_that_the_pages_say_what_came_out_and_what_is_answered(whole: Whole, site: Path) -> None:
    pages = _pages(site)
    front = pages["index.html"]
    for name in THEMES:
        assert name in front
    assert "This is taken over." in front
    assert "Tell Buurtteam Den Bosch." in front
    theme = whole.told.services.boards.board(whole.told.evening.id).themes[0]
    page = pages[f"T/{short_code(theme.id)}/index.html"]
    assert THEMES[theme.name][0] in page
    assert "What happens with it" in page
    note = whole.told.services.boards.board(whole.told.evening.id).notes[0]
    assert "The way of this idea" in pages[f"N/{short_code(note.id)}/index.html"]


def test_that_what_was_taken_away_goes_with_the_next_export_and_files_of_others_stay(
    whole: Whole, tmp_path: Path
) -> None:
    services = whole.told.services
    note = services.boards.board(whole.told.evening.id).notes[-1]
    page = tmp_path / "N" / short_code(note.id) / "index.html"
    _export(whole, tmp_path)
    (tmp_path / "logo.png").write_bytes(b"theirs")
    assert page.is_file()
    services.capturing.set_state([note.id], NoteState.HIDDEN)
    try:
        _export(whole, tmp_path)
    finally:
        services.capturing.set_state([note.id], NoteState.SHOWN)
    assert not page.exists()
    assert note.text not in "".join(_pages(tmp_path).values())
    assert (tmp_path / "logo.png").read_bytes() == b"theirs"
    told = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    for entry in told["files"]:
        assert hashlib.sha256((tmp_path / entry["name"]).read_bytes()).hexdigest() == entry["sha256"]


def test_that_a_manifest_of_somebody_else_takes_nothing_away(whole: Whole, tmp_path: Path) -> None:
    inside = tmp_path / "site"
    outside = tmp_path / "kept.txt"
    outside.write_text("kept", encoding="utf-8")
    inside.mkdir()
    named = [
        json.dumps({"format": "site", "files": [{"name": one}]}) for one in ("../kept.txt", "C:/kept.txt")
    ]
    drive = inside / "C:" / "kept.txt"
    if os.name != "nt":  # there it is another drive, and here a folder as any
        drive.parent.mkdir()
        drive.write_text("kept", encoding="utf-8")
    for told in (*named, '["x"]', "{"):
        (inside / "manifest.json").write_text(told, encoding="utf-8")
        _export(whole, inside)
        assert outside.read_text(encoding="utf-8") == "kept"
        assert os.name == "nt" or drive.is_file()
