"""A whole small evening, as facilitator and neighbour live it: real windows, the phone server's own process, a real browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.desktop import Window, make_window
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.desktop.start.dialogs import NewProjectDialog
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.rehearsal.browser import find_browser
from cocreate_desktop.services.outside import Format, Paper
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.services import Services

WAIT = 15_000


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    made = make_window(qapp, LocalProjects(0, "127.0.0.1"), theme="light", still=True)
    made.shell.resize(1366, 768)
    made.shell.show()
    made.opener.refresh()
    yield made
    made.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = find_browser()
        assert found is not None, "the tests need a browser"
        made = playwright.chromium.launch(executable_path=str(found), args=["--no-sandbox", "--disable-quic"])
        yield made
        made.close()


class Hall:
    """What the test does at the desk, in the words of the evening."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot = qtbot
        self.window = window
        self.shell = window.shell

    @property
    def services(self) -> Services:
        assert self.shell.desk is not None
        return self.shell.desk.services

    @property
    def evening(self) -> Evening:
        return self.services.evenings.all()[-1]

    @property
    def view(self) -> EveningView:
        return self.services.overview.evening(self.evening.id)

    def until(self, so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(so, timeout=WAIT)

    def press(self, key: Qt.Key) -> None:
        """A key of a presenter remote, wherever the focus is."""
        self.shell.activateWindow()
        self.until(lambda: QApplication.activeWindow() is self.shell)
        self.qtbot.keyClick(QApplication.focusWidget() or self.shell, key)

    def step(self, kind: Kind) -> None:
        """Forward until the evening is at a step of this kind."""
        for _time in range(12):
            if self.view.step is not None and self.view.step.kind is kind:
                return
            self.press(Qt.Key.Key_PageDown)
        raise AssertionError(f"no way to {kind}")

    def part(self, kind: type[QWidget], name: str) -> QWidget:
        """A visible part of the window by its name in the forms."""
        found = [one for one in self.shell.findChildren(kind, name) if one.isVisible()]
        assert found, name
        return found[0]


def test_that_a_small_evening_goes_from_first_question_to_report(
    qtbot: QtBot, window: Window, browser: Browser, tmp_path: Path
) -> None:
    hall = Hall(qtbot, window)
    _make_a_project(hall)
    _plan_the_vote(hall)
    page = _open_the_doors(hall, browser)
    _collect_ideas(hall, page)
    _put_in_order(hall)
    _vote(hall, page)
    _go_home(hall, tmp_path)


def _make_a_project(hall: Hall) -> None:
    hall.window.opener.ask_new()
    dialog = hall.shell.findChild(NewProjectDialog)
    assert dialog is not None
    question = dialog.findChild(QLineEdit, "question")
    assert question is not None
    qtbot = hall.qtbot
    qtbot.keyClicks(question, "Wat mis je nu op het plein?")
    name = dialog.findChild(QLineEdit, "name")
    assert name is not None
    qtbot.keyClicks(name, "Plein")
    qtbot.mouseClick(dialog.deed_button, Qt.MouseButton.LeftButton)
    hall.until(lambda: hall.shell.desk is not None)
    assert hall.services.projects.current().question == "Wat mis je nu op het plein?"


def _plan_the_vote(hall: Hall) -> None:
    vote = next(step for step in hall.view.steps if step.kind is Kind.VOTE)
    found = hall.services.voting.round_of(vote.id)
    assert found is not None
    hall.services.voting.set_options(found.id, ["Bankjes", "Bomen", "Een pomp"])
    hall.services.evenings.change_step(vote.id, question="Wat eerst?")
    hall.services.evenings.change(hall.evening.id, present=3)


def _open_the_doors(hall: Hall, browser: Browser) -> Page:
    hall.shell.go("evening")
    desk = hall.shell.desk
    assert desk is not None
    hall.until(lambda: desk.project.hall.running)
    hall.step(Kind.WELCOME)
    page = browser.new_page(viewport={"width": 390, "height": 844}, locale="nl-NL")
    page.goto(desk.project.join_address(hall.evening.id))
    page.get_by_role("button", name="Doe mee").click()
    page.wait_for_selector("h1")
    hall.until(lambda: desk.project.hall.phones == 1)
    return page


def _collect_ideas(hall: Hall, page: Page) -> None:
    hall.step(Kind.IDEAS)
    line = hall.part(QWidget, "line")
    field = line if isinstance(line, QLineEdit) else line.findChild(QLineEdit) or line
    hall.qtbot.keyClicks(field, "Een bankje in de schaduw")
    hall.qtbot.keyClick(field, Qt.Key.Key_Return)
    hall.until(lambda: len(hall.view.notes) == 1)
    page.wait_for_selector("textarea")
    page.fill("textarea", "Meer bomen graag")
    page.get_by_role("button", name="Hang op de muur").click()
    hall.until(lambda: len(hall.view.notes) == 2)
    waiting = hall.view.waiting
    assert [note.text for note in waiting] == ["Meer bomen graag"]
    hall.services.capturing.set_state([waiting[0].id], NoteState.SHOWN)
    hall.until(lambda: not hall.view.waiting)


def _put_in_order(hall: Hall) -> None:
    hall.step(Kind.THEMES)
    step = hall.view.step
    assert step is not None
    notes = [note.id for note in hall.view.board.notes]
    theme = hall.services.boards.group(hall.evening.id, step.id, notes, "Het plein moet koel zijn.")
    hall.until(lambda: len(hall.view.board.of(theme.id)) == 2)


def _vote(hall: Hall, page: Page) -> None:
    hall.step(Kind.VOTE)
    hall.press(Qt.Key.Key_PageDown)
    hall.until(lambda: _phase(hall) is Phase.OPEN)
    page.wait_for_selector("#ballot")
    plus = page.locator("button.plus")
    plus.nth(1).click()
    plus.nth(1).click()
    plus.nth(0).click()
    page.get_by_role("button", name="Stuur mijn stem").click()
    hall.until(lambda: hall.view.round is not None and hall.view.round.voted == 1)
    page.reload()
    assert page.locator("input.dots").nth(1).input_value() == "2"
    hall.press(Qt.Key.Key_PageDown)
    hall.until(lambda: _phase(hall) is Phase.CLOSED)
    hall.press(Qt.Key.Key_PageDown)
    assert _phase(hall) is Phase.CLOSED, "a stray press must not reveal"
    found = hall.view.round
    assert found is not None
    assert found.tally is None
    hall.services.voting.reveal(found.round.id)
    hall.until(lambda: hall.view.round is not None and hall.view.round.tally is not None)
    page.wait_for_selector("text=Bomen")
    tally = hall.view.round.tally if hall.view.round else None
    assert tally is not None
    assert [one.total for one in tally.options] == [2, 1, 0]


def _phase(hall: Hall) -> Phase:
    found = hall.view.round
    return found.round.phase if found is not None else Phase.DRAFT


def _go_home(hall: Hall, folder: Path) -> None:
    hall.services.playing.finish(hall.evening.id)
    hall.shell.go("aftercare")
    desk = hall.shell.desk
    assert desk is not None
    report = desk.project.papers.print(Paper.REPORT, hall.evening.id, folder / "verslag.pdf")
    pdf = pypdfium2.PdfDocument(report)
    words = " ".join(pdf[i].get_textpage().get_text_range() for i in range(len(pdf)))
    pdf.close()
    for said in ("Een bankje in de schaduw", "Meer bomen graag", "Het plein moet koel zijn.", "Bomen"):
        assert said in " ".join(words.split())
    rows = desk.project.files.export(hall.evening.id, Format.CSV, folder / "export")
    assert (rows / "notes.csv").is_file()
