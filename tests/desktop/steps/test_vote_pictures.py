"""A vote between pictures: given to an option by drag, paste or from what was shown, and seen by room and paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QLabel

from cocreate_desktop.capture import pictures
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.stage.canvas import render
from cocreate_desktop.desktop.stage.state import Vote
from cocreate_desktop.desktop.steps.optionpicture import OptionPicture
from cocreate_desktop.domain.errors import BadFile, OptionsLocked
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.rehearsal.designs import NAMES, designs
from cocreate_desktop.services.outside import Paper
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.votes import open_up, options, phase, rows, tile

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def at_the_vote(hands: Hands) -> None:
    hands.go(Kind.VOTE)


def show_designs(hands: Hands) -> None:
    """A step before the vote shows two designs."""
    first = hands.services.evenings.steps(hands.evening.id)[0]
    made = hands.services.evenings.add_step(hands.evening.id, Kind.SHOW, after=first.id)
    for name, content in designs():
        hands.services.showing.add(made.id, pictures.take(content, f"{name}.png"))
    hands.see()


def square(hands: Hands, place: int) -> OptionPicture:
    return rows(hands)[place].picture


def drop(hands: Hands, place: int, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    square(hands, place).dropEvent(event)


def a_file(folder: Path) -> Path:
    place = folder / "bank.png"
    Image.new("RGB", (300, 200), (200, 30, 30)).save(place)
    return place


def kept(hands: Hands) -> list[bool]:
    return [bool(option.picture) for option in options(hands)]


def test_that_a_dropped_picture_belongs_to_its_option_and_goes_with_delete(
    hands: Hands, tmp_path: Path
) -> None:
    drop(hands, 1, a_file(tmp_path))
    hands.until(lambda: kept(hands)[:3] == [False, True, False])
    assert square(hands, 1).accessibleName() == "Plaatje van B"
    hands.focus(square(hands, 1))
    hands.press(Qt.Key.Key_Delete)
    assert not any(kept(hands))
    hands.undo()
    assert kept(hands)[:3] == [False, True, False]
    hands.undo()
    assert not any(kept(hands))


def test_that_a_picture_is_pasted_with_the_keyboard(hands: Hands) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    hands.focus(square(hands, 0))
    hands.press(Qt.Key.Key_V, CTRL)
    hands.until(lambda: kept(hands)[0])


def test_that_a_file_that_is_no_picture_is_told(hands: Hands, tmp_path: Path) -> None:
    place = tmp_path / "lijst.txt"
    place.write_text("geen plaatje", encoding="utf-8")
    drop(hands, 0, place)
    hands.until(lambda: hands.problems == [BadFile])
    assert not any(kept(hands))


def test_that_what_was_shown_becomes_the_options_once(hands: Hands) -> None:
    button = hands.part(KeyButton, "fromPages")
    assert not button.isVisibleTo(hands.room)
    show_designs(hands)
    assert button.isVisibleTo(hands.room)
    before = len(options(hands))
    button.click()
    assert [option.text for option in options(hands)[before:]] == list(NAMES)
    assert kept(hands)[before:] == [True, True]
    button.click()
    assert hands.heard.messages[-1] == "Alles wat je liet zien is al een keuze."
    hands.undo()
    assert len(options(hands)) == before


def test_that_options_with_pictures_may_bear_the_same_words(hands: Hands, tmp_path: Path) -> None:
    for option in options(hands)[2:]:
        hands.services.voting.remove_option(option.id)
    for option in options(hands):
        hands.services.voting.change_option(option.id, "Een bankje")
    hands.see()
    assert hands.part(QLabel, "hints").isVisible()
    drop(hands, 0, a_file(tmp_path))
    hands.until(lambda: kept(hands) == [True, False])
    assert hands.part(QLabel, "hints").isVisible()
    drop(hands, 1, a_file(tmp_path))
    hands.until(lambda: kept(hands) == [True, True])
    assert not hands.part(QLabel, "hints").isVisible()


def test_that_the_pictures_are_locked_once_the_vote_is_open(hands: Hands, tmp_path: Path) -> None:
    show_designs(hands)
    hands.part(KeyButton, "fromPages").click()
    open_up(hands)
    last = options(hands)[-1]
    assert not square(hands, len(options(hands)) - 1).isEnabled()
    assert not square(hands, 0).isVisibleTo(hands.room)
    drop(hands, 0, a_file(tmp_path))
    with pytest.raises(OptionsLocked):
        hands.services.voting.picture_option(last.id, "")
    assert options(hands)[-1].picture == last.picture


def only_designs(hands: Hands) -> None:
    for option in options(hands):
        hands.services.voting.remove_option(option.id)
    show_designs(hands)
    hands.part(KeyButton, "fromPages").click()


def test_that_the_room_sees_designs_beside_each_other_and_their_bars(hands: Hands) -> None:
    only_designs(hands)
    open_up(hands)
    state = hands.room._state(hands.view)
    assert isinstance(state.body, Vote)
    assert [option.picture is not None for option in state.body.options] == [True, True]
    with_pictures = render(state, QSize(1920, 1080))
    assert _green(with_pictures) > 0.05, "the grass of the designs hangs on the wall"
    tile(hands, "close").click()
    tile(hands, "reveal").click()
    state = hands.room._state(hands.view)
    assert _green(render(state, QSize(1920, 1080))) > 0.002
    assert phase(hands).value == "revealed"


def _green(picture: QImage) -> float:
    """The share of the picture that is grass."""
    points = [(x, y) for x in range(0, picture.width(), 12) for y in range(0, picture.height(), 12)]
    grass = sum(picture.pixelColor(x, y).name().upper() == "#BFD8A4" for x, y in points)
    return grass / len(points)


def test_that_a_copied_vote_keeps_its_pictures(hands: Hands) -> None:
    only_designs(hands)
    copy = hands.services.evenings.duplicate_step(hands.step(Kind.VOTE).id)
    found = hands.services.voting.round_of(copy.id)
    assert found is not None
    copied = hands.services.voting.options(found.id)
    assert [option.picture for option in copied] == [option.picture for option in options(hands)]


def test_that_the_poster_bears_the_pictures(hands: Hands, tmp_path: Path) -> None:
    papers = hands.desk.project.papers
    plain = papers.print(Paper.POSTERS, hands.evening.id, tmp_path / "plain.pdf").stat().st_size
    only_designs(hands)
    bearing = papers.print(Paper.POSTERS, hands.evening.id, tmp_path / "designs.pdf").stat().st_size
    assert bearing > plain + 5_000
