"""The welcome at the desk: what the room is told, how neighbours join, and what is typed of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit

from cocreate_desktop.desktop.parts.qrpicture import QrPicture
from cocreate_desktop.domain.errors import TextTooLong
from cocreate_desktop.domain.joining import welcome_settings
from cocreate_desktop.domain.project import RUNG_SENTENCES, Rung
from cocreate_desktop.domain.steps import Kind, WelcomeSettings
from cocreate_desktop.language import _
from tests.desktop.steps.conftest import Hands

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def at_the_welcome(hands: Hands) -> None:
    hands.go(Kind.WELCOME)


@pytest.fixture
def rules(hands: Hands) -> QPlainTextEdit:
    return hands.part(QPlainTextEdit, "rules")


@pytest.fixture
def name(hands: Hands) -> QLineEdit:
    return hands.part(QLineEdit, "wifiName")


def write_rules(hands: Hands, rules: QPlainTextEdit, words: str) -> None:
    """Types over the house rules and goes on to the next field."""
    hands.focus(rules)
    hands.press(Qt.Key.Key_A, CONTROL)
    rules.insertPlainText(words)
    hands.press(Qt.Key.Key_Tab)


def hint(hands: Hands) -> QLabel:
    return hands.part(QLabel, "wifiHint")


def code(hands: Hands) -> bytes:
    """The picture of the Wi-Fi's code."""
    picture = hands.part(QrPicture, "wifiCode").grab().toImage()
    return bytes(picture.constBits())


def test_that_the_question_and_the_rung_are_told(hands: Hands) -> None:
    project = hands.services.projects.current()
    assert hands.part(QLabel, "question").text() == project.question
    assert hands.part(QLabel, "rung").text() == _(RUNG_SENTENCES[project.rung])
    hands.services.projects.change(question="Wat <b>mist</b> hier?", rung=Rung.DECIDE)
    hands.see()
    assert hands.part(QLabel, "question").text() == "Wat <b>mist</b> hier?"
    assert hands.part(QLabel, "question").textFormat() is Qt.TextFormat.PlainText
    assert hands.part(QLabel, "rung").text() == _(RUNG_SENTENCES[Rung.DECIDE])


def test_that_a_long_question_is_set_smaller_so_that_all_of_it_fits(hands: Hands) -> None:
    question = hands.part(QLabel, "question")
    assert question.property("type") == "question"
    hands.services.projects.change(question="Hoe wordt het plein van iedereen? " * 8)
    hands.see()
    assert question.property("type") == "title"
    hands.until(lambda: question.height() >= question.heightForWidth(question.width()))


def test_that_house_rules_are_kept_on_leaving_and_can_be_taken_back(
    hands: Hands, rules: QPlainTextEdit
) -> None:
    before = hands.view.evening.house_rules
    write_rules(hands, rules, "Eén mag praten.\n\n   \n  Ook fluisteren telt.  ")
    assert hands.view.evening.house_rules == ("Eén mag praten.", "Ook fluisteren telt.")
    assert rules.toPlainText() == "Eén mag praten.\nOok fluisteren telt."
    hands.undo()
    assert hands.view.evening.house_rules == before
    assert rules.toPlainText() == "\n".join(before)


def test_that_no_house_rules_is_fine(hands: Hands, rules: QPlainTextEdit) -> None:
    write_rules(hands, rules, "   \n ")
    assert hands.view.evening.house_rules == ()
    assert hands.problems == []


def test_that_leaving_the_house_rules_as_they_were_is_no_act(hands: Hands, rules: QPlainTextEdit) -> None:
    hands.focus(rules)
    hands.press(Qt.Key.Key_Tab)
    assert hands.desk.undo.count() == 0


def test_that_a_house_rule_that_is_too_long_is_refused_and_stays_to_be_shortened(
    hands: Hands, rules: QPlainTextEdit
) -> None:
    before = hands.view.evening.house_rules
    write_rules(hands, rules, "x" * 301)
    hands.services.evenings.change(hands.evening.id, present=12)
    hands.see()
    assert hands.problems == [TextTooLong]
    assert rules.toPlainText() == "x" * 301
    assert rules.property("error") is True
    assert hands.view.evening.house_rules == before
    write_rules(hands, rules, "Kort.")
    assert hands.view.evening.house_rules == ("Kort.",)
    assert rules.property("error") is False


def test_that_what_is_being_typed_in_the_house_rules_stays_when_something_changes(
    hands: Hands, rules: QPlainTextEdit
) -> None:
    hands.focus(rules)
    rules.insertPlainText("Half")
    hands.services.evenings.change(hands.evening.id, present=12)
    hands.see()
    assert "Half" in rules.toPlainText()


def test_that_page_down_goes_on_from_the_house_rules_and_keeps_them(
    hands: Hands, rules: QPlainTextEdit
) -> None:
    hands.focus(rules)
    hands.press(Qt.Key.Key_A, CONTROL)
    rules.insertPlainText("Eén mag praten.")
    hands.clock.pass_by(minutes=5)
    hands.press(Qt.Key.Key_PageDown)
    assert hands.view.step == hands.step(Kind.IDEAS)
    assert hands.view.evening.house_rules == ("Eén mag praten.",)


def test_that_wifi_is_typed_shown_as_a_code_and_can_be_taken_back(hands: Hands, name: QLineEdit) -> None:
    before, picture = hands.view.evening, code(hands)
    hands.type(name, "  Buurthuis ")
    hands.type(hands.part(QLineEdit, "wifiPassword"), "linde;2026")
    assert (hands.view.evening.wifi_name, hands.view.evening.wifi_password) == ("Buurthuis", "linde;2026")
    assert code(hands) != picture
    hands.focus(hands.part(QPlainTextEdit, "rules"))
    assert name.text() == "Buurthuis"
    hands.undo()
    hands.undo()
    assert hands.view.evening.wifi_name == before.wifi_name
    assert name.text() == before.wifi_name
    assert code(hands) == picture


def test_that_the_second_way_and_a_hidden_wifi_are_ticked_and_taken_back(hands: Hands) -> None:
    online, hidden = hands.part(QCheckBox, "online"), hands.part(QCheckBox, "wifiHidden")
    hands.services.projects.change(follow_up="")
    hands.see()
    assert not online.isEnabled()
    hands.services.projects.change(follow_up="https://plein.example")
    hands.see()
    picture = code(hands)
    for box in (online, hidden):
        box.click()
    hands.see()
    settings = welcome_settings(hands.view.steps)
    assert (settings.online, settings.wifi_hidden) == (True, True)
    assert code(hands) != picture
    hands.undo()
    hands.undo()
    assert welcome_settings(hands.view.steps) == WelcomeSettings()
    assert (online.isChecked(), hidden.isChecked(), code(hands)) == (False, False, picture)


def test_that_without_a_name_there_is_no_code_and_it_is_said(hands: Hands, name: QLineEdit) -> None:
    picture = code(hands)
    hands.type(name, "")
    assert hint(hands).text() == "Zonder naam ziet de zaal alleen de pagina."
    assert code(hands) != picture


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("wifiName", "é" * 17, "hoogstens 32 tekens"),
        ("wifiPassword", "kort", "8 tot 63 tekens"),
        ("wifiPassword", "x" * 64, "8 tot 63 tekens"),
    ],
)
def test_that_wifi_that_no_phone_can_join_is_pointed_out_and_kept(
    hands: Hands, field: str, words: str, said: str
) -> None:
    hands.type(hands.part(QLineEdit, field), words)
    evening = hands.view.evening
    assert words in (evening.wifi_name, evening.wifi_password)
    assert said in hint(hands).text()
    assert hint(hands).property("tone") == "warn"
    hands.type(hands.part(QLineEdit, field), "goed genoeg")
    assert hint(hands).property("tone") == "ink2"


def test_that_an_open_network_needs_no_password(hands: Hands) -> None:
    hands.type(hands.part(QLineEdit, "wifiPassword"), "")
    assert hint(hands).property("tone") == "ink2"


def test_that_a_wifi_name_that_is_too_long_to_keep_is_refused_and_stays(
    hands: Hands, name: QLineEdit
) -> None:
    before = hands.view.evening.wifi_name
    hands.focus(name)
    name.clear()
    name.insert("w" * 301)
    hands.press(Qt.Key.Key_Tab)
    hands.see()
    assert TextTooLong in hands.problems
    assert name.text() == "w" * 301
    assert name.property("error") is True
    assert hands.view.evening.wifi_name == before


def test_that_control_characters_never_reach_the_code(hands: Hands, name: QLineEdit) -> None:
    hands.focus(name)
    name.clear()
    name.insert("Buurt\x07huis\u202e")
    hands.press(Qt.Key.Key_Tab)
    assert hands.view.evening.wifi_name == "Buurthuis"
    assert name.text() == "Buurthuis"


def test_that_the_address_of_the_page_comes_and_goes_with_the_server(hands: Hands) -> None:
    page = hands.part(QLabel, "page")
    assert page.text() == "192.168.8.2:8080"
    hands.desk.project.hall.stop()
    hands.services.evenings.change(hands.evening.id, present=12)
    hands.see()
    assert page.text() == "De telefoonpagina start."
