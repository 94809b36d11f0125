"""A thousand hostile texts from phones over HTTP: all of them are kept as they may be, and none does anything on a page, in a
report or in an export."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import httpx
import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.secrecy import new_token
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.exchange.sheets import export, guarded_parts
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.phones.guests import NOTES_A_MINUTE, Guest
from cocreate_desktop.rehearsal.browser import find_browser
from cocreate_desktop.services.outside import Format, Paper
from tests.hostile import all_kept, kept, texts
from tests.paper import pages
from tests.phones.conftest import Hall, running_hall

FORMULA = tuple("=+-@\t\r＝＋－＠")
TEXTS = texts()


KEPT = all_kept()


def guest_of(hall: Hall) -> Guest:
    return Guest(new_token(), "nl", "", hall.evening.secret)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """An evening at which fifty neighbours sent all of them, and everything hangs, some of it in themes that say the same."""
    with running_hall(tmp_path_factory.mktemp("hall")) as made:
        made.go_to(Kind.IDEAS)
        portions = [TEXTS[start : start + NOTES_A_MINUTE] for start in range(0, len(TEXTS), NOTES_A_MINUTE)]
        with ThreadPoolExecutor(8) as neighbours:
            assert sum(neighbours.map(partial(send_all, made), portions)) == len(KEPT)
        notes = made.services.capturing.notes(made.evening.id)
        made.services.capturing.set_state([note.id for note in notes], NoteState.SHOWN)
        boards, step = made.services.boards, made.step(Kind.THEMES)
        for start in range(0, 120, 12):
            boards.group(made.evening.id, step, [note.id for note in notes[start : start + 10]], KEPT[start])
        made.services.voting.set_options(
            made.round.id, [words.replace("\n", " ")[:80].strip() for words in KEPT[:8]]
        )
        yield made


def send_all(hall: Hall, some: tuple[str, ...]) -> int:
    """One neighbour sends these; how many were taken."""
    taken = 0
    head = {"cookie": f"guest={guest_of(hall).session}", "origin": hall.url, "accept": "application/json"}
    with httpx.Client(base_url=hall.url, headers=head, timeout=60) as line:
        for words in some:
            answer = line.post("/note", data={"text": words, "id": new_id()})
            assert answer.status_code == (200 if kept(words) else 422), (words, answer.text)
            taken += answer.json()["ok"]
    return taken


@pytest.fixture(autouse=True)
def no_threads_left() -> None:
    """Those of the server outlive a test here: it ends them when it ends itself."""


def notes_of(hall: Hall) -> tuple[Note, ...]:
    return hall.services.capturing.notes(hall.evening.id)


def test_that_every_text_is_kept_as_it_was_meant_and_none_is_lost(hall: Hall) -> None:
    assert (
        Counter(note.text for note in notes_of(hall))
        == Counter(note.original for note in notes_of(hall))
        == Counter(KEPT)
    )
    assert len(KEPT) > 900


def test_that_a_text_in_broken_signs_is_refused_with_a_sentence(hall: Hall) -> None:
    head = {
        "cookie": f"guest={guest_of(hall).session}", "origin": hall.url, "content-type": "application/x-www-form-urlencoded",
    }  # fmt: skip
    for body in (b"text=%ED%A0%BD", b"text=%ff%fe", b"text=%C0%AF", b"text=%F8%88%80%80%80"):
        answer = httpx.post(f"{hall.url}/note", content=body, headers=head)
        assert (answer.status_code, 'role="alert"' in answer.text or "<h1" in answer.text) == (400, True), (
            body
        )


@pytest.mark.browser
@pytest.mark.skipif(find_browser() is None, reason="no Chromium, Chrome or Edge here")
def test_that_a_page_shows_the_texts_and_runs_none(hall: Hall, browser: Browser) -> None:
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    found: list[str] = []
    page.on("dialog", lambda dialog: found.append(dialog.message))
    page.on("console", lambda said: found.append(said.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", lambda asked: found.append(asked.url) if not asked.url.startswith(hall.url) else None)
    page.goto(hall.join_address)
    page.get_by_role("button", name="Doe mee").click()
    try:
        for kind in (Kind.THEMES, Kind.VOTE, Kind.IDEAS):
            hall.open_vote() if kind is Kind.VOTE else hall.go_to(kind)
            page.goto(f"{hall.url}/")
            check_nothing_ran(page)
        type_them(page)
        check_nothing_ran(page)
        assert found == []
    finally:
        context.close()
        hall.services.voting.close(hall.round.id)


def check_nothing_ran(page: Page) -> None:
    assert page.evaluate("window.pwned") is None
    assert (
        page.evaluate(
            "document.querySelectorAll('[onerror],[onload],[onmouseover],iframe,base,main style').length"
        )
        == 0
    )


def type_them(page: Page) -> None:
    """A neighbour sends some by hand: what is hers is shown to her again."""
    for words in TEXTS[:8]:
        page.get_by_label("Je briefje").fill(words)
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            page.get_by_role("button", name="Hang op de muur").click()
        expect(page.get_by_label("Je briefje")).to_have_value("")
    page.reload()
    shown = page.locator(".own .words, .words").all_inner_texts()
    assert any("<script>window.pwned=1</script>" in one for one in shown), shown


def test_that_spreadsheets_and_programs_read_every_text_back_and_no_formula(
    hall: Hall, tmp_path: Path
) -> None:
    shown = Counter(note.text for note in notes_of(hall) if note.state is NoteState.SHOWN and not note.flags)
    folder = export(hall.services, hall.evening.id, Format.CSV, tmp_path / "csv")
    with (folder / "notes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert Counter(row["text"] for row in rows) == Counter(
        {guarded_parts(words): n for words, n in shown.items()}
    )
    assert all(not cell.startswith(FORMULA) for row in rows for cell in row.values())
    book = openpyxl.load_workbook(export(hall.services, hall.evening.id, Format.XLSX, tmp_path / "all.xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}
    assert all(not str(cell.value).startswith(FORMULA) for cell in cells if cell.data_type == "s")
    lines = export(hall.services, hall.evening.id, Format.JSONL, tmp_path / "all.jsonl").read_text(
        encoding="utf-8"
    )
    told = [json.loads(line) for line in lines.split("\n") if line]
    assert Counter(one["text"] for one in told if one["type"] == "note") == shown


def test_that_the_report_and_the_sheet_for_at_home_are_whole(hall: Hall, tmp_path: Path) -> None:
    for paper in (Paper.REPORT, Paper.TAKE_HOME):
        pdf = print_paper(hall.services, paper, hall.evening.id, tmp_path / f"{paper}.pdf")
        said = " ".join(pages.words(pdf))
        assert paper is Paper.TAKE_HOME or said.count("<script>") > 20
        # Nothing a reader of PDF would do by itself or go to on a click of a neighbour's.
        raw = re.sub(rb"stream\r?\n.*?endstream", b"", pdf.read_bytes(), flags=re.DOTALL)
        assert not re.search(rb"/(JavaScript|JS|OpenAction|Launch|EmbeddedFile|AA)\b", raw)
        assert {address.rstrip(b"/") for address in re.findall(rb"/URI ?\((.*?)\)", raw)} <= {
            b"https://voorbeeld.nl/plein"
        }
