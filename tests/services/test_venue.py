"""The venue check is kept for its place: found again on the next evening there, and never mistaken for having been done."""

from dataclasses import replace

import pytest

from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.venue import (
    Answer,
    BeamerFacts,
    CameraFacts,
    PrinterFacts,
    VenueCheck,
    VenuePart,
    VenueState,
)
from cocreate_desktop.services.services import Services
from tests.services.conftest import House

SEEN = BeamerFacts("EPSON", 1920, 1080, 100, 60, 9, 180, answer=Answer.YES)
LAPTOP, OTHER = "laptop-3", "laptop-7"


@pytest.fixture
def evening_id(house: House) -> str:
    house.services.evenings.change(house.evening.id, hall="De Kom")
    return house.evening.id


def test_that_before_anybody_looked_nothing_is_done(services: Services, evening_id: str) -> None:
    view = services.venues.view(evening_id, LAPTOP)
    assert [item.part for item in view.items] == list(VenuePart)
    assert {item.state for item in view.items} == {VenueState.OPEN}
    assert (view.count(VenueState.OPEN), view.count(VenueState.OK)) == (5, 0)
    assert all(item.facts is None and not item.earlier for item in view.items)


def test_that_what_was_seen_is_kept_with_its_moment_and_machine(house: House, evening_id: str) -> None:
    house.services.venues.keep(evening_id, SEEN, LAPTOP)
    item = house.services.venues.view(evening_id, LAPTOP).item(VenuePart.BEAMER)
    assert (item.facts, item.state, item.machine) == (SEEN, VenueState.OK, LAPTOP)
    assert item.at == "2026-11-24T18:30:00+00:00"
    house.clock.pass_by(minutes=5)
    house.services.venues.keep(evening_id, replace(SEEN, answer=Answer.NO), LAPTOP)
    item = house.services.venues.view(evening_id, LAPTOP).item(VenuePart.BEAMER)
    assert (item.state, item.at) == (VenueState.DOUBT, "2026-11-24T18:35:00+00:00")
    kept = house.services.store.read(lambda reader: reader.find(VenueCheck))
    assert [one.part for one in kept] == [VenuePart.BEAMER]


def test_that_the_next_evening_in_the_same_place_finds_it_and_still_has_to_look(
    services: Services, evening_id: str
) -> None:
    services.venues.keep(evening_id, SEEN, LAPTOP)
    later = services.evenings.plan("ideas", name="Vervolg")
    services.evenings.change(later.id, hall=" de kom ")
    item = services.venues.view(later.id, LAPTOP).item(VenuePart.BEAMER)
    assert (item.facts, item.earlier, item.state) == (SEEN, True, VenueState.OPEN)
    services.evenings.change(later.id, hall="Ergens anders")
    assert services.venues.view(later.id, LAPTOP).item(VenuePart.BEAMER).facts is None


def test_that_another_laptop_has_to_look_for_itself(services: Services, evening_id: str) -> None:
    services.venues.keep(evening_id, PrinterFacts("HP", Answer.YES), LAPTOP)
    assert services.venues.view(evening_id, OTHER).item(VenuePart.PRINTER).earlier
    assert services.venues.view(evening_id).item(VenuePart.PRINTER).state is VenueState.OK


def test_that_the_last_row_and_the_picture_come_along_where_nobody_filled_them_in(
    services: Services, evening_id: str
) -> None:
    services.venues.keep(evening_id, SEEN, LAPTOP)
    later = services.evenings.plan("ideas", name="Vervolg")
    services.evenings.change(later.id, hall="De Kom", screen_height=120)
    recalled = services.venues.recall(later.id)
    assert (recalled.viewing_distance, recalled.screen_height) == (9, 120)
    nowhere = services.evenings.plan("ideas", name="Elders")
    assert services.venues.recall(nowhere.id).viewing_distance == 0


def test_that_a_last_row_farther_away_makes_what_was_seen_doubtful_or_undone(
    services: Services, evening_id: str
) -> None:
    services.evenings.change(evening_id, viewing_distance=6, screen_height=180)
    services.venues.keep(evening_id, replace(SEEN, distance=6), LAPTOP)
    services.venues.keep(evening_id, CameraFacts("Webcam", 1920, 30, distance=6), LAPTOP)
    view = services.venues.view(evening_id, LAPTOP)
    assert view.count(VenueState.OK) == 2
    services.evenings.change(evening_id, viewing_distance=9)
    view = services.venues.view(evening_id, LAPTOP)
    assert view.item(VenuePart.BEAMER).state is VenueState.OPEN
    assert view.item(VenuePart.CAMERA).state is VenueState.DOUBT


def test_that_what_was_seen_before_the_hall_had_a_name_stays_known(house: House) -> None:
    services, evening_id = house.services, house.evening.id
    services.evenings.change(evening_id, hall="")
    services.venues.keep(evening_id, SEEN, LAPTOP)
    services.evenings.change(evening_id, hall="De Kom")
    assert services.venues.view(evening_id, LAPTOP).item(VenuePart.BEAMER).state is VenueState.OK


def test_that_an_evening_that_is_not_there_has_no_place(services: Services) -> None:
    with pytest.raises(Gone):
        services.venues.view("nowhere")
    with pytest.raises(Gone):
        services.venues.keep("nowhere", SEEN, LAPTOP)


def test_that_a_measure_that_was_not_filled_in_is_not_recalled(services: Services, evening_id: str) -> None:
    services.venues.keep(evening_id, replace(SEEN, distance=0, picture=180), LAPTOP)
    recalled = services.venues.recall(evening_id)
    assert (recalled.viewing_distance, recalled.screen_height) == (0, 180)
