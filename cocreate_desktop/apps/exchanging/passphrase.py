"""The passphrase of a bundle: from a file, from the environment, or asked for on a terminal; never among the words of a
command, where everybody on this machine could read it."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path

from cocreate_desktop.domain.disk import unreadable
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.domain.syncerrors import NoPassphrase, PassphrasesDiffer
from cocreate_desktop.language import _

VARIABLE = "COCREATE_PASSPHRASE"
_LONGEST = 4096


def passphrase(wanted: argparse.Namespace, *, new: bool = False) -> str:
    """What was given, else what is typed; a ``new`` one is typed twice. Raises NoPassphrase,
    PassphrasesDiffer, BadFile."""
    if wanted.passphrase_file is not None:
        found = _in_file(wanted.passphrase_file)
    elif os.environ.get(VARIABLE, "").strip():
        found = os.environ[VARIABLE]
    elif sys.stdin.isatty():
        found = _typed(new=new)
    else:
        raise NoPassphrase
    if not found.strip():
        raise NoPassphrase
    return found


def _in_file(path: Path) -> str:
    """Its first line."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            return file.readline(_LONGEST).rstrip("\r\n")
    except OSError as problem:
        raise unreadable(problem, path) from problem
    except UnicodeDecodeError as problem:
        raise BadFile(path=str(path), why=_("there is no text in it.")) from problem


def _typed(*, new: bool) -> str:
    found = getpass.getpass(_("Passphrase of the bundle: "))
    if new and getpass.getpass(_("Once more: ")) != found:
        raise PassphrasesDiffer
    return found
