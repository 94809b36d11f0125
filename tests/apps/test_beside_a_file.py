"""What lies beside a project is a help and never a must: without room for it a project opens, and the phone server says why."""

from pathlib import Path

import pytest

from cocreate_desktop import paths
from cocreate_desktop.apps.hall import HallPlan, serve
from cocreate_desktop.apps.lockfile import lock_path
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.domain.errors import FileProblem
from tests.readymade import ready_file


def test_that_a_project_opens_although_the_list_of_projects_cannot_be_written(tmp_path: Path) -> None:
    key = ready_file(tmp_path / "plein.cocreate", "beside", {"name": "Buurtplein"})
    (paths.data() / "recent.json").mkdir()
    project = LocalProjects(0, "127.0.0.1").open(tmp_path / "plein.cocreate", key)
    assert project.services.projects.current().name == "Buurtplein"
    project.close()
    (paths.data() / "recent.json").rmdir()


def test_that_a_phone_server_without_room_for_its_lock_says_so(tmp_path: Path) -> None:
    path = tmp_path / "plein.cocreate"
    key = ready_file(path, "beside", {"name": "Buurtplein"})
    lock_path(path).mkdir()
    (lock_path(path) / "in the way").touch()
    with pytest.raises(FileProblem):
        serve(HallPlan(path, host="127.0.0.1", port=0), key)
    assert [place.name for place in tmp_path.glob("*.hall*")] == [lock_path(path).name]
