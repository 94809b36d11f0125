"""Every road by which a photo comes in at the desk, and what is said of the ones that cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.board.view import BoardView
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.parts.qrpicture import QrPicture
from cocreate_desktop.desktop.walls.bringdialog import BringPhotos
from cocreate_desktop.desktop.walls.drops import Brought
from cocreate_desktop.desktop.walls.evening import REFUSED
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import PhotoState, Way
from tests.desktop.walls.conftest import Wall
from tests.desktop.walls.eyes import picture

Files = Callable[..., Path]
NONE = Qt.KeyboardModifier.NoModifier


def drop(target: QWidget, data: QMimeData) -> bool:
    """Drags something over a part and lets it go; says whether the part wanted it."""
    place, copy, left = QPoint(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(place, copy, data, left, NONE)
    entered.ignore()
    QApplication.sendEvent(target, entered)
    if entered.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(place), copy, data, left, NONE))
    return entered.isAccepted()


def urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def rows(dialog: BringPhotos) -> list[tuple[str, str]]:
    return [(row.title, row.words) for row in dialog.came.rows]


def test_that_the_button_and_its_key_open_the_screen(wall: Wall) -> None:
    wall.part(KeyButton, "wallPhoto").click()
    assert wall.walls.dialog is not None
    wall.walls.dialog.reject()
    wall.until(lambda: wall.walls.dialog is None)
    wall.focus(wall.part(QLineEdit, "line"))
    wall.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert wall.walls.dialog is not None


def test_that_the_key_does_nothing_where_no_step_takes_photos(wall: Wall) -> None:
    wall.go(Kind.PAUSE)
    assert wall.walls.open_photos() is None
    wall.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert wall.walls.dialog is None


def test_that_good_files_come_in_and_each_bad_one_is_told_with_its_reason(wall: Wall, files: Files) -> None:
    dialog = wall.open()
    good, text, broken = files("muur.jpg"), files("notities.txt", b"x"), files("kapot.jpg", b"kapot")
    dialog.bring(Brought(Way.FILE, (text, good, broken)))
    wall.until_all_read()
    wall.until(lambda: len(rows(dialog)) == 3)
    told = rows(dialog)
    assert told[0][0].endswith("1 · muur.jpg")
    assert told[1:] == [("notities.txt", "Dit is geen foto."), ("kapot.jpg", "Dit is geen foto.")]
    assert wall.photos[0].way is Way.FILE


def test_that_a_scanned_pdf_comes_in_page_by_page(wall: Wall, files: Files) -> None:
    wall.open().bring(Brought(Way.FILE, (files("scan.pdf", b"3"),)))
    wall.until_all_read(3)
    assert [photo.name for photo in wall.photos] == ["scan.pdf, 1", "scan.pdf, 2", "scan.pdf, 3"]


def test_that_a_folder_gives_its_pictures_by_name_and_a_broken_one_holds_up_none(
    wall: Wall, files: Files
) -> None:
    folder = files("muur/b.jpg").parent
    files("muur/a.jpg", b"kapot")
    files("muur/c.PNG")
    files("muur/lees.txt", b"x")
    dialog = wall.open()
    dialog.bring(Brought(Way.FILE, (folder,)))
    wall.until_all_read(2)
    assert [photo.name for photo in wall.photos] == ["b.jpg", "c.PNG"]
    assert ("a.jpg", "Dit is geen foto.") in rows(dialog)


def test_that_a_folder_without_pictures_says_so(wall: Wall, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    dialog = wall.open()
    dialog.bring(Brought(Way.FILE, (tmp_path / "leeg",)))
    wall.until(
        lambda: len(rows(dialog)) == 1 and rows(dialog)[0][0] == "leeg" and not wall.walls.tools.bringing.now
    )
    assert wall.photos == ()


@pytest.mark.parametrize("kind", [Kind.IDEAS, Kind.THEMES])
def test_that_a_picture_dropped_on_a_step_comes_in_and_opens_the_screen(
    wall: Wall, files: Files, kind: Kind
) -> None:
    wall.go(kind)
    face = wall.part(QLineEdit, "line")
    assert drop(face, urls(files("muur.jpg")))
    assert wall.walls.dialog is not None
    wall.until_all_read()
    assert wall.photos[0].step_id == wall.step(kind).id


def test_that_the_board_takes_a_dropped_picture(wall: Wall, files: Files) -> None:
    wall.go(Kind.THEMES)
    assert drop(wall.part(BoardView, "board").viewport(), urls(files("muur.png")))
    wall.until_all_read()


def test_that_a_table_dropped_on_the_ideas_is_still_read_as_notes(wall: Wall, files: Files) -> None:
    face = wall.part(QLineEdit, "line").parentWidget()
    assert face is not None
    drop(face, urls(files("ideeen.csv", b"tekst\nBankje\n")))
    assert wall.walls.dialog is None
    assert wall.photos == ()


def test_that_a_picture_of_the_clipboard_is_pasted_from_the_line(wall: Wall) -> None:
    QGuiApplication.clipboard().setImage(QImage.fromData(picture()))
    wall.focus(wall.part(QLineEdit, "line"))
    wall.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wall.until_all_read()
    assert wall.photos[0].way is Way.CLIPBOARD


def test_that_words_with_a_picture_of_themselves_are_pasted_as_words(wall: Wall) -> None:
    data = QMimeData()
    data.setText("Bankje")
    data.setImageData(QImage.fromData(picture()))
    QGuiApplication.clipboard().setMimeData(data)
    line = wall.part(QLineEdit, "line")
    wall.focus(line)
    wall.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "Bankje"
    assert wall.walls.dialog is None


def test_that_the_screen_takes_drops_and_pastes_and_says_when_there_is_nothing(
    wall: Wall, files: Files
) -> None:
    dialog = wall.open()
    assert drop(dialog.came.viewport(), urls(files("een.jpg"), files("brief.doc", b"x")))
    QGuiApplication.clipboard().setMimeData(urls(files("twee.jpg")))
    QTest.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wall.until_all_read(2)
    wall.until(lambda: ("brief.doc", "Dit is geen foto.") in rows(dialog))
    QGuiApplication.clipboard().clear()
    before = len(rows(dialog))
    dialog.buttons["paste"].click()
    assert len(rows(dialog)) == before + 1


def test_that_a_photo_of_a_phone_appears_in_the_list(wall: Wall) -> None:
    dialog = wall.open()
    wall.send_photo("telefoon.jpg")
    assert dialog.came.rows[0].title.endswith("telefoon.jpg")
    wall.until_all_read()
    wall.until(lambda: dialog.came.rows[0].thumb is not None)
    assert dialog.deed_button.isVisible()


def test_that_the_code_for_phones_stands_beside_the_wifi(wall: Wall) -> None:
    wall.services.evenings.change(wall.evening.id, wifi_name="CoCreate-Plein")
    wall.see()
    dialog = wall.open()
    assert forms.child(dialog, QrPicture, "code").isVisible()
    assert "CoCreate-Plein" in forms.child(dialog, QLabel, "phoneWifi").text()


def test_that_without_a_page_for_phones_no_code_is_shown(wall: Wall) -> None:
    wall.desk.project.hall.stop()
    dialog = wall.open()
    assert not forms.child(dialog, QrPicture, "code").isVisible()
    assert not forms.child(dialog, QLabel, "phoneWifi").isVisible()


def test_that_stop_keeps_the_photo_and_again_looks_at_it(wall: Wall, files: Files) -> None:
    wall.eyes.hold.clear()
    dialog = wall.open()
    dialog.bring(Brought(Way.FILE, (files("muur.jpg"),)))
    wall.until(lambda: wall.eyes.began.is_set())
    wall.until(lambda: bool(dialog.came.rows) and dialog.came.rows[0].share >= 0.4)
    dialog.buttons["stop"].click()
    wall.until(lambda: not wall.walls.tools.work.busy)
    assert wall.photos[0].state is PhotoState.ARRIVED
    wall.eyes.hold.set()
    dialog.came.setCurrentRow(0)
    dialog.buttons["again"].click()
    wall.until_all_read()


def test_that_a_photo_is_thrown_away_after_a_question(wall: Wall) -> None:
    dialog = wall.open()
    wall.send_photo()
    wall.until_all_read()
    dialog.came.setCurrentRow(0)
    dialog.buttons["throwAway"].click()
    assert dialog.sure is not None
    dialog.sure.reject()
    wall.until(lambda: len(wall.photos) == 1)
    dialog.buttons["throwAway"].click()
    dialog.sure.deed_button.click()
    wall.until(lambda: not wall.photos)
    assert rows(dialog) == []


def test_that_a_bad_file_is_told_on_a_bar_when_the_screen_is_closed(wall: Wall, files: Files) -> None:
    wall.eyes.hold.clear()
    dialog = wall.open()
    dialog.reject()
    wall.until(lambda: wall.walls.dialog is None)
    wall.walls.tools.bringing.take(wall.step(Kind.IDEAS).id, Brought(Way.FILE, (files("x.jpg", b"x"),)))
    wall.until(lambda: REFUSED in wall.heard.standing)
    assert "x.jpg" in wall.heard.warnings[-1]


def test_that_control_enter_leads_to_the_check(wall: Wall) -> None:
    dialog = wall.open()
    wall.send_photo()
    wall.until_all_read()
    dialog.activateWindow()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wall.until(lambda: wall.walls.reviewing)
    assert wall.walls.dialog is None


def test_that_pasting_with_an_empty_clipboard_does_nothing(wall: Wall) -> None:
    QGuiApplication.clipboard().clear()
    wall.focus(wall.part(KeyButton, "wallPhoto"))
    wall.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert wall.walls.dialog is None
