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


def add_leaving(parser: argparse.ArgumentParser) -> None:
    """What goes to another system, and how."""
    parser.add_argument("--records", choices=("themes", "notes"), help=_("what becomes an idea there"))
    parser.add_argument(
        "--mend",
        action="append",
        default=[],
        metavar="KEY",
        help=_("mends what would be refused; a preview names the keys, all does everything"),
    )
    parser.add_argument(
        "--option",
        action="append",
        default=[],
        type=_named_value,
        metavar="NAME=VALUE",
        help=_("what else the other system wants to know; see docs/exchange.md"),
    )
    parser.add_argument("--json", action="store_true")


def add_columns(parser: argparse.ArgumentParser) -> None:
    """What the columns of a table of ideas hold, where they do not say so themselves."""
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        type=_column,
        metavar="WHAT=NUMBER",
        help=_("ideas: which column, from 1, holds the text, theme, colour or table"),
    )
    parser.add_argument(
        "--no-names", action="store_true", help=_("ideas: the first row is a note, not the names of columns")
    )


def _column(words: str) -> tuple[str, int]:
    what, _sign, number = words.partition("=")
    if what not in ("text", "theme", "colour", "table") or not (number.isdecimal() and int(number[:9]) > 0):
        raise argparse.ArgumentTypeError(_("“{value}” is not WHAT=NUMBER").format(value=words))
    return what, int(number[:9]) - 1


def _named_value(words: str) -> tuple[str, str]:
    name, sign, value = words.partition("=")
    if not (sign and name.strip()):
        raise argparse.ArgumentTypeError(_("“{value}” is not NAME=VALUE").format(value=words))
    return name.strip(), value


def _sync(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps.exchanging import sync

    return sync.run(wanted)


def _join(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps.exchanging import join

    return join.run(wanted)
