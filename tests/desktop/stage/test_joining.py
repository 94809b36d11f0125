"""How one joins: nothing of the Wi-Fi is cut, and every code reaches as far as the hall's dialog promises."""

from __future__ import annotations

from dataclasses import replace

import pytest
import zxingcpp
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.stage.canvas import description, render
from cocreate_desktop.desktop.stage.painting import HIGH, Drawn
from cocreate_desktop.desktop.stage.state import StageState
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.viewing import CODE_ALONE, CODE_BESIDE, TWO_ALONE
from tests.desktop.stage import rooms

WIDE, MIDDLE, NARROW = SIZES = (QSize(1920, 1080), QSize(1920, 1200), QSize(1024, 768))
BEAMERS = (*SIZES, QSize(1280, 720), QSize(1366, 768), QSize(1280, 800), QSize(800, 600), QSize(1400, 1050))
SHAPES = ["16:9", "16:10", "4:3"]
FAR = "http://192.168.178.125:18080"
KEY = "hK8fQ2mZ9xWv4LpT7nRs3-bG6dJ1yC5aE0uN8wX2kM4tV7qB9zH3sF6jL1pD5rY"
NAMES = ("BuurthuisGast", "Buurthuiskamer-De-Ontmoeting-5GH", "W" * 32)


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def welcome(name: str = NAMES[0], password: str = "linde2026") -> StageState:
    evening = replace(rooms.EVENING, wifi_name=name, wifi_password=password)
    return rooms.state(rooms.view(None, evening=evening), address=FAR)


def column(state: StageState) -> StageState:
    """The same codes beside the words of another picture."""
    return replace(rooms.state(rooms.view(rooms.step(Kind.PAUSE)), address=FAR), join=state.join)


def alone(state: StageState) -> StageState:
    return replace(state, qr_only=True)


def words(state: StageState, size: QSize) -> list[Drawn]:
    drawn: list[Drawn] = []
    render(state, size, drawn=drawn)
    return drawn


def run_on(state: StageState, size: QSize) -> str:
    """All words without blanks, so that it does not matter where a line ends."""
    return "".join(one.text.replace(" ", "") for one in words(state, size))


def line(state: StageState, size: QSize, text: str) -> QRectF:
    (box,) = (one.box for one in words(state, size) if one.text == text)
    return box


def squares(state: StageState, size: QSize) -> list[QRectF]:
    """The dark squares as a phone finds them, in a picture 1080 high: from left to right, and from above."""
    grey = render(state, size).convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(grey.constBits()).cast("B", [grey.height(), grey.bytesPerLine()])
    scale = HIGH / size.height()
    corners = [(one.position.top_left, one.position.bottom_right) for one in zxingcpp.read_barcodes(view)]
    made = [
        QRectF(one.x * scale, one.y * scale, (two.x - one.x + 1) * scale, (two.y - one.y + 1) * scale)
        for one, two in corners
    ]
    return sorted(made, key=lambda one: (one.left(), one.top()))


@pytest.mark.parametrize("size", SIZES, ids=SHAPES)
@pytest.mark.parametrize("length", [8, 9, 12, 16, 18, 20, 24, 32, 44, 63])
def test_that_a_password_of_any_length_stands_on_the_welcome_whole(length: int, size: QSize) -> None:
    for password in (KEY[:length], ("Buurthuiskamerwachtwoord-" * 3)[:length], "w" * length):
        drawn = words(welcome(password=password), size)
        assert password in "".join(one.text for one in drawn)
        assert not [one for one in drawn if "…" in one.text]
        wide = size.width() * HIGH / size.height()
        assert all(QRectF(16, 8, wide - 32, HIGH - 16).contains(one.box) for one in drawn)


@pytest.mark.parametrize("size", SIZES, ids=SHAPES)
@pytest.mark.parametrize(
    "make", [welcome, lambda name: column(welcome(name)), lambda name: alone(welcome(name))]
)
@pytest.mark.parametrize("name", NAMES)
def test_that_the_name_of_the_wifi_stands_whole_beside_and_under_its_code(
    name: str, make: object, size: QSize
) -> None:
    assert callable(make)
    assert name in run_on(make(name), size)


@pytest.mark.parametrize("size", SIZES, ids=SHAPES)
def test_that_no_line_of_a_name_or_password_ends_in_a_hyphen(size: QSize) -> None:
    state = welcome(NAMES[1], "ab-" * 21)
    parts = [one.text for one in words(state, size)]
    assert not [
        text for text in parts if text.endswith("-") and len(text) > 3 and not text.endswith("ab-ab-")
    ]


@pytest.mark.parametrize("size", SIZES, ids=SHAPES)
@pytest.mark.parametrize("larger", [1.0, 1.4])
def test_that_the_longest_address_is_never_broken(size: QSize, larger: float) -> None:
    for name in NAMES:
        state = replace(welcome(name, KEY[:20]), larger=larger)
        for picture in (state, column(state), alone(state)):
            assert "192.168.178.125:18080" in [one.text for one in words(picture, size)]


@pytest.mark.parametrize("size", BEAMERS, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("length", [8, 20, 40, 63])
def test_that_two_codes_reach_as_far_as_the_dialog_says(length: int, size: QSize) -> None:
    for name in NAMES:
        state = welcome(name, KEY[:length])
        for picture, promised in (
            (state, CODE_BESIDE),
            (column(state), CODE_BESIDE),
            (alone(state), TWO_ALONE),
        ):
            found = squares(picture, size)
            assert len(found) == 2
            # What a phone calls the corner of a square lies up to a pixel and a half inside it.
            least = promised * HIGH - 3 * HIGH / size.height()
            assert min(one.width() for one in found) >= least


@pytest.mark.parametrize("size", BEAMERS, ids=lambda size: f"{size.width()}x{size.height()}")
def test_that_the_only_code_reaches_as_far_as_the_dialog_says(size: QSize) -> None:
    state = welcome("")
    for picture, promised in ((state, CODE_BESIDE), (column(state), CODE_BESIDE), (alone(state), CODE_ALONE)):
        (found,) = squares(picture, size)
        assert found.width() >= promised * HIGH - 3 * HIGH / size.height()


@pytest.mark.parametrize("size", [WIDE, MIDDLE], ids=SHAPES[:2])
@pytest.mark.parametrize("length", [9, 20, 30])
def test_that_both_codes_of_the_welcome_are_alike_and_their_captions_on_one_line(
    length: int, size: QSize
) -> None:
    state = welcome(password=KEY[:length])
    one, two = squares(state, size)
    assert one.width() == pytest.approx(two.width(), abs=3)
    assert one.top() == pytest.approx(two.top(), abs=3)
    assert line(state, size, NAMES[0]).top() == line(state, size, "192.168.178.125:18080").top()


@pytest.mark.parametrize("size", [WIDE, MIDDLE], ids=SHAPES[:2])
@pytest.mark.parametrize("length", [9, 20, 63])
def test_that_the_words_of_both_codes_stand_well_apart(length: int, size: QSize) -> None:
    state = welcome(password=KEY[:length])
    assert line(state, size, "2").left() - line(state, size, "Eerst de wifi").right() >= 32
    page, hint = line(state, size, "192.168.178.125:18080"), line(state, size, "in je browser")
    under = [
        one.box for one in words(state, size) if one.text == NAMES[0] or one.text.startswith("wachtwoord")
    ]
    low = [box for box in under if box.top() < hint.bottom() - 1]
    assert low
    assert all(page.left() - box.right() >= 24 for box in low)


def test_that_a_narrow_welcome_is_read_out_in_its_order() -> None:
    told = " ".join(one.text for one in words(welcome(), NARROW))
    places = [told.index(part) for part in ("Welkom", "uitpraten", "Doe mee", "linde2026", "Liever geen")]
    assert places == sorted(places)
    assert "Wifi-wachtwoord: linde2026" in told
    assert description(welcome()).startswith("Welkom")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", BEAMERS, ids=lambda size: f"{size.width()}x{size.height()}")
def test_that_a_phone_reads_both_codes_however_they_are_called(size: QSize, dark: bool) -> None:
    state = replace(welcome(NAMES[2], KEY), dark=dark)
    assert all(len(squares(picture, size)) == 2 for picture in (state, column(state), alone(state)))
