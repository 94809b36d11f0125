"""Places in a text as Qt counts them, in units of UTF-16: an emoji is two to Qt, and one to Python."""

from __future__ import annotations


def units(words: str) -> int:
    """How long a text is."""
    return len(_encoded(words)) // 2


def part(words: str, start: int, length: int | None = None) -> str:
    """What stands from a place on, to the end without ``length``; of a sign that is cut in two there is nothing."""
    end = None if length is None else 2 * (start + length)
    return _encoded(words)[2 * start : end].decode("utf-16-le", "ignore")


def _encoded(words: str) -> bytes:
    return words.encode("utf-16-le", "surrogatepass")
