"""Pages and pictures at the desk: brought in, put in order, captioned, turned, and seen by the room."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QLineEdit, QWidget
from reportlab.pdfgen.canvas import Canvas

from cocreate_desktop.desktop.parts.emptystate import EmptyState
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.stage.canvas import render
from cocreate_desktop.desktop.stage.state import Show, StageState
from cocreate_desktop.desktop.steps.pagelist import PageList
from cocreate_desktop.desktop.steps.showpages import ShowPages
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.domain.steps import Kind, ShowSettings, Step, read_settings
from tests.desktop.steps.conftest import Hands

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
COLOURS = {"groen": (40, 160, 60), "oranje": (240, 140, 20), "blauw": (20, 60, 200)}


@pytest.fixture(autouse=True)
def at_the_pages(hands: Hands) -> None:
    first = hands.services.evenings.steps(hands.evening.id)[0]
    hands.services.evenings.add_step(hands.evening.id, Kind.SHOW, after=first.id)
    hands.go(Kind.SHOW)


def a_file(folder: Path, name: str) -> Path:
    place = folder / f"{name}.png"
    Image.new("RGB", (640, 360), COLOURS[name]).save(place)
    return place


def settings(hands: Hands) -> ShowSettings:
    found = read_settings(hands.step(Kind.SHOW))
    assert isinstance(found, ShowSettings)
    return found


def strip(hands: Hands) -> PageList:
    return hands.part(PageList, "pages")


def drop(hands: Hands, *files: Path) -> None:
    """Files fall on the strip; it takes some time to read them."""
    before = len(settings(hands).pages)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPointF(QPoint(20, 20)), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    strip(hands).dropEvent(event)
    hands.until(lambda: len(settings(hands).pages) > before or bool(hands.heard.problems))
    hands.see()


def add(hands: Hands, *files: Path) -> KeyButton:
    """Files are chosen in the dialog of "Add…", with the keyboard; the reading of them has begun then."""
    button = hands.part(KeyButton, "add")
    hands.focus(button)
    hands.press(Qt.Key.Key_Space)
    (dialog,) = [one for one in hands.room.findChildren(QFileDialog) if one.isVisible()]
    dialog.setDirectory(str(files[0].parent))
    names = dialog.findChild(QLineEdit, "fileNameEdit")
    assert names is not None
    names.setText(" ".join(f'"{file.name}"' for file in files))
    dialog.accept()
    return button


def has_focus(hands: Hands) -> QWidget | None:
    """What the keys go to once the window is the active one again."""
    hands.room.activateWindow()
    return hands.room.window().focusWidget()


def room_sees(hands: Hands) -> tuple[Show, StageState]:
    state = hands.room._state(hands.view)
    assert isinstance(state.body, Show)
    return state.body, state


def colour_in(picture: QImage, x: float, y: float) -> str:
    """Which of the colours is there, in parts of the picture."""
    found = picture.pixelColor(int(picture.width() * x), int(picture.height() * y))
    there = (found.red(), found.green(), found.blue())
    near = {name: sum(abs(a - b) for a, b in zip(there, rgb, strict=True)) for name, rgb in COLOURS.items()}
    name = min(near, key=lambda one: near[one])
    return name if near[name] < 60 else "niets"


def test_that_an_empty_step_says_what_to_do(hands: Hands) -> None:
    assert hands.part(EmptyState, "none").isVisibleTo(hands.room)
    assert not strip(hands).isVisibleTo(hands.room)
    assert room_sees(hands)[0].pictures == ()


def test_that_dropped_files_hang_there_with_their_names(hands: Hands, tmp_path: Path) -> None:
    drop(hands, *(a_file(tmp_path, name) for name in COLOURS))
    assert settings(hands).names == tuple(COLOURS)
    assert strip(hands).count() == 3
    _show, state = room_sees(hands)
    picture = render(state, hands.room.size())
    assert colour_in(picture, 0.5, 0.5) == "groen"
    assert "3 bladzijden" in hands.heard.messages[-1]
    hands.undo()
    assert settings(hands).pages == ()
    assert hands.part(EmptyState, "none").isVisibleTo(hands.room)


def test_that_a_pdf_gives_a_page_each(hands: Hands, tmp_path: Path) -> None:
    place = tmp_path / "plannen.pdf"
    canvas = Canvas(str(place), pagesize=(400, 300))
    for number in range(4):
        canvas.drawString(50, 50, f"bladzijde {number}")
        canvas.showPage()
    canvas.save()
    drop(hands, place)
    assert len(set(settings(hands).pages)) == 4


def test_that_a_pasted_picture_hangs_behind_the_others(hands: Hands, tmp_path: Path) -> None:
    drop(hands, a_file(tmp_path, "groen"))
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    QGuiApplication.clipboard().setImage(image)
    hands.focus(strip(hands))
    hands.press(Qt.Key.Key_V, CTRL)
    hands.until(lambda: len(settings(hands).pages) == 2)
    assert settings(hands).names == ("groen", "Geplakt plaatje")


def test_that_a_broken_file_is_told_and_nothing_is_lost(hands: Hands, tmp_path: Path) -> None:
    drop(hands, a_file(tmp_path, "groen"))
    broken = tmp_path / "stuk.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    drop(hands, broken)
    assert hands.problems == [BadFile]
    assert settings(hands).names == ("groen",)
    assert hands.part(KeyButton, "add").isEnabled()


def test_that_after_adding_pages_the_keys_go_to_the_strip(hands: Hands, tmp_path: Path) -> None:
    button = add(hands, a_file(tmp_path, "groen"), a_file(tmp_path, "blauw"))
    assert not button.isEnabled()
    assert isinstance(has_focus(hands), ShowPages)
    hands.until(lambda: len(settings(hands).pages) == 2)
    assert button.isEnabled()
    assert has_focus(hands) is strip(hands)
    add(hands, a_file(tmp_path, "oranje"))
    assert has_focus(hands) is strip(hands)
    hands.until(lambda: len(settings(hands).pages) == 3)
    assert button.isEnabled()
    assert has_focus(hands) is strip(hands)


def test_that_after_a_broken_file_another_can_be_added(hands: Hands, tmp_path: Path) -> None:
    broken = tmp_path / "stuk.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    button = add(hands, broken)
    hands.until(lambda: bool(hands.heard.problems))
    assert button.isEnabled()
    assert has_focus(hands) is button


def test_that_reading_pages_takes_no_keys_from_what_is_written_meanwhile(
    hands: Hands, tmp_path: Path
) -> None:
    drop(hands, a_file(tmp_path, "groen"))
    caption = hands.part(QLineEdit, "caption")
    hands.focus(caption)
    drop(hands, a_file(tmp_path, "blauw"))
    assert has_focus(hands) is caption


def test_that_a_button_that_goes_grey_gives_its_keys_to_the_strip(hands: Hands, tmp_path: Path) -> None:
    drop(hands, a_file(tmp_path, "groen"), a_file(tmp_path, "blauw"))
    hands.focus(hands.part(KeyButton, "later"))
    hands.press(Qt.Key.Key_Space)
    assert settings(hands).names == ("blauw", "groen")
    assert has_focus(hands) is strip(hands)
    hands.focus(hands.part(KeyButton, "remove"))
    hands.press(Qt.Key.Key_Space, times=2)
    assert settings(hands).pages == ()
    assert has_focus(hands) is hands.part(KeyButton, "add")


def test_that_pages_move_and_go_with_keys_and_come_back(hands: Hands, tmp_path: Path) -> None:
    drop(hands, *(a_file(tmp_path, name) for name in COLOURS))
    hands.focus(strip(hands))
    hands.press(Qt.Key.Key_Right, ALT)
    assert settings(hands).names == ("oranje", "groen", "blauw")
    assert strip(hands).currentRow() == 1
    hands.press(Qt.Key.Key_Delete)
    assert settings(hands).names == ("oranje", "blauw")
    hands.undo()
    hands.undo()
    assert settings(hands).names == tuple(COLOURS)


def test_that_choosing_a_page_turns_to_it(hands: Hands, tmp_path: Path) -> None:
    drop(hands, *(a_file(tmp_path, name) for name in COLOURS))
    hands.focus(strip(hands))
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Right)
    shown, state = room_sees(hands)
    assert (shown.number, shown.total, shown.pictures[0].caption) == (3, 3, "blauw")
    assert colour_in(render(state, hands.room.size()), 0.5, 0.5) == "blauw"
    assert hands.part(QLabel, "page").text() == "3 van 3"
    assert QApplication.focusWidget() is strip(hands)


def test_that_the_forward_key_turns_the_page_and_the_strip_follows(hands: Hands, tmp_path: Path) -> None:
    drop(hands, *(a_file(tmp_path, name) for name in COLOURS))
    assert hands.part(KeyButton, "next").text() == "Volgende: bladzijde 2 van 3"
    hands.focus(strip(hands))
    hands.press(Qt.Key.Key_PageDown)
    assert strip(hands).currentRow() == 1
    assert room_sees(hands)[0].pictures[0].caption == "oranje"


def test_that_two_hang_beside_each_other_with_their_letters(hands: Hands, tmp_path: Path) -> None:
    drop(hands, *(a_file(tmp_path, name) for name in COLOURS))
    hands.part(QCheckBox, "sideBySide").click()
    shown, state = room_sees(hands)
    assert [(one.letter, one.caption) for one in shown.pictures] == [("A", "groen"), ("B", "oranje")]
    picture = render(state, hands.room.size())
    assert (colour_in(picture, 0.25, 0.5), colour_in(picture, 0.75, 0.5)) == ("groen", "oranje")
    hands.undo()
    assert len(room_sees(hands)[0].pictures) == 1


def test_that_a_caption_is_written_refused_and_taken_back(hands: Hands, tmp_path: Path) -> None:
    drop(hands, a_file(tmp_path, "groen"))
    hands.type(hands.part(QLineEdit, "caption"), "Het plein in de zon")
    assert settings(hands).names == ("Het plein in de zon",)
    hands.undo()
    assert hands.part(QLineEdit, "caption").text() == "groen"


def test_that_a_picture_that_is_gone_leaves_its_place_and_words(hands: Hands) -> None:
    step: Step = hands.step(Kind.SHOW)
    hands.services.evenings.change_step(
        step.id, settings='{"pages": ["%s"], "names": ["Ontwerp A"], "together": 7, "at": 12}' % ("0" * 64)
    )
    hands.see()
    shown, state = room_sees(hands)
    assert (shown.number, shown.total) == (1, 1)
    assert not render(state, hands.room.size()).isNull()
    assert strip(hands).count() == 1


def test_that_the_stage_shows_a_photo_in_its_own_shape(hands: Hands, tmp_path: Path) -> None:
    out = BytesIO()
    Image.new("RGB", (300, 900), COLOURS["blauw"]).save(out, "PNG")
    place = tmp_path / "hoog.png"
    place.write_bytes(out.getvalue())
    drop(hands, place)
    picture = render(room_sees(hands)[1], hands.room.size())
    assert colour_in(picture, 0.5, 0.5) == "blauw"
    assert colour_in(picture, 0.2, 0.5) == "niets"
