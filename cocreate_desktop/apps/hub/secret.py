"""What a hub is told that must not stand in the list of running programs."""

import argparse
import os
from pathlib import Path

from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.language import _

PASSWORD = "COCREATE_SMTP_PASSWORD"
"""The variable with the password of the mail server."""


def smtp_password(wanted: argparse.Namespace) -> str:
    """The first line of the file that was named, else the variable. Raises BadFile."""
    if not wanted.smtp_password_file:
        return os.environ.get(PASSWORD, "")
    try:
        return Path(wanted.smtp_password_file).read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, ValueError) as problem:
        raise BadFile(path=wanted.smtp_password_file, why=_("it cannot be read.")) from problem
