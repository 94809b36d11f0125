"""The picture for the room on the screens of Qt's offscreen platform, which are plugged in and out while the program runs."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from tests.system.driven import Driven, Place, Seen, covers, driven
from tests.system.driven import fills as on

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="offscreen screens are plugged in and out by a name that only Linux has"
)

SHADE = 32  # of 255
DESK: Place = (20, 20, 1280, 700)


def screen(name: str, x: int, width: int, height: int, *, y: int = 0, dpi: int = 96) -> Seen:
    """A screen as Qt's offscreen platform is told of it; ``dpi`` is what a desktop sets to have all larger."""
    return {"name": name, "x": x, "y": y, "width": width, "height": height, "logicalDpi": dpi}


LAPTOP = screen("eDP-1", 0, 1366, 768)
BEAMER = screen("HDMI-1", 1366, 1920, 1080)
TWIN = screen("HDMI-2", 3286, 1920, 1080)


@contextmanager
def program(folder: Path, *screens: Seen, desk: Place = DESK) -> Iterator[Driven]:
    """The program on these screens; what it says on its error stream counts as a fault."""
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": screens}))
    with driven(folder, desk, {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"}) as running:
        yield running
    missing = ("This plugin does not support",)
    said = (folder / "complaints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in said if not line.startswith(missing)] == []


def in_a_window(seen: Seen) -> bool:
    return seen["stage"] is not None and not seen["stage"]["full"]


def test_that_the_stage_fills_the_beamer_and_the_desk_keeps_its_place(tmp_path: Path) -> None:
    with program(tmp_path, LAPTOP, BEAMER) as running:
        running.press("beamer")
        seen = running.wait(lambda seen: on("HDMI-1", seen))
        assert tuple(seen["desk"]["place"]) == DESK
        assert seen["button"] == "beamer aan"
        running.press("beamer")
        assert running.look()["stage"] is None


def test_that_one_screen_gives_a_window_until_a_beamer_is_plugged_in(tmp_path: Path) -> None:
    with program(tmp_path, LAPTOP) as running:
        running.press("beamer")
        seen = running.wait(in_a_window)
        assert (seen["button"], seen["choice offered"]) == ("in een venster", False)
        running.ask("screens", screens=[LAPTOP, BEAMER])
        running.wait(lambda seen: on("HDMI-1", seen))


def test_that_an_unplugged_beamer_is_told_in_one_line_and_is_back_by_itself(tmp_path: Path) -> None:
    with program(tmp_path, LAPTOP, BEAMER) as running:
        running.ask("go", kind="themes")
        running.press("beamer")
        before = running.wait(lambda seen: on("HDMI-1", seen) and seen["state"])
        running.ask("screens", screens=[LAPTOP])
        seen = running.wait(lambda seen: seen["warning"])
        assert seen["warning"].startswith("De beamer is los.")
        assert (seen["stage"], seen["dialogs"], seen["button"]) == (None, [], "beamer los")
        assert tuple(seen["desk"]["place"]) == DESK
        running.ask("screens", screens=[LAPTOP, BEAMER])
        seen = running.wait(lambda seen: on("HDMI-1", seen))
        assert (seen["warning"], seen["button"], seen["state"]) == ("", "beamer aan", before["state"])


def test_that_what_happened_meanwhile_is_seen_when_the_beamer_is_back(tmp_path: Path) -> None:
    with program(tmp_path, LAPTOP, BEAMER) as running:
        running.press("beamer")
        running.wait(lambda seen: on("HDMI-1", seen))
        running.press("blank")
        running.ask("screens", screens=[LAPTOP])
        running.wait(lambda seen: seen["stage"] is None)
        running.ask("screens", screens=[LAPTOP, BEAMER])
        running.wait(lambda seen: on("HDMI-1", seen) and seen["state"] == "")
        running.ask("screens", screens=[LAPTOP])
        running.press("blank")
        title = running.ask("go", kind="themes")
        running.ask("screens", screens=[LAPTOP, BEAMER])
        running.wait(lambda seen: on("HDMI-1", seen) and title in seen["state"])


def test_that_the_picture_never_jumps_to_a_screen_that_stood_there_already(tmp_path: Path) -> None:
    with program(tmp_path, LAPTOP, BEAMER, TWIN) as running:
        running.press("beamer")
        running.wait(lambda seen: on("HDMI-1", seen))
        running.ask("screens", screens=[LAPTOP, TWIN])
        seen = running.wait(lambda seen: seen["warning"] and len(seen["screens"]) == 2)
        assert seen["stage"] is None
        assert running.ask("offers") == ["HDMI-2, rechts, 1920 × 1080", "In een venster"]
        other = screen("DP-7", 5206, 1024, 768)
        running.ask("screens", screens=[LAPTOP, TWIN, other])
        running.wait(lambda seen: on("DP-7", seen) and not seen["warning"])


def test_that_another_screen_can_be_chosen_while_the_beamer_is_gone(tmp_path: Path) -> None:
    with program(tmp_path, LAPTOP, BEAMER, TWIN) as running:
        running.press("beamer")
        running.wait(lambda seen: on("HDMI-1", seen))
        running.ask("screens", screens=[LAPTOP, TWIN])
        running.wait(lambda seen: seen["warning"])
        running.ask("choose", words="HDMI-2")
        running.wait(lambda seen: on("HDMI-2", seen) and not seen["warning"] and seen["choice offered"])


def test_that_the_line_offers_a_window_and_the_beamer_still_comes_back(tmp_path: Path) -> None:
    with program(tmp_path, LAPTOP, BEAMER) as running:
        running.press("beamer")
        running.ask("screens", screens=[LAPTOP])
        running.wait(lambda seen: seen["warning"])
        assert running.ask("warning") == "Toon het in een venster"
        seen = running.wait(in_a_window)
        assert (seen["warning"], seen["button"]) == ("", "in een venster")
        running.ask("screens", screens=[LAPTOP, BEAMER])
        running.wait(lambda seen: on("HDMI-1", seen))


def test_that_the_stage_makes_way_for_the_desk(tmp_path: Path) -> None:
    with program(tmp_path, LAPTOP, BEAMER) as running:
        running.press("beamer")
        running.wait(lambda seen: on("HDMI-1", seen))
        running.ask("move", place=[1400, 20, 1280, 700])
        running.wait(lambda seen: on("eDP-1", seen))
        running.ask("move", place=DESK)
        running.wait(lambda seen: on("HDMI-1", seen))
        running.ask("move", place=[700, 20, 1280, 700])
        running.wait(in_a_window)
        running.ask("move", place=DESK)
        running.wait(lambda seen: on("HDMI-1", seen))


def test_that_a_large_desk_that_sticks_out_over_the_beamer_is_not_covered(tmp_path: Path) -> None:
    with program(tmp_path, screen("eDP-1", 0, 1366, 768, dpi=144), BEAMER) as running:
        running.press("beamer")
        running.wait(in_a_window)
        running.ask("maximize")
        running.wait(lambda seen: seen["stage"] is not None and seen["stage"]["fills"])


def test_that_a_desk_on_the_beamer_keeps_it_to_itself(tmp_path: Path) -> None:
    with program(tmp_path, LAPTOP, BEAMER, desk=(1400, 20, 1280, 700)) as running:
        running.press("beamer")
        running.wait(lambda seen: on("eDP-1", seen))
    with program(tmp_path, LAPTOP, BEAMER) as running:
        running.press("beamer")
        running.wait(lambda seen: on("HDMI-1", seen))


def test_that_a_beamer_that_shows_the_same_as_the_desk_is_told_and_is_back_when_it_does_not(
    tmp_path: Path,
) -> None:
    clone = screen("HDMI-1", 0, 1024, 768)
    with program(tmp_path, LAPTOP, BEAMER) as running:
        running.press("beamer")
        running.wait(lambda seen: on("HDMI-1", seen))
        running.ask("screens", screens=[LAPTOP, clone])
        seen = running.wait(lambda seen: seen["stage"] is None and not seen["choice offered"])
        assert seen["warning"].startswith("De beamer toont hetzelfde als dit scherm.")
        running.ask("screens", screens=[LAPTOP, BEAMER])
        running.wait(lambda seen: on("HDMI-1", seen) and not seen["warning"])


def test_that_another_resolution_of_the_beamer_is_filled_too(tmp_path: Path) -> None:
    with program(tmp_path, LAPTOP, BEAMER) as running:
        running.press("beamer")
        running.wait(lambda seen: on("HDMI-1", seen))
        running.ask("screens", screens=[LAPTOP, screen("HDMI-1", 1366, 1024, 768)])
        seen = running.wait(lambda seen: on("HDMI-1", seen))
        running.wait(lambda seen: on("HDMI-1", seen) and seen["stage"]["place"] == [1366, 0, 1024, 768])
        assert seen["warning"] == ""


def test_that_the_chosen_one_of_two_equal_beamers_is_remembered(tmp_path: Path) -> None:
    with program(tmp_path, LAPTOP, BEAMER, TWIN) as running:
        assert running.ask("offers") == [
            "* HDMI-1, rechts, 1920 × 1080",
            "HDMI-2, rechts, 1920 × 1080",
            "In een venster",
        ]
        running.ask("choose", words="HDMI-2")
        running.wait(lambda seen: on("HDMI-2", seen))
        running.ask("choose", words="HDMI-1")
        running.wait(lambda seen: on("HDMI-1", seen))
        running.ask("choose", words="HDMI-2")
        running.wait(lambda seen: on("HDMI-2", seen))
    with program(tmp_path, LAPTOP, BEAMER, TWIN) as running:
        assert running.ask("offers")[1].startswith("* HDMI-2")
        running.press("beamer")
        running.wait(lambda seen: on("HDMI-2", seen))


def test_that_the_choice_of_a_window_is_remembered_until_another_beamer_comes(tmp_path: Path) -> None:
    with program(tmp_path, LAPTOP, BEAMER) as running:
        running.ask("choose", words="venster")
        seen = running.wait(in_a_window)
        assert not covers(seen["stage"]["place"], seen["desk"]["place"])
    with program(tmp_path, LAPTOP, BEAMER) as running:
        running.press("beamer")
        running.wait(in_a_window)
        assert running.ask("offers")[-1] == "* In een venster"
        running.ask("screens", screens=[LAPTOP, BEAMER, TWIN])
        running.wait(lambda seen: on("HDMI-2", seen))


def test_that_a_stage_that_was_put_away_stays_away(tmp_path: Path) -> None:
    with program(tmp_path, LAPTOP, BEAMER) as running:
        running.press("beamer")
        running.wait(lambda seen: on("HDMI-1", seen))
        running.ask("screens", screens=[LAPTOP])
        running.wait(lambda seen: seen["warning"] and not seen["choice offered"])
        running.press("beamer")
        seen = running.look()
        assert (seen["warning"], seen["button"]) == ("", "beamer uit")
        running.ask("screens", screens=[LAPTOP, BEAMER])
        assert running.wait(lambda seen: seen["choice offered"])["stage"] is None


def stage_picture(folder: Path, running: Driven, name: str) -> Image.Image:
    """What hangs on the screen, in the pixels of the beamer."""
    running.wait(lambda seen: on(name, seen) and seen["state"])
    path = folder / "stage.png"
    running.ask("picture", of="stage", path=str(path))
    with Image.open(path) as picture:
        return picture.convert("RGB")


def look_the_same(one: Image.Image, other: Image.Image) -> bool:
    """Whether nobody sees a difference: the edges of letters may be a shade lighter or darker."""
    if one.size != other.size:
        return False
    bands: Any = ImageChops.difference(one, other).getextrema()
    return all(high <= SHADE for _low, high in bands)


@pytest.fixture(scope="module")
def plain_picture(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    """As it is where nothing is scaled."""
    folder = tmp_path_factory.mktemp("plain")
    with program(folder, LAPTOP, BEAMER) as running:
        running.ask("go", kind="themes")
        running.press("beamer")
        return stage_picture(folder, running, "HDMI-1")


@pytest.mark.parametrize(("desk_dpi", "beamer_dpi"), [(120, 96), (144, 96), (96, 120), (96, 144), (144, 120)])
def test_that_the_stage_is_sharp_and_the_same_whatever_the_scales_of_desk_and_beamer(
    tmp_path: Path, plain_picture: Image.Image, desk_dpi: int, beamer_dpi: int
) -> None:
    laptop = screen("eDP-1", 0, 2160, 1440, dpi=desk_dpi)
    beamer = screen("HDMI-1", 2160, 1920, 1080, dpi=beamer_dpi)
    with program(tmp_path, laptop, beamer) as running:
        running.ask("go", kind="themes")
        running.press("beamer")
        picture = stage_picture(tmp_path, running, "HDMI-1")
        seen = running.look()
    assert (seen["desk"]["scale"], seen["stage"]["scale"]) == (desk_dpi / 96, beamer_dpi / 96)
    assert look_the_same(picture, plain_picture)


def test_that_a_picture_is_painted_anew_when_only_the_scale_is_another(
    tmp_path: Path, plain_picture: Image.Image
) -> None:
    coarse = screen("HDMI-1", 1366, 1536, 864)
    fine = screen("HDMI-2", 2902, 1920, 1080, dpi=120)
    with program(tmp_path, LAPTOP, coarse, fine) as running:
        running.ask("go", kind="themes")
        running.press("beamer")
        assert stage_picture(tmp_path, running, "HDMI-1").size == (1536, 864)
        running.ask("choose", words="HDMI-2")
        assert look_the_same(stage_picture(tmp_path, running, "HDMI-2"), plain_picture)


def test_that_a_window_that_is_dragged_to_a_finer_screen_is_sharp_there(tmp_path: Path) -> None:
    fine = screen("DP-2", 1366, 1920, 1080, dpi=144)
    with program(tmp_path, LAPTOP, fine) as running:
        running.ask("go", kind="themes")
        running.ask("choose", words="venster")
        running.wait(in_a_window)
        running.ask("move", what="stage", place=[40, 40, 960, 540])
        running.ask("picture", of="stage", path=str(tmp_path / "before.png"))
        running.ask("move", what="stage", place=[1400, 40, 960, 540])
        assert running.look()["stage"]["scale"] == 1.5
        pictures = []
        for what in ("stage", "state"):
            path = tmp_path / f"{what}.png"
            running.ask("picture", of=what, path=str(path))
            with Image.open(path) as picture:
                pictures.append(picture.convert("RGB"))
        assert look_the_same(*pictures)
