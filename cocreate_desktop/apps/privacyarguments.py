"""The words of `cocreate privacy` and `cocreate expired`. What they do is imported when it is done."""

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


def add_expired(parser: argparse.ArgumentParser) -> None:
    """The words of the command about days of deletion."""
    opened = _("where projects lie; without it those opened lately")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help=opened)
    erased = _("erases what is past its day, with backups and key; save the reports first")
    parser.add_argument("--erase", action="store_true", help=erased)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=_expired)


def _expired(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps import expired

    return expired.expired(wanted)


def _write(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps import privacy

    return privacy.run(wanted)
