"""What somebody without Python installs on Linux: frozen, packed as a .deb, taken out of it again, and used from there."""

import faulthandler
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreate_desktop import __version__
from cocreate_desktop.rehearsal.phone import Phone
from resources.packaging import setting_up
from tests import supply
from tests.cli.test_commands import ROUND
from tests.patience import until
from tests.source_tree import ROOT
from tests.system.xscreens import Display, display, lacking
from tests.test_supply_chain import NOT_OURS_TO_BRING

APP = "org.example.cocreate_desktop"
SHARED = {
    "chunspell",
    "pyside6-essentials",
    "shiboken6",
    "psycopg-binary",
    "pi-heif",
}  # of these the LGPL part is a library in C
PHOTO = ROOT / "tests" / "capture" / "photos" / "f03.jpg"
pytestmark = [
    pytest.mark.package,
    pytest.mark.skipif(sys.platform != "linux", reason="the other systems pack it in another way"),
    pytest.mark.skipif(not setting_up.PACKER.is_dir(), reason="what freezes comes with dev.py test"),
]


@pytest.fixture(scope="module")
def package() -> Iterator[Path]:
    """The .deb, made as `dev.py package` makes it. On the disk: it is too large for memory."""
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="tested-", dir=ROOT / "build") as folder:
        words = [sys.executable, "-m", "resources.packaging.pack", folder]
        surroundings = {**os.environ, "TMPDIR": folder}
        faulthandler.cancel_dump_traceback_later()  # on a busy machine it takes minutes; it has an end of its own
        done = subprocess.run(
            words, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False, timeout=900
        )
        assert done.returncode == 0, done.stdout + done.stderr
        shutil.rmtree(Path(folder) / "cocreate-desktop")
        (found,) = Path(folder).glob("*.deb")
        yield found


@pytest.fixture(scope="module")
def installed(package: Path) -> Path:
    """All of its files, as they would lie on a machine."""
    root = package.parent / "root"
    subprocess.run(["dpkg-deb", "-x", package, root], check=True)
    return root


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The surroundings of somebody who has no Python and none of our folders."""
    named = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
    }
    return {**named, "COCREATE_HOME": str(tmp_path / "home"), "LD_LIBRARY_PATH_ORIG": ""}


def _run(installed: Path, home: dict[str, str], *words: object, code: int = 0) -> str:
    """What the command says; it lies where /usr/bin points."""
    given = [str(installed / "usr" / "bin" / "cocreate"), *map(str, words)]
    done = subprocess.run(
        given, env=home, cwd=home["HOME"], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def test_that_the_command_runs_without_python_and_finds_what_it_needs(
    installed: Path, home: dict[str, str], tmp_path: Path
) -> None:
    assert _run(installed, home, "--version").strip() == __version__
    # One screen and no printer are doubts, and a doubt is done in part.
    assert "Eén scherm" in _run(installed, home, "doctor", "--lang", "nl", code=1)
    told = tmp_path / "round.json"
    told.write_text(json.dumps(ROUND), encoding="utf-8")
    assert json.loads(_run(installed, home, "tally", told, "--json"))["winners"] == ["1"]


def test_that_a_project_is_made_and_printed(installed: Path, home: dict[str, str], tmp_path: Path) -> None:
    """The encrypted file, its migrations, the fonts, the QR code and the page."""
    project, paper = tmp_path / "plein.cocreate", tmp_path / "posters.pdf"
    _run(installed, home, "new", project, "--template", "choice", "--question", "Wat wordt het plein?")
    assert not project.read_bytes().startswith(b"SQLite")
    _run(installed, home, "print", "posters", project, "--out", paper)
    assert paper.read_bytes().startswith(b"%PDF")
    assert "Alles klopt" in _run(installed, home, "check", project, "--lang", "nl")


def test_that_the_words_of_both_languages_came_along_and_what_knows_them(
    installed: Path, home: dict[str, str]
) -> None:
    program = str(installed / "usr" / "bin" / "cocreate")
    for spoken, word in (("nl", "fietsenstalling"), ("en", "neighbourhood")):
        asked = [program, "spell", "--lang", spoken]
        told = subprocess.check_output(asked, env=home, input=f"{word}\nfuot\n", text=True)
        assert [json.loads(line)["right"] for line in told.splitlines()] == [True, False]


def test_that_notes_are_read_from_a_photo(installed: Path, home: dict[str, str]) -> None:
    """Both sorts of networks came along, and what runs them."""
    (photo,) = json.loads(_run(installed, home, "notes", PHOTO, "--json"))["photos"]
    assert any(note["text"] for note in photo["notes"])


def test_that_phones_get_their_page(installed: Path, home: dict[str, str], tmp_path: Path) -> None:
    project = tmp_path / "plein.cocreate"
    _run(installed, home, "new", project)
    program = str(installed / "usr" / "bin" / "cocreate")
    words = [program, "phones", str(project), "--port", "0", "--host", "127.0.0.1"]
    with subprocess.Popen(words, env=home, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        try:
            with Phone(serving.stdout.readline().split()[-1]) as phone:
                phone.join()
                assert "<html" in phone.page()
        finally:
            serving.terminate()


@pytest.mark.xserver
@pytest.mark.skipif(bool(lacking()), reason=f"not installed: {', '.join(lacking())}")
def test_that_the_window_shows_its_start_screen_and_ends(
    installed: Path, home: dict[str, str], tmp_path: Path
) -> None:
    # The tour of the first time is not what is asked here, and would take the keys.
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.toml").write_text('language = "en"\ntour_seen = true\n', encoding="utf-8")
    with display(tmp_path) as screen:
        seen = {**home, **screen.surroundings, "HOME": str(tmp_path)}
        with subprocess.Popen([installed / "usr" / "bin" / "cocreate-desktop"], env=seen) as window:
            try:
                until(lambda: window.poll() is not None or _active(screen) == "CoCreate Desktop", 60)
                assert window.poll() is None
                screen.call("xdotool", "key", "ctrl+comma")
                until(lambda: _active(screen) == "Settings", 60)
                screen.call("xdotool", "key", "Escape")
                until(lambda: _active(screen) == "CoCreate Desktop", 60)
                screen.call("xdotool", "key", "ctrl+q")
                assert window.wait(60) == 0
            finally:
                window.kill()
    logs = (file.read_text(encoding="utf-8") for file in (tmp_path / "home" / "logs").iterdir())
    assert not [line for text in logs for line in text.splitlines() if "Error" in line]


def _active(screen: Display) -> str:
    """The title of the window that has the keyboard; empty while none has."""
    try:
        return screen.call("xdotool", "getactivewindow", "getwindowname").strip()
    except subprocess.CalledProcessError:
        return ""


def test_that_nothing_comes_along_that_may_not(installed: Path) -> None:
    folder = installed / "usr" / "lib" / "cocreate-desktop"
    files = [file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()]
    assert len(files) > 500
    forbidden = (
        *NOT_OURS_TO_BRING,
        "gdbm",
        "pytest",
        "hypothesis",
        "playwright",
        "pgserver",
        "PyInstaller",
        ".po",
    )
    assert not [f for f in files if any(word in f.lower() for word in forbidden) and not f.endswith(".pot")]
    # What is under the LGPL must be replaceable: Python packages as files, the others are shared libraries in any case.
    lesser = {one.name for one in supply.locked() if "LGPL" in one.licence} - SHARED
    assert lesser
    assert not [name for name in lesser if f"_internal/{name}/__init__.py" not in files]
    assert {"_internal/docs/handbook/nl/index.md", "_internal/ui/shell.ui"} <= set(files)
    assert {"LICENSE", "NOTICE.md", "requirements.lock"} <= {Path(file).name for file in files}


def test_that_the_package_says_what_it_needs_and_brings_what_a_desktop_reads(
    package: Path, installed: Path
) -> None:
    asked = ("Package", "Version", "Depends")
    said = [subprocess.check_output(["dpkg-deb", "-f", package, one], text=True).strip() for one in asked]
    assert said[:2] == ["cocreate-desktop", __version__]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    system = project["tool"]["cocreate"]["system"]
    assert {*system["qt"], *system["xcb"]} <= set(re.split(r", | \| ", said[2]))
    share = installed / "usr" / "share"
    entry = (share / "applications" / f"{APP}.desktop").read_text(encoding="utf-8")
    program = re.search(r"^Exec=(\S+)", entry, re.MULTILINE)
    assert program is not None
    assert (installed / "usr" / "bin" / program[1]).resolve().is_file()
    kind = re.search(r"^MimeType=([^;]+);", entry, re.MULTILINE)
    assert kind is not None
    assert kind[1] in (share / "mime" / "packages" / f"{APP}.xml").read_text(encoding="utf-8")
    assert (share / "icons" / "hicolor" / "scalable" / "apps" / f"{APP}.svg").is_file()
    assert f'version="{__version__}"' in (share / "metainfo" / f"{APP}.metainfo.xml").read_text(
        encoding="utf-8"
    )
