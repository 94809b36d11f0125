"""`cocreate privacy`: what the program keeps of people, in writing; with a project its record of processing."""

from __future__ import annotations

import argparse
import sys

from cocreate_desktop.apps.terminal import say
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.domain.project import Project
from cocreate_desktop.exchange.privacyhtml import as_page
from cocreate_desktop.exchange.privacypages import PrivacyPage, written
from cocreate_desktop.exchange.writing import write


def run(wanted: argparse.Namespace) -> int:
    """Writes the page. Raises FileProblem, and what opening the project raises."""
    words = written(PrivacyPage(wanted.page), _project(wanted))
    if wanted.out is None:
        sys.stdout.write(words)
        return 0
    page = as_page(words) if wanted.out.suffix.lower() in (".html", ".htm") else words
    write(wanted.out, page.encode("utf-8"))
    say(str(wanted.out))
    return 0


def _project(wanted: argparse.Namespace) -> Project | None:
    if wanted.workspace is None:
        return None
    opened = open_services(wanted.workspace, key_file=wanted.key_file)
    try:
        return opened.services.projects.current()
    finally:
        opened.close()
