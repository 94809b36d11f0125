"""Light and dark reach every widget, the fonts are one family, and icons take their colour from the table."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop import look, paths
from cocreate_desktop.desktop import drawing, theme
from cocreate_desktop.desktop.focusring import FocusRing
from cocreate_desktop.desktop.shadow import FALL, SPREAD, paint_shadow
from cocreate_desktop.desktop.theme import Theme


@pytest.fixture
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def test_that_dark_and_light_change_the_tokens_that_painters_see(worn: Theme) -> None:
    assert theme.tokens_now() == look.LIGHT
    worn.wear("dark")
    assert theme.tokens_now() == look.DARK
    worn.wear("light")
    assert worn.tokens == look.LIGHT


def test_that_changing_the_theme_tells_who_listens(worn: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(worn.changed) as told:
        worn.wear("dark")
    assert told.args == [look.DARK]
    worn.wear("light")


def test_that_the_three_cuts_are_one_family(worn: Theme) -> None:
    assert sorted(QFontDatabase.styles(look.FONT_FAMILY)) == ["Bold", "Regular", "SemiBold"]
    widths = set()
    for weight in look.FONT_FILES:
        face = QFont(look.FONT_FAMILY)
        face.setPixelSize(40)
        face.setWeight(QFont.Weight(weight))
        widths.add(QFontMetricsF(face).horizontalAdvance("Draaiboek"))
    assert len(widths) == 3


def test_that_putting_on_another_theme_makes_no_font_known_twice(worn: Theme, qapp: QApplication) -> None:
    again = str(paths.resources() / "fonts" / look.FALLBACK_FONT_FILES[0])
    before = QFontDatabase.addApplicationFont(again)
    Theme(qapp, "light")
    after = QFontDatabase.addApplicationFont(again)
    for made in (before, after):
        QFontDatabase.removeApplicationFont(made)
    assert after == before + 1


def test_that_counts_have_digits_of_one_width(worn: Theme) -> None:
    digits = {QFontMetricsF(theme.font("number")).horizontalAdvance(digit) for digit in "0123456789"}
    assert len(digits) == 1


def test_that_a_number_in_a_form_keeps_its_size_and_gets_equal_digits(worn: Theme, qtbot: QtBot) -> None:
    label = QLabel("11")
    label.setProperty("type", "number")
    qtbot.addWidget(label)
    theme.dress(label)
    label.show()
    assert label.font().pixelSize() == 30
    assert label.fontMetrics().horizontalAdvance("1") == label.fontMetrics().horizontalAdvance("0")


def test_that_an_icon_takes_the_asked_colour(worn: Theme) -> None:
    picture = drawing.pixmap("circle", 24, QColor(look.LIGHT.live)).toImage()
    tones = {
        picture.pixelColor(x, y).name()
        for x in range(24)
        for y in range(24)
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert tones <= {look.LIGHT.live.lower()}
    assert tones


def test_that_an_icon_named_in_a_form_follows_the_theme(worn: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Terug")
    button.setProperty("iconName", "arrow-left")
    qtbot.addWidget(button)
    theme.dress(button)
    light = button.icon().pixmap(16).toImage()
    worn.wear("dark")
    assert button.icon().pixmap(16).toImage() != light
    worn.wear("light")


def test_that_a_system_that_asks_for_less_motion_is_heeded_whatever_is_chosen_here(worn: Theme) -> None:
    worn.set_still(False)
    assert theme.motion_ms("stage") > 0
    worn.heed_system(True)
    worn.set_still(False)
    assert theme.motion_ms("stage") == 0
    worn.heed_system(False)
    assert theme.motion_ms("stage") > 0


def test_that_motion_can_be_stilled(worn: Theme) -> None:
    worn.set_still(True)
    assert theme.motion_ms("stage") == 0
    worn.set_still(False)


def test_that_the_ring_stands_two_pixels_outside_what_has_the_focus(
    worn: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    ring = FocusRing(qapp)
    window = QWidget()
    column = QVBoxLayout(window)
    fields = [QLineEdit(), QLineEdit()]
    for field in fields:
        column.addWidget(field)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    fields[1].setFocus(Qt.FocusReason.TabFocusReason)
    lines = [
        w
        for w in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if w not in fields
    ]
    assert [line.geometry() for line in lines if line.isVisible()] == [
        fields[1].geometry().adjusted(-4, -4, 4, 4)
    ]
    window.resize(500, 300)
    assert lines[0].geometry() == fields[1].geometry().adjusted(-4, -4, 4, 4)
    fields[1].hide()
    assert lines[0].geometry() == fields[0].geometry().adjusted(-4, -4, 4, 4) or not lines[0].isVisible()
    ring.take_off()
    assert not any(line.isVisible() for line in lines)


def test_that_a_shadow_falls_below_and_fades_out(worn: Theme) -> None:
    picture = QImage(200, 200, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_shadow(painter, QRectF(50, 50, 100, 100), look.LIGHT)
    painter.end()
    below = picture.pixelColor(100, 150 + FALL // 2).alpha()
    assert below > picture.pixelColor(100, 150 + FALL + SPREAD - 2).alpha()
    assert picture.pixelColor(100, 152 + FALL + SPREAD).alpha() == 0
