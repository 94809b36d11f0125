"""What others made and travels along: under which licence, pinned by hash, named in the bill of materials, and never taken for
sound because nobody could be asked."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from resources.packaging import setting_up
from tests import supply
from tests.source_tree import ROOT

CHECKERS = ROOT / ".venv" / "checkers"
VALIDATE = """
import sys
from pathlib import Path
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

print(JsonStrictValidator(SchemaVersion.V1_6).validate_str(Path(sys.argv[1]).read_text(encoding="utf-8")))
"""
# Native libraries under the GPL that wheels of others are known to bring.
NOT_OURS_TO_BRING = ("x264", "x265", "readline", "fdk-aac", "libgsl", "fftw", "poppler", "mupdf", "xvid")


def test_that_everything_that_runs_with_the_program_is_under_a_licence_that_lets_it() -> None:
    libraries = supply.locked()
    assert len(libraries) > 50
    assert not [f"{one.name}: {one.licence}" for one in libraries if not supply.allowed(one.licence)]
    assert not supply.allowed("GPL-3.0-only")
    assert not supply.allowed("MIT AND AGPL-3.0-or-later")
    assert supply.allowed("LGPL-3.0-only OR GPL-2.0-only")


def test_that_what_is_said_by_hand_is_said_of_what_is_there() -> None:
    assert supply.SAID.keys() <= {one.name for one in supply.locked()}


def test_that_no_wheel_brings_a_library_that_may_not_come_along() -> None:
    found = {one.name: supply.brought(one.name) for one in supply.locked()}
    assert found["pyside6-essentials"]
    hidden = [f"{name} brings {file}" for name, files in found.items() for file in files]
    assert not [line for line in hidden if any(word in line for word in NOT_OURS_TO_BRING)]


def test_that_fonts_icons_and_words_of_others_are_named_with_their_licence() -> None:
    notice = (ROOT / "NOTICE.md").read_text(encoding="utf-8")
    texts = sorted((ROOT / "resources").rglob("*-LICENSE.txt"))
    assert len(texts) > 5
    assert not [text.name for text in texts if text.relative_to(ROOT).as_posix() not in notice]
    fonts = {font.stem.split("-")[0] for font in (ROOT / "resources" / "fonts").rglob("*.ttf")}
    assert fonts <= {text.name.removesuffix("-LICENSE.txt") for text in texts}
    assert [one.name for one in supply.bundled() if not supply.allowed(one.licence)] == []


@pytest.mark.skipif(not CHECKERS.is_dir(), reason="the checkers come with dev.py test")
def test_that_the_bill_of_materials_is_one_and_names_everything(tmp_path: Path) -> None:
    """Read by the validator of those who made the format, as a program of its own: what it needs lies apart."""
    assert supply.main(["bill", str(tmp_path)]) == 0
    bill = tmp_path / "sbom.cdx.json"
    apart = {**os.environ, "PYTHONPATH": str(CHECKERS)}
    read = subprocess.run(
        [sys.executable, "-c", VALIDATE, bill], env=apart, capture_output=True, text=True, check=False
    )
    assert (read.stdout.strip(), read.returncode) == ("None", 0), read.stdout + read.stderr
    said = json.loads(bill.read_text(encoding="utf-8"))
    parts = {part["name"]: part for part in said["components"]}
    for library in supply.locked():
        part = parts[library.name]
        assert (part["version"], part["purl"]) == (library.version, str(library.purl))
        assert {one["content"] for one in part["hashes"]} == set(library.hashes)
        assert part["licenses"]
    assert {one.name for one in supply.bundled()} <= parts.keys()
    assert said["metadata"]["component"]["name"] == "cocreate-desktop"
    (root,) = (one for one in said["dependencies"] if one["ref"] == "cocreate-desktop")
    assert len(root["dependsOn"]) == len(parts)


def test_that_what_could_not_be_asked_about_is_never_taken_for_sound(
    capsys: pytest.CaptureFixture[str],
) -> None:
    sound = {"name": "anyio", "version": "4.0", "vulns": []}
    assert supply.told([sound]) == 0
    assert supply.told([sound, {"name": "babel", "skip_reason": "nobody answered"}]) == 2
    assert "1 of 2 could not be asked about, babel" in capsys.readouterr().out
    faulty = {"name": "pillow", "version": "9.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["10.0"]}]}
    assert supply.told([faulty, {"name": "babel", "skip_reason": "nobody answered"}]) == 1
    assert "pillow 9.0: PYSEC-1" in capsys.readouterr().out


def test_that_the_program_loads_no_code_from_elsewhere_while_it_runs() -> None:
    """Nothing is installed, downloaded or compiled by the program itself: what runs is what was locked."""
    sources = (ROOT / "cocreate_desktop").rglob("*.py")
    loads = re.compile(r"\b(pip|ensurepip|urllib\.request|torch\.hub|pickle\.load|marshal\.load|eval|exec)\(")
    assert not [
        f"{file.name}: {line.strip()}"
        for file in sources
        for line in file.read_text(encoding="utf-8").splitlines()
        if loads.search(line) and "app.exec()" not in line and ".exec(" not in line
    ]


def test_that_an_install_refuses_a_file_that_is_not_the_one_that_was_locked(tmp_path: Path) -> None:
    """The last line of defence against a package that was changed under way."""
    wheel = tmp_path / "planted-1.0-py3-none-any.whl"
    wheel.write_bytes(b"not what was locked")
    lock = tmp_path / "planted.lock"
    lock.write_text(f"planted==1.0 \\\n    --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    places = ("--no-index", "--find-links", tmp_path, "--target", tmp_path / "into", "-r", lock)
    ran = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--no-deps", "--require-hashes", *places],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode != 0
    assert "HASH" in (ran.stderr + ran.stdout).upper()
    assert not (tmp_path / "into").exists()
    assert "--require-hashes" in Path(setting_up.__file__).read_text(encoding="utf-8")
    assert setting_up.RUN_LOCK == supply.RUN_LOCK
