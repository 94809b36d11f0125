"""The wheel as a stranger gets it: built, installed away from the source tree, and playing an evening there."""

import faulthandler
import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from cocreate_desktop.rehearsal.example import BUURTPLEIN
from tests.apps.played import SEED, look_into
from tests.source_tree import ROOT

pytestmark = pytest.mark.package


def _run(*words: str | Path, folder: Path) -> str:
    """Runs a program without this test's own Python path; returns what it said."""
    surroundings = {
        name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}
    }
    faulthandler.cancel_dump_traceback_later()  # an evening takes minutes on a busy machine; it has an end of its own
    ran = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with nothing but the wheel in it; the libraries come from the running one, without a network."""
    folder = tmp_path_factory.mktemp("stranger")
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", folder=ROOT)
    (wheel,) = (folder / "dist").glob("*.whl")
    venv.create(folder / "venv", symlinks=os.name != "nt")
    home = {"base": str(folder / "venv"), "platbase": str(folder / "venv")}
    libraries = Path(sysconfig.get_path("purelib", "venv", vars=home))
    (libraries / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    _run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        _python(folder),
        "install",
        "--no-deps",
        "--no-index",
        wheel,
        folder=folder,
    )
    return folder


def _python(folder: Path) -> Path:
    return folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _command(folder: Path) -> Path:
    return folder / "venv" / ("Scripts/cocreate.exe" if os.name == "nt" else "bin/cocreate")


def test_that_the_installed_program_finds_its_own_forms_and_resources(bare: Path) -> None:
    asked = "from cocreate_desktop import paths; print(paths.ui()); print(paths.resources())"
    ui, resources = map(Path, _run(_python(bare), "-c", asked, folder=bare).split("\n")[:2])
    assert bare in ui.parents
    assert bare in resources.parents
    assert (resources / "translations" / "nl" / "LC_MESSAGES" / "cocreate.mo").is_file()
    assert list(ui.rglob("*.ui"))


def test_that_the_wheel_brings_its_licence_and_says_what_it_bundles(bare: Path) -> None:
    (information,) = (bare / "venv").rglob("cocreate_desktop-*.dist-info")
    held = {path.name for path in information.rglob("*")}
    assert {"LICENSE", "NOTICE.md"} <= held
    assert "License-Expression: EUPL-1.2" in (information / "METADATA").read_text(encoding="utf-8")


def test_that_the_installed_program_brings_the_handbook_with_its_pictures(bare: Path) -> None:
    out = bare / "handbook.html"
    _run(_command(bare), "handbook", "--lang", "en", "--as", "html", "--out", out, folder=bare)
    assert out.read_text(encoding="utf-8").count("data:image/webp") > 40


def test_that_the_installed_program_plays_every_step_of_an_evening_and_leaves_what_came_of_it(
    bare: Path,
) -> None:
    out = bare / "evening"
    said = _run(
        _command(bare), "demo", "--headless", "--json", "--seed", str(SEED), "--out", out, folder=bare
    )
    look_into(out, BUURTPLEIN, json.loads(said))
