"""The recipes for systems that are not here: read, and held against what they call. What Linux can try is in test_frozen."""

import ast
import plistlib
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml

import dev
from cocreate_desktop import __version__
from cocreate_desktop.language import PHONE_LANGUAGES
from tests.source_tree import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PACKAGING = ROOT / "resources" / "packaging"
SPEC = (PACKAGING / "cocreate.spec").read_text(encoding="utf-8")
INSTALLER = (PACKAGING / "windows" / "cocreate.iss").read_text(encoding="utf-8")


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def _steps(file: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each step of a workflow with the job it is of."""
    return [(job, step) for job in _read(file)["jobs"].values() for step in job["steps"]]


def test_that_there_is_a_check_and_a_release() -> None:
    assert [file.stem for file in WORKFLOWS] == ["check", "release"]
    systems = {str(_read(file)["jobs"]) for file in WORKFLOWS}
    assert all("windows" in one and "macos" in one and "ubuntu" in one for one in systems)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_that_every_action_is_one_that_cannot_change(file: Path) -> None:
    used = [step["uses"] for _job, step in _steps(file) if "uses" in step]
    assert used
    assert not [one for one in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", one)]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_that_every_task_that_is_called_is_one_of_dev_py(file: Path) -> None:
    called = re.findall(r"dev\.py (\w+)", "\n".join(str(step.get("run", "")) for _job, step in _steps(file)))
    assert called
    assert set(called) <= dev.TASKS.keys()


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_that_what_is_named_in_a_command_is_there(file: Path) -> None:
    words = "\n".join(str(step.get("run", "")) for _job, step in _steps(file)).split()
    assert not [one for one in words if one.startswith("tests/") and not (ROOT / one).exists()]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_that_a_job_ends_and_may_only_read_unless_it_says_so(file: Path) -> None:
    assert _read(file)["permissions"] == {"contents": "read"}
    for name, job in _read(file)["jobs"].items():
        assert job["timeout-minutes"] <= 60, name
        assert job.get("permissions", {}) == ({"contents": "write"} if name == "draft" else {}), name


def test_that_every_secret_may_be_absent() -> None:
    """A step that cannot do without a key runs only where there is one; what packs gets at most a password beside it."""
    (release,) = (file for file in WORKFLOWS if file.stem == "release")
    for job, step in _steps(release):
        guarded = {name for name, value in job.get("env", {}).items() if "secrets." in value}
        own = {name for name, value in step.get("env", {}).items() if "secrets." in value}
        assert "secrets." not in str(
            step.get("run", "")
        )  # as an argument it would stand in a list of programs
        used = {name for name in guarded | own if re.search(rf"\${name}\b", str(step.get("run", "")))}
        if used:
            assert guarded & set(re.findall(r"env\.(\w+) != ''", str(step.get("if", "")))), step
    assert "secrets." not in WORKFLOWS[0].read_text(encoding="utf-8")


def test_that_the_folder_holds_a_window_and_a_command_whose_names_no_system_confuses() -> None:
    ast.parse(SPEC)
    assert re.findall(r"program\(contents\.(\w+), terminal=(\w+)\)", SPEC) == [
        ("WINDOW", "False"),
        ("COMMAND", "True"),
    ]
    contents = (PACKAGING / "contents.py").read_text(encoding="utf-8")
    named = re.search(r'WINDOW, COMMAND = "(\S+)", "(\S+)"', contents)
    assert named is not None
    assert len({one.casefold() for one in named.groups()}) == 2
    assert {f'"{one}.exe"' for one in named.groups()} <= set(re.findall(r'"\S+\.exe"', INSTALLER))
    assert f"LANGUAGES = {PHONE_LANGUAGES!r}".replace("'", '"') in contents


def test_that_the_installer_of_windows_asks_for_no_administrator_and_leaves_what_people_made() -> None:
    assert "PrivilegesRequired=lowest" in INSTALLER
    assert "HKLM" not in INSTALLER
    assert not re.search(r"\{(commonpf|pf|sys|win|commonappdata)\b", INSTALLER)
    assert "[UninstallDelete]" not in INSTALLER
    defined = set(re.findall(r"#define (\w+)", INSTALLER)) | {"Version", "Folder", "Out"}
    assert set(re.findall(r"\{#(\w+)\}", INSTALLER)) <= defined


def test_that_the_mac_may_use_its_camera_and_says_why() -> None:
    allowed = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert allowed["com.apple.security.device.camera"] is True
    assert {"NSCameraUsageDescription", "NSLocalNetworkUsageDescription"} <= set(
        re.findall(r'"(NS\w+)"', SPEC)
    )


def test_that_one_version_and_one_name_stand_everywhere() -> None:
    linux = PACKAGING / "linux"
    name = "org.example.cocreate_desktop"
    assert {file.name for file in linux.iterdir()} == {
        f"{name}.{tail}" for tail in ("desktop", "metainfo.xml", "mime.xml")
    }
    told = ET.fromstring((linux / f"{name}.metainfo.xml").read_text(encoding="utf-8"))
    assert told.findtext("id") == name
    release = told.find("releases/release")
    assert release is not None
    public = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert release.attrib == {"version": __version__, "date": str(public["releaseDate"])}
    assert public["softwareVersion"] == __version__
    assert f'bundle_identifier="{name}"' in SPEC
