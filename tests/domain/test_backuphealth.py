"""How a place of the backups stands, and when the next one is due: pure rules, without a clock."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.backuperrors import DrillFailed, NothingToTry, SecondFull, SecondGone
from cocreate_desktop.domain.backuphealth import (
    LOST_AT_MOST,
    BackupHealth,
    Drilled,
    Kept,
    Light,
    Place,
    Rhythm,
    moment_in,
)
from cocreate_desktop.domain.backupwords import drilled_text
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.moments import utc_text

NOW = datetime(2026, 11, 24, 20, 53, tzinfo=UTC)
GOOD = Kept(Place.SECOND, "BUURT-01", utc_text(NOW - timedelta(minutes=40)))


def ago(**how_long: float) -> str:
    return utc_text(NOW - timedelta(**how_long))


@pytest.mark.parametrize(
    ("kept", "light"),
    [
        (GOOD, Light.GOOD),
        (replace(GOOD, lacking=ago(minutes=4)), Light.GOOD),
        (replace(GOOD, lacking=ago(minutes=6)), Light.LATE),
        (replace(GOOD, made=""), Light.LATE),
        (replace(GOOD, problem="De stick is vol."), Light.FAILING),
        (replace(GOOD, apart=False), Light.UNSET),
        (Kept(Place.SECOND), Light.UNSET),
        (Kept(Place.LAPTOP, "deze laptop", ago(hours=3)), Light.GOOD),
        (Kept(Place.LAPTOP, "deze laptop", apart=False), Light.LATE),
    ],
)
def test_that_a_place_shows_what_it_is(kept: Kept, light: Light) -> None:
    assert kept.light(NOW) is light


def test_that_an_evening_hears_only_of_what_is_wrong_now_and_of_the_laptop_first() -> None:
    laptop = Kept(Place.LAPTOP, "deze laptop", ago(minutes=2))
    assert BackupHealth().speaks_up(NOW) is None, "the first one is on its way"
    assert BackupHealth(laptop).speaks_up(NOW) is None, "no stick was said before the evening"
    gone = replace(GOOD, problem="De stick is los.")
    assert BackupHealth(laptop, gone).speaks_up(NOW) == gone
    full = replace(laptop, problem="De schijf is vol.")
    assert BackupHealth(full, gone).speaks_up(NOW) == full


def test_that_a_change_stands_everywhere_within_five_minutes_also_when_the_next_takes_longer() -> None:
    chance = random.Random(0)
    for _turn in range(2_000):
        changed, took, next_grows = chance.uniform(0, 1e6), chance.uniform(0, 120), chance.uniform(0, 60)
        due = Rhythm(changed=changed, took=took).due()
        assert due is not None
        assert due + took + next_grows <= changed + LOST_AT_MOST.total_seconds() + 1e-6
        assert due >= changed, "nothing is made before it changed"


def test_that_nothing_is_made_of_nothing_and_what_failed_is_tried_soon() -> None:
    assert Rhythm().due() is None
    assert Rhythm(failed=100.0).due() == 130.0
    assert Rhythm(changed=100.0, took=900.0).due() == 130.0


def test_that_a_backup_says_in_its_name_when_it_was_made() -> None:
    assert moment_in("buurt-20261124T205300.123456Z.cocreate") == NOW
    assert moment_in("buurt-20261124T205300.123456Z.cocreate.part") is None
    assert moment_in("buurt.cocreate") is None


@pytest.mark.parametrize("kind", [SecondGone, SecondFull, DrillFailed, NothingToTry])
def test_that_what_is_wrong_is_said_in_three_sentences(kind: type[CocreateError]) -> None:
    problem = kind(name="BUURT-01")
    assert all(words.endswith(".") for words in (problem.happened, problem.kept, problem.next))
    dutch = str(problem)
    language.use("en")
    assert str(problem) != dutch


def test_that_a_trial_says_what_it_found_and_how_far_behind_it_is() -> None:
    same = drilled_text(Drilled(utc_text(NOW), 87, 41, 12, 0, "BUURT-01"))
    assert {"BUURT-01", "87", "41", "12"} <= set(same.replace(",", " ").replace(".", " ").split())
    behind = drilled_text(Drilled(utc_text(NOW), 1, 1, 0, 3))
    assert "3" in behind
    assert behind != same
