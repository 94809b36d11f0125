"""Which poster a photo shows, and what is said when it shows none, half of one, another one or several."""

import cv2
import numpy as np
import pytest

from cocreate_desktop.capture.dots import look
from cocreate_desktop.capture.dots.overlay import drawn
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.domain.posters import Poster
from cocreate_desktop.rehearsal.wallphoto import photograph
from cocreate_desktop.rehearsal.walls import WallPlan
from tests.capture.dots.made import POSTER, jpeg, made, numbers, seen


def test_that_round_and_page_are_read_and_the_page_is_straightened() -> None:
    looked = seen(made())
    assert (looked.round_number, looked.page, looked.problem) == (1234, 1, "")
    page = cv2.imdecode(np.frombuffer(looked.picture, np.uint8), cv2.IMREAD_COLOR)
    assert page is not None
    high, wide = page.shape[:2]
    assert abs(wide / looked.scale - 210) < 1
    assert abs(high / looked.scale - 297) < 1


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_that_a_photo_may_lie_on_its_side_or_head(quarter: int) -> None:
    photo = made(quarter=quarter)
    assert numbers(seen(photo)) == photo.counts


@pytest.mark.parametrize(("tilt", "curl"), [(0.9, 0.5), (0.2, 3.0)])
def test_that_a_poster_may_be_seen_askew_or_be_curled(tilt: float, curl: float) -> None:
    photo = made(tilt=tilt, curl=curl)
    assert numbers(seen(photo)) == photo.counts


def test_that_a_small_poster_in_a_large_photo_is_found() -> None:
    photo = made()
    high, wide = photo.picture.shape[:2]
    large = np.full((high * 3, wide * 3, 3), 120, np.uint8)
    large[high : 2 * high, wide : 2 * wide] = photo.picture
    assert numbers(look(jpeg(large), (POSTER,))) == photo.counts


def test_that_the_poster_of_another_round_comes_back_with_its_number_and_no_boxes() -> None:
    looked = look(made().content(), (Poster(1235, 3), Poster(7, 3)))
    assert (looked.round_number, looked.page, looked.boxes, looked.stickers) == (1234, 1, (), ())


def test_that_a_poster_from_before_the_choices_were_changed_is_not_counted() -> None:
    looked = look(made().content(), (Poster(1234, 4),))
    assert (looked.round_number, looked.boxes, looked.problem) == (1234, (), "changed")


@pytest.mark.parametrize("side", ["left", "bottom"])
def test_that_half_a_poster_is_told_apart_from_none(side: str) -> None:
    picture = made().picture
    high, wide = picture.shape[:2]
    half = picture[:, : wide // 2] if side == "left" else picture[high // 2 :]
    looked = look(jpeg(np.ascontiguousarray(half)), (POSTER,))
    assert (looked.round_number, looked.boxes, looked.problem) == (0, (), "half")


def test_that_a_corner_that_somebody_covers_makes_half_a_poster() -> None:
    picture = made(tilt=0.0).picture.copy()
    high, wide = picture.shape[:2]
    picture[: high // 4, : wide // 3] = (180, 140, 120)
    assert look(jpeg(picture), (POSTER,)).problem == "half"


def test_that_a_photo_of_something_else_has_no_poster() -> None:
    wall = photograph(WallPlan(seed=3, width=800, height=600, notes=9))
    assert look(wall.content, (POSTER,)).problem == "none"
    assert look(jpeg(np.full((300, 400, 3), 200, np.uint8)), (POSTER,)).problem == "none"


def test_that_two_posters_in_one_photo_are_not_counted_as_one() -> None:
    other = made(poster=Poster(7, 3))
    both = np.hstack((made().picture, other.picture))
    looked = look(jpeg(both), (POSTER, Poster(7, 3)))
    assert (looked.boxes, looked.problem) == ((), "several")


def test_that_a_poster_too_far_away_is_asked_for_again() -> None:
    looked = look(made(scale=0.95, tilt=0.0, blur=0.1, noise=0.0, size=16.0).content(), (POSTER,))
    assert (looked.round_number, looked.boxes, looked.problem) == (1234, (), "small")


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff\xd8\xff\xe0 broken"])
def test_that_a_broken_file_is_refused(content: bytes) -> None:
    with pytest.raises(BadFile):
        look(content, (POSTER,))


def test_that_what_was_counted_is_drawn_on_the_page() -> None:
    looked = seen(made())
    plain = cv2.imdecode(np.frombuffer(looked.picture, np.uint8), cv2.IMREAD_COLOR)
    shown = cv2.imdecode(np.frombuffer(drawn(looked, POSTER), np.uint8), cv2.IMREAD_COLOR)
    assert plain is not None
    assert shown is not None
    small = cv2.resize(shown, plain.shape[1::-1], interpolation=cv2.INTER_AREA)
    scale = looked.scale
    for one in looked.stickers:
        rim = (round(one.y * scale), round((one.x + one.radius) * scale))
        assert int(cv2.absdiff(small, plain)[rim].max()) > 20
