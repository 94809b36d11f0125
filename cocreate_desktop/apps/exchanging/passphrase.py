"""The passphrase of a bundle: from a file, from the environment, or asked for on a terminal; never among the words of a
command, where everybody on this machine could read it."""

from __future__ import annotations

import argparse
import getpass
import os
import sys

from cocreate_desktop.apps.secretfile import first_line
from cocreate_desktop.domain.syncerrors import NoPassphrase, PassphrasesDiffer
from cocreate_desktop.language import _

VARIABLE = "COCREATE_PASSPHRASE"


def passphrase(wanted: argparse.Namespace, *, new: bool = False) -> str:
    """What was given, else what is typed; a ``new`` one is typed twice. Raises NoPassphrase,
    PassphrasesDiffer, FileProblem, BadFile."""
    if wanted.passphrase_file is not None:
        found = first_line(wanted.passphrase_file)
    elif os.environ.get(VARIABLE, "").strip():
        found = os.environ[VARIABLE]
    elif sys.stdin.isatty():
        found = _typed(new=new)
    else:
        raise NoPassphrase
    if not found.strip():
        raise NoPassphrase
    return found


def _typed(*, new: bool) -> str:
    found = getpass.getpass(_("Passphrase of the bundle: "))
    if new and getpass.getpass(_("Once more: ")) != found:
        raise PassphrasesDiffer
    return found
