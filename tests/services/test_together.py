"""Two laptops in one hall: which has the stage and the phones, who takes over, and whom a result waits for."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest

from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.rounds import Phase, Round
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.laptops import join, settle_place
from cocreate_desktop.services.ports import Work
from cocreate_desktop.services.together import FORGOTTEN, SILENT, Nobody, Role, Sign, Together, second_address
from tests.fakes import FakeStore

T = TypeVar("T")
BEGIN = datetime(2026, 11, 24, 19, tzinfo=UTC)
HERE, THERE = "http://192.168.8.2:8080", "http://192.168.8.3:8080"


class OfLaptop:
    """The one store as a laptop has it."""

    def __init__(self, store: FakeStore, device: str) -> None:
        self.device = device
        self.read, self.submit, self.pull, self.on_commit = (
            store.read,
            store.submit,
            store.pull,
            store.on_commit,
        )
        self._store = store

    def run(self, work: Work[T]) -> T:
        self._store.device = self.device
        return self._store.run(work)


class Hall:
    """Two laptops that see all of one another's work at once, and a clock. ``apart`` changes what is heard."""

    def __init__(self) -> None:
        self.time = BEGIN
        self.heard: dict[str, Sign] = {}
        self.store = FakeStore("p", Bus(), "first", lambda: int(self.time.timestamp() * 1000))
        self.first, self.second = (self.laptop(device) for device in ("first", "second"))

    def laptop(self, device: str) -> Together:
        """Its own view: the store is whose turn it is to write."""
        return Together(OfLaptop(self.store, device), self, self)

    def now(self) -> datetime:
        return self.time

    def signs(self) -> Mapping[str, Sign]:
        return self.heard

    def together(self) -> None:
        """The two begin to share."""
        self.first.name("bij de beamer")
        self.second.name("laptop van de notulist")

    def hears(self) -> None:
        """The second one hears the first."""
        self.heard["first"] = Sign(heard_at=utc_text(self.time))

    def pass_by(self, **how_long: float) -> None:
        self.time += timedelta(**how_long)

    @property
    def roles(self) -> tuple[Role, Role]:
        return self.first.standing().role, self.second.standing().role


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_that_a_laptop_alone_serves_and_writes_nothing_about_itself(hall: Hall) -> None:
    assert hall.roles[0] is Role.ALONE
    hall.first.serving(HERE)
    hall.first.stand_by(HERE)
    hall.first.follow()
    assert hall.first.laptops() == ()
    assert Nobody().signs() == {}


def test_that_the_first_to_join_leads_and_the_others_follow_once_it_serves(hall: Hall) -> None:
    hall.together()
    assert [one.place for one in hall.first.laptops()] == [0, 1]
    assert hall.roles == (Role.LEADS, Role.ALONE), "a laptop that is not in the hall is not waited for"
    hall.hears()
    assert hall.roles == (Role.LEADS, Role.FREE)
    hall.second.serving(THERE)
    assert hall.roles == (Role.LEADS, Role.FREE), "whoever only follows takes nothing by itself"
    hall.first.serving(HERE)
    assert hall.roles == (Role.LEADS, Role.FOLLOWS)
    found = hall.second.standing()
    assert found.other is not None
    assert (found.other.name, found.other.address) == ("bij de beamer", HERE)
    assert found.role.serves is False


def test_that_taking_over_and_back_goes_by_the_last_deed_whatever_the_clocks_say(hall: Hall) -> None:
    hall.together()
    hall.first.serving(HERE)
    hall.second.stand_by(THERE)
    hall.second.take_over()
    assert hall.roles == (Role.TAKEN, Role.LEADS)
    assert [one.address for one in hall.first.laptops()] == [HERE, THERE]
    hall.first.serving("http://10.0.0.9:8080")
    assert hall.roles == (Role.TAKEN, Role.LEADS), "the page of one that was taken over says nothing any more"
    hall.pass_by(hours=-1)
    hall.first.take_over(HERE)
    assert hall.roles == (Role.LEADS, Role.TAKEN)
    hall.second.follow()
    assert hall.roles == (Role.LEADS, Role.FOLLOWS)
    hall.pass_by(hours=1)
    hall.pass_by(seconds=FORGOTTEN.total_seconds() + 3700)
    hall.hears()
    assert hall.roles == (Role.LEADS, Role.FREE), "that was another evening"


def test_that_a_laptop_that_comes_back_at_another_address_takes_nothing_by_itself(hall: Hall) -> None:
    hall.together()
    hall.first.serving(HERE)
    hall.second.take_over(THERE)
    hall.pass_by(minutes=1)
    # As it writes while it has not heard yet that it was taken over: later than that, by its stamp.
    hall.store.device = "first"
    hall.store.run(lambda unit: unit.change(Laptop, "first", address="http://10.0.0.9:8080"))
    assert hall.roles == (Role.TAKEN, Role.LEADS)


def test_that_a_laptop_that_closes_leaves_the_stage_free(hall: Hall) -> None:
    hall.together()
    hall.first.serving(HERE)
    hall.second.take_over(THERE)
    hall.first.follow()
    hall.second.follow()
    hall.hears()
    assert hall.roles == (Role.LEADS, Role.FREE)


def test_that_a_laptop_is_silent_after_ten_seconds_and_not_before_it_could_be_heard(hall: Hall) -> None:
    hall.together()
    hall.first.serving(HERE)
    began = hall.time
    hall.pass_by(hours=1)
    assert not hall.second.standing().silent(hall.time, since=hall.time)
    assert hall.second.standing().silent(hall.time, since=began)
    hall.heard["first"] = Sign(heard_at=utc_text(hall.time))
    found = hall.second.standing()
    hall.pass_by(seconds=SILENT.total_seconds() - 1)
    assert not hall.second.heard_again(found).silent(hall.time, since=began)
    hall.pass_by(seconds=1)
    assert hall.second.heard_again(found).silent(hall.time, since=began)
    assert not hall.first.standing().silent(hall.time, since=began), "whoever leads waits for nobody"


def test_that_phones_are_told_of_the_other_laptop_that_stands_by(hall: Hall) -> None:
    hall.together()
    hall.second.stand_by(THERE)
    assert hall.store.read(lambda reader: second_address(reader, "first")) == THERE
    assert hall.store.read(lambda reader: second_address(reader, "second")) == ""
    hall.second.stand_by("")
    assert hall.store.read(lambda reader: second_address(reader, "first")) == ""


def test_that_a_result_waits_for_laptops_that_may_still_have_ballots(hall: Hall) -> None:
    hall.together()
    closed_at = utc_text(hall.time)
    hall.store.run(
        lambda unit: unit.add(
            Round(
                id="r", project_id="p", evening_id="e", step_id="s", phase=Phase.REVEALED, closed_at=closed_at
            )
        )
    )
    waits = [one.id for one in hall.first.waited_for("r")]
    assert waits == ["second"]
    hall.heard["second"] = Sign(heard_at=closed_at, handed_in_at=closed_at)
    assert hall.first.waited_for("r"), "what it wrote in that very second may be missing"
    hall.pass_by(seconds=2)
    hall.heard["second"] = Sign(utc_text(hall.time), utc_text(hall.time))
    assert hall.first.waited_for("r") == ()
    long_ago = utc_text(hall.time - timedelta(days=40))
    hall.heard["second"] = Sign(long_ago, long_ago)
    assert hall.first.waited_for("r") == (), "nobody waits for a laptop that left the project"


def test_that_two_that_joined_apart_do_not_keep_one_place(hall: Hall) -> None:
    hall.first.name("")
    for device in ("second", "third"):  # each joined where the other was not known
        hall.pass_by(seconds=1)
        hall.store.device = device
        hall.store.run(lambda unit: unit.add(Laptop(id=unit.device, project_id="p", place=1)))
    hall.store.device = "second"
    assert hall.store.run(settle_place) is None, "it had the place first"
    hall.store.device = "third"
    assert hall.store.run(settle_place) == 2
    assert hall.store.run(settle_place) is None
    assert [one.place for one in hall.first.laptops()] == [0, 1, 2]
    hall.store.device = "first"
    assert hall.store.run(lambda unit: join(unit, "fourth", "ook hier")).place == 3
