"""Runs every measurement, or those named, each in a process of its own; prints a table and brings bench/RESULTS.md up to date.

    python -m bench [--list] [NAMES…]

A measurement is a file of this folder with a ``main()`` that prints figures (bench/stand/figure.py). Judges nothing: a slow
figure is no error, only a measurement that does not finish is.
"""

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import psutil

from bench.stand.figure import Figure, number

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "RESULTS.md"
QUIET = 10  # percent
LIMIT = 1200  # seconds; what takes longer hangs (eight hours of an evening take some minutes)
HEAD = """# Results

Written by `python3 dev.py bench`; [docs/bench.md](../docs/bench.md) says what each figure means. Ratios count (figure ÷
reference of the same run), absolute figures do not travel between machines.
"""
TABLE = "| what | figure | reference, measured in the same run | ratio | aim |\n|---|---|---|---|---|"


def names() -> list[str]:
    """Every measurement."""
    return sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))


def main(words: Sequence[str]) -> int:
    """Returns 0 when all have finished, 1 when one has not, 2 for a name that is none."""
    if "--list" in words:
        print("\n".join(names()))
        return 0
    unknown = [word for word in words if word not in names()]
    if unknown:
        print("No measurement:", ", ".join(unknown), "- there are:", ", ".join(names()), file=sys.stderr)
        return 2
    failed = []
    for name in words or names():
        section, ended = measure(name)
        print(f"## {name}\n\n{section}\n", flush=True)
        _keep(name, section)
        failed += [] if ended else [name]
    print("Did not finish: " + ", ".join(failed) if failed else f"All of it is in {RESULTS}")
    return 1 if failed else 0


def measure(name: str) -> tuple[str, bool]:
    """What stands under a measurement's name, and whether it has finished."""
    circumstances = _circumstances()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="cocreate-bench-") as home:
        # Nothing of the user's own is read or left behind, and no window comes up.
        surroundings = {
            **os.environ,
            "COCREATE_HOME": home,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONUTF8": "1",
        }
        command = [sys.executable, "-m", f"bench.{name}"]
        try:
            ran = subprocess.run(
                command, cwd=HERE.parent, env=surroundings, capture_output=True, text=True, timeout=LIMIT, check=False
            )  # fmt: skip
            said, code, wrong = ran.stdout, ran.returncode, ran.stderr
        except subprocess.TimeoutExpired:
            said, code, wrong = "", 1, f"it was ended after {LIMIT} seconds"
    took = time.perf_counter() - began
    lines = [f"{circumstances}; it took {took:.0f} s.", "", *_told(said.splitlines())]
    if code:
        lines += ["", f"It did not finish (exit code {code}): {wrong.strip().splitlines()[-1:]}"]
        sys.stderr.write(wrong)
    return "\n".join(lines), not code


def _told(said: Sequence[str]) -> list[str]:
    """Figures as rows of a table; what is no figure stays as it is, under it."""
    figures, rest = [], []
    for line in said:
        try:
            figures.append(Figure(**json.loads(line)))
        except (ValueError, TypeError):
            rest.append(line)
    rows = [TABLE, *map(_row, figures)] if figures else []
    return [*rows, *(["", *(f"    {line}" for line in rest)] if rest else [])]


def _row(one: Figure) -> str:
    beside = "–" if one.reference is None else f"{number(one.reference)} {one.unit}: {one.beside}"
    ratio = "–" if one.ratio is None else f"{number(one.ratio)} ×"
    return f"| {one.what} | {number(one.figure)} {one.unit} | {beside} | {ratio} | {one.aim or '–'} |"


def _circumstances() -> str:
    used = psutil.cpu_percent(interval=1)  # by whatever else runs: nothing of ours does yet
    busy = "quiet" if used < QUIET else "shared with other work"
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    machine = f"{_machine()}, Python {platform.python_version()}"
    return f"{when}, {machine}; the machine was {busy} ({used:.0f} % busy in the second before)"


def _machine() -> str:
    memory = psutil.virtual_memory().total / (1 << 30)
    return f"{platform.system()} {platform.machine()}, {psutil.cpu_count()} cores, {memory:.0f} GiB"


def _keep(name: str, section: str) -> None:
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    RESULTS.write_text(renewed(text, name, section), encoding="utf-8")


def renewed(text: str, name: str, section: str) -> str:
    """The results with ``section`` in the place of the one that this measurement had; the others stay what they were."""
    old = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    sections = {title.strip(): body.strip() for title, _line, body in (part.partition("\n") for part in old)}
    sections[name] = section
    kept = "\n\n".join(f"## {title}\n\n{sections[title]}" for title in sorted(sections) if title in names())
    return f"{HEAD}\n{kept}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
