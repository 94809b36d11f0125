"""Every screen of the gallery: there is a picture of it, and in the smallest room there is it is heard, reached by keys, and
nothing is cut off.

It stands in a window of 960 × 540, which is what 1920 × 1080 leaves where words and buttons have twice their size.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from cocreate_desktop.apps.gallery import command
from cocreate_desktop.apps.gallery.index import pictures
from cocreate_desktop.domain.steps import KINDS
from cocreate_desktop.domain.voting import METHODS
from tests.apps.everyscreen import Fault, Looking

DESK = {"desk-start", "desk-prepare", "desk-aftercare", "desk-settings", "desk-help"}


OVER = {
    "desk-dossier-phase", "desk-dossier-risk", "desk-prepare-add-step", "desk-sharing", "desk-evening-offers-contact",
    "desk-evening-offers-promise", "desk-evening-proposal-versions", "desk-aftercare-reply", "desk-aftercare-promise",
    "desk-aftercare-erase", "desk-aftercare-trace", "desk-versions", "desk-versions-done", "desk-sheets",
    "desk-sheets-entering", "desk-start-missing", "desk-trouble-diskfull", "desk-empty-prepare", "desk-empty-evening",
    "desk-empty-aftercare-replies", "desk-empty-dossier-risks",
}  # fmt: skip


@pytest.fixture(scope="module")
def gallery(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything is played once: it takes a minute or two."""
    assert qapp is not None
    Looking.faults, Looking.screens = set(), set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "Hand", Looking)
        out = tmp_path_factory.mktemp("every")
        assert command.run(out, only="-", small=True, themes=("dark",), spoken=("nl",)) == 0
    return out


@pytest.fixture
def faults(gallery: Path) -> set[Fault]:
    assert gallery.is_dir()
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


def test_that_every_kind_of_step_is_shown_to_desk_and_room(gallery: Path) -> None:
    found = pictures(gallery)
    for kind in KINDS:
        for name in (f"desk-prepare-{kind}", f"desk-evening-{kind}", f"stage-{kind}"):
            assert name in found, name
    assert set(found) >= DESK | OVER


def test_that_every_method_is_shown_from_its_draft_to_its_result(gallery: Path) -> None:
    found = pictures(gallery)
    for method in METHODS:
        name = "vote" if method == "dots" else method
        for kept in (f"desk-evening-{name}-draft", f"desk-evening-{name}-result", f"stage-{name}-result"):
            assert kept in found, kept


def test_that_cards_and_stickers_are_shown_as_a_camera_reads_them(gallery: Path) -> None:
    names = ("desk-cards", "desk-cards-reading", "stage-cards-reading", "desk-dots", "desk-dots-check")
    assert set(pictures(gallery)) >= set(names)


def test_that_no_picture_is_empty(gallery: Path) -> None:
    for name, variants in pictures(gallery).items():
        picture = QImage(str(variants[0]))
        assert picture.width() == 640, name
        tones = {picture.pixel(x, y) for x in range(0, 640, 8) for y in range(0, picture.height(), 8)}
        assert len(tones) > 3, name


def test_that_a_page_lays_them_side_by_side(gallery: Path) -> None:
    page = (gallery / "README.md").read_text(encoding="utf-8")
    assert "| desk-start | ![desk-start](nl-dark/desk-start.webp) |" in page
    assert all(f"]({place.relative_to(gallery).as_posix()})" in page for place in gallery.glob("*/*.webp"))
