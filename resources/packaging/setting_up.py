"""What dev.py sets up before a task: system packages on Debian and Ubuntu, `.venv` with the locked requirements, and the tools
that lie beside it. Standard library only: it runs before anything is there.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
STAMP = "installed.sha256"
WINDOWS = os.name == "nt"

# Ubuntu calls these otherwise (64-bit time), or ships only a stub of them.
ALSO_KNOWN_AS = {"libglib2.0-0": "libglib2.0-0t64", "chromium": "chromium-browser"}

RUN_LOCK, TEST_LOCK, DEV_LOCK = "requirements.lock", "requirements-test.lock", "requirements-dev.lock"
LOCKS = (RUN_LOCK, TEST_LOCK, DEV_LOCK)  # each holds the one before
# Tools that are started as programs; nothing imports them, as their licences ask: docs/decisions/031 and 047.
CHECKERS, CHECKERS_LOCK = VENV / "checkers", "requirements-checkers.lock"
PACKER, PACKER_LOCK = VENV / "packer", "requirements-packer.lock"


class Stopped(Exception):
    """Something that a person must do first; the text says what."""


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
