#!/usr/bin/env python3
"""For contributors: sets everything up and runs, tests, checks, translates or packs the program. Standard library only.

    python3 dev.py run | test | check | fix | bench | torture | gallery | translate | package | audit

On a bare machine with Python 3.11 or newer this makes `.venv` from the locked requirements; on Debian and Ubuntu it also
adds the system packages that are missing. A second run finds everything there and starts at once.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = "installed.sha256"
WINDOWS = os.name == "nt"
ROOMY = 4 * 2**30  # bytes; the tests leave about one behind until they end

# Ubuntu calls these otherwise (64-bit time), or ships only a stub of them.
ALSO_KNOWN_AS = {"libglib2.0-0": "libglib2.0-0t64", "chromium": "chromium-browser"}
# groups of system packages, named in pyproject.toml
FOR_TESTS = ("qt", "browser", "display", "xcb", "reader", "faults", "frozen")

RUN_LOCK, TEST_LOCK, DEV_LOCK = "requirements.lock", "requirements-test.lock", "requirements-dev.lock"
LOCKS = (RUN_LOCK, TEST_LOCK, DEV_LOCK)  # each holds the one before
# Tools that are started as programs; nothing imports them, as their licences ask: docs/decisions/031 and 047.
CHECKERS, CHECKERS_LOCK = VENV / "checkers", "requirements-checkers.lock"
PACKER, PACKER_LOCK = VENV / "packer", "requirements-packer.lock"


class Stopped(Exception):
    """Something that a person must do first; the text says what."""


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


# Setting up


def set_up(lock: str, system: Sequence[str]) -> None:
    """Makes what is missing: system packages, `.venv`, the requirements of ``lock``. Raises Stopped."""
    surroundings()
    missing = lacking(system)
    if shutil.which("apt-get") and not venv_works() and not venv_module_works():
        missing.insert(0, "python3-venv")
    if missing:
        install_system(missing)
    if not venv_works():
        make_venv()
    if not _installed(lock):
        install(lock)


def surroundings() -> None:
    """A UTF-8 locale and a private run-time folder, where the machine gives none."""
    if not WINDOWS and "utf" not in (os.environ.get("LC_ALL") or os.environ.get("LANG") or "").lower():
        os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["PYTHONUTF8"] = "1"
    if sys.platform == "linux" and not Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere").is_dir():
        place = Path(os.environ.get("TMPDIR") or "/tmp") / f"cocreate-run-{os.getuid()}"
        place.mkdir(mode=0o700, exist_ok=True)
        os.environ["XDG_RUNTIME_DIR"] = str(place)


def packages(*groups: str) -> list[str]:
    """The Debian packages of these groups of pyproject.toml."""
    import tomllib  # an older Python lacks it, and gets a plain word about that first

    known = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["cocreate"]["system"]
    return list(dict.fromkeys(name for group in groups for name in known[group]))


def has_display() -> bool:
    """Whether a window would be seen."""
    platform = os.environ.get("QT_QPA_PLATFORM")
    if platform:
        return platform not in {"offscreen", "minimal"}
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def lacking(system: Sequence[str]) -> list[str]:
    """Which of these Debian packages are not there; none on another system."""
    if not shutil.which("dpkg-query") or not shutil.which("apt-get"):
        return []
    return [name for name in system if not _present(name) and not _present(ALSO_KNOWN_AS.get(name, name))]


def _present(name: str) -> bool:
    if name == "chromium" and any(map(shutil.which, ("chromium", "google-chrome", "microsoft-edge"))):
        return True
    return "install ok installed" in heard("dpkg-query", "-W", "-f=${Status}", name)[1]


def install_system(missing: Sequence[str]) -> None:
    """Adds Debian packages, asking for rights when they are lacking. Raises Stopped with the line to run."""
    line = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    root = os.getuid() == 0
    if not root and not (shutil.which("sudo") and sys.stdin.isatty()):
        raise Stopped("These system packages are missing. As an administrator run:\n\n    " + " ".join(line))
    print("Adding system packages:", " ".join(missing), flush=True)
    first = [] if root else ["sudo"]
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    call(*first, "apt-get", "update", more=quiet)
    names = [name if _offered(name) else ALSO_KNOWN_AS.get(name, name) for name in missing]
    if call(*first, *line[:4], *names, more=quiet):
        raise Stopped(
            "The system packages could not be added. As an administrator run:\n\n    " + " ".join(line)
        )


def _offered(name: str) -> bool:
    asked = heard("apt-cache", "policy", name)[1]
    return "Candidate:" in asked and "Candidate: (none)" not in asked


def venv_module_works() -> bool:
    """Debian ships the module but not what it needs, until python3-venv is there."""
    return not heard(sys.executable, "-c", "import ensurepip, venv")[0]


def python() -> str:
    """The interpreter of `.venv`."""
    return str(VENV / ("Scripts/python.exe" if WINDOWS else "bin/python"))


def venv_works() -> bool:
    """Whether `.venv` is whole: Debian without python3-venv leaves one behind that has no pip."""
    return Path(python()).exists() and not heard(python(), "-c", "import pip")[0]


def make_venv() -> None:
    """A fresh `.venv`; a half-made one goes first."""
    if VENV.exists():
        print("The .venv here is not whole; making it anew", flush=True)
        shutil.rmtree(VENV)
    if call(sys.executable, "-m", "venv", str(VENV)):
        shutil.rmtree(VENV, ignore_errors=True)
        raise Stopped(
            "Python could not make a virtual environment. On Debian or Ubuntu: apt-get install python3-venv"
        )


def install(lock: str, apart: Path | None = None) -> None:
    """The requirements of ``lock``, each file checked against its hash, in `.venv` or ``apart``. Raises Stopped."""
    place = apart or VENV
    print(f"Installing {lock} into {place.name}", flush=True)
    pip = [python(), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    where = ["--target", str(apart)] if apart else []
    if call(*pip, "--no-deps", "--require-hashes", "-r", lock, *where):
        raise Stopped("The requirements could not be installed; the reason stands above. Is there a network?")
    (place / STAMP).write_text(_fingerprint(lock), encoding="utf-8")


def add_tools() -> None:
    """The readers of other systems that the tests ask, and what freezes: each in a folder of its own. Raises Stopped."""
    for place, lock in ((CHECKERS, CHECKERS_LOCK), (PACKER, PACKER_LOCK)):
        if _stamp(place) != _fingerprint(lock):
            shutil.rmtree(place, ignore_errors=True)
            install(lock, place)


def _installed(lock: str) -> bool:
    """Whether `.venv` was filled from this lock file as it is now, or from one that holds it."""
    return _stamp(VENV) in map(_fingerprint, LOCKS[LOCKS.index(lock) :])


def _stamp(place: Path) -> str:
    """From what a folder was filled."""
    return (place / STAMP).read_text(encoding="utf-8") if (place / STAMP).exists() else ""


def _fingerprint(lock: str) -> str:
    return hashlib.sha256(lock.encode() + b"\0" + (ROOT / lock).read_bytes()).hexdigest()


def heard(*words: str) -> tuple[int, str]:
    """Runs a program unseen; returns its exit code and what it said."""
    both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    ran = subprocess.run(words, **both, encoding="utf-8", errors="replace", check=False)  # type: ignore[call-overload]
    return ran.returncode, ran.stdout


def call(*words: str, more: Mapping[str, str] | None = None) -> int:
    """Runs a program in the foreground with the repository on Python's path; returns its exit code."""
    return subprocess.run(words, env={**os.environ, **(more or {})}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
