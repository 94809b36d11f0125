"""What a hub is told that must not stand in the list of running programs."""

import argparse
import os
from pathlib import Path

from cocreate_desktop.apps.secretfile import first_line

PASSWORD = "COCREATE_SMTP_PASSWORD"
"""The variable with the password of the mail server."""


def smtp_password(wanted: argparse.Namespace) -> str:
    """The first line of the file that was named, else the variable. Raises FileProblem, BadFile."""
    if wanted.smtp_password_file:
        return first_line(Path(wanted.smtp_password_file))
    return os.environ.get(PASSWORD, "")
