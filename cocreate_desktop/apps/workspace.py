"""Opening a workspace without a window: what commands, the phone server and the window share."""

from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop.apps.clock import WallClock
from cocreate_desktop.codes import voting_codes
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.project import Project
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import Clock
from cocreate_desktop.services.projects import new_project
from cocreate_desktop.services.services import Services, make_services
from cocreate_desktop.storage import Workspace, create_workspace, open_workspace


@dataclass(frozen=True, slots=True)
class OpenWorkspace:
    """A workspace with its services; ``close`` ends both."""

    services: Services
    workspace: Workspace

    def close(self) -> None:
        """Closes the file; what was committed stays."""
        self.workspace.close()


def open_services(
    path: Path,
    *,
    key: str = "",
    key_file: Path | None = None,
    group: bool = False,
    clock: Clock | None = None,
) -> OpenWorkspace:
    """Opens a workspace file.

    ``key`` is a typed recovery key; ``group`` writes in groups (phone server). Raises FileProblem and NoKey.
    """
    bus = Bus()
    workspace = open_workspace(path, key=key or None, key_file=key_file, bus=bus, group=group)
    return _with_services(workspace, bus, clock)


def create_services(
    path: Path,
    fields: dict[str, object],
    template: str = "ideas",
    *,
    key: str = "",
    key_file: Path | None = None,
    clock: Clock | None = None,
) -> OpenWorkspace:
    """Makes a workspace file with a project of ``fields`` and one evening from ``template``.

    Raises WorkspaceExists, ReadOnly, DiskFull, BadValue; a file half made is taken away again.
    """
    bus = Bus()
    project: Project = new_project(clock or WallClock(), **fields)
    workspace = create_workspace(path, project, bus=bus, key=key or None, key_file=key_file)
    opened = _with_services(workspace, bus, clock)
    try:
        opened.services.evenings.plan(template)
    except CocreateError:
        workspace.take_away()
        raise
    return opened


def _with_services(workspace: Workspace, bus: Bus, clock: Clock | None) -> OpenWorkspace:
    services = make_services(workspace.store, bus, clock or WallClock(), voting_codes.TypedVotingCodes())
    return OpenWorkspace(services, workspace)
