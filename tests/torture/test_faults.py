"""A few of the faults of a disk that are played by the thousand: an error of the house, nothing is lost, work goes on."""

from pathlib import Path

import pytest

from tests.torture.disk import Fault, lacking
from tests.torture.faults import failing, play

pytestmark = pytest.mark.skipif(bool(lacking()), reason=lacking() or "the disk can be made to fail")

CASES = {
    "votes in groups": [
        Fault("full", 9, lasting=True),
        Fault("syncing", 2),
        Fault("reading", 3),
        Fault("writing", 20),
    ],
    "votes on a disk that forgets": [Fault("syncing", 1)],
    "opening and closing": [
        Fault("full", 62, lasting=True),  # in the middle of closing
        Fault("folder", 5, lasting=True),
        Fault("syncing", 5, lasting=True),
    ],
    "a backup": [Fault("full", 66, lasting=True), Fault("reading", 45, lasting=True), Fault("folder", 4)],
    "a sync between laptops": [Fault("reading", 121), Fault("full", 30)],
}


@pytest.mark.parametrize("name", CASES)
def test_that_a_disk_that_fails_loses_nothing_and_the_program_goes_on(name: str, tmp_path: Path) -> None:
    tried = play(name, CASES[name], tmp_path)
    assert tried.broken == []
    assert tried.states == len(CASES[name])


def test_that_calls_are_counted_and_one_that_fails_is_heard_of(tmp_path: Path) -> None:
    with failing(tmp_path, "votes in groups") as program:
        whole = program.play(Fault("syncing", 0))
        cut = program.play(Fault("full", 1, lasting=True))
    assert whole is not None
    assert cut is not None
    assert whole.calls >= 2
    assert cut.acknowledged < whole.acknowledged
