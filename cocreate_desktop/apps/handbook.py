"""`cocreate handbook`: the handbook for facilitators as one page that stands by itself, or as a PDF to print."""

from __future__ import annotations

import argparse

from cocreate_desktop.apps.terminal import say
from cocreate_desktop.exchange.handbookhtml import as_page
from cocreate_desktop.exchange.writing import write
from cocreate_desktop.handbook import pages
from cocreate_desktop.language import current


def run(wanted: argparse.Namespace) -> int:
    """Writes it in the language of the command. Raises FileProblem."""
    book = pages.load(current())
    if wanted.form == "html":
        write(wanted.out, as_page(book).encode("utf-8"))
    else:
        from cocreate_desktop.paper.handbook import print_handbook

        print_handbook(book, wanted.out)
    say(str(wanted.out))
    return 0
