"""What the commands say to whoever started them: lines in which nothing that a file brought steers the terminal, tables of
such lines, and JSON that other programs rely on."""

import json
import sys

from cocreate_desktop.domain.text import escaped, printable


def say(words: str) -> None:
    """A line of the result."""
    sys.stdout.write(printable(words) + "\n")


def say_json(told: object) -> None:
    """The result as one line of JSON."""
    sys.stdout.write(escaped(json.dumps(told, ensure_ascii=False)) + "\n")


def complain(words: str) -> None:
    """A line of what is wrong."""
    sys.stderr.write(printable(words) + "\n")


def table(rows: list[list[str]]) -> None:
    """Rows with their cells below one another; a row may be shorter than the others."""
    rows = [[printable(cell) for cell in row] for row in rows]
    widths = [
        max(len(row[i]) if i < len(row) else 0 for row in rows) for i in range(max(map(len, rows), default=0))
    ]
    for row in rows:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip())
