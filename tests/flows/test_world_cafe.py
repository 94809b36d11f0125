"""A world café as facilitator and neighbour live it: cards at the door, two rounds with changing tables, and the room together,
through the real window and a real phone."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit

from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.prepare.sheetview import SheetList
from cocreate_desktop.desktop.stage.state import Body, Face, Places, Thinking
from cocreate_desktop.domain import talking
from cocreate_desktop.domain.steps import Kind, TalkSettings, read_settings
from cocreate_desktop.services.outside import Paper
from tests.flows.hall import CTRL, Hall
from tests.paper import pages

CARD = 17


def test_that_a_world_cafe_goes_from_the_cards_at_the_door_to_the_room_together(
    hall: Hall, browser: Browser, tmp_path: Path
) -> None:
    _prepare(hall)
    _print(hall, tmp_path)
    _open_the_doors(hall)
    anna = hall.neighbour(browser)
    _find_the_tables(hall, anna)
    _talk(hall, anna)
    _come_together(hall, anna)


def _settings(hall: Hall) -> TalkSettings:
    found = read_settings(hall.step(Kind.TALK))
    assert isinstance(found, TalkSettings)
    return found


def _table(hall: Hall, number: int) -> str:
    seats = talking.seats(_settings(hall))
    assert seats is not None
    return str(seats.table_of(CARD, number))


def _body(hall: Hall) -> Body:
    """What the picture for the room holds now."""
    return hall.room_sees.body


def _planned(hall: Hall) -> int:
    """How long the round of now takes, in seconds; 0 while none runs."""
    body = _body(hall)
    return body.planned if isinstance(body, Thinking) else 0


def _prepare(hall: Hall) -> None:
    """The talk of the template becomes a café of two rounds with cards."""
    sheet = hall.part(SheetList, "sheet")
    sheet.choose(hall.step(Kind.TALK).id)
    hall.focus(sheet)
    hall.press(Qt.Key.Key_Return)
    form = hall.part(QComboBox, "form")
    hall.focus(form)
    hall.press(Qt.Key.Key_End)
    form.activated.emit(form.currentIndex())
    hall.focus(hall.part(CountField, "rounds"))
    hall.press(Qt.Key.Key_Up)
    hall.focus(hall.part(QCheckBox, "cards"))
    hall.press(Qt.Key.Key_Space)
    hall.fill(hall.part(QLineEdit, "ask2"), "En wie doet er mee?")
    assert (_settings(hall).form, _settings(hall).rounds, _settings(hall).cards) == ("cafe", 2, True)
    assert _settings(hall).questions == ("", "En wie doet er mee?")


def _print(hall: Hall, folder: Path) -> None:
    """The kit has a card for every seat, with the table of each round."""
    pdf = hall.desk.project.papers.print(Paper.KIT, hall.evening.id, folder / "kit.pdf")
    numbers = [[word for word in said.split() if word.isdecimal()] for said in pages.words(pdf)]
    tables = [str(CARD), "1", _table(hall, 1), "2", _table(hall, 2)]
    assert any(tables == page[at : at + 5] for page in numbers for at in range(len(page)))


def _open_the_doors(hall: Hall) -> None:
    hall.press(Qt.Key.Key_2, CTRL)
    hall.until(lambda: bool(hall.desk.project.hall.address))
    hall.press(Qt.Key.Key_F5)
    hall.activate()
    hall.services.playing.go_to(hall.evening.id, hall.step(Kind.TALK).id)
    hall.until(lambda: hall.part(KeyButton, "go").isVisible())
    hall.focus(hall.part(KeyButton, "go"))


def _find_the_tables(hall: Hall, anna: Page) -> None:
    """The room, the desk and the phone say the same."""
    hall.until(lambda: isinstance(_body(hall), Places))
    seen = _body(hall)
    assert isinstance(seen, Places)
    assert hall.room_sees.face is Face.TALK
    assert str(dict(seen.seats)[CARD]) == _table(hall, 1)
    hall.fill(hall.part(QLineEdit, "card"), str(CARD))
    assert _table(hall, 2) in hall.part(QLabel, "cardSits").text()
    anna.wait_for_selector("#seat")
    anna.fill("#seat", str(CARD))
    for number in (1, 2):
        expect(anna.locator("#sits")).to_contain_text(_table(hall, number))
    anna.fill("#seat", "999")
    expect(anna.locator("#sits")).to_contain_text("36")
    anna.fill("#seat", str(CARD))
    hall.focus(hall.part(KeyButton, "go"))


def _talk(hall: Hall, anna: Page) -> None:
    """Two rounds; between them people change tables, and what was typed on the phone stays."""
    hall.press(Qt.Key.Key_S)
    assert isinstance(_body(hall), Thinking)
    anna.wait_for_selector(".clock")
    expect(anna.locator("#seat")).to_have_value(str(CARD))
    hall.press(Qt.Key.Key_Plus)
    hall.until(lambda: _planned(hall) == 21 * 60)
    hall.press(Qt.Key.Key_N)
    seen = _body(hall)
    assert isinstance(seen, Places)
    assert str(dict(seen.seats)[CARD]) == _table(hall, 2)
    assert hall.room_sees.question == "En wie doet er mee?"
    expect(anna.locator("h1")).to_have_text("En wie doet er mee?")
    hall.press(Qt.Key.Key_S)
    anna.wait_for_selector(".clock")


def _come_together(hall: Hall, anna: Page) -> None:
    hall.press(Qt.Key.Key_N)
    assert _settings(hall).at == 3
    seen = _body(hall)
    assert isinstance(seen, Places)
    assert not seen.seats
    expect(anna.locator(".clock")).to_have_count(0)
    hall.press(Qt.Key.Key_PageDown)
    assert hall.kind is Kind.VOTE
