"""The list of recently opened projects in the user's own folder; names, questions, evenings and open pledges as last
seen; no keys and nobody's name."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from cocreate_desktop import lasting, paths
from cocreate_desktop.domain.reminders import Due
from cocreate_desktop.domain.standing import Phase, Standing
from cocreate_desktop.services.lately import RecentProject

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


def update(path: Path, name: str, question: str, standing: Standing) -> None:
    """What a project is now, at its place in the list; one that is not there stays away."""
    found = path.resolve()
    _write(
        [
            replace(one, name=name, question=question, standing=standing) if one.path == found else one
            for one in load()
        ]
    )


def forget(path: Path) -> None:
    """Takes a project off the list."""
    _write([one for one in load() if one.path != path])


def _line(entry: Mapping[str, Any]) -> RecentProject:
    path = Path(entry["path"])
    stands = None
    if "phase" in entry:  # lists of before this was kept have none
        due = tuple(Due(one["day"], one["what"]) for one in entry.get("pledges", ()))
        last = str(entry.get("kept_until", ""))
        stands = Standing(Phase(entry["phase"]), entry["evening"], entry["date"], entry["starts"], due, last)
    return RecentProject(
        path, entry["name"], entry["question"], entry["opened_at"], path.exists(), standing=stands
    )


def _write(projects: list[RecentProject]) -> None:
    entries = [
        {
            "path": str(p.path.resolve()),
            "name": p.name,
            "question": p.question,
            "opened_at": p.opened_at,
            **(asdict(p.standing) if p.standing else {}),
        }
        for p in projects
    ]
    lasting.write(_file(), json.dumps(entries, ensure_ascii=False, indent=1))


def _file() -> Path:
    return paths.data() / "recent.json"
