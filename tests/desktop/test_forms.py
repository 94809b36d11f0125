"""Every form loads whole and translated, and can be used by ear and by keyboard alone."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cocreate_desktop import language, paths
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.forms import FormError
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.parts.lettertile import LetterTile
from cocreate_desktop.desktop.parts.meter import Meter
from cocreate_desktop.desktop.spelling.watch import ASKS
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.desktop.walls.notetext import NoteText

INPUTS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)
FORMS = sorted(p.relative_to(paths.ui()).with_suffix("").as_posix() for p in paths.ui().rglob("*.ui"))
EVERY_FORM = pytest.mark.parametrize("name", FORMS)

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0"><class>T</class><widget class="QWidget" name="T"><layout class="QVBoxLayout">{}</layout></widget>
<customwidgets>{}</customwidgets></ui>"""
CUSTOM = "<customwidget><class>{0}</class><extends>{1}</extends><header>x.h</header></customwidget>"
FormMaker = Callable[[str, str], str]


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FormMaker:
    """Writes a form of these items and custom widgets, and gives its name."""
    monkeypatch.setattr(paths, "ui", lambda: tmp_path)

    def write(items: str, customs: str = "") -> str:
        (tmp_path / "made.ui").write_text(FORM.format(items, customs), encoding="utf-8")
        return "made"

    return write


def named(form: QWidget) -> list[QWidget]:
    return [
        w
        for w in (form, *form.findChildren(QWidget))
        if w.objectName() and not w.objectName().startswith("qt_")
    ]


def drawn(name: str) -> ET.Element:
    return ET.parse(paths.ui() / f"{name}.ui").getroot()


def drawn_names(name: str) -> set[str]:
    return {str(widget.get("name")) for widget in drawn(name).iter("widget")}


@EVERY_FORM
def test_that_a_form_loads_with_every_widget_in_it(name: str, qtbot: QtBot) -> None:
    form = forms.load(name)
    qtbot.addWidget(form)
    assert drawn_names(name) <= {widget.objectName() for widget in named(form)}


@EVERY_FORM
def test_that_an_input_is_named_for_the_ear_and_has_a_label(name: str, qtbot: QtBot) -> None:
    form = forms.load(name)
    qtbot.addWidget(form)
    buddies = {label.buddy() for label in form.findChildren(QLabel) if label.buddy() is not None}
    for field in form.findChildren(QWidget):
        if isinstance(field, INPUTS) and field.objectName() in drawn_names(name):
            assert field.accessibleName(), field.objectName()
            assert field in buddies, field.objectName()


@EVERY_FORM
def test_that_a_button_has_words_or_a_name(name: str, qtbot: QtBot) -> None:
    form = forms.load(name)
    qtbot.addWidget(form)
    filled_later = {"phase", "title"}
    for button in form.findChildren(QAbstractButton):
        if button.objectName() in drawn_names(name):
            known = button.text() or button.accessibleName() or any(button.property(p) for p in filled_later)
            assert known, button.objectName()


@EVERY_FORM
def test_that_the_tab_order_is_told_for_all_that_takes_the_focus(name: str, qtbot: QtBot) -> None:
    form = forms.load(name)
    qtbot.addWidget(form)
    order = [stop.text for stop in drawn(name).iter("tabstop")]
    assert len(order) == len(set(order))
    focusable = {
        widget.objectName()
        for widget in form.findChildren(QWidget)
        if widget.objectName() in drawn_names(name)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollArea)
    }
    if len(focusable) > 1:
        assert focusable <= set(order), focusable - set(order)


@EVERY_FORM
def test_that_no_letter_leads_to_two_places(name: str, qtbot: QtBot) -> None:
    language.use("nl")
    form = forms.load(name)
    qtbot.addWidget(form)
    texts = [w.text() for w in form.findChildren(QWidget) if isinstance(w, QAbstractButton)]
    texts += [label.text() for label in form.findChildren(QLabel) if label.buddy() is not None]
    letters = [
        text.replace("&&", "")[text.replace("&&", "").index("&") + 1].lower()
        for text in texts
        if "&" in text.replace("&&", "")
    ]
    twice = [letter for letter, count in Counter(letters).items() if count > 1]
    assert not twice, twice


@EVERY_FORM
def test_that_words_for_the_machine_are_never_translated(name: str) -> None:
    for prop in drawn(name).iter("property"):
        if prop.get("name") in forms.UNTRANSLATED:
            for text in prop.iter("string"):
                assert text.get("notr") == "true", (prop.get("name"), text.text)


PASTED = "pasted"
"""A list that others made, and each says it in his own words."""


@EVERY_FORM
def test_that_who_writes_several_lines_for_others_sees_what_is_spelt_wrong(name: str, qtbot: QtBot) -> None:
    form = forms.load(name)
    qtbot.addWidget(form)
    fields = [one for one in form.findChildren(QPlainTextEdit) if one.objectName() in drawn_names(name)]
    asked = [one for one in fields if not one.isReadOnly() and not isinstance(one, NoteText)]
    assert [one.objectName() for one in asked if not one.property(ASKS)] in ([], [PASTED])


def test_that_painted_parts_take_their_properties_from_designer(written: FormMaker, qtbot: QtBot) -> None:
    name = written(
        '<item><widget class="KeyButton" name="go"><property name="text"><string notr="true">Verder</string></property>'
        '<property name="role" stdset="0"><string notr="true">main</string></property>'
        '<property name="keyHint" stdset="0"><string notr="true">PgDn</string></property>'
        '<property name="large" stdset="0"><bool>true</bool></property></widget></item>'
        '<item><widget class="LetterTile" name="tile"><property name="letter" stdset="0">'
        '<string notr="true">D</string></property>'
        '<property name="side" stdset="0"><number>44</number></property></widget></item>'
        '<item><widget class="Meter" name="meter"><property name="value"><number>40</number></property></widget></item>',
        CUSTOM.format("KeyButton", "QPushButton")
        + CUSTOM.format("LetterTile", "QWidget")
        + CUSTOM.format("Meter", "QProgressBar"),
    )  # fmt: skip
    form = forms.load(name)
    qtbot.addWidget(form)
    button = forms.child(form, KeyButton, "go")
    assert (button.property("role"), button.property("keyHint"), button.sizeHint().height()) == (
        "main",
        "PgDn",
        48,
    )
    assert forms.child(form, LetterTile, "tile").sizeHint().width() == 44
    assert forms.child(form, Meter, "meter").value() == 40


def test_that_texts_are_translated_and_what_is_marked_is_not(
    written: FormMaker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "_", str.upper)
    name = written(
        '<item><widget class="QLabel" name="one"><property name="text"><string>Notes</string></property>'
        '<property name="type" stdset="0"><string>title</string></property></widget></item>'
        '<item><widget class="QLabel" name="two"><property name="text">'
        '<string notr="true">PgDn</string></property></widget></item>',
        "",
    )
    form = forms.load(name)
    qtbot.addWidget(form)
    assert forms.child(form, QLabel, "one").text() == "NOTES"
    assert forms.child(form, QLabel, "one").property("type") == "title"
    assert forms.child(form, QLabel, "two").text() == "PgDn"


def test_that_an_unknown_widget_is_an_error_and_no_gap(written: FormMaker) -> None:
    name = written('<item><widget class="Marvel" name="wonder"/></item>', CUSTOM.format("Marvel", "QWidget"))
    with pytest.raises(FormError, match="Marvel"):
        forms.load(name)


def test_that_a_missing_form_or_child_is_named(written: FormMaker, qtbot: QtBot) -> None:
    with pytest.raises(FormError, match=r"absent\.ui"):
        forms.load("absent")
    form = forms.load(written("", ""))
    qtbot.addWidget(form)
    with pytest.raises(FormError, match="QLabel named 'nothing'"):
        forms.child(form, QLabel, "nothing")


def test_that_a_form_fills_its_host(written: FormMaker, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    form = forms.fill(host, written('<item><widget class="QLabel" name="one"/></item>', ""))
    host.resize(300, 200)
    host.show()
    assert form.geometry() == host.rect()
