"""What only TIFF files need: which of their pages are pictures of their own, and quiet while their library decodes, for it
writes what is wrong with a file to the terminal by itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Final

from PIL import Image

_KIND: Final = 254
"""The field that says what a page is (NewSubfileType, TIFF 6.0, section 8)."""
_NO_PAGE: Final = 0b101
"""Its bits for a smaller copy of another page, and for a mask."""
_ERRORS: Final = 2
_one_at_a_time = Lock()


def pages_of(content: bytes, most: int) -> tuple[int, ...]:
    """The numbers of the pages that are pictures of their own, from 0; the first always is. At most ``most`` + 1 of them.
    Raises whatever Pillow raises for a damaged file."""
    found: list[int] = []
    with Image.open(BytesIO(content), formats=("TIFF",)) as book:
        for number in range(getattr(book, "n_frames", 1)):
            book.seek(number)
            if not found or not int(getattr(book, "tag_v2", {}).get(_KIND, 0)) & _NO_PAGE:
                found.append(number)
            if len(found) > most:
                break
    return tuple(found)


@contextmanager
def silent() -> Iterator[None]:
    """Nothing is written to standard error meanwhile, by nobody: Python cannot hush a library of C otherwise."""
    with _one_at_a_time:
        try:
            kept = os.dup(_ERRORS)
        except OSError:  # a program without a terminal has none
            yield
            return
        try:
            with Path(os.devnull).open("wb") as nowhere:
                os.dup2(nowhere.fileno(), _ERRORS)
            yield
        finally:
            os.dup2(kept, _ERRORS)
            os.close(kept)
