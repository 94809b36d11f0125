"""The support package holds what helps, and not one word of anybody: markers in every text field of every kind, in codes, keys,
names of file, folder, user and machine are looked for in every byte of it."""

import dataclasses
import getpass
import io
import json
import logging
import platform
import typing
import zipfile
from enum import EnumType
from pathlib import Path
from typing import Any

import pytest

from cocreate_desktop import cli, logs, settings
from cocreate_desktop.apps import recent, support
from cocreate_desktop.apps.striking import Striker
from cocreate_desktop.apps.workspace import create_services
from cocreate_desktop.domain.catalogue import ENTITIES
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.services.helping import Part
from cocreate_desktop.services.lately import RecentProject
from cocreate_desktop.services.ports import UnitOfWork

MARK = "Zwaluw"
_log = logging.getLogger("cocreate_desktop.tests")


class Planted:
    """A different marker for each text field, so that a failing test says which one came out."""

    def __init__(self) -> None:
        self.marks: set[str] = set()

    def mark(self, where: str) -> str:
        made = f"{MARK}{where}".replace("_", "")
        self.marks.add(made)
        return made

    def all(self, unit: UnitOfWork) -> None:
        """One of every kind of thing, with a marker in each of its texts."""
        for word, kind in ENTITIES.items():
            hints = typing.get_type_hints(kind)
            texts: dict[str, Any] = {
                one.name: self.mark(f"{word}{one.name}")
                for one in dataclasses.fields(kind)
                if hints[one.name] is str and one.name != "project_id"
            }
            chosen: dict[str, Any] = {
                one.name: _any_of(hints[one.name])
                for one in dataclasses.fields(kind)
                if one.default is one.default_factory is dataclasses.MISSING and one.name not in texts
            }
            if word == "project":  # there is one already, and its ids are kept
                self.marks.discard(texts.pop("id"))
                unit.change(Project, unit.project_id, **texts)
            else:
                unit.add(kind(**{**texts, **chosen, "project_id": unit.project_id}))
        unit.record(
            CastBallot(
                project_id=unit.project_id,
                round_id=self.mark("ballotround"),
                voter=self.mark("voter"),
                channel=Channel.PHONE,
                choices=((self.mark("choice"), 1),),
                text=self.mark("ballottext"),
            )
        )


def _any_of(hint: Any) -> Any:
    return next(iter(hint)) if isinstance(hint, EnumType) else 1


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _log_all(planted: Planted, path: Path, user: str, node: str) -> None:
    """What by rule no log says."""
    log = logs.start(logs.WINDOW)
    _log.info("opened %s at 192.168.17.4, fe80::1ff:fe23:4567:890a and 00:1b:44:11:3a:b7", path)
    _log.info("%s of %s wrote from anna@voorbeeld.nl with K7QM-94TX-2", user, node)
    for mark in sorted(planted.marks):
        _log.info("seen %s", mark)
    try:
        raise ValueError(planted.mark("error"))
    except ValueError:
        _log.exception("it broke")
    _log.info("a second line\n%s told so", planted.mark("loose"))
    logs.stop(log)


@pytest.mark.expected_log("it broke")
def test_that_no_byte_of_a_package_says_what_anybody_said_or_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    planted = Planted()
    folder, node, user = planted.mark("folder"), planted.mark("node"), planted.mark("user")
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / folder / "home"))
    monkeypatch.setattr(platform, "node", lambda: node)
    monkeypatch.setattr(getpass, "getuser", lambda: user)
    settings.save(settings.Settings(backup_folder=planted.mark("stick"), adapter=planted.mark("adapter")))
    path = tmp_path / folder / f"{planted.mark('file')}.cocreate"
    opened = create_services(path, {"name": planted.mark("projectname"), "question": planted.mark("asked")})
    opened.workspace.store.run(planted.all)
    key = opened.workspace.recovery_key()
    device = opened.workspace.device
    other = RecentProject(
        tmp_path / f"{planted.mark('other')}.cocreate", planted.mark("recent"), planted.mark("q"), "", True
    )
    recent.remember(other)
    _log_all(planted, path, user, node)
    opened.close()
    out = tmp_path / "hulp.zip"
    assert cli.main(["--lang", "en", "support", str(path), "--out", str(out)]) == 0
    told = capsys.readouterr().out
    content = out.read_bytes()
    members = _members(content)
    everything = content + b"".join(name.encode() + text for name, text in members.items())
    secrets = {*planted.marks, key, device, "192.168.17", "fe80", "00:1b", "anna@", "K7QM", str(tmp_path)}
    found = {one for one in secrets if one.casefold().encode() in everything.lower()}
    assert found == set()
    assert [
        line for line in everything.decode("utf-8", "replace").splitlines() if MARK.lower() in line.lower()
    ] == []
    for name, text in members.items():  # what is shown is what is saved
        assert name in told
        assert text.decode() in told
    project = json.loads(members["project.json"])
    assert (project["sound"], project["rows"]["contact"], project["ops"]["fact ballot"]) == (True, 1, 1)
    lines = members["logs/window.log.txt"].decode()
    assert all(one in lines for one in ("cocreate_desktop.tests: it broke", "ValueError", "test_support.py"))


def test_that_a_package_without_a_project_and_with_a_spoiled_one_says_what_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    spoiled = tmp_path / "weg.cocreate"
    spoiled.write_bytes(b"x" * 5000)
    wrong = {part.name: part.text for part in support.gather(spoiled)}
    assert json.loads(wrong["project.json"])["wrong"] in ("NoKey", "NotAWorkspace")
    assert cli.main(["--lang", "en", "support"]) == 0
    told = capsys.readouterr().out
    assert "project.json" not in told
    assert "Nothing is saved yet" in told
    assert list(tmp_path.glob("*.zip")) == []


def test_that_a_package_has_the_same_bytes_whenever_it_is_made() -> None:
    parts = (Part("a.json", "{}\n"),)
    assert support.packed(parts) == support.packed(parts)


def test_that_a_project_that_breaks_the_program_itself_still_gives_a_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is when one is asked for."""

    def breaks(*_asked: object, **_keyed: object) -> None:
        raise ZeroDivisionError(MARK)

    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(support, "survey_workspace", breaks)
    parts = {part.name: part.text for part in support.gather(tmp_path / "plein.cocreate")}
    assert json.loads(parts["project.json"])["wrong"] == "ZeroDivisionError"
    assert MARK not in "".join(parts.values())


def test_that_of_a_large_project_only_what_may_be_in_a_log_is_looked_for() -> None:
    striker = Striker([*(f"Gedachte {number} van iemand" for number in range(2000)), "ṡtraat Ⅷ", "BOMEN"])
    line = "2026-11-29 04:00:00,123 INFO cocreate_desktop.apps: saw bomen, ṠTRAAT ⅷ and no more"
    assert striker.log(line).endswith("saw …, … and no more\n")
    looked_for = striker._words
    assert looked_for is not None
    assert looked_for.pattern.count("|") < 10
