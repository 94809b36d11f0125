"""The words of the commands that keep a project file safe. What they do is imported when it is done."""

import argparse
from pathlib import Path

from cocreate_desktop.apps.commonarguments import windowless
from cocreate_desktop.language import _


def add_check(parser: argparse.ArgumentParser) -> None:
    """`cocreate check`."""
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument(
        "--repair", action="store_true", help=_("put back the last backup when the file is damaged")
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=windowless("check"))


def add_backup(parser: argparse.ArgumentParser) -> None:
    """`cocreate backup`."""
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--to", type=Path, metavar="DIR", help=_("a second place, such as a stick"))
    parser.add_argument("--drill", action="store_true", help=_("puts the newest one back on trial"))
    parser.set_defaults(command=windowless("backup"))


def add_restore(parser: argparse.ArgumentParser) -> None:
    """`cocreate restore`."""
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument(
        "backup", type=Path, nargs="?", metavar="BACKUP", help=_("without it the last checked one")
    )
    parser.set_defaults(command=windowless("restore"))
