"""The handbook beside the work: F1 opens it where the facilitator is; by keyboard one searches, follows and comes back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.desktop import Window
from cocreate_desktop.desktop.handbook.window import HandbookWindow
from cocreate_desktop.desktop.saving import SavedDialog
from cocreate_desktop.desktop.settings.dialog import SettingsDialog
from cocreate_desktop.desktop.settings.helpsheet import HelpSheet
from cocreate_desktop.desktop.settings.support import SupportDialog
from cocreate_desktop.desktop.shell import Shell
from cocreate_desktop.desktop.theme import Theme
from tests.paper import pages

Key = Qt.Key


@pytest.fixture
def shell(window: Window) -> Shell:
    return window.shell


def _opened(shell: Shell, qtbot: QtBot) -> HandbookWindow:
    """What F1 opens. Without a window manager nobody gives the keys back to the window below."""
    if QApplication.activeWindow() is None:
        shell.activateWindow()
        qtbot.waitUntil(shell.isActiveWindow)
    QTest.keyClick(QApplication.activeWindow() or shell, Key.Key_F1)
    qtbot.waitUntil(lambda: bool(_books(shell)))
    (found,) = _books(shell)
    qtbot.waitUntil(found.isActiveWindow)
    return found


def _books(shell: Shell) -> list[HandbookWindow]:
    return [one for one in shell.findChildren(HandbookWindow) if one.isVisible()]


def test_that_f1_opens_the_handbook_and_escape_puts_it_away(shell: Shell, qtbot: QtBot) -> None:
    book = _opened(shell, qtbot)
    assert book.page.id == "index"
    assert book.text.hasFocus()
    assert not book.isModal(), "the evening goes on beside it"
    QTest.keyClick(book.text, Key.Key_Escape)
    qtbot.waitUntil(lambda: not _books(shell))
    assert _opened(shell, qtbot).page.id == "index"


def test_that_what_is_searched_is_found_by_keys_and_marked_on_its_page(shell: Shell, qtbot: QtBot) -> None:
    book = _opened(shell, qtbot)
    QTest.keyClick(book.text, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert book.search.hasFocus()
    QTest.keyClicks(book.search, "herstelsleutel")
    assert book.hits.isVisible()
    assert not book.contents.isVisible()
    QTest.keyClick(book.search, Key.Key_Return)
    assert book.page.id == "evening-key"
    assert book.text.hasFocus()
    assert book.text.extraSelections()
    QTest.keyClick(book.text, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(book.search, Key.Key_Down)
    assert book.hits.hasFocus()
    QTest.keyClick(book.hits, Key.Key_Down)
    assert book.page.title == book.hits.item(1).text()
    book.search.clear()
    assert book.contents.isVisible()


def test_that_words_on_no_page_are_said_to_be_on_none(shell: Shell, qtbot: QtBot) -> None:
    book = _opened(shell, qtbot)
    book.search.setText("xylofoon")
    assert book._none.isVisible()
    assert not book.hits.isVisible()
    QTest.keyClick(book.search, Key.Key_Return)
    assert book.page.id == "index"


def test_that_a_link_is_followed_by_keys_and_one_comes_back(shell: Shell, qtbot: QtBot) -> None:
    book = _opened(shell, qtbot)
    assert not book.back.isEnabled()
    QTest.keyClick(book.text, Key.Key_Tab)
    QTest.keyClick(book.text, Key.Key_Return)
    assert book.page.id == "dry-run"
    current = book.contents.currentItem()
    assert current is not None
    assert current.text(0) == book.page.title
    QTest.keyClick(book.text, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert book.page.id == "index"
    assert not book.back.isEnabled()


def test_that_a_paper_beside_the_handbook_can_be_read_too(shell: Shell, qtbot: QtBot) -> None:
    book = _opened(shell, qtbot)
    book.open_at(book._book.page("privacy"))
    book.text.anchorClicked.emit(QUrl("page:../gegevensbescherming.md"))
    assert book.page.id == "gegevensbescherming"
    book.back.click()
    assert book.page.id == "privacy"


def test_that_the_contents_lead_to_every_page(shell: Shell, qtbot: QtBot) -> None:
    book = _opened(shell, qtbot)
    seen = []
    item = book.contents.topLevelItem(0)
    while item is not None:
        book.contents.setCurrentItem(item)
        seen.append(book.page.id)
        item = book.contents.itemBelow(item)
    assert set(seen) == {page.id for page in book._book.pages}


def test_that_pictures_fit_the_page_and_nothing_is_fetched(shell: Shell, qtbot: QtBot) -> None:
    book = _opened(shell, qtbot)
    image = QTextDocument.ResourceType.ImageResource.value
    shown = book.text.loadResource(image, "../../gallery/nl-light/desk-start.webp")
    assert isinstance(shown, QImage)
    assert shown.width() / shown.devicePixelRatio() <= book.text.viewport().width()
    assert book.text.loadResource(image, "https://example.org/x.png") is None
    assert book.text.loadResource(QTextDocument.ResourceType.HtmlResource.value, "index.md") is None
    book.resize(800, 500)
    assert book.text.horizontalScrollBar().maximum() == 0


def test_that_pictures_wear_the_theme_of_the_window_where_they_have_both(shell: Shell, qtbot: QtBot) -> None:
    book = _opened(shell, qtbot)
    image = QTextDocument.ResourceType.ImageResource.value
    names = ("desk-start", "phone-vote")
    light = [book.text.loadResource(image, f"../../gallery/nl-light/{name}.webp") for name in names]
    worn = next(one for one in QApplication.instance().children() if isinstance(one, Theme))  # type: ignore[union-attr]
    worn.wear("dark")
    try:
        dark = [book.text.loadResource(image, f"../../gallery/nl-light/{name}.webp") for name in names]
    finally:
        worn.wear("light")
    assert isinstance(light[0], QImage)
    assert isinstance(dark[0], QImage)
    assert dark[0].pixelColor(4, 4).lightness() < 60 < light[0].pixelColor(4, 4).lightness()
    assert dark[1] == light[1], "phones have one theme"


def test_that_the_whole_handbook_is_printed(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    book = _opened(shell, qtbot)
    book.paper.click()
    qtbot.waitUntil(lambda: not _books(shell))
    (asking,) = shell.findChildren(QFileDialog)
    out = tmp_path / "handboek.pdf"
    asking.fileSelected.emit(str(out))
    qtbot.waitUntil(lambda: bool(shell.findChildren(SavedDialog)), timeout=300_000)
    assert out.read_bytes().startswith(b"%PDF")
    assert len(pages.words(out)) > 20


def test_that_the_keys_and_the_package_for_help_are_one_press_away(shell: Shell, qtbot: QtBot) -> None:
    book = _opened(shell, qtbot)
    QTest.keyClick(book.text, Key.Key_F1)
    (sheet,) = shell.findChildren(HelpSheet)
    sheet.reject()
    book.support.click()
    qtbot.waitUntil(lambda: bool(shell.findChildren(SupportDialog)), timeout=20_000)
    assert not _books(shell)


def test_that_f1_in_a_dialog_opens_its_page_over_it(shell: Shell, qtbot: QtBot) -> None:
    shell.action("settings").trigger()
    (dialog,) = shell.findChildren(SettingsDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    book = _opened(shell, qtbot)
    assert book.parentWidget() is dialog
    book.text.setFocus()
    QTest.keyClick(book.text, Key.Key_Escape)
    qtbot.waitUntil(lambda: not _books(shell))
    assert dialog.isVisible(), "only the handbook goes"


def test_that_a_handbook_over_a_dialog_goes_with_it_and_opens_anew(shell: Shell, qtbot: QtBot) -> None:
    shell.action("settings").trigger()
    (dialog,) = shell.findChildren(SettingsDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    _opened(shell, qtbot)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    assert _books(shell) == []
    assert _opened(shell, qtbot).parentWidget() is shell
    shell.action("help").trigger()
    assert len(_books(shell)) == 1


def test_that_one_handbook_is_open_at_a_time(shell: Shell, qtbot: QtBot) -> None:
    book = _opened(shell, qtbot)
    shell.action("help").trigger()
    assert _books(shell) == [book]
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    shell.action("help").trigger()
    assert _books(shell) == [book]
