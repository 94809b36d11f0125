"""The demo plays the run sheet of each example to its end, as a program would see it."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from cocreate_desktop import cli
from cocreate_desktop.apps import demo
from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.rehearsal.example import CULTUURVISIE
from cocreate_desktop.rehearsal.neighbours import Crowd
from cocreate_desktop.rehearsal.phone import Phone
from tests.apps.played import SEED, look_into
from tests.cli.conftest import as_program
from tests.patience import until


def test_that_the_demo_plays_every_step_and_leaves_what_came_of_it(tmp_path: Path) -> None:
    """That of the square is played by the program as it is installed, in tests/test_packaging.py."""
    out = tmp_path / "demo"
    said = as_program("demo", "--headless", "--json", "--example", CULTUURVISIE, "--seed", SEED, "--out", out)
    assert (said.code, said.err) == (0, "")
    look_into(out, CULTUURVISIE, said.json)


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalProject]:
    """The square with its page for phones open, at its first question."""
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    project = LocalProjects(0, "127.0.0.1").example()
    assert isinstance(project, LocalProject)
    services = project.services
    evening, *_others = services.evenings.all()
    services.playing.go_to(evening.id, _first(project, Kind.IDEAS))
    project.hall.start(evening.id)
    until(lambda: project.hall.running)
    yield project
    project.close()


def _first(project: LocalProject, kind: Kind) -> str:
    services = project.services
    steps = services.evenings.steps(services.evenings.all()[0].id)
    return next(step.id for step in steps if step.kind is kind)


def test_that_phones_that_stay_are_counted_and_leave_when_they_close(served: LocalProject) -> None:
    evening, *_others = served.services.evenings.all()
    with Phone(served.join_address(evening.id)) as phone:
        phone.join()
        phone.stay()
        until(lambda: served.hall.phones == 1)
    until(lambda: served.hall.phones == 0)


def test_that_neighbours_wait_for_what_is_asked_and_the_demo_says_when_it_never_comes(
    served: LocalProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening, *_others = served.services.evenings.all()
    players = demo.Players(demo.Story(tmp_path), Crowd(1, 2), 5)
    players.address = served.join_address(evening.id)
    assert players.join() == 2
    players.wait_for(_first(served, Kind.IDEAS))
    assert players.send_notes() + len(players.desk_notes()) == 5
    monkeypatch.setattr(demo, "FORM_WITHIN", 0.0)
    with pytest.raises(demo.DemoProblem):
        players.wait_for(_first(served, Kind.VOTE))
    players.close()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "nl",
            "‘../plein’ kan hier niet. Wat je typte staat er nog. Typ iets als buurtplein of cultuurvisie.\n",
        ),
        ("en", ""),
    ],
)
def test_that_a_demo_of_another_example_is_refused_in_one_line(
    language: str, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["demo", "--headless", "--example", "../plein", "--lang", language, "--out", str(tmp_path / "d")]
    assert cli.main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "buurtplein" in told.err
    assert not line or told.err == line
    assert not (tmp_path / "d").exists()


def test_that_an_earlier_demo_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    for name in ("buurtplein.cocreate", "cultuurvisie.cocreate-wal", "demo.key", "brief.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "cultuurvisie-backups").mkdir()
    demo._clear(tmp_path)
    assert [place.name for place in tmp_path.iterdir()] == ["brief.txt"]


def test_that_the_account_for_people_and_programs_is_the_same(tmp_path: Path) -> None:
    story = demo.Story(tmp_path, CULTUURVISIE, [("Welkom", 1.25), ("Pauze", 0.5)], ["Geen foto's."])
    told = json.loads(story.as_json(7))
    assert told["seconds"] == 1.75
    assert [part["what"] for part in told["parts"]] == ["Welkom", "Pauze"]
    assert "Welkom" in story.tell()
    assert "Geen foto's." in story.tell()
    assert told["wall"] is None
    story.wall = demo.WallCheck(notes=23, found=22, exact=12, corrected=10, rejected=1, drawn=1)
    assert json.loads(story.as_json(7))["wall"] == {
        "notes": 23, "found": 22, "exact": 12, "corrected": 10, "rejected": 1, "drawn": 1,
    }  # fmt: skip
    assert "22" in story.tell()
    assert "23" in story.tell()


@pytest.mark.expected_log("unforeseen error")
def test_that_an_error_that_nobody_catches_ends_the_demo(qtbot: QtBot) -> None:
    def slot() -> None:
        raise ZeroDivisionError

    before, done = sys.excepthook, QEventLoop()
    QTimer.singleShot(0, slot)
    QTimer.singleShot(1, done.quit)
    with pytest.raises(CocreateError) as caught, demo.nothing_unforeseen():
        done.exec()
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    assert sys.excepthook is before
