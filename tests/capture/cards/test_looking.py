"""Voting cards in made-up rooms: read, unclear with the reason, or not there."""

from dataclasses import replace
from io import BytesIO

import cv2
import numpy as np
import pytest
from PIL import Image

from cocreate_desktop.capture.cards import look
from cocreate_desktop.capture.wall.opening import packed
from cocreate_desktop.codes.markers import card_marker
from cocreate_desktop.domain.cards import SIDES, CardForm, CardSet
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.rehearsal.rooms import Room, RoomPlan, make_room, room
from cocreate_desktop.services.seeing import CardsLooked, Frame

TURNED = CardSet()
HALL = {number: SIDES[number % 4] for number in range(1, 25)}


def frame_of(picture: np.typing.NDArray[np.uint8]) -> Frame:
    high, wide = picture.shape[:2]
    return Frame(wide, high, np.ascontiguousarray(picture).tobytes())


def read(looked: CardsLooked) -> dict[int, str]:
    return {card.number: card.answer for card in looked.cards}


def sheet(
    number: int, side: str, turned: float = 0, module: int = 8, form: CardForm = CardForm.TURNED
) -> np.typing.NDArray[np.uint8]:
    """A card on a grey wall, its marker standing as for ``side`` and then turned to the right by so many degrees."""
    dark = np.array(card_marker(number, form, side))
    marker = np.kron(np.where(dark, 12, 240), np.ones((module, module))).astype(np.uint8)
    paper = cv2.copyMakeBorder(marker, *(3 * module,) * 4, cv2.BORDER_CONSTANT, value=(240,))
    wall = cv2.copyMakeBorder(paper, *(6 * module,) * 4, cv2.BORDER_CONSTANT, value=(120,))
    middle = (wall.shape[1] / 2, wall.shape[0] / 2)
    way = cv2.getRotationMatrix2D(middle, -turned, 1)
    laid = cv2.warpAffine(wall, way, wall.shape[::-1], borderMode=cv2.BORDER_REPLICATE)
    return np.repeat(laid[:, :, None], 3, axis=2)


@pytest.fixture(scope="module")
def hall() -> Room:
    """A usual evening."""
    return room(HALL, 11, (1280, 720))


def test_that_every_card_of_a_hall_is_read_at_its_place(hall: Room) -> None:
    looked = look(frame_of(hall.picture), TURNED)
    assert read(looked) == HALL
    assert (looked.width, looked.height, looked.unclear) == (1280, 720, ())
    truth = {card.number: card for card in hall.cards}
    for card in looked.cards:
        apart = np.abs(np.array(card.quad) - np.array(truth[card.number].quad)).max()
        assert apart < 0.15 * truth[card.number].side
        assert 0.8 <= card.confidence <= 1


def test_that_a_photo_is_read_as_a_live_picture_is(hall: Room) -> None:
    assert read(look(packed(hall.picture, 90), TURNED)) == HALL


def test_that_a_photo_that_lies_on_its_side_is_read_as_it_is_displayed(hall: Room) -> None:
    lying = Image.fromarray(hall.picture).transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6  # turn to the right to display
    out = BytesIO()
    lying.save(out, "JPEG", quality=90, exif=exif)
    looked = look(out.getvalue(), TURNED)
    assert (looked.width, looked.height) == (1280, 720)
    assert read(looked) == HALL


def test_that_folded_sheets_are_read_however_they_are_held() -> None:
    folded = make_room(
        RoomPlan(cards=HALL, seed=4, form=CardForm.FOLDED, width=1280, height=720, askew=180.0)
    )
    assert read(look(frame_of(folded.picture), CardSet(CardForm.FOLDED))) == HALL


def test_that_nothing_is_read_in_a_mirror(hall: Room) -> None:
    looked = look(frame_of(hall.picture[:, ::-1]), TURNED)
    truth = set(HALL.items())
    assert len(set(read(looked).items()) & truth) < len(truth) // 4


@pytest.mark.parametrize("form", CardForm)
@pytest.mark.parametrize("side", SIDES)
def test_that_the_side_that_is_up_is_the_answer(side: str, form: CardForm) -> None:
    looked = look(frame_of(sheet(7, side, 5, form=form)), CardSet(form))
    assert read(looked) == {7: side}


@pytest.mark.parametrize("turned", [-32, -20, 20, 32])
def test_that_a_card_somewhat_askew_still_counts(turned: float) -> None:
    assert read(look(frame_of(sheet(7, "B", turned)), TURNED)) == {7: "B"}


@pytest.mark.parametrize("turned", [-44, -35, 35, 45])
def test_that_a_card_between_two_sides_is_unclear(turned: float) -> None:
    looked = look(frame_of(sheet(7, "B", turned)), TURNED)
    assert looked.cards == ()
    assert [(card.number, card.why) for card in looked.unclear] == [(7, "tilted")]


def test_that_askew_means_nothing_for_a_folded_sheet() -> None:
    looked = look(frame_of(sheet(7, "B", 44, form=CardForm.FOLDED)), CardSet(CardForm.FOLDED))
    assert read(looked) == {7: "B"}


def test_that_a_number_that_is_there_twice_is_unclear_both_times() -> None:
    both = np.hstack([sheet(7, "A"), sheet(9, "C"), sheet(7, "B")])
    looked = look(frame_of(both), TURNED)
    assert read(looked) == {9: "C"}
    assert [(card.number, card.why) for card in looked.unclear] == [(7, "twice"), (7, "twice")]
    assert looked.unclear[0].quad != looked.unclear[1].quad


def test_that_a_card_of_another_evening_is_not_taken_for_one_of_this() -> None:
    both = np.hstack([sheet(7, "A"), sheet(70, "C")])
    looked = look(frame_of(both), CardSet(number=60))
    assert read(looked) == {7: "A"}
    assert looked.unclear == ()


def test_that_a_card_too_far_away_is_not_counted() -> None:
    near = sheet(7, "A", module=8)
    far = cv2.resize(near, None, fx=1.25 / 8, fy=1.25 / 8, interpolation=cv2.INTER_AREA)
    wide = np.asarray(cv2.copyMakeBorder(far, *(200,) * 4, cv2.BORDER_REPLICATE), np.uint8)
    looked = look(frame_of(wide), TURNED)
    assert looked.cards == ()
    assert {card.why for card in looked.unclear} <= {"small"}


@pytest.mark.parametrize("side", [16, 30, 70, 150, 320])
def test_that_cards_of_every_size_are_read(side: int) -> None:
    near = sheet(12, "D", 8, module=24)
    scale = side / (7 * 24)
    picture = cv2.resize(
        near, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    )
    assert read(look(packed(np.asarray(picture, np.uint8), 92), TURNED)) == {12: "D"}


def test_that_thumbs_on_the_white_and_dim_light_cost_little() -> None:
    plan = RoomPlan(cards=HALL, seed=8, width=1280, height=720, sides=(24, 28))
    for one in (replace(plan, fingers=0.8), replace(plan, light=0.4), replace(plan, motion=1.5)):
        found = read(look(frame_of(make_room(one).picture), TURNED))
        assert len(found) >= len(HALL) - 3
        assert found.items() <= HALL.items()


def test_that_nothing_is_seen_where_there_are_no_cards() -> None:
    empty = make_room(RoomPlan(cards={}, seed=5, width=1280, height=720, empty_seats=30))
    grain = np.random.default_rng(3).integers(0, 256, (720, 1280, 3), np.uint8)
    plain = np.full((300, 400, 3), 128, np.uint8)
    for picture in (empty.picture, grain, plain):
        for form in CardForm:
            assert look(frame_of(picture), CardSet(form)) == CardsLooked(
                picture.shape[1], picture.shape[0], ()
            )


@pytest.mark.parametrize("side", [24, 40, 90])
def test_that_the_keys_of_a_keyboard_are_no_cards_and_a_card_like_them_is(side: int) -> None:
    key = np.full((7, 7), 20, np.uint8)
    key[2:5, 2:5] = 235
    keys = np.full((400, 500, 3), 170, np.uint8)
    for row in range(3):
        for column in range(4):
            drawn = cv2.resize(key, (side, side), interpolation=cv2.INTER_LINEAR)
            top, left = 20 + row * 120, 20 + column * 120
            keys[top : top + side, left : left + side] = drawn[:, :, None]
    for form in CardForm:
        assert look(frame_of(keys), CardSet(form)).cards == ()
    assert read(look(frame_of(sheet(168, "A", form=CardForm.FOLDED)), CardSet(CardForm.FOLDED))) == {168: "A"}


@pytest.mark.parametrize("content", [b"", b"no picture at all", b"\xff\xd8\xff broken"])
def test_that_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(BadFile):
        look(content, TURNED)


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (20, 20)])
def test_that_the_smallest_picture_is_no_trouble(size: tuple[int, int]) -> None:
    assert look(frame_of(np.full((*size, 3), 90, np.uint8)), TURNED).cards == ()
