"""Secrets that are handed over in a file, for among the words of a command everybody on this machine could read them."""

from pathlib import Path

from cocreate_desktop.domain.disk import unreadable
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.language import _

_LONGEST = 4096


def first_line(path: Path) -> str:
    """Of a text in UTF-8, with or without the mark that Windows puts before it. Raises FileProblem, BadFile for no text."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            return file.readline(_LONGEST).rstrip("\r\n")
    except OSError as problem:
        raise unreadable(problem, path) from problem
    except UnicodeDecodeError as problem:
        raise BadFile(path=str(path), why=_("there is no text in it.")) from problem
