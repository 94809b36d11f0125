"""A photo that is looked at again, inside the board that was shown: what somebody checked or drew is there once, as before."""

from __future__ import annotations

import pytest

from cocreate_desktop.domain.walls import Photo, Quad, SightingState, Way
from cocreate_desktop.services import wallagain
from cocreate_desktop.services.seeing import Crop
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.walls import Drawn
from tests.services.seen import QUAD, looked, seen, sightings, states, whole

OPEN, TAKEN, REJECTED, REPLACED = (
    SightingState.OPEN,
    SightingState.TAKEN,
    SightingState.REJECTED,
    SightingState.REPLACED,
)


def shifted(quad: Quad, across: float = 0, down: float = 0) -> Quad:
    a, b, c, d = ((x + across, y + down) for x, y in quad)
    return a, b, c, d


def test_that_a_note_that_was_taken_is_not_seen_a_second_time(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0), seen(1)))
    services.walls.take(sightings(services, photo)[0].id, "Een bankje")
    near = seen(0)
    again = looked(type(near)(shifted(near.quad, 3, -2), near.crop, 0.9), seen(1), seen(2))
    assert services.walls.looked(photo.id, again) == 2
    assert sorted(states(services, photo)) == [OPEN, OPEN, TAKEN]
    assert [note.text for note in services.capturing.notes(photo.evening_id)] == ["Een bankje"]


def test_that_what_was_no_note_stays_none(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0), seen(1)))
    services.walls.reject([sightings(services, photo)[0].id])
    assert services.walls.looked(photo.id, looked(seen(0), seen(1))) == 1
    assert sorted(states(services, photo)) == [OPEN, REJECTED]


def test_that_notes_on_a_poster_that_was_no_note_are_seen(services: Services, photo: Photo) -> None:
    poster: Quad = ((0.0, 0.0), (300.0, 0.0), (300.0, 200.0), (0.0, 200.0))
    services.walls.looked(photo.id, looked(type(seen(0))(poster, seen(0).crop, 0.9)))
    services.walls.reject([sightings(services, photo)[0].id])
    assert services.walls.looked(photo.id, looked(seen(0), seen(1))) == 2


@pytest.mark.parametrize("halves", [1, 2])
def test_that_a_note_that_was_split_stays_split(services: Services, photo: Photo, halves: int) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    (one,) = sightings(services, photo)
    left: Quad = ((10.0, 10.0), (35.0, 10.0), (35.0, 60.0), (10.0, 60.0))
    crop = Crop(b"half", "pink")
    services.walls.reshape([one.id], [Drawn(left, crop), Drawn(shifted(left, 25), crop)][:halves])
    assert services.walls.looked(photo.id, looked(seen(0))) == 0
    assert sorted(states(services, photo)) == [OPEN] * halves + [REPLACED]


def test_that_what_was_drawn_by_hand_is_not_found_beside_itself(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(1)))
    drawn = services.walls.draw(photo.id, Drawn(QUAD, Crop(b"drawn", "blue")))
    assert services.walls.looked(photo.id, looked(seen(0), seen(1))) == 1
    assert drawn.id in {one.id for one in sightings(services, photo)}


def test_that_notes_that_stay_hang_in_the_islands_of_now_or_in_none_of_them(
    services: Services, photo: Photo
) -> None:
    services.walls.looked(photo.id, looked(seen(0, island=1), seen(2, island=2)), {1: "Spelen", 2: "Groen"})
    first, last = (one.id for one in sightings(services, photo))
    for one in (first, last):
        services.walls.take(one, "Een bankje")
    services.walls.looked(photo.id, looked(seen(0, island=2), seen(1, island=1)), {1: "Eten", 2: "Spelen"})
    hints = {one.id: (one.hint, one.heading) for one in sightings(services, photo)}
    assert hints.pop(first) == (2, "Spelen")
    assert hints.pop(last) == (4, "Groen")
    assert list(hints.values()) == [(1, "Eten")]


def test_that_another_photo_is_not_held_against_it(services: Services, photo: Photo, step_id: str) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    services.walls.take(sightings(services, photo)[0].id, "Een bankje")
    other = services.walls.arrive(step_id, whole(b"another"), way=Way.FILE)
    assert services.walls.looked(other.id, looked(seen(0))) == 1


def test_that_an_outline_that_cannot_be_read_lies_nowhere(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    (one,) = sightings(services, photo)
    services.store.run(lambda unit: unit.change(type(one), one.id, quad="?"))
    (one,) = sightings(services, photo)
    assert wallagain.lying_at(QUAD, [one]) is None
