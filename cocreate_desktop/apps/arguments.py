"""The words that each command of `cocreate` takes, and what it calls: imported only when the command is run, so that the list
of commands costs nothing.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from cocreate_desktop.apps.commonarguments import add_evening, windowless
from cocreate_desktop.apps.controlarguments import add_control, add_verify
from cocreate_desktop.apps.exchanging.arguments import add_columns, add_contacts, add_leaving, add_passphrase
from cocreate_desktop.apps.exchanging.arguments import fill_join as _join
from cocreate_desktop.apps.exchanging.arguments import fill_sync as _sync
from cocreate_desktop.apps.hub.arguments import fill as _hub
from cocreate_desktop.apps.keepingarguments import add_backup, add_check, add_restore
from cocreate_desktop.apps.photoarguments import add_cards, add_dots, add_notes
from cocreate_desktop.apps.privacyarguments import add_expired, add_privacy
from cocreate_desktop.apps.supportarguments import add_doctor, add_handbook, add_spell, add_support
from cocreate_desktop.domain.project import Base
from cocreate_desktop.language import N_, _
from cocreate_desktop.services.leaving import Platform

PAPERS = (
    "cards",
    "ballots",
    "posters",
    "idea-cards",
    "kit",
    "report",
    "take-home",
    "support-sheet",
    "venue",
    "seats",
    "agreement",
    "challenge",
    "privacy",
    "outreach",
    "theme-posters",
    "labels",
)
PLATFORMS = tuple(map(str, Platform))
FORMATS = ("csv", "xlsx", "jsonl", "html", "site", "bundle", *PLATFORMS)
IMPORTS = ("ideas", "cbs", "bundle", "polis")
TEMPLATES = ("ideas", "choice", "work", "budget")


def _open(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", nargs="?", type=Path, metavar="WORKSPACE")
    parser.set_defaults(command=_run_window)


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=Path("cocreate-demo"), metavar="DIR")
    parser.add_argument("--headless", action="store_true", help=_("without a screen"))
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--full", action="store_true", help=_("play everything"))
    parser.add_argument("--example", default="buurtplein", metavar="NAME", help="buurtplein, cultuurvisie")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=_run_demo)


def _gallery(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=Path("cocreate-gallery"), metavar="DIR")
    parser.add_argument("--only", default="", metavar="NAME", help=_("only pictures with this in their name"))
    parser.add_argument("--theme", choices=("light", "dark"), default="", help=_("one theme instead of both"))
    parser.add_argument("--small", action="store_true", help=_("small pictures, for a page"))
    parser.set_defaults(command=_run_gallery)


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--template", choices=TEMPLATES, default="ideas")
    parser.add_argument("--name", default="")
    parser.add_argument("--question", default="")
    parser.set_defaults(command=windowless("new"))


def _print(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=PAPERS, metavar="WHAT", help=", ".join(PAPERS))
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    add_evening(parser)
    parser.add_argument("--number", type=int, default=60, help=_("how many cards, slips or lines to sign on"))
    parser.add_argument("--form", choices=("turned", "folded"), help=_("how voting cards say their answer"))
    parser.add_argument(
        "--size", choices=("A5", "A4", "A3"), default="A5", help=_("size of voting cards and invitations")
    )
    parser.add_argument("--needed", type=int, metavar="N", help=_("how many signatures are needed"))
    parser.add_argument("--address", default="", help=_("address of the page for phones"))
    parser.set_defaults(command=windowless("print_paper"))


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument(
        "--as", dest="form", choices=FORMATS, required=True, metavar="FORMAT", help=", ".join(FORMATS)
    )
    out = parser.add_mutually_exclusive_group(required=True)
    out.add_argument("--out", type=Path, metavar="PATH")
    out.add_argument(
        "--preview", action="store_true", help=_("tells what would go along, and writes nothing")
    )
    add_evening(parser)
    add_leaving(parser)
    add_contacts(parser)
    add_passphrase(parser)
    parser.set_defaults(command=_export_file)


def _export_file(wanted: argparse.Namespace) -> int:
    if wanted.form in PLATFORMS or wanted.preview:
        from cocreate_desktop.apps.exchanging import leaving

        return leaving.run(wanted)
    if wanted.form == "bundle":
        from cocreate_desktop.apps.exchanging import bundles

        return bundles.write(wanted)
    return windowless("export")(wanted)


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("form", choices=IMPORTS, metavar="FORMAT", help=", ".join(IMPORTS))
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--place", action="append", default=[], metavar="CODE", help=_("cbs: BU…, WK… or GM…")
    )
    parser.add_argument(
        "--year", type=int, default=0, metavar="YEAR", help=_("cbs: of which year the figures are")
    )
    parser.add_argument("--table", default="", metavar="TABLE", help=_("cbs: its table, such as 86165NED"))
    parser.add_argument(
        "--base", default="", choices=("", *map(str, Base)), help=_("cbs: what reach is measured against")
    )
    add_columns(parser)
    add_evening(parser)
    add_passphrase(parser)
    parser.set_defaults(command=_import_file)


def _import_file(wanted: argparse.Namespace) -> int:
    if wanted.form == "bundle":
        from cocreate_desktop.apps.exchanging import bundles

        return bundles.take_in(wanted)
    from cocreate_desktop.apps import importing

    return importing.take_in(wanted)


def _tally(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("round", type=Path, metavar="ROUND.json")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=windowless("tally"))


def _phones(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--host", default="", metavar="IP")
    parser.add_argument(
        "--port", type=int, metavar="N", help=_("port of the page; without it that of the settings")
    )
    parser.add_argument("--any-port", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    add_evening(parser)
    parser.set_defaults(command=windowless("phones"))


def _run_window(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps import desktop

    return desktop.run(wanted.workspace, key_file=wanted.key_file)


def _run_demo(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps import demo

    return demo.run(
        wanted.out,
        seed=wanted.seed,
        headless=wanted.headless,
        full=wanted.full,
        example=wanted.example,
        as_json=wanted.json,
    )


def _run_gallery(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps.gallery import command

    themes = (wanted.theme,) if wanted.theme else command.THEMES
    return command.run(wanted.out, only=wanted.only, small=wanted.small, themes=themes)


# Each command by its name: what it does in a line, and what fills its parser.
COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "open": (N_("opens the app"), _open),
    "demo": (N_("plays a whole evening with invented neighbours"), _demo),
    "gallery": (N_("makes pictures of every screen"), _gallery),
    "new": (N_("makes a new project with an evening"), _new),
    "print": (N_("prints to a PDF"), _print),
    "export": (N_("writes an export"), _export),
    "import": (N_("takes in a file"), _import),
    "notes": (N_("finds the notes in photos of a wall"), add_notes),
    "cards": (N_("reads the voting cards in photos of a hall"), add_cards),
    "dots": (N_("counts the stickers in a photo of a poster"), add_dots),
    "tally": (N_("counts a round given as a file"), _tally),
    "privacy": (N_("writes what is kept of people, and the papers for data protection"), add_privacy),
    "control": (N_("writes what the votes of an evening can be checked by"), add_control),
    "verify": (N_("checks the control of a vote from its file alone"), add_verify),
    "phones": (N_("serves the pages for phones without the window"), _phones),
    "check": (N_("checks a project file"), add_check),
    "backup": (N_("makes a backup"), add_backup),
    "restore": (N_("puts back a backup"), add_restore),
    "expired": (N_("names projects that are past their last day, or erases them"), add_expired),
    "handbook": (N_("writes the handbook for facilitators"), add_handbook),
    "spell": (N_("says of words on the standard input whether they are spelt right"), add_spell),
    "doctor": (N_("checks this laptop for the evening"), add_doctor),
    "support": (
        N_("shows or saves what somebody who helps must know, without what people said"),
        add_support,
    ),
    "sync": (N_("shares a project once with the hub and other laptops"), _sync),
    "join": (N_("gets a project that lives elsewhere"), _join),
    "hub": (N_("the central server"), _hub),
}
