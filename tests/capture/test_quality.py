"""Whether notes can be read is told while the wall still hangs, with the part to photograph again."""

import cv2
import numpy as np
import pytest

from cocreate_desktop.capture.quality import clarity_of, warnings_of, why_unclear
from cocreate_desktop.capture.wall.looking import look
from cocreate_desktop.capture.wall.straighten import straighten
from cocreate_desktop.rehearsal.walls import Ground, Layout, Light, WallPlan, make_wall
from cocreate_desktop.services.seeing import Looked
from tests.capture.wall.photos import Pixels, jpeg, quads, sees

WALL = make_wall(
    WallPlan(
        seed=5,
        width=1280,
        height=900,
        notes=24,
        ground=Ground.BROWN,
        layout=Layout.APART,
        tilt=0.1,
        clutter=0.0,
    )
)


def blurred(picture: Pixels, sigma: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.uint8)


def looked(picture: Pixels, scale: float = 1.0) -> Looked:
    found = look(jpeg(picture), finder=sees([quad * scale for quad in quads(WALL)]))
    assert found is not None
    return found


def test_that_a_sharp_wall_has_no_unclear_note() -> None:
    found = looked(WALL.picture)
    assert not any(one.unclear for one in found.seen)
    assert not set(found.warnings) - {"cut_off"}


def test_that_the_blurred_part_is_asked_for_again_in_one_rectangle() -> None:
    picture = WALL.picture.copy()
    picture[:, 640:] = blurred(picture, 6)[:, 640:]
    found = looked(picture)
    right = [one for one in found.seen if np.min(one.quad, axis=0)[0] > 640]
    left = [one for one in found.seen if np.max(one.quad, axis=0)[0] < 640]
    assert sum(one.unclear for one in right) >= 0.9 * len(right) > 5
    assert not any(one.unclear for one in left)
    assert "blur" in found.warnings
    part = max(found.again, key=lambda one: one.notes)
    assert part.why == "blur"
    assert part.notes >= 0.9 * len(right)
    assert part.box[0] > 500


def test_that_notes_of_a_few_pixels_are_too_small() -> None:
    small = cv2.resize(WALL.picture, None, fx=0.18, fy=0.18, interpolation=cv2.INTER_AREA)
    found = looked(np.asarray(small, np.uint8), 0.18)
    assert "small" in found.warnings
    assert all(one.unclear for one in found.seen)


def test_that_a_dark_photo_is_called_dark() -> None:
    assert "dark" in looked((WALL.picture * 0.2).astype(np.uint8)).warnings


def test_that_a_shining_lamp_on_a_note_is_seen() -> None:
    picture = WALL.picture.astype(np.float64)
    x, y = quads(WALL)[9].mean(axis=0)
    down, across = np.mgrid[0 : picture.shape[0], 0 : picture.shape[1]]
    picture += 320 * np.exp(-(((across - x) ** 2 + (down - y) ** 2) / 60**2))[:, :, None]
    found = looked(np.clip(picture, 0, 255).astype(np.uint8))
    assert "glare" in found.warnings
    assert [part.why for part in found.again if part.box[0] < x < part.box[0] + part.box[2]].count(
        "glare"
    ) == 1


def test_that_an_empty_note_is_as_clear_as_those_beside_it() -> None:
    empty = np.full((120, 120, 3), (250, 230, 110), np.uint8)
    crops = [straighten(WALL.picture, quad) for quad in quads(WALL)[:6]]
    middles = np.array([(100 * n, 0) for n in range(7)], np.float64)
    for picture, why in ((WALL.picture, ""), (blurred(WALL.picture, 8), "blur")):
        crops = [straighten(picture, quad) for quad in quads(WALL)[:6]]
        clear = [clarity_of(crop, quad) for crop, quad in zip([*crops, empty], quads(WALL)[:7], strict=True)]
        assert why_unclear(clear, middles)[6] == why
    assert why_unclear([], np.zeros((0, 2))) == []


def test_that_a_live_picture_is_warned_about_only_when_something_is_wrong() -> None:
    assert warnings_of(WALL.picture) == ()
    assert warnings_of(blurred(WALL.picture, 5)) == ("blur",)
    assert "dark" in warnings_of((WALL.picture * 0.2).astype(np.uint8))


@pytest.mark.parametrize("light", [Light.EVEN, Light.SIDE])
def test_that_good_light_gives_no_warning(light: Light) -> None:
    wall = make_wall(WallPlan(seed=77, width=900, height=600, notes=12, light=light, clutter=0.0))
    assert warnings_of(wall.picture) == ()


def test_that_a_lamp_in_a_live_picture_is_glare() -> None:
    lit = WALL.picture.copy()
    cv2.circle(lit, (640, 400), 110, (255, 255, 255), -1)
    assert "glare" in warnings_of(blurred(lit, 1))


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (720, 1280)])
def test_that_an_empty_picture_of_any_size_is_no_trouble(size: tuple[int, int]) -> None:
    assert "blur" not in warnings_of(np.full((*size, 3), 200, np.uint8))
