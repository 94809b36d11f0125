"""The `cocreate` command: reads the words, imports what a command needs only when it is called, and never shows a traceback.

Results go to standard output, messages to standard error. Exit code 0 done, 1 done in part, 2 wrong use or unusable input.
"""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from cocreate_desktop import __version__, language
from cocreate_desktop.apps.arguments import COMMANDS
from cocreate_desktop.apps.commonarguments import Command
from cocreate_desktop.apps.nocore import leave_no_core
from cocreate_desktop.apps.terminal import complain
from cocreate_desktop.apps.unforeseen import ended_well
from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.unforeseen import Unforeseen
from cocreate_desktop.language import _


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    leave_no_core()
    language.use(_spoken(words))
    for stream in (sys.stdout, sys.stderr):
        # A terminal on Windows may not know every character of a neighbour's note.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    # What the log has to say is for support; without a log of its own Python would say it between our lines.
    logging.getLogger("cocreate_desktop").addHandler(logging.NullHandler())
    parser = _parser()
    wanted = parser.parse_args(_with_command(words))
    command: Command = wanted.command
    try:
        return ended_well(lambda: command(wanted), _tell_unforeseen)
    except CocreateError as problem:
        complain(str(problem))
        return 2
    except BrokenPipeError:
        # Whoever read along has heard enough; what is left over goes nowhere, also at the very end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as problem:
        complain(str(disk_error(problem, problem.filename or "")))
        return 2
    except KeyboardInterrupt:
        complain(_("Stopped. What was done before is kept."))
        return 2


def _tell_unforeseen(problem: Exception) -> None:
    """One line for whoever waits; its kind and its lines of code go to the log, where the disk has room for them."""
    from cocreate_desktop import logs

    with suppress(OSError):
        log = logs.start(logs.COMMAND)
        logging.getLogger("cocreate_desktop").error("a command made a mistake", exc_info=problem)
        logs.stop(log)
    complain(str(Unforeseen()))


def _spoken(words: Sequence[str]) -> str:
    """The language asked for by ``--lang``, else that of the settings."""
    for place, word in enumerate(words):
        if word == "--lang" and place + 1 < len(words):
            return words[place + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    from cocreate_desktop import settings

    return settings.load().settings.language


def _with_command(words: list[str]) -> list[str]:
    """``cocreate FILE`` and ``cocreate`` alone open the window."""
    first = next((word for word in words if not word.startswith("-") and word not in language.LANGUAGES), "")
    asks = {"-h", "--help", "--version"} & set(words)
    return words if first in COMMANDS or asks else ["open", *words]


class _OneLine(argparse.ArgumentParser):
    """Says what is wrong in one line; ``--help`` says the rest."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def _parser() -> argparse.ArgumentParser:
    common = _OneLine(add_help=False)
    common.add_argument("--lang", choices=language.LANGUAGES, help=_("language of messages and papers"))
    keyed = _OneLine(add_help=False)
    keyed.add_argument("--key-file", type=Path, help=_("file with the key of the project"))
    parser = _OneLine(prog="cocreate", description=_("Evenings with neighbours, from ideas to a result."))
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--lang", choices=language.LANGUAGES, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(title=_("commands"), metavar="", required=True)
    for name, (summary, fill) in COMMANDS.items():
        made = commands.add_parser(name, help=_(summary), description=_(summary), parents=[common, keyed])
        fill(made)
    return parser
