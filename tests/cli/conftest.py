"""The `cocreate` command in this process, and as a program of its own where that matters."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cocreate_desktop import cli
from tests.readymade import ready_made

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Said:
    """What a command said: its exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Said]


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def cocreate(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command here."""

    def run(*words: object) -> Said:
        try:
            code = cli.main([str(word) for word in words])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        told = capsys.readouterr()
        return Said(code, told.out, told.err)

    return run


def as_program(*words: object, **environment: str) -> Said:
    """Runs a command as a program."""
    done = subprocess.run(
        [sys.executable, "-m", "cocreate_desktop", *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        cwd=ROOT,
        timeout=300,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def buurt(tmp_path: Path) -> Path:
    """A workspace as ``cocreate new`` makes it, whose key this machine keeps."""
    path = tmp_path / "buurt.cocreate"
    ready_made(path, "bare", {"question": "Wat wordt het plein?"}).close()
    return path


def unusable(said: Said) -> str:
    """The one clear line of a command that could not do it."""
    assert said.code == 2, said
    assert said.out == ""
    assert "Traceback" not in said.err
    lines = said.err.strip().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def photos_told(said: Said, code: int = 0) -> list[dict[str, object]]:
    """The photos of one line of JSON."""
    assert said.code == code, said
    assert said.out.count("\n") == 1
    assert set(said.json) == {"photos"}
    photos = said.json["photos"]
    assert isinstance(photos, list)
    return photos
