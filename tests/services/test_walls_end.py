"""What goes and what stays when photos are done, thrown away or looked at again: no note is lost, and no picture that shows
none is kept."""

import pytest

from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.walls import Photo, PhotoState, SightingState, Way
from cocreate_desktop.language import speaking
from cocreate_desktop.services.seeing import Crop, Reading
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.showing import NewPicture
from cocreate_desktop.services.wallcrops import crops_of
from cocreate_desktop.services.walls import Drawn
from cocreate_desktop.services.wallwords import keep_words
from tests.services.conftest import House
from tests.services.seen import QUAD, looked, seen, sightings, states, whole


@pytest.fixture
def other(services: Services, photo: Photo) -> Photo:
    """A second photo, of which the first note is the second one of the first photo."""
    services.walls.looked(photo.id, looked(seen(0), seen(1)))
    made = services.walls.arrive(photo.step_id, whole(b"other"), way=Way.FILE)
    same = sightings(services, photo)[1].id
    services.walls.looked(made.id, looked(seen(0, same_as=same), seen(2)))
    return made


def there(services: Services, name: str) -> bool:
    try:
        services.walls.picture(name)
    except Gone:
        return False
    return True


def test_that_a_double_waits_for_a_look_when_its_photo_is_thrown_away(
    services: Services, photo: Photo, other: Photo
) -> None:
    assert states(services, other) == [SightingState.DOUBLE, SightingState.OPEN]
    services.walls.throw_away(photo.id)
    assert states(services, other) == [SightingState.OPEN, SightingState.OPEN]
    assert sightings(services, other)[0].same_as == ""


def test_that_a_blurred_note_waits_again_when_the_sharp_photo_is_thrown_away(
    services: Services, photo: Photo
) -> None:
    services.walls.looked(photo.id, looked(seen(0, unclear=True)))
    sharp = services.walls.arrive(photo.step_id, whole(b"sharp"), way=Way.FILE)
    services.walls.looked(sharp.id, looked(seen(0, same_as=sightings(services, photo)[0].id)))
    assert states(services, photo) == [SightingState.DOUBLE]
    services.walls.throw_away(sharp.id)
    assert states(services, photo) == [SightingState.OPEN]
    assert services.walls.finish([photo.id]) == ()


def test_that_a_double_repeats_what_lies_there_after_another_look(
    services: Services, photo: Photo, other: Photo
) -> None:
    services.walls.looked(photo.id, looked(seen(1)))
    (again,) = sightings(services, photo)
    assert sightings(services, other)[0].same_as == again.id
    services.walls.looked(photo.id, looked(seen(5)))
    assert states(services, other) == [SightingState.OPEN, SightingState.OPEN]


def test_that_another_look_keeps_the_reading_order(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(*map(seen, range(4))))
    services.walls.take(sightings(services, photo)[2].id, "de derde")
    services.walls.looked(photo.id, looked(*map(seen, range(4))))
    assert [one.quad.split(",")[0] for one in sightings(services, photo)] == [
        "10.0",
        "70.0",
        "130.0",
        "190.0",
    ]


def test_that_a_note_half_under_one_that_was_taken_is_a_note_of_its_own(
    services: Services, photo: Photo
) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    services.walls.take(sightings(services, photo)[0].id, "boven")
    under = seen(0, crop=Crop(b"under", "blue"))
    moved = tuple((x + 24.0, y + 6.0) for x, y in under.quad)
    services.walls.looked(photo.id, looked(seen(0), type(under)(moved, under.crop, 0.9)))  # type: ignore[arg-type]
    assert states(services, photo) == [SightingState.TAKEN, SightingState.OPEN]


def test_that_pictures_of_what_is_no_note_go_with_the_review(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0), seen(1), seen(2)))
    face, strip, note = sightings(services, photo)
    services.walls.read({face.id: Reading(0, "Jan 06-12345678", 0.4)})
    services.walls.take(note.id, "Een bankje")
    services.walls.reject([face.id])
    halves = services.walls.reshape([strip.id], [Drawn(QUAD, Crop(b"%d half" % n, "pink")) for n in range(2)])
    services.walls.reject([one.id for one in halves])
    services.walls.finish([photo.id])
    assert not any(there(services, one.picture) for one in (face, strip, *halves))
    assert there(services, note.picture)
    rejected = sightings(services, photo)[0]
    assert (rejected.state, rejected.suggested, rejected.picture) == (SightingState.REJECTED, "", "")


def test_that_what_another_look_replaces_leaves_no_picture(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    before = services.walls.review(photo.evening_id).photos[0]
    first = sightings(services, photo)[0]
    smaller = type(looked())(400, 300, (seen(3),), b"smaller picture", (0, 0, 100, 100))
    services.walls.looked(photo.id, smaller)
    assert not there(services, before.picture)
    assert not there(services, first.picture)
    drawn = services.walls.draw(photo.id, Drawn(QUAD, Crop(b"drawn", "pink")))
    services.walls.erase(drawn.id)
    assert not there(services, drawn.picture)


def test_that_a_picture_that_the_evening_shows_stays(house: House, services: Services, photo: Photo) -> None:
    slide = NewPicture(b"whole photo", "image/png", b"small", 400, 300, "slide")
    name = services.showing.keep(house.evening.id, slide)
    services.walls.throw_away(photo.id)
    assert services.showing.picture(name) == b"whole photo"


def test_that_a_whole_photo_goes_when_it_is_not_kept_any_longer(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    services.walls.take(sightings(services, photo)[0].id, "Een bankje")
    services.walls.keep_whole(photo.id, True)
    services.walls.finish([photo.id])
    assert services.walls.whole(photo.id) == b"whole photo"
    services.walls.keep_whole(photo.id, False)
    assert not there(services, photo.whole)


def test_that_the_kept_picture_may_be_cut_smaller_at_the_end(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    services.walls.take(sightings(services, photo)[0].id, "Een bankje")
    (kept, notes) = services.walls.taken_of(photo.id)
    assert len(notes) == 1
    (done,) = services.walls.finish([photo.id], {photo.id: (b"cut to the note", (0, 0, 80, 80))})
    assert (services.walls.picture(done.picture), done.cut) == (b"cut to the note", "0 0 80 80")
    assert not there(services, kept.picture)


def test_that_a_crop_with_a_number_stays_out_also_when_its_photo_was_thrown_away(
    services: Services, photo: Photo
) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    (one,) = sightings(services, photo)
    services.walls.read({one.id: Reading(0, "Bel Jan 06-12345678", 0.9)})
    services.walls.take(one.id, "Bel Jan")
    services.walls.throw_away(photo.id)
    notes = services.capturing.notes(photo.evening_id)
    assert len(notes) == 1
    assert crops_of(notes, services.walls.sightings(photo.evening_id)) == {}
    assert services.walls.accuracy(photo.evening_id).texts == 1


def test_that_a_thrown_away_photo_does_not_come_back_by_being_sent_again(
    services: Services, photo: Photo
) -> None:
    def send() -> Photo:
        work = services.walls.arriving(photo.evening_id, whole(b"sent"), way=Way.PHONE, photo_id="b" * 32)
        return services.store.run(work)

    services.walls.throw_away(send().id)
    assert send().state is PhotoState.THROWN
    assert [one.id for one in services.walls.review(photo.evening_id).photos] == [photo.id]


def test_that_a_hidden_note_stays_hidden_when_its_words_are_checked_again(
    services: Services, photo: Photo
) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    (one,) = sightings(services, photo)
    note = services.walls.take(one.id, "Een bankje")
    services.capturing.set_state([note.id], NoteState.HIDDEN)
    assert services.walls.take(one.id, "Een bank").state is NoteState.HIDDEN


def test_that_keeping_a_whole_photo_says_until_when() -> None:
    with speaking("en"):
        assert keep_words("") == "Keep the whole photo"
        assert keep_words("2027-01-15") == "Keep the whole photo, until 15 January 2027"
