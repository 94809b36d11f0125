"""Whatever happens to laptops and a hub, and in whatever order they meet: at the end they hold the same, and all of it."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.sync import histories
from tests.sync.histories import Deed, end, happens, new_world, play

SEEDS = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_that_random_histories_converge_and_lose_nothing(first: int) -> None:
    wrong = {}
    for seed in range(first, first + 20):
        world = new_world(seed)
        play(world, 120)
        if found := end(world):
            wrong[seed] = found
    assert wrong == {}


def test_that_two_laptops_without_trouble_show_the_same_after_one_sync() -> None:
    world = new_world(1, laptops=2)
    assert world.hub is not None
    world.trouble = 0.0
    for _time in range(40):
        happens(world, histories.write)
    for one in (*world.laptops, world.laptops[0]):
        histories.meet(world, one, world.hub)
    assert world.laptops[0].state() == world.laptops[1].state() == world.hub.state()


class Meetings(RuleBasedStateMachine):
    """The same deeds in an order that is searched, and made short when something is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.world = new_world(0)

    def _do(self, deed: Deed, seed: int) -> None:
        self.world.chance = random.Random(seed)
        happens(self.world, deed)

    @rule(seed=SEEDS, times=st.integers(1, 5))
    def somebody_writes(self, seed: int, times: int) -> None:
        for number in range(times):
            self._do(histories.write, seed + number)

    @rule(seed=SEEDS)
    def a_laptop_meets_the_hub(self, seed: int) -> None:
        self._do(histories.meet_hub, seed)

    @rule(seed=SEEDS)
    def two_laptops_meet(self, seed: int) -> None:
        self._do(histories.meet_each_other, seed)

    @rule(seed=SEEDS)
    def a_backup_is_made(self, seed: int) -> None:
        self._do(histories.save, seed)

    @rule(seed=SEEDS, hub=st.booleans())
    def a_backup_is_put_back(self, seed: int, hub: bool) -> None:
        self._do(histories.put_hub_back if hub else histories.put_back, seed)

    @rule(seed=SEEDS)
    def a_file_is_copied(self, seed: int) -> None:
        self._do(histories.copy_file, seed)

    @rule(seed=SEEDS)
    def a_clock_jumps(self, seed: int) -> None:
        self._do(histories.clocks_jump, seed)

    @rule(seed=SEEDS)
    def somebody_is_erased(self, seed: int) -> None:
        self._do(histories.erase, seed)

    @rule()
    def a_laptop_gets_the_new_version(self) -> None:
        self._do(histories.upgrade, 0)

    def teardown(self) -> None:
        assert end(self.world) == []


def test_that_no_order_of_deeds_can_be_found_that_loses_or_diverges(request: pytest.FixtureRequest) -> None:
    bounds: dict[str, Any] = {
        "max_examples": 40,
        "stateful_step_count": 30,
        "derandomize": True,
        "deadline": None,
    }
    found = Meetings.TestCase
    found.settings = settings(**bounds, suppress_health_check=list(HealthCheck), database=None)
    found("runTest").debug()
