"""A command that made a mistake nobody foresaw ends with a sentence, and its lines of code are in the log alone."""

import argparse
from pathlib import Path

import pytest

from cocreate_desktop import logs
from cocreate_desktop.apps import arguments
from cocreate_desktop.language import N_
from tests.cli.conftest import Command

SECRET = "Mevrouw Jansen"


def _breaks(_wanted: argparse.Namespace) -> int:
    raise ZeroDivisionError(SECRET)


def _fill(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_breaks)


@pytest.mark.expected_log("a command made a mistake")
def test_that_a_command_that_breaks_says_so_in_one_line_and_keeps_its_lines_for_the_log(
    cocreate: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path))
    monkeypatch.setitem(arguments.COMMANDS, "breaks", (N_("opens the app"), _fill))
    said = cocreate("--lang", "en", "breaks")
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert "made a mistake itself" in said.err
    assert SECRET not in said.err
    log = (logs.folder() / "command.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log
    assert "in _breaks" in log
    assert SECRET not in log
