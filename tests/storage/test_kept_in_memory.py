"""What a store keeps in memory between two commits is never older than what it would read."""

import random
from collections.abc import Callable

from cocreate_desktop.domain.rounds import CastBallot, Phase, Round
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import Reader, UnitOfWork
from cocreate_desktop.storage import Workspace, open_workspace
from tests.storage.conftest import Home
from tests.storage.test_contract import ballot

Maker = Callable[..., Workspace]


def last_of(ballots: tuple[CastBallot, ...]) -> tuple[CastBallot, ...]:
    """The last of each voter, from all of them."""
    last = {one.voter: one for one in ballots}
    return tuple(sorted(last.values(), key=lambda one: one.stamp))


def test_that_the_last_ballots_keep_up_with_every_vote(home: Home) -> None:
    dice = random.Random(1)
    assert home.store.read(lambda reader: reader.last_ballots("r")) == ()
    for number in range(12):
        some = [ballot(home, f"v{dice.randrange(5)}", f"o{number}", dice.choice("rq")) for _more in range(3)]

        def cast(unit: UnitOfWork, some: list[CastBallot] = some) -> tuple[CastBallot, ...]:
            for one in some:
                unit.record(one)
            return unit.last_ballots("r")

        inside = home.store.run(cast)
        found, all_of_them = home.store.read(lambda reader: (reader.last_ballots("r"), reader.ballots("r")))
        assert found == last_of(all_of_them)
        assert sorted(inside, key=lambda one: one.stamp) == list(found)


def test_that_an_older_look_sees_older_last_ballots(home: Home) -> None:
    home.store.run(lambda unit: unit.record(ballot(home, "v1", "first")))
    home.store.read(lambda reader: reader.last_ballots("r"))
    home.store.run(lambda unit: unit.record(ballot(home, "v1", "second")))
    home.store.run(lambda unit: unit.record(ballot(home, "v2", "second")))
    for _again in range(2):
        found = home.store.read(lambda reader: reader.last_ballots("r"))
        assert [one.choices[0][0] for one in found] == ["second", "second"]
        assert home.store.read(lambda reader: reader.last_ballots("nothing")) == ()


def test_that_last_ballots_from_another_process_are_seen(new_workspace: Maker) -> None:
    here = new_workspace()
    there = open_workspace(here.path, bus=Bus())
    home = Home(here.store, Bus(), here.project_id)
    for number, store in enumerate((here.store, there.store, here.store, there.store)):
        store.run(lambda unit, number=number: unit.record(ballot(home, "v", f"o{number}")))  # type: ignore[misc]
        for reading in (here.store, there.store):
            (found,) = reading.read(lambda reader: reader.last_ballots("r"))
            assert found.choices == ((f"o{number}", 2),)
    there.close()


def test_that_what_another_process_changed_is_read_anew_by_the_next_unit(new_workspace: Maker) -> None:
    here = new_workspace(group=True)
    there = open_workspace(here.path, bus=Bus())
    voting = Round(id="r", project_id=here.project_id, evening_id="e", step_id="s", phase=Phase.OPEN)
    here.store.run(lambda unit: unit.add(voting))
    for phase in (Phase.CLOSED, Phase.OPEN, Phase.CLOSED):
        there.store.run(lambda unit, phase=phase: unit.change(Round, "r", phase=phase))  # type: ignore[misc]
        for _again in range(2):
            assert here.store.run(lambda unit: unit.get(Round, "r").phase) is phase
    there.close()


def test_that_a_unit_that_was_taken_back_leaves_nothing_in_memory(new_workspace: Maker) -> None:
    here = new_workspace(group=True)
    voting = Round(id="r", project_id=here.project_id, evening_id="e", step_id="s", phase=Phase.OPEN)
    here.store.run(lambda unit: unit.add(voting))

    def fails(unit: UnitOfWork) -> None:
        unit.change(Round, "r", phase=Phase.CLOSED)
        assert unit.get(Round, "r").phase is Phase.CLOSED
        raise ValueError

    assert isinstance(here.store.submit(fails).exception(10), ValueError)
    assert here.store.run(lambda unit: unit.get(Round, "r").phase) is Phase.OPEN


def test_that_one_read_finds_things_once_and_the_next_one_anew(new_workspace: Maker) -> None:
    here = new_workspace()

    def theme(number: int) -> Theme:
        return Theme(
            id=f"t{number}", project_id=here.project_id, evening_id="e", step_id="s", rank=f"a{number}"
        )

    def twice(reader: Reader) -> tuple[tuple[Theme, ...], tuple[Theme, ...]]:
        return reader.find(Theme, evening_id="e"), reader.find(Theme, evening_id="e")

    def added(unit: UnitOfWork) -> int:
        unit.add(theme(2))
        before = len(unit.find(Theme, evening_id="e"))
        unit.add(theme(3))
        return len(unit.find(Theme, evening_id="e")) - before

    here.store.run(lambda unit: unit.add(theme(1)))
    one, other = here.store.read(twice)
    assert one is other
    assert here.store.run(added) == 1  # a unit sees what it did itself
    found, _again = here.store.read(twice)
    assert [one.id for one in found] == ["t1", "t2", "t3"]
