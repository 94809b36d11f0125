"""The list of recently opened projects in the user's own folder; names and questions as last seen, no keys."""

import json
from pathlib import Path

from cocreate_desktop import paths
from cocreate_desktop.services.outside import RecentProject

MOST = 20


def load() -> tuple[RecentProject, ...]:
    """The list, the last opened first; a list that cannot be read is empty."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
        return tuple(_line(entry) for entry in found)
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def remember(project: RecentProject) -> None:
    """Puts a project first."""
    others = [one for one in load() if one.path != project.path.resolve()]
    _write([project, *others][:MOST])


def forget(path: Path) -> None:
    """Takes a project off the list."""
    _write([one for one in load() if one.path != path])


def _line(entry: dict[str, str]) -> RecentProject:
    path = Path(entry["path"])
    return RecentProject(path, entry["name"], entry["question"], entry["opened_at"], path.exists())


def _write(projects: list[RecentProject]) -> None:
    entries = [
        {"path": str(p.path.resolve()), "name": p.name, "question": p.question, "opened_at": p.opened_at}
        for p in projects
    ]
    fresh = _file().with_suffix(".new")
    fresh.write_text(json.dumps(entries, ensure_ascii=False, indent=1), encoding="utf-8")
    fresh.replace(_file())


def _file() -> Path:
    return paths.data() / "recent.json"
