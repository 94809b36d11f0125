"""The words of the commands that help: the handbook, spelling, the check of this laptop, and the support package."""

import argparse
from pathlib import Path

from cocreate_desktop.apps.commonarguments import windowless
from cocreate_desktop.language import _

FORMS = ("html", "pdf")


def add_handbook(parser: argparse.ArgumentParser) -> None:
    """`cocreate handbook`."""
    parser.add_argument(
        "--as", dest="form", choices=FORMS, required=True, metavar="FORMAT", help=", ".join(FORMS)
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.set_defaults(command=_handbook)


def add_spell(parser: argparse.ArgumentParser) -> None:
    """`cocreate spell`."""
    parser.set_defaults(command=_spell)


def add_doctor(parser: argparse.ArgumentParser) -> None:
    """`cocreate doctor`."""
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=windowless("doctor"))


def add_support(parser: argparse.ArgumentParser) -> None:
    """`cocreate support`."""
    parser.add_argument("workspace", nargs="?", type=Path, metavar="WORKSPACE")
    saved = _("saves what is shown; without it nothing is saved")
    parser.add_argument("--out", type=Path, metavar="FILE.zip", help=saved)
    parser.set_defaults(command=_support)


def _handbook(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps import handbook

    return handbook.run(wanted)


def _spell(_wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps import spelling

    return spelling.spell()


def _support(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps import support

    return support.run(wanted)
