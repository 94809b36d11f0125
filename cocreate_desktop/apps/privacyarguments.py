"""The words of `cocreate privacy`. What it does is imported when it is done."""

import argparse
from pathlib import Path

from cocreate_desktop.language import _

PAGES = ("register", "dpia", "processor", "accessibility")


def add_privacy(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("workspace", nargs="?", type=Path, metavar="WORKSPACE")
    parser.add_argument(
        "--as", dest="page", choices=PAGES, default=PAGES[0], metavar="PAGE", help=", ".join(PAGES)
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help=_("ends in .html or .md; without it the text is shown")
    )
    parser.set_defaults(command=_write)


def _write(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps import privacy

    return privacy.run(wanted)
