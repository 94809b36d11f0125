"""Pages and pictures of a step: their order, captions and turning, and that each change can be taken back."""

from collections.abc import Callable

import pytest

from cocreate_desktop.domain.errors import BadValue, Gone, NotAllowed, TextTooLong
from cocreate_desktop.domain.steps import Kind, ShowSettings, Step, read_settings
from cocreate_desktop.services.playing import Deed, DeedKind
from cocreate_desktop.services.showing import MOST_PAGES, NewPicture
from tests.services.conftest import House


def a_picture(number: int) -> NewPicture:
    return NewPicture(b"page %d" % number, "image/png", b"small %d" % number, 40, 30, f"Ontwerp {number}")


@pytest.fixture
def step(house: House) -> Step:
    made = house.services.evenings.add_step(house.evening.id, Kind.SHOW, after=house.steps[0].id)
    house.services.showing.add(made.id, [a_picture(number) for number in range(1, 5)])
    return made


def now(house: House, step: Step) -> ShowSettings:
    stored = next(one for one in house.services.evenings.steps(step.evening_id) if one.id == step.id)
    found = read_settings(stored)
    assert isinstance(found, ShowSettings)
    return found


def captions(house: House, step: Step) -> str:
    return "".join(name[-1] for name in now(house, step).names)


def test_that_pictures_are_kept_whole_and_small(house: House, step: Step) -> None:
    settings = now(house, step)
    assert captions(house, step) == "1234"
    assert house.services.showing.picture(settings.pages[2]) == b"page 3"
    small = house.services.overview.evening(house.evening.id).small
    assert house.services.showing.picture(small[settings.pages[2]]) == b"small 3"
    with pytest.raises(Gone):
        house.services.showing.picture("0" * 64)


def test_that_the_same_picture_twice_is_stored_once(house: House, step: Step) -> None:
    house.services.showing.add(step.id, [a_picture(1)])
    settings = now(house, step)
    assert settings.pages[0] == settings.pages[4]
    assert len(house.services.overview.evening(house.evening.id).small) == 4


def test_that_every_change_can_be_taken_back(house: House, step: Step) -> None:
    showing = house.services.showing
    changes: tuple[Callable[[], Step], ...] = (
        lambda: showing.remove(step.id, 1),
        lambda: showing.move(step.id, 3, 0),
        lambda: showing.caption(step.id, 0, "Het plein in de zon"),
        lambda: showing.side_by_side(step.id, True),
        lambda: showing.add(step.id, [a_picture(9)]),
    )
    for change in changes:
        before = now(house, step)
        old = change()
        assert now(house, step) != before
        showing.put_back(old)
        assert now(house, step) == before


def test_that_the_room_goes_on_seeing_its_page_while_pages_move(house: House, step: Step) -> None:
    showing = house.services.showing
    old = showing.move(step.id, 0, 3)
    assert (captions(house, step), now(house, step).at) == ("2341", 3)
    showing.turn(step.id, 2)
    showing.put_back(old)
    assert (captions(house, step), now(house, step).at) == ("1234", 3)
    showing.remove(step.id, 0)
    assert (captions(house, step), now(house, step).at) == ("234", 2)
    showing.move(step.id, 0, 2)
    assert (captions(house, step), now(house, step).at) == ("342", 1)


def test_that_taking_off_the_last_page_turns_to_the_one_before(house: House, step: Step) -> None:
    house.services.showing.turn(step.id, 3)
    house.services.showing.remove(step.id, 3)
    assert (captions(house, step), now(house, step).shown()) == ("123", (2,))


@pytest.mark.parametrize("place", [-1, 4, 99])
def test_that_a_page_that_is_not_there_is_refused(house: House, step: Step, place: int) -> None:
    showing = house.services.showing
    verbs: tuple[Callable[[], Step], ...] = (
        lambda: showing.turn(step.id, place),
        lambda: showing.remove(step.id, place),
        lambda: showing.move(step.id, 0, place),
        lambda: showing.move(step.id, place, 0),
        lambda: showing.caption(step.id, place, "x"),
    )
    for verb in verbs:
        with pytest.raises(BadValue):
            verb()
    assert captions(house, step) == "1234"


def test_that_only_such_a_step_shows_pages_and_not_without_end(house: House, step: Step) -> None:
    with pytest.raises(NotAllowed):
        house.services.showing.add(house.steps[0].id, [a_picture(1)])
    with pytest.raises(NotAllowed):
        house.services.showing.add(step.id, [a_picture(1)] * MOST_PAGES)
    with pytest.raises(TextTooLong):
        house.services.showing.caption(step.id, 0, "x" * 301)


def test_that_the_forward_key_turns_the_pages_and_then_goes_on(house: House, step: Step) -> None:
    playing, evening_id = house.services.playing, house.evening.id
    playing.forward(evening_id)
    house.clock.pass_by(minutes=5)
    assert playing.forward(evening_id) == Deed(DeedKind.STEP, step.id)
    turned = [playing.forward(evening_id) for _page in range(3)]
    assert turned == [Deed(DeedKind.PAGE, page=page, pages=4) for page in (2, 3, 4)]
    assert now(house, step).shown() == (3,)
    assert playing.forward(evening_id).kind is DeedKind.STEP
    playing.back(evening_id)
    assert now(house, step).shown() == (3,), "back comes to the last page"
    for page in (2, 1, 0):
        playing.back(evening_id)
        assert now(house, step).shown() == (page,)
    playing.back(evening_id)
    assert house.evening.current_step == house.steps[0].id
    playing.forward(evening_id)
    assert now(house, step).shown() == (0,)


def test_that_two_beside_each_other_turn_together(house: House, step: Step) -> None:
    playing, evening_id = house.services.playing, house.evening.id
    house.services.showing.side_by_side(step.id, True)
    house.services.showing.remove(step.id, 3)
    playing.go_to(evening_id, step.id)
    assert (now(house, step).shown(), now(house, step).views) == ((0, 1), 2)
    assert playing.forward(evening_id) == Deed(DeedKind.PAGE, page=2, pages=2)
    assert now(house, step).shown() == (2,)
    assert playing.next_deed(evening_id).kind is DeedKind.STEP


def test_that_a_step_without_pages_is_passed_with_one_key(house: House) -> None:
    made = house.services.evenings.add_step(house.evening.id, Kind.SHOW, after=house.steps[0].id)
    house.services.playing.go_to(house.evening.id, made.id)
    assert house.services.playing.next_deed(house.evening.id).kind is DeedKind.STEP


def test_that_a_copied_step_shows_the_same(house: House, step: Step) -> None:
    copy = house.services.evenings.duplicate_step(step.id)
    assert now(house, copy).pages == now(house, step).pages
    house.services.showing.remove(copy.id, 0)
    assert len(now(house, step).pages) == 4
