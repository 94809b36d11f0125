"""The words of `cocreate hub` and of `cocreate hub admin`. What they do is imported when it is done."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from cocreate_desktop.language import N_, _

VARIABLE = "COCREATE_DATABASE"
"""Names the database where the list of running programs should not show its password."""
SMTP, MAIL_FROM = "COCREATE_SMTP", "COCREATE_MAIL_FROM"
"""Say the same as the words ``--smtp`` and ``--mail-from``."""
PORT = 8090

_Fill = Callable[[argparse.ArgumentParser], None]


def fill(parser: argparse.ArgumentParser) -> None:
    """Fills the parser of `cocreate hub`."""
    _database(parser, os.environ.get(VARIABLE, ""))
    parser.add_argument("--host", default="", metavar="IP", help=_("address to listen on"))
    parser.add_argument("--port", type=int, default=PORT, metavar="N")
    parser.add_argument(
        "--workers", type=_number_of_workers, default=1, metavar="N", help=_("how many processes")
    )
    parser.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="HOST",
        help=_("by which it is asked; may be given again"),
    )
    parser.add_argument("--called", default="", metavar="WORDS", help=_("how laptops call it"))
    parser.add_argument("--certificate", default="", metavar="FILE", help=_("for https, in PEM form"))
    parser.add_argument("--key", default="", metavar="FILE", help=_("the key of the certificate"))
    parser.add_argument(
        "--behind-proxy", action="store_true", help=_("a web server in front of it speaks https")
    )
    _mail(parser)
    _vault(parser)
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(command=_run_hub)
    parts = parser.add_subparsers(metavar="", title=_("for whoever looks after it"))
    admin = parts.add_parser("admin", help=_("organisations, projects, laptops and codes"))
    _database(admin)
    acts = admin.add_subparsers(metavar="", required=True, title=_("commands"))
    for name, (summary, add) in ACTS.items():
        made = acts.add_parser(name, help=_(summary), description=_(summary))
        _database(made)
        made.add_argument("--json", action="store_true")
        add(made)
        made.set_defaults(command=_run_admin, act=name.replace("-", "_"))


def _database(parser: argparse.ArgumentParser, default: str = argparse.SUPPRESS) -> None:
    """May stand before or behind the word ``admin``."""
    words = _("postgresql://…; without it a file on this machine, for trying out")
    parser.add_argument("--database", default=default, metavar="URL", help=words)


def _vault(parser: argparse.ArgumentParser) -> None:
    words = _("the key of people's contact details; made when absent")
    parser.add_argument("--vault-key", default="", metavar="FILE", help=words)


def _mail(parser: argparse.ArgumentParser) -> None:
    """Where mail goes out."""
    smtp, sender = os.environ.get(SMTP, ""), os.environ.get(MAIL_FROM, "")
    parser.add_argument(
        "--smtp", default=smtp, metavar="URL", help=_("the mail server: smtp://… or smtps://…")
    )
    parser.add_argument("--mail-from", default=sender, metavar="ADDRESS", help=_("as whom mail goes out"))
    parser.add_argument(
        "--smtp-password-file", default="", metavar="FILE", help=_("with the password of the mail server")
    )


def _number_of_workers(words: str) -> int:
    if not words.isdecimal() or not 1 <= int(words[:5]) <= 256:
        raise argparse.ArgumentTypeError(_("1 to {n}").format(n=256))
    return int(words)


def _create_organisation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    parser.add_argument(
        "--projects", type=int, default=0, metavar="N", help=_("how many it may have at most")
    )


def _create_administrator(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    _organisation(parser)


def _create_project(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    _organisation(parser)
    parser.add_argument("--id", default="", metavar="ID", help=_("of a project that a laptop has already"))


def _set_project(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--name", metavar="NAME")
    parser.add_argument("--most-changes", type=int, metavar="N")
    parser.add_argument("--most-megabytes", type=int, metavar="N", help=_("of pictures"))
    parser.add_argument("--close", action="store_true", help=_("it takes nothing any more"))
    parser.add_argument("--open", action="store_true", help=_("it takes changes again"))


def _pairing_code(parser: argparse.ArgumentParser) -> None:
    _organisation(parser)
    parser.add_argument(
        "--project", default="", metavar="ID", help=_("for one project; else for what a laptop brings")
    )
    parser.add_argument("--days", type=float, default=7, metavar="N", help=_("how long it can be used"))


def _of_one(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--organisation", default="", metavar="NAME")


def _named(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")


def _with_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")


def _test_mail(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("address", metavar="ADDRESS")
    _mail(parser)


def _drill(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("copy", type=Path, metavar="FILE", help=_("made by pg_dump --format=custom"))
    parser.add_argument(
        "--into", required=True, metavar="URL", help=_("an empty database, which is empty again afterwards")
    )
    _vault(parser)


def _nothing(_parser: argparse.ArgumentParser) -> None:
    """It takes no words."""


def _organisation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--organisation", required=True, metavar="NAME")


# Each act by its name: what it does in a line, and what fills its parser.
ACTS: dict[str, tuple[str, _Fill]] = {
    "create-organisation": (N_("makes an organisation"), _create_organisation),
    "create-administrator": (N_("makes an administrator; asks for the password"), _create_administrator),
    "create-project": (N_("keeps a place for a project"), _create_project),
    "set-project": (N_("changes what a project may hold, closes or opens it"), _set_project),
    "set-password": (N_("gives an administrator a new password"), _named),
    "stop-administrator": (N_("takes an administrator's account out of use"), _named),
    "pairing-code": (N_("makes a code that lets one laptop in"), _pairing_code),
    "revoke": (N_("lets a laptop in no more"), _with_id),
    "organisations": (N_("lists the organisations"), _nothing),
    "administrators": (N_("lists the administrators"), _nothing),
    "projects": (N_("lists the projects"), _of_one),
    "devices": (N_("lists the laptops that were let in"), _of_one),
    "send-test-mail": (N_("sends a mail to see whether that works"), _test_mail),
    "drill": (N_("puts a copy of the database back on trial"), _drill),
    "health": (N_("says whether the database can be used"), _nothing),
}


def _run_hub(wanted: argparse.Namespace) -> int:
    if wanted.worker:
        from cocreate_desktop.apps.hub.worker import worker_main

        return worker_main()
    from cocreate_desktop.apps.hub.command import run

    return run(wanted)


def _run_admin(wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps.hub.admin import run

    return run(wanted)
