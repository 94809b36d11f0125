"""The whole Ideeënavond, as facilitator and neighbours live it: from the first question to the report, through the real window
with mouse and keyboard, the stage's own window, the phone server's own process and a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QToolButton
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.board.naming import NameField
from cocreate_desktop.desktop.board.outline import Outline
from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.parts.phasetile import PhaseTile
from cocreate_desktop.desktop.prepare.sheetview import SheetList
from cocreate_desktop.desktop.stage.exitstate import ReadbackOnStage
from cocreate_desktop.desktop.stage.state import Face, Ideas, Places, Show, Themes, Thinking, Vote
from cocreate_desktop.desktop.start.dialogs import NewProjectDialog
from cocreate_desktop.desktop.steps.captureline import CaptureLine
from cocreate_desktop.desktop.steps.showpages import ShowPages
from cocreate_desktop.desktop.steps.voterow import VoteRow
from cocreate_desktop.domain.notes import Channel, NoteState
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind, ShowSettings, read_settings
from cocreate_desktop.rehearsal.designs import NAMES, designs
from cocreate_desktop.services.outside import Format, Paper
from tests.flows.hall import CTRL, SHIFT, Hall, window_open

QUESTION = "Hoe wordt het plein een plek voor iedereen?"
OPTIONS = ("Bankjes met een rugleuning", "Meer bomen", "Een waterpomp")


@pytest.fixture
def hall(qtbot: QtBot, qapp: QApplication, own_home: None) -> Iterator[Hall]:
    """The window where projects begin."""
    with window_open(qtbot, qapp) as made:
        yield made


def test_that_the_ideas_evening_goes_from_first_question_to_report(
    hall: Hall, browser: Browser, tmp_path: Path
) -> None:
    _begin_a_project(hall)
    _prepare_the_evening(hall, tmp_path)
    _open_the_doors(hall)
    anna, bilal = hall.neighbour(browser), hall.neighbour(browser)
    _read_who_keeps_what(anna)
    _look_at_last_time(hall, anna)
    _think_alone_and_together(hall, anna)
    _collect_ideas(hall, anna, bilal)
    _put_in_order(hall, anna)
    _have_a_break(hall, anna)
    _talk_at_the_tables(hall, anna)
    _vote_with_dots(hall, anna, bilal)
    _agree_and_close(hall, anna)
    _go_home(hall, anna)
    _look_back(hall, tmp_path)


def _begin_a_project(hall: Hall) -> None:
    hall.press(Qt.Key.Key_N, CTRL)
    dialog = hall.shell.findChild(NewProjectDialog)
    assert dialog is not None
    question = dialog.findChild(QLineEdit, "question")
    name = dialog.findChild(QLineEdit, "name")
    assert question is not None
    assert name is not None
    question.insert(QUESTION)
    hall.qtbot.keyClicks(name, "Het plein")
    hall.click(dialog.deed_button)
    hall.until(lambda: hall.shell.desk is not None)
    assert hall.services.projects.current().question == QUESTION


def _prepare_the_evening(hall: Hall, folder: Path) -> None:
    """The run sheet of the template, with a step moved and back, pages to show and the question of the vote."""
    sheet = hall.part(SheetList, "sheet")
    planned = [step.id for step in hall.view.steps]
    hall.focus(sheet)
    sheet.choose(planned[1])
    hall.click(hall.part(KeyButton, "moveDown"))
    assert [step.id for step in hall.view.steps] != planned
    hall.press(Qt.Key.Key_Z, CTRL)
    assert [step.id for step in hall.view.steps] == planned
    assert sum(step.minutes for step in hall.view.steps if step.kind is not Kind.ARRIVALS) == 120
    _open_step(hall, sheet, Kind.SHOW)
    for name, content in designs():
        (folder / f"{name}.png").write_bytes(content)
    hall.drop(hall.parts(ShowPages)[0].list, *(folder / f"{name}.png" for name in NAMES))
    hall.until(lambda: len(_pages(hall)) == len(NAMES))
    _open_step(hall, sheet, Kind.VOTE)
    hall.fill(hall.part(QLineEdit, "stepQuestion"), "Wat eerst?")
    assert hall.step(Kind.VOTE).question == "Wat eerst?"


def _open_step(hall: Hall, sheet: SheetList, kind: Kind) -> None:
    sheet.choose(hall.step(kind).id)
    hall.focus(sheet)
    hall.press(Qt.Key.Key_Return)


def _pages(hall: Hall) -> tuple[str, ...]:
    settings = read_settings(hall.step(Kind.SHOW))
    assert isinstance(settings, ShowSettings)
    return settings.names


def _open_the_doors(hall: Hall) -> None:
    hall.press(Qt.Key.Key_2, CTRL)
    hall.until(lambda: hall.desk.project.hall.running)
    hall.press(Qt.Key.Key_F5)
    assert hall.stage.isVisible()
    hall.go_on_to("Deurtelling")
    for _person in range(5):
        hall.press(Qt.Key.Key_1)
        hall.press(Qt.Key.Key_3)
    hall.until(lambda: hall.evening.present == 5)
    hall.breathe()
    hall.go_on_to("Welkom")
    assert hall.room_sees.face is Face.WELCOME
    assert hall.room_sees.question == QUESTION
    people = hall.part(CountField, "people")
    hall.focus(people)
    hall.press(Qt.Key.Key_A, CTRL)
    hall.type("6")
    assert hall.evening.present == 6


def _read_who_keeps_what(anna: Page) -> None:
    """From the welcome to the small print, to larger letters and back."""
    anna.wait_for_selector(f"h1:has-text('{QUESTION}')")
    anna.get_by_role("link", name="Wat we van je bewaren").click()
    anna.get_by_role("link", name="Taal en letters").last.click()
    anna.locator("button[name=size][value=large]").click()
    anna.wait_for_selector("html.large")
    anna.get_by_role("link", name="Ga terug").click()
    anna.wait_for_selector(f"h1:has-text('{QUESTION}')")


def _look_at_last_time(hall: Hall, anna: Page) -> None:
    """Two pages, one after the other, for the room and on the phone."""
    hall.go_on_to("Terugblik")
    assert hall.room_sees.face is Face.SHOW
    anna.wait_for_selector(f"img[alt='{NAMES[0]}']")
    assert hall.part(KeyButton, "next").text() == "Volgende: bladzijde 2 van 2"
    hall.press(Qt.Key.Key_PageDown)
    shown = hall.room_sees.body
    assert isinstance(shown, Show)
    assert (shown.number, shown.pictures[0].caption) == (2, NAMES[1])
    anna.wait_for_selector(f"img[alt='{NAMES[1]}']")


def _think_alone_and_together(hall: Hall, anna: Page) -> None:
    """1-2-4-All from the line, without leaving it."""
    hall.go_on_to("Ideeën verzamelen")
    line = hall.part(CaptureLine, "line")
    hall.until(lambda: QApplication.focusWidget() is line)
    hall.press(Qt.Key.Key_T, CTRL)
    assert hall.room_sees.face is Face.THINKING
    anna.wait_for_selector("text=alleen")
    hall.press(Qt.Key.Key_T, CTRL)
    anna.wait_for_selector("text=tweeën")
    hall.press(Qt.Key.Key_T, CTRL | SHIFT)
    hall.until(lambda: hall.room_sees.face is Face.IDEAS)
    assert QApplication.focusWidget() is line


def _collect_ideas(hall: Hall, anna: Page, bilal: Page) -> None:
    line = hall.part(CaptureLine, "line")
    hall.press(Qt.Key.Key_3, CTRL | SHIFT)
    for words in ("Een bankje in de schaduw", "Een waterpomp voor de kinderen", "Picknicktafels"):
        hall.type(words)
    hall.type("een bankje in de schaduw")
    hall.press(Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText("Verlichting bij het pad\nEen lange tafel\n")
    hall.press(Qt.Key.Key_V, CTRL)
    hall.until(lambda: len(hall.view.notes) == 6)
    assert max(hall.view.board.times.values()) == 2
    assert {note.table for note in hall.view.notes} == {"3"}
    hall.qtbot.keyClicks(line, "Half getypt")
    _send(anna, "Meer bomen graag")
    _send(bilal, "Bel mij op 06-12345678 over de bomen")
    hall.until(lambda: len(hall.view.waiting) == 2)
    assert QApplication.focusWidget() is line
    assert line.text() == "Half getypt"
    waiting = hall.part(QListWidget, "waiting")
    hall.focus(waiting)
    _moderate(hall, waiting, "Meer bomen graag", Qt.Key.Key_Return)
    _moderate(hall, waiting, "Bel mij", Qt.Key.Key_Delete)
    hall.until(lambda: not hall.view.waiting)
    states = {note.text.split()[0]: note.state for note in hall.view.notes if note.channel is Channel.PHONE}
    assert states == {"Meer": NoteState.SHOWN, "Bel": NoteState.HIDDEN}
    assert line.text() == "Half getypt"
    on_the_wall = hall.room_sees.body
    assert isinstance(on_the_wall, Ideas)
    assert not any("06-" in note.text for note in on_the_wall.notes)
    line.clear()


def _send(page: Page, words: str) -> None:
    page.wait_for_selector("textarea")
    page.fill("textarea", words)
    page.get_by_role("button", name="Hang op de muur").click()


def _moderate(hall: Hall, waiting: QListWidget, words: str, key: Qt.Key) -> None:
    def places() -> list[int]:
        return [place for place in range(waiting.count()) if words in waiting.item(place).text()]

    hall.until(lambda: len(places()) == 1)
    waiting.setCurrentRow(places()[0])
    hall.focus(waiting)
    hall.press(key)


def _put_in_order(hall: Hall, anna: Page) -> None:
    hall.go_on_to("Samen ordenen")
    anna.wait_for_selector("text=We hangen bij elkaar")
    hall.click(hall.part(QToolButton, "outlineButton"))
    outline = hall.part(Outline, "outline")
    hall.focus(outline)
    _group(hall, outline, ("Een bankje in de schaduw", "Picknicktafels", "Een lange tafel"), "Samen zitten")
    _group(hall, outline, ("Meer bomen graag", "Een waterpomp voor de kinderen"), "Koel en groen")
    assert [theme.name for theme in hall.view.board.themes] == ["Samen zitten", "Koel en groen"]
    loose = [note.text for note in hall.view.board.of("")]
    assert loose == ["Verlichting bij het pad"]
    seen = hall.room_sees.body
    assert isinstance(seen, Themes)
    assert [theme.total for theme in seen.themes] == [3, 2]


def _group(hall: Hall, outline: Outline, wanted: tuple[str, ...], name: str) -> None:
    """With the keyboard: choose the rows, Ctrl G, and the sentence."""
    model = outline.model()
    outline.clearSelection()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    flags = outline.selectionModel().SelectionFlag
    for index in rows:
        if str(index.data(Qt.ItemDataRole.DisplayRole)).split(" ×")[0] in wanted:
            outline.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
    hall.press(Qt.Key.Key_G, CTRL)
    (asked,) = hall.parts(NameField)
    hall.qtbot.keyClicks(asked, name)
    hall.qtbot.keyClick(asked, Qt.Key.Key_Return)


def _have_a_break(hall: Hall, anna: Page) -> None:
    hall.go_on_to("Pauze")
    assert hall.room_sees.face is Face.PAUSE
    anna.wait_for_selector("text=Pauze")


def _talk_at_the_tables(hall: Hall, anna: Page) -> None:
    hall.go_on_to("Aan tafels")
    assert isinstance(hall.room_sees.body, Places)
    hall.press(Qt.Key.Key_S)
    seen = hall.stage.canvas.state.body
    assert isinstance(seen, Thinking)
    assert seen.planned == 20 * 60
    anna.wait_for_selector(".clock")


def _vote_with_dots(hall: Hall, anna: Page, bilal: Page) -> None:
    hall.go_on_to("Stippen, blind")
    add = hall.part(QLineEdit, "add")
    hall.focus(add)
    for words in OPTIONS:
        hall.type(words)
    found = hall.view.round
    assert found is not None
    assert [option.text for option in found.options] == list(OPTIONS)
    hall.press(Qt.Key.Key_PageDown)
    hall.until(lambda: hall.phase is Phase.OPEN)
    _vote(anna, 1, 1, 0)
    _vote(bilal, 1, 2, 2)
    hall.until(lambda: hall.view.round is not None and hall.view.round.voted == 2)
    bilal.locator("button.less").nth(2).click()
    _vote(bilal, 0)
    hall.until(lambda: _on_phones(hall) == [2, 3, 1])
    bilal.reload()
    assert bilal.locator("input.dots").nth(0).input_value() == "1"
    seen = hall.room_sees.body
    assert isinstance(seen, Vote)
    assert not seen.results, "totals stay hidden until the reveal"
    hall.focus(hall.parts(VoteRow)[0].count)
    for number in "412":
        hall.type(number)
    hall.until(lambda: hall.view.round is not None and sum(hall.view.round.typed.values()) == 7)
    hall.press(Qt.Key.Key_PageDown)
    hall.until(lambda: hall.phase is Phase.CLOSED)
    hall.press(Qt.Key.Key_PageDown)
    assert not _revealed(hall), "a stray press must not reveal"
    hall.click(hall.part(PhaseTile, "reveal"))
    assert _revealed(hall)
    seen = hall.room_sees.body
    assert isinstance(seen, Vote)
    assert seen.results
    anna.wait_for_selector("text=Meer bomen")


def _revealed(hall: Hall) -> bool:
    return hall.phase is Phase.REVEALED


def _on_phones(hall: Hall) -> list[int]:
    """The dots per option that came from phones. Only whoever looks into the file sees them: the round is still open."""
    found = hall.view.round
    assert found is not None
    ballots = hall.services.store.read(lambda reader: reader.ballots(found.round.id))
    last = {ballot.voter: dict(ballot.choices) for ballot in ballots}
    return [sum(choices.get(option.id, 0) for choices in last.values()) for option in found.options]


def _vote(page: Page, *dots: int) -> None:
    """Presses plus for each dot, and sends."""
    page.wait_for_selector("#ballot")
    for place in dots:
        page.locator("button.plus").nth(place).click()
    page.get_by_role("button", name="mijn stem").click()


def _agree_and_close(hall: Hall, anna: Page) -> None:
    """What is offered, the sentences once more, and how it was."""
    hall.go_on_to("Aanbod en vraag")
    anna.wait_for_selector("[name=level]")
    anna.fill("textarea", "Ik kan lassen")
    anna.get_by_role("button", name="Stuur in").click()
    offers = hall.services.offers
    step = hall.step(Kind.OFFERS).id
    # What a phone sent is stored before the window has heard of it.
    hall.until(lambda: hall.part(KeyButton, "showAll").isVisible())
    hall.press(Qt.Key.Key_Return, CTRL)
    hall.until(lambda: not offers.view(step).waiting)
    hall.go_on_to("Klopt dit?")
    seen = hall.room_sees.body
    assert isinstance(seen, ReadbackOnStage)
    assert seen.points[:2] == ("Samen zitten", "Koel en groen")
    anna.locator("label:has([name=right][value=yes])").click()
    anna.get_by_role("button", name="Stuur in").click()
    right = hall.step(Kind.READBACK).id
    hall.until(lambda: hall.services.readbacks.view(right).people == 1)
    hall.go_on_to("Exitpeiling")
    anna.locator("label:has([name=mark][value='8'])").click()
    anna.get_by_role("button", name="Stuur in").click()
    hall.type("7 33231 Fijn dat we elkaar spraken")
    poll = hall.step(Kind.EXIT).id
    hall.until(lambda: hall.services.exitpoll.view(poll).people == 2)


def _go_home(hall: Hall, anna: Page) -> None:
    for _step in hall.view.steps:
        if not hall.evening.ended_at:
            hall.press(Qt.Key.Key_PageDown)
    assert hall.evening.ended_at
    assert hall.room_sees.face is Face.THANKS
    anna.wait_for_selector("text=De avond is")


def _look_back(hall: Hall, folder: Path) -> None:
    hall.press(Qt.Key.Key_3, CTRL)
    hall.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert hall.part(QLabel, "notes").text() == "7"
    project, evening_id = hall.desk.project, hall.evening.id
    report = project.papers.print(Paper.REPORT, evening_id, folder / "verslag.pdf")
    words = _words(report)
    for said in ("Een bankje in de schaduw", "Meer bomen graag", "Samen zitten", "Koel en groen", *OPTIONS):
        assert said in words
    assert "06-12345678" not in words
    rows = project.files.export(evening_id, Format.CSV, folder / "export")
    assert (rows / "notes.csv").is_file()


def _words(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    words = " ".join(pdf[place].get_textpage().get_text_range() for place in range(len(pdf)))
    pdf.close()
    return " ".join(words.split())
