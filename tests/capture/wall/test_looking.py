"""From the bytes of a photo to what was seen in it: in reading order, straightened, and nothing else of the room is kept."""

from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import count

import numpy as np
import pytest
from PIL import Image

from cocreate_desktop.capture.wall.kept import LONGEST
from cocreate_desktop.capture.wall.looking import cut, look
from cocreate_desktop.capture.wall.shapes import overlap, quad_from
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.rehearsal.walls import Ground, Layout, WallPlan, make_wall
from cocreate_desktop.services.seeing import WARNINGS, Looked
from tests.capture.wall.photos import Finder, Pixels, Place, jpeg, opened, quads, sees, square

WALL = make_wall(
    WallPlan(
        seed=31,
        width=900,
        height=680,
        notes=20,
        ground=Ground.BROWN,
        tilt=0.1,
        clutter=0.0,
        layout=Layout.APART,
    )
)


def looked(picture: Pixels, finder: Finder) -> Looked:
    found = look(jpeg(picture), finder=finder)
    assert found is not None
    return found


def test_that_every_note_is_seen_in_reading_order_with_its_crop_and_colour() -> None:
    found = looked(WALL.picture, sees(quads(WALL)[::-1]))
    whole = [note for note in WALL.notes if not note.cut_off]
    assert len(found.seen) == len(WALL.notes)
    assert (found.width, found.height) == (900, 680)
    heights = [np.mean(one.quad, axis=0)[1] for one in found.seen]
    assert heights[0] < heights[len(heights) // 2] < heights[-1]
    right = 0
    for note in whole:
        one = max(found.seen, key=lambda seen: overlap(np.array(seen.quad), np.array(note.quad)))
        right += one.crop.colour == note.colour
        assert min(opened(one.crop.content).shape[:2]) > 60
    assert right >= 0.85 * len(whole)


def test_that_only_the_notes_with_a_little_wall_are_kept() -> None:
    places = [square(300, 200, 90), square(420, 200, 90), square(300, 320, 90)]
    found = looked(np.full((680, 900, 3), 190, np.uint8), sees(places))
    assert found.cut == (255, 155, 300, 300)
    assert opened(found.picture).shape == (300, 300, 3)


def test_that_a_heading_is_kept_too() -> None:
    found = looked(WALL.picture, sees(quads(WALL)))
    left, top, wide, high = found.cut
    assert opened(found.picture).shape[:2] == (high, wide)
    assert max(opened(found.picture).shape) <= LONGEST
    assert left + wide <= 900
    assert top + high <= 680


def test_that_a_large_photo_is_kept_smaller() -> None:
    found = looked(
        np.full((2400, 3200, 3), 200, np.uint8), sees([square(50, 50, 300), square(2800, 2000, 300)])
    )
    assert max(opened(found.picture).shape) == LONGEST
    assert found.cut[2] > LONGEST


def test_that_a_board_that_was_shown_leaves_out_what_is_beside_it() -> None:
    shown = quad_from(square(200, 100, 400))
    picture = np.full((680, 900, 3), 190, np.uint8)
    wanted = [square(250, 150, 90), square(400, 150, 90)]

    def finds(part: Pixels, *, going: Callable[[], bool], told: Callable[[float], None]) -> Sequence[Place]:
        # It is given the part round the board only, in whose pixels it answers.
        assert part.shape[0] < 680
        places = [np.subtract(one, (200 - 60, 100 - 60)) for one in (*wanted, square(590, 480, 60))]
        return sees(places)(part, going=going, told=told)

    found = look(jpeg(picture), board=shown, finder=finds)
    assert found is not None
    assert [np.round(one.quad[0]).tolist() for one in found.seen] == [[250, 150], [400, 150]]
    assert found.board == shown
    assert found.cut == (200, 100, 400, 400)


def test_that_a_note_partly_out_of_the_picture_is_cut_off_and_asked_for_again() -> None:
    places = [square(-30, 200, 100), square(200, 200, 100)]
    found = looked(np.full((680, 900, 3), 190, np.uint8), sees(places))
    assert [one.cut_off for one in found.seen] == [True, False]
    assert [(part.why, part.notes) for part in found.again] == [("cut_off", 1)]
    assert found.again[0].box[0] == 0
    assert found.warnings == ("cut_off",)


def test_that_what_may_be_no_note_sends_nobody_back_to_the_wall() -> None:
    found = looked(np.full((680, 900, 3), 190, np.uint8), sees([square(-30, 200, 100)], confidence=0.3))
    assert found.seen[0].cut_off
    assert found.again == ()


@pytest.mark.parametrize("tone", [0, 128, 255])
def test_that_a_picture_without_notes_says_so(tone: int) -> None:
    found = looked(np.full((300, 400, 3), tone, np.uint8), sees([]))
    assert found.seen == ()
    assert "no_notes" in found.warnings
    assert set(found.warnings) <= set(WARNINGS)
    assert found.cut == (0, 0, 400, 300)


@pytest.mark.parametrize("number", [1, 2, 150])
def test_that_any_number_of_notes_will_do(number: int) -> None:
    places = [square(10 + 55 * (n % 15), 10 + 55 * (n // 15), 50) for n in range(number)]
    assert len(looked(np.full((680, 900, 3), 190, np.uint8), sees(places)).seen) == number


def test_that_a_grey_picture_and_a_png_will_do() -> None:
    out = BytesIO()
    Image.new("L", (300, 200), 128).save(out, "PNG")
    found = look(out.getvalue(), finder=sees([square(20, 20, 100)]))
    assert found is not None
    assert len(found.seen) == 1


@pytest.mark.parametrize("content", [b"", b"no picture", jpeg(WALL.picture)[:200]])
def test_that_bytes_that_are_no_picture_are_refused(content: bytes) -> None:
    with pytest.raises(BadFile):
        look(content, finder=sees([]))
    with pytest.raises(BadFile):
        cut(content, quad_from(square(0, 0, 10)))


def test_that_looking_tells_how_far_it_is_and_can_be_stopped_at_every_step() -> None:
    content, heard, asked = jpeg(WALL.picture), [0.0], [0]

    def going_until(last: int) -> Callable[[], bool]:
        left = count(last, -1)
        return lambda: next(left) > 0

    def counted() -> bool:
        asked[0] += 1
        return True

    assert look(content, finder=sees(quads(WALL)), told=heard.append, going=counted) is not None
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    for last in range(asked[0]):
        assert look(content, finder=sees(quads(WALL)), going=going_until(last)) is None


def test_that_a_note_drawn_by_hand_is_straightened_and_named() -> None:
    picture = np.full((400, 500, 3), (200, 198, 195), np.uint8)
    picture[100:200, 150:250] = (255, 105, 155)
    made = cut(jpeg(picture), ((150, 100), (250, 100), (250, 200), (150, 200)))
    assert made.colour == "pink"
    assert opened(made.content).shape[0] == pytest.approx(106, abs=1)
