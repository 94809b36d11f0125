"""From a photo of a wall to notes on the board, by the services alone."""

import pytest

from cocreate_desktop.domain.errors import Empty, Gone, NotAllowed
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import Channel, NoteState
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import Accuracy, Origin, Photo, PhotoState, SightingState, Way
from cocreate_desktop.services.seeing import Again, Crop, Reading
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.walls import Drawn
from tests.services.seen import QUAD, looked, seen, sightings, states, whole


def test_that_a_photo_arrives_with_its_bytes_and_waits_to_be_looked_at(
    services: Services, photo: Photo
) -> None:
    assert services.walls.review(photo.evening_id).arrived == (photo,)
    assert (photo.name, photo.width, photo.state) == ("muur.jpg", 400, PhotoState.ARRIVED)
    assert services.walls.whole(photo.id) == b"whole photo"


def test_that_a_phone_may_send_the_same_photo_twice(services: Services, evening: Evening) -> None:
    work = services.walls.arriving(evening.id, whole(), way=Way.PHONE, photo_id="a" * 32)
    assert services.store.run(work) == services.store.run(work)
    assert len(services.walls.review(evening.id).photos) == 1


def test_that_a_photo_is_for_the_step_that_asks_for_notes_now(services: Services, evening: Evening) -> None:
    themes = next(step for step in services.evenings.steps(evening.id) if step.kind is Kind.THEMES)
    services.playing.go_to(evening.id, themes.id)
    sent = services.store.run(services.walls.arriving(evening.id, whole(), way=Way.PHONE))
    assert sent.step_id == themes.id


def test_that_an_evening_without_a_step_for_notes_takes_no_photos(
    services: Services, evening: Evening
) -> None:
    for step in services.evenings.steps(evening.id):
        services.evenings.remove_step(step.id)
    with pytest.raises(NotAllowed):
        services.store.run(services.walls.arriving(evening.id, whole(), way=Way.PHONE))


def test_that_what_was_seen_waits_in_reading_order_and_is_no_note_yet(
    services: Services, photo: Photo
) -> None:
    again = (Again((0, 0, 50, 50), 2, "blur"),)
    assert services.walls.looked(photo.id, looked(*map(seen, range(3)), again=again, warnings=("blur",))) == 3
    kept = services.walls.review(photo.evening_id).photos[0]
    assert (kept.state, kept.warnings, kept.again) == (PhotoState.LOOKED, ("blur",), ("0 0 50 50 2 blur",))
    assert states(services, photo) == [SightingState.OPEN] * 3
    assert [one.quad[:4] for one in sightings(services, photo)] == ["10.0", "70.0", "130."]
    assert services.capturing.notes(photo.evening_id) == ()


def test_that_a_second_look_replaces_only_what_nobody_took(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0), seen(1)))
    first = sightings(services, photo)[0]
    services.walls.take(first.id, "Een bankje")
    services.walls.looked(photo.id, looked(seen(1), seen(2)))
    assert sorted(states(services, photo)) == [SightingState.OPEN, SightingState.OPEN, SightingState.TAKEN]


def test_that_a_reading_is_a_suggestion_with_its_doubts(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    (one,) = sightings(services, photo)
    services.walls.read({one.id: Reading(0, "Stoep te smal voor rolator", 0.62, (("rolator", "rollator"),))})
    (one,) = sightings(services, photo)
    assert (one.read, one.suggested, one.sureness) == (True, "Stoep te smal voor rolator", 620)
    assert one.doubts == ("rolator rollator",)
    assert services.capturing.notes(photo.evening_id) == ()


def test_that_a_look_makes_a_note_with_its_crop_colour_and_channel(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    (one,) = sightings(services, photo)
    note = services.walls.take(one.id, "  Een bankje ")
    assert (note.text, note.original, note.colour, note.channel) == (
        "Een bankje",
        "Een bankje",
        "C",
        Channel.PHOTO,
    )
    assert services.walls.picture(note.picture) == b"crop 0"
    (one,) = sightings(services, photo)
    assert (one.state, one.note_id) == (SightingState.TAKEN, note.id)


def test_that_what_may_be_personal_waits_before_the_room_sees_it(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    (one,) = sightings(services, photo)
    note = services.walls.take(one.id, "Bel mij: 06 12345678")
    assert (note.state, note.flags) == (NoteState.WAITING, ("phone",))


def test_that_an_empty_line_is_refused_and_nothing_is_lost(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    (one,) = sightings(services, photo)
    with pytest.raises(Empty):
        services.walls.take(one.id, "  ")
    assert states(services, photo) == [SightingState.OPEN]


def test_that_taking_can_be_undone_and_done_again_with_the_same_note(
    services: Services, photo: Photo
) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    (one,) = sightings(services, photo)
    note = services.walls.take(one.id, "Een bankje")
    services.walls.reopen([one.id])
    assert services.capturing.notes(photo.evening_id) == ()
    again = services.walls.take(one.id, "Een bank", colour="B")
    assert (again.id, again.text, again.original, again.colour) == (note.id, "Een bank", "Een bank", "B")


def test_that_no_notes_are_rejected_and_come_back(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0), seen(1)))
    ids = [one.id for one in sightings(services, photo)]
    services.walls.reject(ids)
    assert states(services, photo) == [SightingState.REJECTED] * 2
    services.walls.reopen(ids)
    assert states(services, photo) == [SightingState.OPEN] * 2


def test_that_a_missed_note_is_drawn_and_erased(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    made = services.walls.draw(photo.id, Drawn(QUAD, Crop(b"by hand", "blue")))
    assert (made.origin, made.state) == (Origin.DRAWN, SightingState.OPEN)
    assert len(sightings(services, photo)) == 2
    services.walls.erase(made.id)
    assert len(sightings(services, photo)) == 1


def test_that_a_strip_is_split_and_put_back(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0, island=2), seen(1)), {2: "Spelen"})
    first, _second = sightings(services, photo)
    services.walls.take(first.id, "twee in een")
    made = services.walls.reshape([first.id], [Drawn(QUAD, Crop(b"%d" % n, "pink")) for n in range(2)])
    assert [(one.origin, one.heading) for one in made] == [(Origin.SPLIT, "Spelen")] * 2
    assert services.capturing.notes(photo.evening_id) == ()
    services.walls.put_back([one.id for one in made], [first.id])
    assert states(services, photo) == [SightingState.OPEN] * 2


def test_that_two_halves_are_merged(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0), seen(1)))
    ids = [one.id for one in sightings(services, photo)]
    (made,) = services.walls.reshape(ids, [Drawn(QUAD, Crop(b"whole", "pink"))])
    assert made.origin is Origin.MERGED
    assert states(services, photo) == [SightingState.REPLACED] * 2 + [SightingState.OPEN]


def test_that_a_note_seen_on_two_photos_is_one_note(services: Services, photo: Photo, step_id: str) -> None:
    services.walls.looked(photo.id, looked(seen(0), seen(1)))
    first, second = sightings(services, photo)
    services.walls.take(first.id, "Een bankje")
    other = services.walls.arrive(step_id, whole(b"other"), way=Way.PHONE)
    before = services.walls.before(other.id)
    assert [known.id for known in before.known] == [first.id, second.id]
    assert before.cuts == ((0, 0, 400, 200),)
    services.walls.looked(other.id, looked(seen(0, same_as=first.id), seen(2)))
    assert states(services, other) == [SightingState.DOUBLE, SightingState.OPEN]
    (double, _new) = sightings(services, other)
    services.walls.reopen([double.id])
    assert states(services, other) == [SightingState.OPEN, SightingState.OPEN]
    services.walls.doubled({double.id: first.id})
    assert sightings(services, other)[0] == double


def test_that_the_picture_that_can_be_read_stands_for_the_note(
    services: Services, photo: Photo, step_id: str
) -> None:
    services.walls.looked(photo.id, looked(seen(0, unclear=True)))
    (blurred,) = sightings(services, photo)
    other = services.walls.arrive(step_id, whole(b"sharp"), way=Way.CAMERA)
    services.walls.looked(other.id, looked(seen(0, same_as=blurred.id)))
    (sharp,) = sightings(services, other)
    assert states(services, photo) == [SightingState.DOUBLE]
    assert sharp.state is SightingState.OPEN


def test_that_the_whole_photo_goes_when_its_review_is_done_and_not_before(
    services: Services, photo: Photo
) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    assert services.walls.finish([photo.id]) == ()
    (one,) = sightings(services, photo)
    services.walls.take(one.id, "Een bankje")
    (done,) = services.walls.finish([photo.id])
    assert (done.state, done.whole) == (PhotoState.CHECKED, "")
    with pytest.raises(Gone):
        services.walls.whole(photo.id)
    with pytest.raises(Gone):
        services.store.read(lambda reader: reader.blob(photo.whole))
    assert services.walls.picture(done.picture) == b"picture cut to the board"


def test_that_a_photo_stays_whole_when_the_facilitator_keeps_it(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked())
    services.walls.keep_whole(photo.id, True)
    services.walls.finish([photo.id])
    assert services.walls.whole(photo.id) == b"whole photo"


def test_that_throwing_a_photo_away_leaves_what_was_taken_in(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0), seen(1)))
    first, second = sightings(services, photo)
    note = services.walls.take(first.id, "Een bankje")
    services.walls.throw_away(photo.id)
    assert services.walls.review(photo.evening_id).photos == ()
    assert [kept.id for kept in services.capturing.notes(photo.evening_id)] == [note.id]
    assert services.walls.picture(note.picture) == b"crop 0"
    with pytest.raises(Gone):
        services.walls.picture(second.picture)


def test_that_what_hung_together_is_an_island_until_it_hangs_in_a_theme(
    services: Services, photo: Photo
) -> None:
    found = (seen(0, island=1), seen(1, island=1), seen(2, island=2), seen(3, island=2), seen(4))
    services.walls.looked(photo.id, looked(*found), {2: "Samen eten"})
    notes = [services.walls.take(one.id, f"note {n}") for n, one in enumerate(sightings(services, photo))]
    islands = services.walls.islands(photo.evening_id)
    assert [(island.heading, island.note_ids) for island in islands] == [
        ("Samen eten", (notes[2].id, notes[3].id)),
        ("", (notes[0].id, notes[1].id)),
    ]
    services.boards.group(photo.evening_id, photo.step_id, islands[0].note_ids)
    assert [island.heading for island in services.walls.islands(photo.evening_id)] == [""]


def test_that_the_accuracy_is_what_the_facilitator_corrected(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(*map(seen, range(4))))
    a, b, c, d = sightings(services, photo)
    services.walls.read({a.id: Reading(0, "bankje", 0.9), b.id: Reading(1, "rolator", 0.6)})
    services.walls.take(a.id, "bankje")
    services.walls.take(b.id, "rollator")
    services.walls.reject([c.id])
    drawn = services.walls.draw(photo.id, Drawn(QUAD, Crop(b"missed", "green")))
    services.walls.take(drawn.id, "gemist")
    assert services.walls.accuracy(photo.evening_id) == Accuracy(
        found=3, rejected=1, reshaped=0, added=1, texts=2, exact=1, letters=14, wrong=1
    )
    assert states(services, photo)[3] is SightingState.OPEN
    assert d.note_id == ""


def test_that_of_a_photo_without_notes_nothing_is_kept(services: Services, photo: Photo) -> None:
    services.walls.looked(photo.id, looked(seen(0)))
    services.walls.reject([one.id for one in sightings(services, photo)])
    (done,) = services.walls.finish([photo.id])
    assert (done.whole, done.picture) == ("", "")
    with pytest.raises(Gone):
        services.walls.picture(services.store.read(lambda reader: reader.get(Photo, photo.id)).picture)
