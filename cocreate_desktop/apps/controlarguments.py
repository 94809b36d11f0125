"""What the command line takes to write and to check the control of a vote; the rest is imported when it is called."""

import argparse
from pathlib import Path

from cocreate_desktop.apps.commonarguments import Command, add_evening
from cocreate_desktop.language import _


def add_control(parser: argparse.ArgumentParser) -> None:
    """Of ``cocreate control``."""
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    add_evening(parser)
    parser.set_defaults(command=_run_control("control"))


def add_verify(parser: argparse.ArgumentParser) -> None:
    """Of ``cocreate verify``."""
    parser.add_argument("file", type=Path, metavar="VOTE.control.json")
    parser.add_argument(
        "--figure", default="", metavar="FIGURE", help=_("the control figure that the room saw")
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=_run_control("verify"))


def _run_control(name: str) -> Command:
    """The function ``name`` of what checks a vote, imported when it is called."""

    def command(wanted: argparse.Namespace) -> int:
        from cocreate_desktop.apps import controls

        found: Command = getattr(controls, name)
        return found(wanted)

    return command
