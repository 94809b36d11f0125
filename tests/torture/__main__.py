"""Plays every scene, or those named, and writes what came of it to docs/torture.md: ``python3 dev.py torture``."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from tests.source_tree import ROOT
from tests.torture.scene import Scene, Tried

# Each has a list SCENES; read when it is wanted.
MODULES = ("powercuts", "kills", "faults", "spoiled")
PAGE = ROOT / "docs" / "torture.md"
_HEAD = """# What was tried by the thousand

Written by `python3 dev.py torture`. Each state is a disk, a file or a program as a fault left it; afterwards the workspace is
opened as the program does, and everything that had been acknowledged is
looked for. [promises.md](promises.md) says what is promised.

| fault | meanwhile | states | acknowledged things looked for | promises broken | seconds |
|---|---|---|---|---|---|
"""


def scenes(wanted: Iterable[str] = ()) -> list[Scene]:
    """All scenes, or those of which the name or the fault holds one of these words."""
    every = [scene for name in MODULES for scene in importlib.import_module(f"tests.torture.{name}").SCENES]
    words = tuple(wanted)
    return [one for one in every if not words or any(word in f"{one.fault} {one.name}" for word in words)]


def line(scene: Scene, tried: Tried, took: float) -> str:
    """What came of a scene, as a row of the page."""
    cells = (scene.fault, scene.name, tried.states, tried.acknowledged, len(tried.broken), f"{took:.0f}")
    return "| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else cell for cell in cells) + " |"


def main() -> int:
    """Exit code 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="dev.py torture", description=__doc__)
    parser.add_argument("scenes", nargs="*", help="words of the scenes that are wanted; all without")
    parser.add_argument(
        "--states",
        type=int,
        default=1000,
        help="about how many of each scene; of those that start programs, fewer",
    )
    parser.add_argument("--seed", type=int, default=int(time.time()))
    wanted = parser.parse_args()
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # nobody's own is filled by this
    rows, broken = [], []
    for scene in scenes(wanted.scenes):
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            tried = scene.play(
                Random(f"{wanted.seed}:{scene.fault}:{scene.name}"),
                max(4, wanted.states // scene.each),
                Path(folder),
            )
        rows.append(line(scene, tried, time.monotonic() - began))
        sys.stdout.write(rows[-1] + "\n")
        sys.stdout.flush()
        broken += [f"{scene.fault}, {scene.name}: {one}" for one in tried.broken]
    sys.stderr.writelines(one + "\n" for one in broken)
    if not wanted.scenes:
        day = datetime.now(UTC).date().isoformat()
        told = f"\n{day}, seed {wanted.seed}, {platform.system()}, Python {platform.python_version()}.\n"
        PAGE.write_text(_HEAD + "\n".join(rows) + "\n" + told, encoding="utf-8")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
