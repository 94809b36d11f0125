#!/usr/bin/env python3
"""For contributors: sets everything up and runs, tests, checks, translates or packs the program. Standard library only.

    python3 dev.py run | test | check | fix | bench | torture | gallery | translate | package | audit

On a bare machine with Python 3.11 or newer this makes `.venv` from the locked requirements; on Debian and Ubuntu it also
adds the system packages that are missing. A second run finds everything there and starts at once.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from resources.packaging.setting_up import (
    DEV_LOCK,
    ROOT,
    RUN_LOCK,
    TEST_LOCK,
    WINDOWS,
    Stopped,
    add_tools,
    call,
    has_display,
    heard,
    packages,
    python,
    set_up,
)

ROOMY = 4 * 2**30  # bytes; the tests leave about one behind until they end
# groups of system packages, named in pyproject.toml
FOR_TESTS = ("qt", "browser", "display", "xcb", "reader", "faults", "frozen")


def main(words: Sequence[str]) -> int:
    """Runs one task and returns its exit code."""
    name, rest = (words[0], list(words[1:])) if words else ("", [])
    task = TASKS.get(name)
    if task is None:
        print(__doc__)
        return 0 if name in ("-h", "--help") else 2
    if sys.version_info < (3, 11):
        print("Python 3.11 or newer is needed; this is", sys.version.split()[0], file=sys.stderr)
        return 2
    os.chdir(ROOT)
    try:
        return task(rest)
    except Stopped as reason:
        print(reason, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


# The tasks


def run(words: list[str]) -> int:
    """Opens the app; without a display plays an evening headless instead."""
    set_up(RUN_LOCK, packages("qt", *(["xcb"] if has_display() else [])))
    if has_display():
        return call(python(), "-m", "cocreate_desktop", *words)
    print("No display here: this plays a whole evening without one, and leaves it in ./demo-out", flush=True)
    return call(python(), "-m", "cocreate_desktop", "demo", "--headless", "--out", "demo-out", *words)


def test(words: list[str]) -> int:
    """All tests, or those named."""
    set_up(TEST_LOCK, packages(*FOR_TESTS))
    add_tools()
    return told(tests(words, {}))


def check(words: list[str]) -> int:
    """All of CI: lint, types, forms, translations and every other test. Goes on after a failure and names all of them."""
    set_up(DEV_LOCK, packages(*FOR_TESTS))
    add_tools()
    beside = {
        "lint": ["-m", "ruff", "check", "."],
        "format": ["-m", "ruff", "format", "--check", "."],
        "types": ["-m", "mypy"],
        "translations": ["resources/translations/catalogue.py", "--check"],
    }
    return told(tests(words, beside))


def fix(words: list[str]) -> int:
    """Formats, and mends what the linter can mend."""
    set_up(DEV_LOCK, [])
    places = words or ["."]
    mended = call(python(), "-m", "ruff", "check", "--fix", *places)
    return call(python(), "-m", "ruff", "format", *places) or mended


def bench(words: list[str]) -> int:
    """What docs/bench.md speaks of: every measurement, or those named."""
    set_up(DEV_LOCK, packages("qt"))
    return call(python(), "-m", "bench", *words)


def torture(words: list[str]) -> int:
    """Power cuts, kills, full and failing disks by the thousand (`--states N`); what came of it goes to docs/torture.md."""
    set_up(TEST_LOCK, packages(*FOR_TESTS))
    with in_memory():
        return call(python(), "-m", "tests.torture", *words)


def gallery(words: list[str]) -> int:
    """Pictures of every screen, small ones in docs/gallery; `--out DIR` makes whole ones elsewhere."""
    set_up(TEST_LOCK, packages("qt", "browser"))
    place = words if "--out" in words else ["--out", "docs/gallery", "--small", *words]
    return call(python(), "-m", "cocreate_desktop", "gallery", *place)


def translate(words: list[str]) -> int:
    """Brings the catalogues up to the texts in code, pages and forms, and names what lacks a translation."""
    set_up(DEV_LOCK, [])
    return call(python(), "resources/translations/catalogue.py", *words)


def package(words: list[str]) -> int:
    """Wheel, source, bill of materials and what this system installs, in dist/ (or in the folder after --outdir)."""
    set_up(TEST_LOCK, packages("qt", "frozen"))
    add_tools()
    built = call(python(), "-m", "build", "--no-isolation", "--outdir", "dist", *words)
    place = words[words.index("--outdir") + 1] if "--outdir" in words else "dist"
    built = built or call(python(), "-m", "tests.supply", "bill", place)
    return built or call(python(), "-m", "resources.packaging.pack", place)


def audit(words: list[str]) -> int:
    """Whether faults of the locked libraries are known: 0 none, 1 some, 2 not all could be asked about. Before each release."""
    set_up(DEV_LOCK, [])
    return call(python(), "-m", "tests.supply", "audit", *words)


def tests(words: Sequence[str], beside: Mapping[str, Sequence[str]]) -> list[str]:
    """pytest in this environment: the whole suite in three processes, what is named in one. Returns the names of what failed.

    What is to run ``beside`` it, one after the other, is named first: the tests leave the processor idle where they wait.
    """
    # Without compiled files each of the programs that the tests start would compile the whole source anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    chosen = words or ["-n", "3", "-m", "not package", "-q"]
    if not words:
        # Only where there are some: to look through all tests takes half a minute of a processor.
        places = [str(one) for one in Path("tests").glob("test_*.py") if b"mark.package" in one.read_bytes()]
        beside = {**beside, "tests of what is installed": ["-m", "pytest", "-m", "package", "-q", *places]}
    failed = []
    with in_memory(), ThreadPoolExecutor(1) as one_by_one:
        running = {name: one_by_one.submit(heard, python(), *step) for name, step in beside.items()}
        print("\n== tests, forms among them; meanwhile: " + ", ".join(running or ["nothing"]), flush=True)
        if call(python(), "-m", "pytest", *chosen):
            failed.append("tests")
        for name, step in running.items():
            code, text = step.result()
            print(f"\n== {name}\n{text}", flush=True)
            if code:
                failed.append(name)
    return failed


@contextmanager
def in_memory() -> Iterator[None]:
    """What tests write for a moment lies in memory where there is plenty: they wait for the disk thousands of times."""
    place = Path("/dev/shm")
    roomy = place.is_dir() and os.access(place, os.W_OK) and shutil.disk_usage(place).free > ROOMY
    if WINDOWS or not roomy or os.statvfs(place).f_flag & os.ST_NOEXEC:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="cocreate-", dir=place, ignore_cleanup_errors=True) as folder:
        os.environ["TMPDIR"] = folder
        yield


def told(failed: Sequence[str]) -> int:
    """Says which steps failed, and gives the exit code for them."""
    print("\nFailed: " + "; ".join(failed) if failed else "\nAll is well.", flush=True)
    return 1 if failed else 0


TASKS: dict[str, Callable[[list[str]], int]] = {
    task.__name__: task
    for task in (run, test, check, fix, bench, torture, gallery, translate, package, audit)
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
