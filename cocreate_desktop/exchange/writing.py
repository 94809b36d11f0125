"""Writing files so that they are whole or not there, with what can go wrong said in our own errors."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

from cocreate_desktop import __version__, lasting
from cocreate_desktop.domain.disk import disk_error

MANIFEST: Final = "manifest.json"


def manifest(schema: int, made_on: date, said: Mapping[str, object]) -> bytes:
    """What stands beside the files of an export: by which program and when they were made, and what is ``said`` of them."""
    head = {
        "app": "CoCreate Desktop",
        "version": __version__,
        "schema": schema,
        "made_on": made_on.isoformat(),
    }
    return (json.dumps({**head, **said}, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def json_lines(records: Iterable[Mapping[str, object]]) -> str:
    """JSON Lines: an object a line, as it was written; what reads JSON runs no formulas."""
    return "".join(json.dumps(one, ensure_ascii=False, sort_keys=True) + "\n" for one in records)


def entry(name: str, data: bytes) -> dict[str, object]:
    """What a manifest says of a file."""
    return {"name": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def folder(out: Path) -> None:
    """Makes the folder when it is not there. Raises FileProblem."""
    with _told(out):
        lasting.make_folder(out)


def write(out: Path, data: bytes) -> None:
    """Writes ``data`` in one go; the old file stays when it does not work. Raises FileProblem."""
    with whole(out) as file:
        file.write(data)


@contextmanager
def whole(out: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the place of ``out`` at the end, on the disk and whole; when anything goes wrong the old
    one stays. Raises FileProblem."""
    with _told(out):
        lasting.make_folder(out.parent)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=out.parent)
        fresh = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                lasting.sync(file.fileno())
            fresh.chmod(0o644)
            fresh.replace(out)
            lasting.settle(out.parent)
        finally:
            fresh.unlink(missing_ok=True)


def remove(out: Path) -> None:
    """Takes a file of an earlier export away. Raises FileProblem."""
    with _told(out):
        out.unlink(missing_ok=True)


def before(manifest: Path, key: str, value: str) -> set[str]:
    """The files that an earlier export wrote beside its ``manifest``, when its ``key`` says that it is of this kind; none
    where there is none that can be read."""
    try:
        found = json.loads(manifest.read_text(encoding="utf-8"))
        names = {str(one["name"]) for one in found["files"]} if found.get(key) == value else set()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return set()
    return {name for name in names if _is_inside(PurePosixPath(name))}


def _is_inside(name: PurePosixPath) -> bool:
    """Whether a name that a manifest says leads to no place outside the folder."""
    return not name.is_absolute() and ".." not in name.parts and not {"\\", ":"} & {*str(name)}


@contextmanager
def _told(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise disk_error(problem, out) from problem
