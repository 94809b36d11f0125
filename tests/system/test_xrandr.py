"""The picture for the room on a real X server with a window manager, whose monitors come and go by ``xrandr``."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.patience import until
from tests.system.driven import Driven, Place, driven
from tests.system.driven import fills as on
from tests.system.xscreens import BEAMER, LAPTOP, Display, display, lacking

pytestmark = [
    pytest.mark.xserver,
    pytest.mark.skipif(bool(lacking()), reason=f"not on this machine: {', '.join(lacking())}"),
]

DESK: Place = (20, 40, 1280, 700)
BESIDE: Place = (2300, 40, 1280, 700)
SMALL = "1024/271x768/203+2160+0"
SHADE = 32  # of 255


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Display]:
    with display(tmp_path) as found:
        yield found


@contextmanager
def program(folder: Path, hall: Display, scales: str = "") -> Iterator[Driven]:
    """The program on this display; ``scales`` as Qt is told them, laptop=1.5;beamer=1."""
    more = {"QT_SCREEN_SCALE_FACTORS": scales} if scales else {}
    with driven(folder, DESK, {**hall.surroundings, **more}) as running:
        yield running
    said = (folder / "complaints.txt").read_text(encoding="utf-8").splitlines()
    # An EDID without colours is no fault of ours.
    assert [line for line in said if not line.startswith("QColorSpace")] == []


def test_that_the_stage_fills_the_second_monitor_to_the_last_pixel(tmp_path: Path, hall: Display) -> None:
    with program(tmp_path, hall) as running:
        running.ask("go", kind="themes")
        running.press("beamer")
        seen = running.wait(lambda seen: on("beamer", seen))
        assert seen["stage"]["place"] == [2160, 0, 1920, 1080]
        wait_for_picture(tmp_path, running)


def test_that_the_stage_comes_back_when_the_monitor_does(tmp_path: Path, hall: Display) -> None:
    with program(tmp_path, hall) as running:
        running.press("beamer")
        running.wait(lambda seen: on("beamer", seen))
        for _time in range(3):
            hall.unplug("beamer")
            seen = running.wait(lambda seen: seen["warning"] and seen["desk"]["active"])
            assert (seen["stage"], seen["dialogs"]) == (None, [])
            assert tuple(seen["desk"]["place"]) == DESK
            hall.plug_in("beamer", BEAMER)
            seen = running.wait(lambda seen: on("beamer", seen) and not seen["warning"])
            assert tuple(seen["desk"]["place"]) == DESK


def test_that_who_types_at_the_desk_is_not_disturbed(tmp_path: Path, hall: Display) -> None:
    with program(tmp_path, hall) as running:
        running.ask("type here")
        running.wait(lambda seen: seen["desk"]["active"])
        hall.call("xdotool", "type", "--delay", "1", "een ")
        running.press("beamer")
        running.wait(lambda seen: on("beamer", seen))
        hall.call("xdotool", "type", "--delay", "1", "twee ")
        hall.unplug("beamer")
        running.wait(lambda seen: seen["warning"])
        hall.call("xdotool", "type", "--delay", "1", "drie ")
        hall.plug_in("beamer", BEAMER)
        running.wait(lambda seen: on("beamer", seen))
        hall.call("xdotool", "type", "--delay", "1", "vier ")
        running.wait(lambda _seen: running.ask("typed") == "een twee drie vier ")


def test_that_the_stage_makes_way_for_a_desk_that_is_dragged_over(tmp_path: Path, hall: Display) -> None:
    with program(tmp_path, hall) as running:
        running.press("beamer")
        running.wait(lambda seen: on("beamer", seen))
        running.ask("move", place=BESIDE)
        running.wait(lambda seen: on("laptop", seen))
        running.ask("move", place=DESK)
        running.wait(lambda seen: on("beamer", seen))


def test_that_a_maximized_desk_and_the_stage_each_have_their_monitor(tmp_path: Path, hall: Display) -> None:
    with program(tmp_path, hall) as running:
        running.ask("maximize")
        running.press("beamer")
        running.wait(lambda seen: on("beamer", seen) and seen["desk"]["place"][2] > DESK[2])
        hall.unplug("beamer")
        running.wait(lambda seen: seen["stage"] is None)
        hall.plug_in("beamer", BEAMER)
        running.wait(lambda seen: on("beamer", seen) and seen["desk"]["place"][2] > DESK[2])


def test_that_one_monitor_gives_a_window_until_another_is_plugged_in(tmp_path: Path, hall: Display) -> None:
    hall.unplug("beamer")
    with program(tmp_path, hall) as running:
        running.press("beamer")
        seen = running.wait(lambda seen: seen["stage"] and not seen["stage"]["full"])
        assert seen["button"] == "in een venster"
        hall.plug_in("beamer", BEAMER)
        running.wait(lambda seen: on("beamer", seen))


def test_that_another_resolution_is_filled_too(tmp_path: Path, hall: Display) -> None:
    with program(tmp_path, hall) as running:
        running.press("beamer")
        running.wait(lambda seen: on("beamer", seen))
        change(running, hall, SMALL)
        running.wait(lambda seen: on("beamer", seen) and seen["stage"]["place"] == [2160, 0, 1024, 768])


def test_that_a_monitor_that_shows_the_same_as_the_desk_is_never_filled(
    tmp_path: Path, hall: Display
) -> None:
    with program(tmp_path, hall) as running:
        running.press("beamer")
        running.wait(lambda seen: on("beamer", seen))
        change(running, hall, LAPTOP)
        seen = running.wait(lambda seen: "hetzelfde als dit scherm" in seen["warning"])
        assert (seen["stage"], seen["choice offered"]) == (None, False)
        change(running, hall, BEAMER)
        running.wait(lambda seen: on("beamer", seen))


def test_that_a_beamer_is_known_by_what_it_says_of_itself_on_another_connector(
    tmp_path: Path, hall: Display
) -> None:
    hall.name_screen("EPSON PJ", "X4KF")
    hall.change("laptop", LAPTOP)
    hall.change("beamer", BEAMER, "screen")
    with program(tmp_path, hall) as running:
        assert running.ask("offers")[0] == "* EPSON PJ, rechts, 1920 × 1080"
        running.press("beamer")
        running.wait(lambda seen: on("beamer", seen))
    hall.unplug("beamer")
    hall.plug_in("other", "960/254x1080/286+2160+0")
    hall.plug_in("adapter", "960/254x1080/286+3120+0", "screen")
    with program(tmp_path, hall) as running:
        assert running.ask("offers")[:2] == [
            "other, rechts, 960 × 1080",
            "* EPSON PJ, rechts, 960 × 1080",
        ]
        running.press("beamer")
        running.wait(lambda seen: on("adapter", seen))


@pytest.mark.parametrize("scales", ["laptop=1.5;beamer=1", "laptop=1;beamer=1.5", "laptop=1.25;beamer=1.25"])
def test_that_the_stage_is_sharp_whatever_the_scales_of_the_monitors(
    tmp_path: Path, hall: Display, scales: str
) -> None:
    plain, scaled = tmp_path / "plain", tmp_path / "scaled"
    for folder, told in ((plain, ""), (scaled, scales)):
        folder.mkdir()
        with program(folder, hall, told) as running:
            running.ask("go", kind="themes")
            running.press("beamer")
            running.wait(lambda seen: on("beamer", seen))
            wait_for_picture(folder, running)
    assert shade(picture(scaled / "seen.png"), picture(plain / "seen.png")) <= SHADE


def change(running: Driven, hall: Display, place: str) -> None:
    """The beamer gets another place or size; a monitor by ``xrandr`` must go and come for that, and Qt see both."""
    hall.unplug("beamer")
    running.wait(lambda seen: "beamer" not in seen["screens"])
    hall.plug_in("beamer", place)


def wait_for_picture(folder: Path, running: Driven) -> None:
    """Until the monitor shows the stage's picture and nothing else."""
    seen, own = folder / "seen.png", folder / "own.png"

    def same() -> bool:
        running.ask("picture", of="beamer", path=str(seen))
        running.ask("picture", of="stage", path=str(own))
        return picture(seen).size == (1920, 1080) and shade(picture(seen), picture(own)) == 0

    until(same, 2)  # each look takes a while


def picture(path: Path) -> Image.Image:
    with Image.open(path) as found:
        return found.convert("RGB")


def shade(one: Image.Image, other: Image.Image) -> int:
    """How much the two differ where they differ most, 0 to 255."""
    if one.size != other.size:
        return 255
    bands: list[tuple[int, int]] = list(ImageChops.difference(one, other).getextrema())  # type: ignore[arg-type]
    return max(high for _low, high in bands)
