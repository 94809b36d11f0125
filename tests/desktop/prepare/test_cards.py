"""Printing, ideas from elsewhere, the recovery key, and the green button."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop import language
from cocreate_desktop.desktop import theme
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.prepare.bringdialog import BringDialog
from cocreate_desktop.desktop.prepare.room import PrepareRoom, StartWanted
from cocreate_desktop.desktop.prepare.safecard import write_key
from cocreate_desktop.desktop.saving import Saved, SavedDialog
from cocreate_desktop.desktop.steps.face import make_face
from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.domain.errors import ReadOnly
from cocreate_desktop.domain.project import Rung
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.outside import Paper
from tests.desktop.scene import Scene
from tests.paper.pages import sizes, words


def label(host: QWidget, name: str) -> str:
    found = host.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_that_a_poster_is_printed_where_one_wants_it(
    qtbot: QtBot, scene: Scene, room: PrepareRoom, tmp_path: Path
) -> None:
    room.prints.tiles[Paper.POSTERS].click()
    asking = room.prints.asking
    assert asking is not None
    assert asking.dialog.selectedFiles()[0].endswith(".pdf")
    asking.dialog.close()
    asking.saved.emit(Saved(tmp_path / "poster.pdf", Paper.POSTERS))
    qtbot.waitUntil(lambda: bool(scene.host.findChildren(SavedDialog)))
    assert (tmp_path / "poster.pdf").read_bytes().startswith(b"%PDF")


def test_that_slips_get_their_codes_first(
    qtbot: QtBot, scene: Scene, room: PrepareRoom, tmp_path: Path
) -> None:
    room.prints.slips.setValue(12)
    room.prints.tiles[Paper.BALLOTS].click()
    asking = room.prints.asking
    assert asking is not None
    asking.dialog.close()
    asking.saved.emit(Saved(tmp_path / "biljetten.pdf", Paper.BALLOTS))
    qtbot.waitUntil(lambda: bool(scene.host.findChildren(SavedDialog)))
    assert len(scene.services.cards.make_codes(scene.evening_id, 1)) == 12


def save(qtbot: QtBot, scene: Scene, room: PrepareRoom, path: Path, what: Paper) -> None:
    """Chooses a place for what is printed, and waits for the file."""
    asking = room.prints.asking
    assert asking is not None
    asking.dialog.close()
    asking.saved.emit(Saved(path, what))
    qtbot.waitUntil(lambda: bool(scene.host.findChildren(SavedDialog)), timeout=30_000)
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("number", "said"), [(1000, True), (0, False)])
def test_that_the_support_sheet_says_how_many_signatures_are_needed_where_somebody_asks_for_them(
    qtbot: QtBot, scene: Scene, room: PrepareRoom, tmp_path: Path, number: int, said: bool
) -> None:
    room.prints.tiles[Paper.SUPPORT_SHEET].click()
    asked = room.prints.signing
    assert asked is not None
    asked.number.setValue(number)
    asked.deed_button.click()
    save(qtbot, scene, room, tmp_path / "sheet.pdf", Paper.SUPPORT_SHEET)
    assert all(("Nodig: 1.000 handtekeningen." in page) is said for page in words(tmp_path / "sheet.pdf"))
    assert not scene.services.cards.codes(scene.evening_id)


@pytest.mark.parametrize(
    ("line", "form", "pages"),
    [("a5", CardForm.TURNED, 2), ("a4", CardForm.TURNED, 3), ("folded", CardForm.FOLDED, 3)],
)
def test_that_cards_are_printed_in_every_size_and_form(
    qtbot: QtBot, scene: Scene, room: PrepareRoom, tmp_path: Path, line: str, form: CardForm, pages: int
) -> None:
    room.prints.slips.setValue(3)
    room.prints.tiles[Paper.CARDS].click()
    dialog = room.prints.choosing
    assert dialog is not None
    dialog.choices[line].setChecked(True)
    dialog.deed_button.click()
    save(qtbot, scene, room, tmp_path / "cards.pdf", Paper.CARDS)
    assert scene.services.evenings.get(scene.evening_id).card_form is form
    assert len(sizes(tmp_path / "cards.pdf")) >= pages
    assert len(scene.services.cards.codes(scene.evening_id)) == 3


def test_that_the_choice_of_cards_starts_with_what_the_evening_has_and_can_be_left(
    scene: Scene, room: PrepareRoom
) -> None:
    scene.services.cards.use_form(scene.evening_id, CardForm.FOLDED)
    room.prints.tiles[Paper.CARDS].click()
    dialog = room.prints.choosing
    assert dialog is not None
    assert dialog.choices["folded"].isChecked()
    dialog.safe_button.click()
    assert room.prints.choosing is None
    assert room.prints.asking is None


def test_that_pasted_ideas_are_shown_before_they_come_in(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    room.bring._button.click()
    dialog = room.bring.dialog
    assert dialog is not None
    assert not dialog.deed_button.isEnabled()
    dialog.pasted.setPlainText("een lange tafel\n\nban\ufffdkje\nbomen langs de straat")
    qtbot.waitUntil(dialog.deed_button.isEnabled)
    assert dialog.found.text() == "2 briefjes gevonden · 1 regel komt niet binnen"
    assert dialog._lines.stringList() == ["Regel 3: Er staan tekens in die niet te lezen zijn."]
    assert scene.services.capturing.notes(scene.evening_id) == ()
    dialog.deed_button.click()
    notes = scene.services.capturing.notes(scene.evening_id)
    assert [note.text for note in notes] == ["een lange tafel", "bomen langs de straat"]
    assert scene.heard.messages == ["2 briefjes zijn binnen."]
    scene.desk.undo.undo()
    assert scene.services.capturing.notes(scene.evening_id) == ()
    scene.desk.undo.redo()
    assert [n.id for n in scene.services.capturing.notes(scene.evening_id)] == [n.id for n in notes]


def test_that_enter_reads_in_as_soon_as_something_was_found(
    qtbot: QtBot, scene: Scene, room: PrepareRoom, tmp_path: Path
) -> None:
    file = tmp_path / "ideeën.txt"
    file.write_text("een lange tafel\n", encoding="utf-8")
    room.bring._button.click()
    dialog = room.bring.dialog
    assert dialog is not None
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    choose = dialog.findChild(KeyButton, "chooseFile")
    assert choose is not None
    choose.setFocus()
    dialog.read_file(file)
    qtbot.waitUntil(dialog.deed_button.isEnabled)
    focused = dialog.focusWidget()
    assert focused is dialog.deed_button
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert [note.text for note in scene.services.capturing.notes(scene.evening_id)] == ["een lange tafel"]


def test_that_the_focus_stays_where_one_types(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    room.bring._button.click()
    dialog = room.bring.dialog
    assert dialog is not None
    dialog.pasted.setFocus()
    qtbot.keyClicks(dialog.pasted, "een boom")
    qtbot.waitUntil(dialog.deed_button.isEnabled)
    assert dialog.focusWidget() is dialog.pasted
    dialog.reject()


def test_that_the_deed_takes_what_was_typed_a_moment_ago(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    room.bring._button.click()
    dialog = room.bring.dialog
    assert dialog is not None
    dialog.read_words("een boom")
    qtbot.waitUntil(dialog.deed_button.isEnabled)
    dialog.read_words(" ")
    dialog.deed_button.click()
    assert dialog.isVisible()
    assert not dialog.deed_button.isEnabled()
    dialog.read_words("een boom")
    qtbot.waitUntil(dialog.deed_button.isEnabled)
    dialog.read_words("een boom\neen bankje")
    dialog.deed_button.click()
    notes = scene.services.capturing.notes(scene.evening_id)
    assert [note.text for note in notes] == ["een boom", "een bankje"]


@pytest.mark.parametrize("wide", [1280, 1366])
@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_that_what_can_be_printed_is_read_whole(qtbot: QtBot, scene: Scene, spoken: str, wide: int) -> None:
    language.use(spoken)
    room = PrepareRoom(scene.desk, scene.host)
    room.enter(scene.evening_id)
    room.resize(wide, 560)
    scene.host.show()
    room.show()
    scroll = room.findChild(QScrollArea, "rightScroll")
    assert scroll is not None
    qtbot.waitUntil(scroll.verticalScrollBar().isVisible)
    title = theme.font("body")
    title.setWeight(title.Weight.DemiBold)
    for tile in room.prints.tiles.values():
        beside = tile.width() - 56  # its icon and margins
        assert QFontMetricsF(title).horizontalAdvance(tile.accessibleName()) <= beside
        words = tile.accessibleDescription()
        assert QFontMetricsF(theme.font("caption")).horizontalAdvance(words) <= beside
    assert room.prints.mapTo(scroll.viewport(), room.prints.rect().topRight()).x() < scroll.viewport().width()
    room.close_down()


def drop(host: QWidget, mime: QMimeData) -> bool:
    """Lets something go over a widget, as Qt tells it; whether it was taken."""
    none, left, copy = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    QApplication.sendEvent(host, entered)
    QApplication.sendEvent(host, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    return entered.isAccepted()


def test_that_a_dropped_file_is_read(qtbot: QtBot, scene: Scene, room: PrepareRoom, tmp_path: Path) -> None:
    file = tmp_path / "ideeën.txt"
    file.write_text("een lange tafel\n", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    assert drop(room, mime)
    dialog = room.bring.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.deed_button.isEnabled)
    dialog.reject()
    assert room.bring.dialog is None


def test_that_dropped_text_is_read_line_by_line(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    mime = QMimeData()
    mime.setText("- een lange tafel\n- bomen")
    assert drop(room.sheet.sheet.viewport(), mime)
    dialog = room.bring.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.deed_button.isEnabled)
    dialog.deed_button.click()
    assert [n.text for n in scene.services.capturing.notes(scene.evening_id)] == ["een lange tafel", "bomen"]


def test_that_a_list_pasted_in_the_room_is_read_and_one_in_a_field_is_the_fields(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    QGuiApplication.clipboard().setText("een bankje\neen boom")
    field = room.findChild(QLineEdit, "hall")
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "een bankje" in field.text()
    assert not scene.host.findChildren(BringDialog)
    qtbot.keyClick(room.sheet.sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = room.bring.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.deed_button.isEnabled)
    dialog.reject()


def test_that_a_picture_brings_no_ideas_in(scene: Scene, room: PrepareRoom, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "foto.png"))])
    drop(room, mime)
    assert room.bring.dialog is None


def test_that_a_list_dropped_during_the_evening_goes_to_the_step_of_now(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    tables = scene.services.evenings.add_step(scene.evening_id, Kind.IDEAS)
    scene.services.playing.go_to(scene.evening_id, tables.id)
    face = make_face(Kind.IDEAS, scene.desk, scene.host)
    face.show_view(scene.services.overview.evening(scene.evening_id))
    mime = QMimeData()
    mime.setText("een bankje\neen boom")
    assert drop(face, mime)
    dialog = scene.host.findChild(BringDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.deed_button.isEnabled)
    dialog.deed_button.click()
    notes = scene.services.capturing.notes(scene.evening_id)
    assert [(note.text, note.step_id) for note in notes] == [
        ("een bankje", tables.id),
        ("een boom", tables.id),
    ]
    scene.desk.undo.undo()
    assert scene.services.capturing.notes(scene.evening_id) == ()


def test_that_a_run_sheet_without_ideas_says_so(scene: Scene, room: PrepareRoom) -> None:
    for step in scene.services.evenings.steps(scene.evening_id):
        if step.kind in (Kind.IDEAS, Kind.THEMES):
            scene.services.evenings.remove_step(step.id)
    mime = QMimeData()
    mime.setText("een bankje")
    drop(room, mime)
    assert room.bring.dialog is None
    assert scene.heard.messages == ["Voeg eerst een onderdeel voor ideeën toe."]


def test_that_a_file_that_cannot_be_read_is_told(
    qtbot: QtBot, scene: Scene, room: PrepareRoom, tmp_path: Path
) -> None:
    room.bring.read_file(tmp_path / "weg.csv")
    qtbot.waitUntil(lambda: bool(scene.heard.problems))
    assert room.bring.dialog is not None
    assert not room.bring.dialog.deed_button.isEnabled()


def test_that_saving_the_key_is_remembered(
    qtbot: QtBot, scene: Scene, room: PrepareRoom, tmp_path: Path
) -> None:
    assert label(room.safe, "safeWords").endswith("Zonder sleutel gaat een reservekopie niet open.")
    room.safe._on_key()
    dialog = room.safe.dialog
    assert dialog is not None
    assert dialog.key.text() == scene.project.recovery_key()
    dialog._on_place(Saved(tmp_path / "sleutel.txt", None))
    assert scene.project.recovery_key() in (tmp_path / "sleutel.txt").read_text(encoding="utf-8")
    assert scene.services.projects.current().recovery_saved
    assert label(room.safe, "safeWords").endswith("opent een collega een reservekopie op een andere laptop.")


def test_that_a_copied_key_is_on_the_clipboard(scene: Scene, room: PrepareRoom) -> None:
    room.safe._on_key()
    assert room.safe.dialog is not None
    room.safe.dialog._on_copy()
    assert QGuiApplication.clipboard().text() == scene.project.recovery_key()
    assert not room.safe.dialog._told.isHidden()


def test_that_the_key_is_a_page_to_print(qtbot: QtBot, tmp_path: Path) -> None:
    assert write_key(tmp_path / "sleutel.pdf", "Plein", "AAAA-BBBB").read_bytes().startswith(b"%PDF")


def test_that_a_place_that_cannot_be_written_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(ReadOnly):
        write_key(tmp_path / "weg" / "sleutel.pdf", "Plein", "AAAA")


def test_that_a_key_in_a_file_is_warned_for(scene: Scene, room: PrepareRoom) -> None:
    assert scene.project.key_in_plain_file  # this machine of tests has no keyring
    assert label(room.safe, "safeState") == "sleutel in bestand"


def test_that_a_backup_is_made_at_once(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    room.safe._back_up.click()
    qtbot.waitUntil(lambda: bool(scene.heard.messages))
    (made, *_) = scene.project.backups.all()
    assert Path(made).name in scene.heard.messages[0]


def test_that_the_green_button_starts_the_evening(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    scene.services.projects.change(rung=Rung.ADVISE, money=1000, decides_who="De raad")
    with qtbot.waitSignal(room.start_wanted) as heard:
        room._head.start.click()
    assert heard.args == [StartWanted(scene.evening_id)]
    assert room._head.start.text() == "Start de avond"
    scene.services.playing.forward(scene.evening_id)
    scene.desk.relay.tell_now()
    assert room._head.start.text() == "Terug naar de avond"
    assert not room.sheet.templates["work"].isEnabled()
