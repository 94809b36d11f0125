"""Which screen is the beamer: known again by what it says of itself, and never the one the desk stands on."""

import pytest

from cocreate_desktop.desktop.stage.screens import (
    Choice,
    ScreenMark,
    choose,
    free,
    labels,
    mirrors,
    read_choice,
    stands_on,
)

LAPTOP = ScreenMark("eDP-1", "", (0, 0, 1366, 768))
EPSON = ScreenMark("HDMI-1", "X4KF", (1366, 0, 1920, 1080), "EPS", "EPSON PJ")
MONITOR = ScreenMark("DP-2", "R55T", (3286, 0, 1920, 1200), "DEL", "U2415")
# Two of one kind, with the serial number that this maker gives all of them.
LEFT = ScreenMark("HDMI-1", "1", (1366, 0, 1280, 800), "ACR", "P1185")
RIGHT = ScreenMark("HDMI-2", "1", (2646, 0, 1280, 800), "ACR", "P1185")


def test_that_the_stage_takes_the_screen_that_is_not_the_desks() -> None:
    assert choose([LAPTOP, EPSON], [LAPTOP], Choice()) == EPSON
    assert choose([LAPTOP, EPSON], [EPSON], Choice()) == LAPTOP


def test_that_one_screen_is_no_beamer() -> None:
    assert choose([LAPTOP], [LAPTOP], Choice(EPSON)) is None


def test_that_the_screen_of_the_laptop_itself_is_the_last_to_be_taken() -> None:
    assert choose([LAPTOP, MONITOR, EPSON], [MONITOR], Choice()) == EPSON


@pytest.mark.parametrize(
    "now",
    [
        ScreenMark("DP-9", "X4KF", (0, 768, 1024, 768), "EPS", "EPSON PJ"),
        ScreenMark("DP-9", "X4KF", (0, 768, 1024, 768)),
        ScreenMark("DP-9", "", (0, 768, 1024, 768), "EPS", "EPSON PJ"),
        ScreenMark("HDMI-1", "", (0, 768, 1024, 768)),
    ],
    ids=["another connector", "only a serial number", "only a model", "only a connector"],
)
def test_that_the_beamer_of_last_time_is_tried_first(now: ScreenMark) -> None:
    assert choose([LAPTOP, MONITOR, now], [LAPTOP], Choice(EPSON)) == now


def test_that_a_screen_that_says_nothing_is_known_by_its_place() -> None:
    nameless = [ScreenMark("", "", (1366, top, 1024, 768)) for top in (0, 768)]
    for one in nameless:
        assert choose([LAPTOP, *nameless], [LAPTOP], Choice(one)) == one


@pytest.mark.parametrize("chosen", [LEFT, RIGHT])
def test_that_two_equal_beamers_are_told_apart(chosen: ScreenMark) -> None:
    assert choose([LAPTOP, LEFT, RIGHT], [LAPTOP], Choice().taking(chosen)) == chosen
    assert choose([LAPTOP, RIGHT, LEFT], [LAPTOP], Choice().taking(chosen)) == chosen


def test_that_a_known_beamer_that_the_desk_stands_on_is_left_alone() -> None:
    assert choose([LAPTOP, EPSON, MONITOR], [EPSON], Choice(EPSON)) == MONITOR
    assert choose([LAPTOP, EPSON], [LAPTOP, EPSON], Choice(EPSON)) is None


@pytest.mark.parametrize("size", [(1366, 768), (1280, 768), (1024, 768)])
def test_that_a_beamer_that_shows_the_same_as_the_desk_counts_as_the_same(size: tuple[int, int]) -> None:
    clone = ScreenMark("HDMI-1", "X4KF", (0, 0, *size), "EPS", "EPSON PJ")
    assert mirrors(LAPTOP, clone)
    assert choose([LAPTOP, clone], [LAPTOP], Choice(EPSON)) is None
    assert free([LAPTOP, clone, MONITOR], [LAPTOP]) == [MONITOR]


def test_that_two_beamers_that_show_the_same_are_offered_once() -> None:
    clone = ScreenMark("HDMI-2", "", EPSON.geometry)
    assert free([LAPTOP, EPSON, clone], [LAPTOP]) == [EPSON]


def test_that_screens_beside_one_another_do_not_show_the_same() -> None:
    assert not mirrors(LEFT, RIGHT)
    assert not mirrors(LAPTOP, EPSON)


def test_that_who_chose_a_window_gets_one_until_another_screen_comes() -> None:
    choice = Choice(EPSON).sparing([EPSON])
    assert choose([LAPTOP, EPSON], [LAPTOP], choice) is None
    assert choose([LAPTOP, EPSON, MONITOR], [LAPTOP], choice) == MONITOR
    assert choose([LAPTOP, EPSON], [LAPTOP], choice.taking(EPSON)) == EPSON


def test_that_a_window_that_sticks_out_a_little_does_not_stand_there() -> None:
    assert not stands_on((100, 0, 1366, 700), EPSON.geometry)
    assert stands_on((600, 0, 1366, 700), EPSON.geometry)


@pytest.mark.parametrize(
    "choice",
    [
        Choice(),
        Choice(LAPTOP),
        Choice(EPSON, (MONITOR, ScreenMark("DP|1", "", (-1920, 0, 1920, 1080)))),
        Choice(None, (LEFT, RIGHT)),
    ],
)
def test_that_a_choice_is_known_again_from_one_line(choice: Choice) -> None:
    assert read_choice(choice.written()) == choice
    assert "\n" not in choice.written()


@pytest.mark.parametrize(
    "line",
    [
        "",
        "HDMI-1||1366,0,1920,1080",
        "{",
        "[]",
        "7",
        '{"beamer": 3}',
        '{"beamer": ["a", "", "", "", 1, 2, 3, true]}',
    ],
)
def test_that_a_line_that_is_no_choice_is_that_of_nobody(line: str) -> None:
    assert read_choice(line) == Choice()


def test_that_people_are_told_which_screen_is_meant() -> None:
    above = ScreenMark("DP-3", "", (0, -1080, 1366, 1080))
    assert labels([EPSON, above], LAPTOP) == ["EPSON PJ, rechts, 1920 × 1080", "DP-3, boven, 1366 × 1080"]
    assert labels([LEFT], RIGHT) == ["P1185, links, 1280 × 800"]
    assert labels([LEFT, RIGHT], LAPTOP) == [
        "P1185, rechts, 1280 × 800 (HDMI-1)",
        "P1185, rechts, 1280 × 800 (HDMI-2)",
    ]
