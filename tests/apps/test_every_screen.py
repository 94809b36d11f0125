"""Every screen of the gallery, in the smallest room there is: heard, reached by keys, and nothing cut off.

It stands in a window of 960 × 540, which is what 1920 × 1080 leaves where words and buttons have twice their size.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cocreate_desktop.apps.gallery import command
from tests.apps.everyscreen import Fault, Looking


@pytest.fixture(scope="module")
def faults(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> set[Fault]:
    assert qapp is not None
    Looking.faults, Looking.screens = set(), set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "Hand", Looking)
        out: Path = tmp_path_factory.mktemp("every")
        assert command.run(out, only="-", small=True, themes=("dark",), spoken=("nl",)) == 0
    return Looking.faults


def of(faults: set[Fault], *kinds: str) -> list[str]:
    return sorted(f"{one.screen}: {one.widget} {one.why}" for one in faults if one.kind in kinds)


def test_that_there_is_something_to_look_at(faults: set[Fault]) -> None:
    assert len(Looking.screens) > 150
    assert {"start", "prepare", "evening-vote", "aftercare", "settings", "tour-1"} <= Looking.screens
    assert faults is not None


def test_that_everything_that_can_be_pressed_or_filled_in_has_a_name_and_a_role(faults: set[Fault]) -> None:
    assert of(faults, "no name", "no role") == []


def test_that_no_name_is_heard_twice_in_one_group(faults: set[Fault]) -> None:
    assert of(faults, "twice") == []


def test_that_everything_that_can_be_pressed_or_filled_in_is_reached_by_tab_or_its_own_key(
    faults: set[Fault],
) -> None:
    assert of(faults, "no tab") == []


def test_that_what_has_the_focus_shows_its_ring(faults: set[Fault]) -> None:
    assert of(faults, "no ring") == []


def test_that_no_words_are_cut_off(faults: set[Fault]) -> None:
    assert of(faults, "cut") == []


def test_that_no_dialog_is_larger_than_its_window(faults: set[Fault]) -> None:
    assert of(faults, "too wide", "too high") == []
