"""The work behind photos: it begins by itself, keeps out of the way, ends when it is told to, and one bad photo stops no
other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from cocreate_desktop.desktop.tasks import SHUTDOWN_S
from cocreate_desktop.desktop.walls.evening import FAILED, FOUND
from cocreate_desktop.desktop.walls.progress import Stage, WallProgress
from cocreate_desktop.domain.errors import BadFile, DiskFull
from cocreate_desktop.domain.walls import PhotoState, SightingState
from tests.desktop.walls.conftest import Wall
from tests.desktop.walls.eyes import WORDS


def test_that_a_photo_of_a_phone_is_looked_at_and_read_by_itself(wall: Wall) -> None:
    wall.send_photo()
    wall.until_all_read()
    seen = wall.review.sightings
    assert [one.suggested for one in seen] == list(WORDS)
    assert {one.state for one in seen} == {SightingState.OPEN}
    assert wall.photos[0].state is PhotoState.LOOKED


def test_that_the_words_above_each_island_are_read_once(wall: Wall) -> None:
    wall.send_photo()
    wall.until_all_read()
    assert wall.eyes.headings == [2]
    assert {one.heading for one in wall.review.sightings} == {"SPELEN"}


def test_that_reading_is_told_what_the_evening_is_about(wall: Wall) -> None:
    wall.send("Regenton")
    wall.send_photo()
    wall.until_all_read()
    assert wall.view.project.question in wall.eyes.heard[-1]
    assert "Regenton" in wall.eyes.heard[-1]


def test_that_photos_that_came_before_are_looked_at_when_the_evening_is_opened(wall: Wall) -> None:
    wall.eyes.hold.clear()
    wall.send_photo("een.jpg")
    wall.until(lambda: wall.eyes.began.is_set())
    assert wall.review.arrived
    wall.eyes.hold.set()
    wall.walls.watch(wall.evening.id)
    wall.until_all_read()


def test_that_the_next_photo_knows_what_the_one_before_showed(wall: Wall) -> None:
    wall.send_photo("een.jpg")
    wall.until_all_read()
    wall.send_photo("twee.jpg")
    wall.until_all_read(2)
    assert wall.eyes.known == [0, 6]


def test_that_the_share_comes_to_the_window(wall: Wall) -> None:
    told: list[WallProgress] = []
    wall.walls.tools.work.progressed.connect(told.append)
    wall.send_photo()
    wall.until_all_read()
    looking = [one.share for one in told if one.stage is Stage.LOOKING]
    assert looking == sorted(looking)
    assert 0.4 in looking
    assert [one.found for one in told if one.stage is Stage.DONE] == [6]
    assert any(one.stage is Stage.READING and one.share == 1.0 for one in told)


def test_that_a_photo_that_comes_meanwhile_is_looked_at_before_all_is_read(wall: Wall) -> None:
    wall.eyes.notes = 30
    wall.send_photo("een.jpg")
    wall.until(lambda: len(wall.eyes.batches) > 0)
    wall.send_photo("twee.jpg")
    wall.until_all_read(2)
    assert max(wall.eyes.batches) <= 12
    assert sum(wall.eyes.batches) == 60


def test_that_one_photo_that_cannot_be_looked_at_stops_no_other_and_stays(wall: Wall) -> None:
    wall.eyes.breaks = BadFile(path="een.jpg", why="De foto is beschadigd.")
    wall.send_photo("een.jpg")
    wall.send_photo("twee.jpg")
    wall.until(lambda: not wall.walls.tools.work.busy and wall.review.open == 6)
    assert [one.state for one in wall.photos] == [PhotoState.ARRIVED, PhotoState.LOOKED]
    failed = wall.walls.tools.work.of(wall.photos[0].id)
    assert failed is not None
    assert (failed.stage, failed.words) == (Stage.FAILED, "De foto is beschadigd.")
    wall.walls.tools.work.try_again(wall.photos[0].id)
    wall.until_all_read(2)


def test_that_a_full_disk_is_said_once_and_the_photo_stays(wall: Wall) -> None:
    wall.eyes.breaks = DiskFull(path="plein.cocreate")
    photo = wall.send_photo()
    wall.until(lambda: FAILED in wall.heard.standing)
    assert wall.review.arrived == (wall.services.walls.review(wall.evening.id).photos[0],)
    progress = wall.walls.tools.work.of(photo.id)
    assert progress is not None
    assert progress.words == DiskFull().happened


@pytest.mark.expected_log("a photo could not be looked at")
def test_that_what_nobody_foresaw_is_told_in_plain_words(wall: Wall) -> None:
    wall.eyes.breaks = RuntimeError("kapot")
    photo = wall.send_photo()
    wall.until(lambda: FAILED in wall.heard.standing)
    progress = wall.walls.tools.work.of(photo.id)
    assert progress is not None
    assert "kapot" not in progress.words
    assert progress.stage is Stage.FAILED


def test_that_stopping_keeps_the_photo_and_waits_until_it_is_asked_again(wall: Wall) -> None:
    wall.eyes.hold.clear()
    photo = wall.send_photo()
    wall.until(lambda: wall.eyes.began.is_set())
    wall.walls.tools.work.stop()
    wall.until(lambda: not wall.walls.tools.work.busy)
    wall.eyes.hold.set()
    wall.walls.watch(wall.evening.id)
    assert wall.review.arrived
    assert not wall.walls.tools.work.busy
    wall.walls.tools.work.try_again(photo.id)
    wall.until_all_read()


def test_that_closing_ends_the_work_at_once_and_loses_no_photo(wall: Wall) -> None:
    wall.eyes.hold.clear()
    wall.send_photo()
    wall.until(lambda: wall.eyes.began.is_set())
    wall.desk.tasks.forget(SHUTDOWN_S)
    assert not wall.desk.tasks.busy
    assert len(wall.review.arrived) == 1


def test_that_the_memory_of_reading_is_let_go_when_all_is_read_and_nobody_checks(wall: Wall) -> None:
    wall.send_photo()
    wall.until_all_read()
    wall.until(lambda: wall.eyes.forgotten.is_set())


def test_that_it_is_kept_while_somebody_checks(wall: Wall) -> None:
    wall.walls.open_review()
    wall.send_photo()
    wall.until_all_read()
    assert not wall.eyes.forgotten.is_set()
    wall.walls.close_review()
    wall.until(lambda: wall.eyes.forgotten.is_set())


def test_that_a_photo_thrown_away_meanwhile_is_forgotten(wall: Wall) -> None:
    wall.eyes.hold.clear()
    photo = wall.send_photo()
    wall.until(lambda: wall.eyes.began.is_set())
    wall.walls.tools.work.drop(photo.id)
    wall.services.walls.throw_away(photo.id)
    wall.eyes.hold.set()
    wall.until(lambda: not wall.walls.tools.work.busy)
    assert wall.photos == ()
    assert wall.heard.problems == []


def test_that_the_bar_counts_what_was_found_and_leads_to_the_check(wall: Wall) -> None:
    wall.send_photo()
    wall.until(lambda: FOUND in wall.heard.standing)
    assert wall.heard.warnings[-1].startswith("6 ")
    act = wall.heard.standing[FOUND][2]
    assert act is not None
    act()
    assert wall.walls.reviewing
    assert FOUND not in wall.heard.standing
    wall.press(Qt.Key.Key_F9)
