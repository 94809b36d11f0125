"""The count at the door: two taps, what is said afterwards, corrections, the number in the hall, and a project added up."""

import pytest

from cocreate_desktop.domain.arrivals import KNOWN_BANDS, Arrival, Band, Expectation, Role
from cocreate_desktop.domain.doorcount import MOST_AT_ONCE
from cocreate_desktop.domain.errors import BadValue, Gone
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.project import Base
from cocreate_desktop.domain.representation import Perspective
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import speaking
from tests.services.conftest import House


def present(house: House) -> int | None:
    return house.services.evenings.get(house.evening.id).present


def test_that_two_taps_count_a_person_before_during_and_after_the_evening(house: House) -> None:
    door, evening_id = house.services.arrivals, house.evening.id
    assert (present(house), door.view(evening_id).count.people) == (None, 0)
    door.count(evening_id, Role.RESIDENT, Band.UP_TO_64)
    house.go_to(Kind.IDEAS)
    door.count(evening_id, Role.RESIDENT, Band.FROM_65)
    house.services.playing.finish(evening_id)
    door.count(evening_id, Role.OFFICIAL)
    count = door.view(evening_id).count
    assert (count.people, count.of(Role.RESIDENT), count.of(band=Band.FROM_65)) == (3, 2, 1)
    assert count.of(band=Band.UNKNOWN) == 1
    assert present(house) == 3
    assert sum(count.of(role, band) for role in Role for band in Band) == count.people


def test_that_what_somebody_says_belongs_to_her_and_what_nobody_asked_stays_unknown(house: House) -> None:
    door, evening_id = house.services.arrivals, house.evening.id
    first = door.count(evening_id, Role.RESIDENT, Band.UP_TO_44)
    door.count(evening_id, Role.BUSINESS, Band.UP_TO_44)
    door.describe(first.id, heard="flyer", expects="some", again=True)
    count = door.view(evening_id).count
    assert (count.heard_known, count.expects_known, count.again) == (1, 1, 1)
    assert dict(count.heard) == {OutreachChannel.FLYER: 1}
    assert dict(count.expects) == {Expectation.SOME: 1}
    letter = house.services.outreach.invite(OutreachChannel.LETTER, name="Brief aan de Buurtstraat")
    assert door.describe(first.id, outreach_id=letter.id).heard == "letter"
    assert door.describe(first.id, heard="poster").outreach_id == ""
    door.describe(first.id, heard="", expects="", again=False)
    assert door.view(evening_id).count.heard_known == 0
    for wrong in ({"heard": "pigeon"}, {"expects": "nothing"}):
        with pytest.raises(BadValue):
            door.describe(first.id, **wrong)
    with pytest.raises(Gone):
        door.describe(first.id, outreach_id=new_id())
    # the names of people have no place to stand in
    assert set(Arrival.__dataclass_fields__) == {
        "id", "project_id", "evening_id", "role", "band", "heard", "outreach_id", "expects", "again", "by_door",
    }  # fmt: skip


def test_that_a_correction_takes_the_person_of_whom_least_is_known_and_can_be_undone(house: House) -> None:
    door, evening_id = house.services.arrivals, house.evening.id
    told = door.count(evening_id, Role.RESIDENT, Band.FROM_65)
    door.describe(told.id, heard="flyer")
    plain = door.count(evening_id, Role.RESIDENT, Band.FROM_65)
    assert door.take_one(evening_id, Role.RESIDENT, Band.FROM_65).id == plain.id
    assert (door.view(evening_id).arrivals[0].id, present(house)) == (told.id, 1)
    door.restore((plain.id,))
    door.restore((plain.id,))
    assert (door.view(evening_id).count.people, present(house)) == (2, 2)
    for one in (plain, told):
        door.undo(one.id)
        door.undo(one.id)
    assert (door.view(evening_id).count.people, present(house)) == (0, None)
    with pytest.raises(Gone):
        door.take_one(evening_id, Role.RESIDENT, Band.FROM_65)


def test_that_a_tally_sheet_is_typed_in_at_once_and_absurd_numbers_are_refused(house: House) -> None:
    door, evening_id = house.services.arrivals, house.evening.id
    made = door.add(evening_id, Role.RESIDENT, Band.UP_TO_14, "12")
    assert (len(made), present(house)) == (12, 12)
    door.take_away(tuple(one.id for one in made))
    assert present(house) is None
    door.restore(tuple(one.id for one in made))
    assert present(house) == 12
    for wrong in (0, -3, "", "veel", "1,5", MOST_AT_ONCE + 1, "9" * 30):
        with pytest.raises(BadValue):
            door.add(evening_id, Role.RESIDENT, Band.UP_TO_14, wrong)
    assert door.view(evening_id).count.people == 12


def test_that_a_number_that_somebody_typed_stays_until_the_count_is_taken_over(house: House) -> None:
    door, evening_id = house.services.arrivals, house.evening.id
    house.services.evenings.change(evening_id, present=40)
    for band in KNOWN_BANDS:
        door.count(evening_id, Role.RESIDENT, band)
    assert (present(house), door.view(evening_id).typed) == (40, 40)
    door.follow(evening_id)
    assert (present(house), door.view(evening_id).typed) == (5, None)
    last = door.count(evening_id, Role.COUNCILLOR, Band.FROM_65)
    assert present(house) == 6
    door.undo(last.id)
    assert present(house) == 5


def test_that_more_residents_than_live_there_are_counted_and_said(house: House) -> None:
    door, evening_id = house.services.arrivals, house.evening.id
    house.services.projects.change(base=Base.RESIDENTS, base_number=3, base_source="CBS")
    door.add(evening_id, Role.RESIDENT, Band.UP_TO_44, 3)
    door.count(evening_id, Role.OFFICIAL, Band.UP_TO_44)
    assert door.view(evening_id).too_many == ""
    door.count(evening_id, Role.RESIDENT, Band.UP_TO_44)
    view = door.view(evening_id)
    assert view.count.people == 5
    assert "(4)" in view.too_many


def test_that_a_tablet_counts_once_however_often_it_sends_and_touches_nothing_else(house: House) -> None:
    door, store, evening_id = house.services.arrivals, house.services.store, house.evening.id
    mine = new_id()
    for _again in range(3):
        store.run(door.counting(evening_id, mine, Role.RESIDENT, Band.UP_TO_44))
    made = store.run(door.counting(evening_id, mine, Role.RESIDENT, Band.UP_TO_64))
    assert (made.band, made.by_door, present(house)) == (Band.UP_TO_64, True, 1)
    store.run(door.describing(evening_id, mine, heard="whatsapp"))
    by_desk = door.count(evening_id, Role.RESIDENT, Band.FROM_65)
    for work in (
        door.undoing(evening_id, by_desk.id),
        door.describing(evening_id, by_desk.id, heard="flyer"),
        door.counting(evening_id, by_desk.id, Role.COUNCILLOR, Band.FROM_65),
        door.undoing(evening_id, new_id()),
    ):
        with pytest.raises(Gone):
            store.run(work)
    store.run(door.undoing(evening_id, mine))
    assert door.view(evening_id).arrivals == (by_desk,)
    assert present(house) == 1


def test_that_evenings_add_up_by_people_and_say_who_came_again_and_what_is_not_known(house: House) -> None:
    services, door = house.services, house.services.arrivals
    assert door.in_project().people is None
    first = house.evening.id
    door.add(first, Role.RESIDENT, Band.UP_TO_44, 20)
    house.go_to(Kind.IDEAS)
    services.playing.finish(first)
    house.clock.pass_by(minutes=60)
    second, third, fourth = (services.evenings.plan("ideas") for _n in range(3))
    assert (door.view(first).later, door.view(second.id).later) == (False, True)
    for one in door.add(second.id, Role.RESIDENT, Band.UP_TO_44, 10)[:4]:
        door.describe(one.id, again=True)
    services.evenings.change(third.id, present=7)
    services.playing.finish(fourth.id)
    found = door.in_project()
    assert (found.people, found.visits, found.again) == (33, 37, 4)
    assert (found.counted, found.typed, found.uncounted) == (3, 1, 1)
    with speaking("en"):
        assert found.words.startswith(
            "In the whole project 33 people at 3 evenings. 4 visits were by people who had been before"
        )
        assert found.words.endswith("At 1 evening nobody counted.")


def test_that_perspectives_are_ticked_in_their_order_and_unknown_ones_stay(house: House) -> None:
    door, evening_id = house.services.arrivals, house.evening.id
    house.services.evenings.change(evening_id, perspectives=("martians",))
    for perspective in (Perspective.OFFLINE, Perspective.PARENTS, Perspective.PARENTS):
        door.see(evening_id, perspective, True)
    assert door.see(evening_id, Perspective.TENANTS, False).perspectives == ("parents", "offline", "martians")
    assert door.see(evening_id, Perspective.PARENTS, False).perspectives == ("offline", "martians")
