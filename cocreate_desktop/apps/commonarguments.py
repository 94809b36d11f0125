"""What the words of several commands have in common."""

import argparse
from collections.abc import Callable

from cocreate_desktop.language import _

Command = Callable[[argparse.Namespace], int]


def add_evening(parser: argparse.ArgumentParser) -> None:
    """Which evening is meant."""
    parser.add_argument(
        "--evening", default="", metavar="ID", help=_("which evening; without it the last one")
    )


def windowless(name: str) -> Command:
    """The function ``name`` of the commands without a window, imported when it is called."""

    def command(wanted: argparse.Namespace) -> int:
        from cocreate_desktop.apps import commands

        found: Command = getattr(commands, name)
        return found(wanted)

    return command
