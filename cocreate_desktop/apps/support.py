"""The support package: what somebody who helps from afar must know, and nothing of what anybody said, is called or lives at.

It is text of which each part can be read before it is saved: numbers, the program's own words, and logs from which all else is
struck. docs/support.md tells whoever gets one what is in it.
"""

import argparse
import json
import platform
import re
import time
import zipfile
from collections.abc import Iterator, Sequence
from importlib import metadata
from io import BytesIO
from pathlib import Path

from cocreate_desktop import __version__, lasting, logs, settings
from cocreate_desktop.apps import recent
from cocreate_desktop.apps.doctor import findings
from cocreate_desktop.apps.striking import Striker
from cocreate_desktop.apps.terminal import say
from cocreate_desktop.apps.unforeseen import unforeseen_in
from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.language import _
from cocreate_desktop.services.helping import Part
from cocreate_desktop.storage import backups_beside
from cocreate_desktop.storage.survey import Survey, survey_workspace

_PARTS = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "sqlcipher3-wheels",
    "opencv-python-headless",
    "starlette",
    "uvicorn",
)
_LOG = re.compile(r"[a-z]+\.log(\.\d)?")
_DAY_ONE = (1980, 1, 1, 0, 0, 0)
_MOST = 256 * 1024  # of each log, the newest


class LocalPackages:
    """Fulfils ``services.helping.Packages``."""

    def gather(self, workspace: Path | None, key: str = "") -> tuple[Part, ...]:
        """All parts."""
        return gather(workspace, key=key)

    def save(self, parts: Sequence[Part], path: Path) -> None:
        """Saves them as one file. Raises FileProblem."""
        try:
            lasting.write(path, packed(parts))
        except OSError as problem:
            raise disk_error(problem, path) from problem


def gather(workspace: Path | None, key_file: Path | None = None, key: str = "") -> tuple[Part, ...]:
    """All parts, with a project or without; one that cannot be opened or counted, for whatever reason (a package is asked for
    when something nobody foresaw is wrong), is told by the kind of what is wrong."""
    found: list[Survey] = []
    wrong = ""
    if workspace is not None:
        wrong = unforeseen_in(
            lambda: found.append(survey_workspace(workspace, key_file=key_file, key=key or None))
        )
    survey = found[0] if found else None
    parts = [Part("program.json", _text(_program())), Part("laptop.json", _text(_laptop()))]
    if workspace is not None:
        parts.append(Part("project.json", _text(_project(workspace, survey, wrong))))
    names = (workspace.stem, workspace.parent.name) if workspace is not None else ()
    striker = Striker(survey.texts if survey is not None else (), (*names, *_remembered()))
    return (*parts, *_logs(striker))


def packed(parts: Sequence[Part]) -> bytes:
    """The parts as one file; nothing in it tells who made it."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for part in parts:
            package.writestr(zipfile.ZipInfo(part.name, _DAY_ONE), part.text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def shown(parts: tuple[Part, ...]) -> str:
    """All of it, to be read before it is saved."""
    return "\n".join(f"=== {part.name}\n{part.text}" for part in parts)


def run(wanted: argparse.Namespace) -> int:
    """Shows what a package holds; with ``--out`` it is saved too."""
    parts = gather(wanted.workspace, wanted.key_file)
    for line in shown(parts).split("\n"):
        say(line)
    if wanted.out is None:
        say(_("Nothing is saved yet. With --out FILE.zip this becomes a package."))
        return 0
    LocalPackages().save(parts, wanted.out)
    say(_("{path} holds what you see above, and nothing else.").format(path=wanted.out))
    return 0


def _program() -> dict[str, object]:
    return {
        "cocreate": __version__,
        "python": platform.python_version(),
        "parts": {name: found for name in _PARTS if (found := _version(name))},
    }


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _laptop() -> dict[str, object]:
    """How the laptop is set, in yes and no where the value would be a place or a name; what the check for the evening found."""
    now = settings.load().settings
    return {
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "language": now.language,
        "theme": now.theme,
        "text_size": now.text_size,
        "less_motion": now.less_motion,
        "port": now.port,
        "backup_folder": bool(now.backup_folder),
        "adapter": bool(now.adapter),
        "projector": bool(now.projector),
        "doctor": {one.what: one.state for one in findings()},
    }


def _project(workspace: Path, survey: Survey | None, wrong: str) -> dict[str, object]:
    backups = backups_beside(workspace)
    told: dict[str, object] = {
        "bytes": {tail or "file": _size(workspace, tail) for tail in ("", "-wal", "-shm")},
        "backups": len(backups),
        "newest_backup_hours": _hours(backups),
    }
    if survey is None:
        return {**told, "wrong": wrong}
    return told | {
        "revision": survey.revision,
        "sound": survey.sound,
        "problems": survey.problems,
        "rows": survey.rows,
        "ops": survey.ops,
        "devices": survey.devices,
        "seconds": survey.seconds,
        "backup_bytes": survey.backup_bytes,
    }


def _size(workspace: Path, tail: str) -> int | None:
    try:
        return workspace.with_name(workspace.name + tail).stat().st_size
    except OSError:
        return None


def _hours(backups: list[Path]) -> float | None:
    try:
        return round((time.time() - backups[0].stat().st_mtime) / 3600, 1) if backups else None
    except OSError:
        return None


def _logs(striker: Striker) -> Iterator[Part]:
    for file in sorted(logs.folder().iterdir()):
        if not _LOG.fullmatch(file.name):
            continue
        try:
            text = file.read_bytes()[-_MOST:].decode("utf-8", "replace")
        except OSError:
            continue
        yield Part(f"logs/{file.name}.txt", striker.log(text))


def _remembered() -> Iterator[str]:
    """What this laptop keeps of places, screens and other projects."""
    now = settings.load().settings
    yield from (now.backup_folder, now.adapter, now.projector, *now.idea_columns.values())
    for project in recent.load():
        yield from (project.name, project.question, project.path.stem, project.path.parent.name)


def _text(told: dict[str, object]) -> str:
    return json.dumps(told, indent=1, ensure_ascii=True) + "\n"
