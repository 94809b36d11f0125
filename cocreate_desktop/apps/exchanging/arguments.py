"""The words of the commands that share a project. What they do is imported when it is done."""

import argparse
from pathlib import Path

from cocreate_desktop.language import _


def fill_sync(parser: argparse.ArgumentParser) -> None:
    """Fills the parser of `cocreate sync`."""
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--hub", default="", metavar="URL", help=_("only with this hub"))
    parser.add_argument("--code", default="", metavar="CODE", help=_("pairs with the hub first"))
    parser.add_argument("--resume", action="store_true", help=_("goes on when sharing was paused"))
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=_sync)


def fill_join(parser: argparse.ArgumentParser) -> None:
    """Fills the parser of `cocreate join`."""
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--hub", default="", metavar="URL", help=_("where the project is kept"))
    where.add_argument("--laptop", default="", metavar="ADDRESS", help=_("as it stands on its screen"))
    parser.add_argument(
        "--code", required=True, metavar="CODE", help=_("of the administrator, or on the screen")
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=_join)


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    """Where the passphrase of a bundle is; among the words of a command everybody could read it."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=_("bundle: else COCREATE_PASSPHRASE, or it is asked for"),
    )


def add_contacts(parser: argparse.ArgumentParser) -> None:
    """Whether contact details go along."""
    parser.add_argument(
        "--contacts", action="store_true", help=_("bundle: whoever reads it can open the contact details")
    )


def _sync(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps.exchanging import sync

    return sync.run(wanted)


def _join(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps.exchanging import join

    return join.run(wanted)
