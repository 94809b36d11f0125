"""How far long work of a command is, in one line of a terminal that is written over; where nobody watches, nothing."""

from __future__ import annotations

from typing import Final, TextIO

_BACK: Final = "\r\x1b[K"
"""To the beginning of the line, which is emptied."""


class Meter:
    """Writes to ``stream`` when that is a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._watched = stream.isatty()
        self._shown = ""

    def show(self, words: str) -> None:
        """In the place of what stood there."""
        if self._watched and words != self._shown:
            self._stream.write(_BACK + words)
            self._stream.flush()
            self._shown = words

    def clear(self) -> None:
        """Before something else is written, and at the end."""
        if self._shown:
            self._stream.write(_BACK)
            self._stream.flush()
            self._shown = ""
