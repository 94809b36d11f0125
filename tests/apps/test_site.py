"""The laptop in the hall for real: simulated phones that leave nothing behind, the place of the backups, the test sheet."""

from __future__ import annotations

import errno
import platform
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from cocreate_desktop import settings
from cocreate_desktop.apps.dryrun import NoBackups
from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.placenames import choose_place
from cocreate_desktop.apps.site import SiteDesk, printers
from cocreate_desktop.apps.workspace import OpenWorkspace, create_services
from cocreate_desktop.domain.backuperrors import SecondGone
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.venue import VenueState
from cocreate_desktop.phones.network import free_port
from tests.patience import until

HOST = "127.0.0.1"


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))


@pytest.fixture
def opened(tmp_path: Path) -> OpenWorkspace:
    return create_services(tmp_path / "buurt" / "plein.cocreate", {"name": "Buurtplein"})


@pytest.fixture
def project(opened: OpenWorkspace) -> Iterator[LocalProject]:
    made = LocalProject(opened, 0, HOST)
    yield made
    made.close()


def evening(project: LocalProject) -> str:
    return project.services.evenings.all()[0].id


def serve(project: LocalProject) -> str:
    project.hall.start(evening(project))
    until(lambda: project.hall.running)
    return project.join_address(evening(project))


def test_that_a_crowd_of_phones_joins_and_leaves_nothing_behind(
    project: LocalProject, opened: OpenWorkspace
) -> None:
    address = serve(project)
    before = opened.workspace.last_seq()
    heard: list[int] = []
    found = project.site.crowd(address, 12, lambda: True, heard.append)
    assert (found.asked, found.joined, found.problem) == (12, 12, "")
    assert found.slowest > 0
    assert heard == list(range(1, 13))
    assert opened.workspace.last_seq() == before
    until(lambda: project.hall.phones == 0)


def test_that_a_crowd_that_is_called_off_goes_at_once(project: LocalProject) -> None:
    found = project.site.crowd(serve(project), 12, lambda: False, lambda _number: None)
    assert found.joined <= found.asked
    until(lambda: project.hall.phones == 0)


def test_that_a_crowd_before_a_closed_or_a_strange_door_says_why(project: LocalProject) -> None:
    address = serve(project)
    strange = project.site.crowd(f"{address[:-4]}ZZZZ", 2, lambda: True, lambda _number: None)
    assert (strange.joined, bool(strange.problem)) == (0, True)
    project.hall.stop()
    closed = project.site.crowd(address, 2, lambda: True, lambda _number: None)
    assert (closed.joined, bool(closed.problem)) == (0, True)
    assert closed.problem != strange.problem


def test_that_the_place_of_the_copy_the_room_and_the_power_are_seen(project: LocalProject) -> None:
    project.site.back_up()
    seen = project.site.laptop()
    assert seen.made
    assert (seen.place, seen.stick) == ("buurt", False)
    assert seen.disk >= 0
    assert -1 <= seen.battery <= 100
    assert seen.state is VenueState.DOUBT
    assert project.site.machine.startswith("laptop-")
    assert platform.node() not in project.site.machine, "it is often the name of its owner"


def test_that_a_chosen_folder_gets_each_copy_from_then_on(project: LocalProject, tmp_path: Path) -> None:
    until(
        lambda: bool(project.backups.all())
    )  # the one that is made at opening, before there is a second place
    stick = tmp_path / "stick"
    stick.mkdir()
    seen = project.site.back_up(stick)
    assert seen.problem == ""
    assert settings.load().settings.backup_folder == str(stick)
    assert len(list(stick.rglob("*.cocreate"))) == 1
    assert seen.place == "stick"


def test_that_a_stick_that_is_no_place_is_told_in_one_message(project: LocalProject, tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.write_text("x", encoding="utf-8")
    seen = project.site.back_up(no_folder)
    assert seen.problem == _one_message(SecondGone(name="file"))
    assert seen.state is VenueState.DOUBT
    assert seen.made, "the copy beside the project was made all the same"


def _one_message(problem: CocreateError) -> str:
    return f"{problem.happened} {problem.next}"


class OneCopy(NoBackups):
    """Backups of which there is one, wherever a test wants it."""

    def __init__(self, path: Path, problem: OSError | None = None) -> None:
        self.path = path
        self.problem = problem

    def make(self) -> str:
        if self.problem is not None:
            raise self.problem
        return str(self.path)

    def all(self) -> Sequence[str]:
        return (str(self.path),)

    def choose(self, folder: Path) -> None:
        choose_place(folder)


def site_with(copy: Path, workspace: Path, problem: OSError | None = None) -> SiteDesk:
    return SiteDesk(workspace, OneCopy(copy, problem), lambda _evening: "")


def copy_in(folder: Path) -> Path:
    made = folder / "plein-backups" / "plein 1.cocreate"
    made.parent.mkdir(parents=True)
    made.write_bytes(b"x")
    return made


def test_that_a_stick_that_was_pulled_out_is_none_and_no_error(tmp_path: Path) -> None:
    site = site_with(tmp_path / "stick" / "plein-backups" / "plein 1.cocreate", tmp_path / "plein.cocreate")
    for seen in (site.laptop(), site.back_up()):
        assert (seen.made, seen.place, seen.stick) == ("", "", False)
        assert seen.disk >= 0


def test_that_a_place_that_does_not_tell_its_disk_is_not_taken_for_another_one(tmp_path: Path) -> None:
    seen = site_with(copy_in(tmp_path), tmp_path / "gone" / "plein.cocreate").laptop()
    assert (bool(seen.made), seen.stick) == (True, False)


def test_that_a_machine_that_keeps_no_settings_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    monkeypatch.setenv("COCREATE_HOME", str(file))
    seen = site_with(copy_in(tmp_path), tmp_path / "plein.cocreate").back_up(tmp_path)
    assert "settings.toml" in seen.problem
    assert seen.made


def test_that_a_disk_that_fails_in_the_middle_is_told(tmp_path: Path) -> None:
    problem = OSError(errno.EIO, "the disk does not answer")
    seen = site_with(copy_in(tmp_path), tmp_path / "plein.cocreate", problem).back_up(tmp_path)
    assert seen.problem
    assert seen.state is VenueState.DOUBT


def test_that_the_folder_of_whoever_works_here_is_not_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "somebody"
    copy = copy_in(home)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    place = site_with(copy, home / "plein.cocreate").laptop().place
    assert place
    assert "somebody" not in place


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
def test_that_there_is_room_for_a_crowd_in_a_program_that_may_open_few_files(tmp_path: Path) -> None:
    import resource

    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (300, most))
        site = site_with(tmp_path, tmp_path)
        site.crowd(f"http://{HOST}:{free_port(0)}/J/X", 1, lambda: True, lambda _number: None)
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 300
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (now, most))


def test_that_the_test_sheet_lies_where_people_keep_their_papers(
    project: LocalProject, tmp_path: Path
) -> None:
    first, again = (project.site.test_sheet(evening(project)) for _time in range(2))
    assert first == again
    assert first.is_relative_to(tmp_path / "home")
    assert first.read_bytes().startswith(b"%PDF")


def test_that_printers_are_names_or_not_known() -> None:
    found = printers()
    assert found is None or all(isinstance(name, str) for name in found)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such program")
def test_that_a_failed_question_for_printers_is_no_laptop_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = tmp_path / "lpstat"
    monkeypatch.setenv("PATH", str(tmp_path))
    for script, expected in (("exit 1", None), ("exit 0", ()), ("echo HP", ("HP",))):
        asked.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        asked.chmod(0o700)
        assert printers() == expected
    asked.write_bytes(b"no program")
    assert printers() is None
