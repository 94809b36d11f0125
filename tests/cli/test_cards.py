"""`cocreate cards`: what other programs may count on, what people read, and what cannot be used."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from cocreate_desktop.apps.cards import as_json
from cocreate_desktop.capture.wall.opening import packed
from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.rehearsal.rooms import Room, RoomPlan, make_room
from cocreate_desktop.services.seeing import CardSeen, CardsLooked, CardUnclear
from tests.cli.conftest import Command, photos_told, unusable

CARDS = {1: "A", 2: "C", 5: "D", 8: "B"}
QUAD = ((10.04, 20.0), (30.0, 20.0), (30.0, 40.0), (10.0, 40.0))


@pytest.fixture(scope="module")
def hall() -> Room:
    """Four people with cards."""
    return make_room(RoomPlan(cards=CARDS, seed=5, width=800, height=600, sides=(34, 44)))


@pytest.fixture
def photo(hall: Room, tmp_path: Path) -> Path:
    """That hall as a file."""
    return written(tmp_path / "zaal.jpg", hall)


def written(path: Path, room: Room) -> Path:
    path.write_bytes(packed(room.picture, 90))
    return path


def test_that_the_json_is_what_other_programs_rely_on(photo: Path, hall: Room, cocreate: Command) -> None:
    (one,) = photos_told(cocreate("cards", photo, "--json"))
    assert (list(one), one["missing"]) == (["file", "cards", "unclear", "missing"], [])
    assert one["file"] == str(photo)
    cards = one["cards"]
    assert isinstance(cards, list)
    assert {card["number"]: card["answer"] for card in cards} == CARDS
    truth = {card.number: card for card in hall.cards}
    for card in cards:
        assert list(card) == ["number", "answer", "quad", "confidence"]
        assert np.abs(np.array(card["quad"]) - np.array(truth[card["number"]].quad)).max() < 8
        assert 0.8 <= card["confidence"] <= 1
    assert one["unclear"] == []


def test_that_missing_cards_are_told_only_when_it_is_known_how_many_there_are(
    photo: Path, cocreate: Command
) -> None:
    (one,) = photos_told(cocreate("cards", photo, "--json", "--cards", "9"))
    assert list(one) == ["file", "cards", "unclear", "missing"]
    assert one["missing"] == [3, 4, 6, 7, 9]


def test_that_numbers_above_those_there_are_are_no_cards_of_this_evening(
    photo: Path, cocreate: Command
) -> None:
    (one,) = photos_told(cocreate("cards", photo, "--json", "--cards", "4"))
    cards = one["cards"]
    assert isinstance(cards, list)
    assert [card["number"] for card in cards] == [1, 2]
    assert one["missing"] == [3, 4]


def test_that_folded_sheets_are_read_when_they_are_asked_for(tmp_path: Path, cocreate: Command) -> None:
    plan = RoomPlan(cards=CARDS, seed=5, width=800, height=600, sides=(34, 44), form=CardForm.FOLDED)
    path = written(tmp_path / "gevouwen.jpg", make_room(plan))
    (one,) = photos_told(cocreate("cards", path, "--json", "--form", "folded"))
    cards = one["cards"]
    assert isinstance(cards, list)
    assert {card["number"]: card["answer"] for card in cards} == CARDS


def test_that_people_get_a_line_a_card(photo: Path, cocreate: Command) -> None:
    said = cocreate("cards", photo, "--cards", "9", "--lang", "en")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == f"{photo}: 4 cards read"
    assert [line.split()[:2] for line in lines[1:5]] == [
        [str(number), answer] for number, answer in CARDS.items()
    ]
    assert lines[5] == "Missing: 3-4, 6-7, 9"


def test_that_what_is_unclear_is_told_with_its_reason() -> None:
    looked = CardsLooked(640, 480, (CardSeen(4, "B", QUAD, 0.98765),), (CardUnclear(7, "tilted", QUAD),))
    one = as_json("zaal.jpg", looked, expected=8, scale=2.0)
    corners = [[20.1, 40.0], [60.0, 40.0], [60.0, 80.0], [20.0, 80.0]]
    assert one == {
        "file": "zaal.jpg",
        "cards": [{"number": 4, "answer": "B", "quad": corners, "confidence": 0.988}],
        "unclear": [{"number": 7, "why": "tilted", "quad": corners}],
        "missing": [1, 2, 3, 5, 6, 7, 8],
    }


def test_that_a_card_held_askew_is_in_the_table_of_people(tmp_path: Path, cocreate: Command) -> None:
    plan = RoomPlan(
        cards={3: "A"}, seed=2, width=500, height=400, sides=(60, 60), askew=0.0, fingers=0.0, empty_seats=0
    )
    straight = make_room(plan).picture
    way = cv2.getRotationMatrix2D((250, 200), 40, 1)
    turned = cv2.warpAffine(straight, way, (500, 400), borderMode=cv2.BORDER_REPLICATE)
    path = written(tmp_path / "scheef.jpg", Room(np.asarray(turned, np.uint8), ()))
    said = cocreate("cards", path, "--lang", "en")
    assert said.out.splitlines() == [f"{path}: 0 cards read", "    3  ?  held askew"]


def test_that_a_broken_file_is_told_and_the_others_are_read(
    photo: Path, tmp_path: Path, cocreate: Command
) -> None:
    broken = tmp_path / "kapot.jpg"
    broken.write_bytes(b"\xff\xd8\xff no picture")
    said = cocreate("cards", broken, photo, "--json")
    (one,) = photos_told(said, code=1)
    assert one["file"] == str(photo)
    assert "kapot.jpg" in said.err


def test_that_nothing_usable_is_one_clear_line(tmp_path: Path, cocreate: Command) -> None:
    assert "weg.jpg" in unusable(cocreate("cards", tmp_path / "weg.jpg", "--json"))


def test_that_a_folder_is_read_photo_by_photo(hall: Room, tmp_path: Path, cocreate: Command) -> None:
    for name in ("b.jpg", "a.jpg"):
        written(tmp_path / name, hall)
    assert [one["file"] for one in photos_told(cocreate("cards", tmp_path, "--json"))] == [
        str(tmp_path / "a.jpg"),
        str(tmp_path / "b.jpg"),
    ]


@pytest.mark.parametrize(
    "words",
    [("--cards", "0"), ("--cards", "251"), ("--cards", "-3"), ("--cards", "veel"), ("--form", "round")],
)
def test_that_what_cannot_be_asked_is_refused(words: tuple[str, str], photo: Path, cocreate: Command) -> None:
    assert words[0] in unusable(cocreate("cards", photo, *words))
