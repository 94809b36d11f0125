"""What is remarkable in earlier photos is found once, remembered by their bytes, and let go when asked."""

from collections.abc import Iterator

import pytest

from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.capture.wall import features
from cocreate_desktop.capture.wall.features import Memory
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.rehearsal.walls import make_wall
from tests.capture.wall.photos import jpeg, photographed
from tests.capture.wall.test_merging import LEFT, PLAN, RIGHT, SIZE, looked, seen_left


@pytest.fixture
def pictures() -> Iterator[tuple[bytes, bytes]]:
    wall = make_wall(PLAN)
    yield jpeg(photographed(wall, LEFT, SIZE)[0]), jpeg(photographed(wall, RIGHT, SIZE)[0])
    features.forget()


def test_that_a_picture_is_looked_at_once(pictures: tuple[bytes, bytes]) -> None:
    memory = Memory()
    first = memory.of(pictures[0])
    # Bytes that are the same count, wherever they lie.
    assert memory.of(bytes(bytearray(pictures[0]))) is first
    assert memory.of(pictures[1]) is not first
    assert len(memory) == 2
    assert (first.width, first.height, first.scale) == (*SIZE, 1.0)


def test_that_what_was_not_asked_for_longest_goes_first_and_all_of_it_when_asked(
    pictures: tuple[bytes, bytes],
) -> None:
    memory = Memory(most=1)
    first = memory.of(pictures[0])
    memory.of(pictures[1])
    assert len(memory) == 1
    assert memory.of(pictures[0]) is not first
    memory.forget()
    assert len(memory) == 0


def test_that_what_is_no_picture_is_not_remembered() -> None:
    memory = Memory()
    with pytest.raises(BadFile):
        memory.of(b"no picture")
    assert len(memory) == 0


def test_that_notes_are_known_again_the_same_with_and_without_memory(pictures: tuple[bytes, bytes]) -> None:
    wall = make_wall(PLAN)
    before = seen_left(wall)
    picture, notes = photographed(wall, RIGHT, SIZE, shade=0.6)
    features.forget()
    first = [one.same_as for one in looked(picture, notes, before).seen]
    assert features.earlier_of(before.pictures[0]) is features.earlier_of(before.pictures[0])
    assert [one.same_as for one in looked(picture, notes, before).seen] == first
    assert any(first)


def test_that_the_eyes_let_go_of_it_with_the_rest_of_their_memory(pictures: tuple[bytes, bytes]) -> None:
    first = features.earlier_of(pictures[0])
    OwnEyes().forget()
    assert features.earlier_of(pictures[0]) is not first
