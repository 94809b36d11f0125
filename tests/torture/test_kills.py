"""A few of the kills that are played by the thousand: what was acknowledged is there once, and everything goes on."""

import sys
from pathlib import Path
from random import Random

import pytest

from tests.torture.kills import file_states, hall_states

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX systems do")


def test_that_votes_outlive_a_window_and_a_phone_server_killed_at_once(tmp_path: Path) -> None:
    tried, _waits = hall_states(Random(7), 1, tmp_path, writes=False, kills=["both"])
    assert tried.broken == []
    assert tried.acknowledged > 4


def test_that_a_note_that_is_sent_again_after_a_kill_hangs_there_once(tmp_path: Path) -> None:
    tried, _waits = hall_states(Random(8), 1, tmp_path, writes=True, kills=["the phone server"])
    assert tried.broken == []
    assert tried.acknowledged > 4


@pytest.mark.parametrize(
    ("name", "moments"),
    [
        ("a backup put back", [0.05, 0.3, 0.6]),
        ("an erasure", [0.3, 0.6]),
        ("a backup", [0.3, 0.6]),
    ],
)
def test_that_a_file_is_old_or_new_after_a_kill(name: str, moments: list[float], tmp_path: Path) -> None:
    tried = file_states(name, moments, tmp_path)
    assert tried.broken == []
    assert tried.states == len(moments)
