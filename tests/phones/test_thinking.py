"""1-2-4-All on the phone: the phase in words with the time until when, from the step and so the same in every process."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cocreate_desktop.apps.workspace import create_services, open_services
from cocreate_desktop.domain.moments import moment_of
from cocreate_desktop.domain.steps import IdeasSettings, Kind, read_settings
from cocreate_desktop.language import time_text
from tests.phones.conftest import Hall

STARTED = "2026-11-24T18:30:00+00:00"
KILLED = """
import os, signal, sys
from cocreate_desktop.apps.workspace import open_services
services = open_services(__import__("pathlib").Path(sys.argv[1]), key_file=__import__("pathlib").Path(sys.argv[2])).services
services.evenings.change_settings(sys.argv[3], think_phase=2, think_started=sys.argv[4])
os.kill(os.getpid(), signal.SIGKILL)
"""


def _at(hall: Hall, phase: int) -> str:
    hall.services.evenings.change_settings(
        hall.step(Kind.IDEAS), think_phase=phase, think_started=STARTED if phase else ""
    )
    return hall.guest().get("/").text


def test_that_the_page_says_the_phase_in_words(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    started = moment_of(STARTED)
    assert started is not None
    assert "Eerst alleen" not in _at(hall, 0)
    said = _at(hall, 1)
    assert f"Eerst alleen, tot {time_text(started.astimezone().replace(minute=31))}" in said
    assert "Denk zelf na en schrijf het op." in said
    assert "<textarea" in said
    assert "Met z&#39;n vieren, tot" in _at(hall, 3)


def test_that_a_phone_hears_of_the_next_phase_and_other_steps_say_nothing_of_it(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    assert "Met z&#39;n allen" in _at(hall, 4)
    hall.go_to(Kind.PAUSE)
    assert "Met z&#39;n allen" not in hall.guest().get("/").text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_that_the_phase_outlives_a_window_that_is_killed(tmp_path: Path) -> None:
    path, key = tmp_path / "plein.cocreate", tmp_path / "key"
    opened = create_services(path, {"name": "Plein"}, key_file=key)
    evening = opened.services.evenings.all()[0]
    step = next(one for one in opened.services.evenings.steps(evening.id) if one.kind is Kind.IDEAS)
    opened.close()
    ran = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(key), step.id, STARTED],
        check=False,
        env={**os.environ, "COCREATE_HOME": str(tmp_path)},
    )
    assert ran.returncode == -signal.SIGKILL
    again = open_services(path, key_file=key)
    found = next(one for one in again.services.evenings.steps(evening.id) if one.id == step.id)
    settings = read_settings(found)
    again.close()
    assert isinstance(settings, IdeasSettings)
    assert (settings.think_phase, settings.think_started) == (2, STARTED)
