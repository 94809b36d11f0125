"""How far `cocreate notes` is, in one line of a terminal that is written over; where nobody watches, nothing."""

from __future__ import annotations

from typing import Final, TextIO

from cocreate_desktop.language import _

_BACK: Final = "\r\x1b[K"
"""To the beginning of the line, which is emptied."""
_LONGEST: Final = 60  # signs of a name: a line that breaks cannot be written over


class PhotoMeter:
    """Writes to ``stream`` when that is a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._watched = stream.isatty()
        self._shown = ""

    def looked(self, name: str, share: float) -> None:
        """Notes are looked for in the photo ``name``; ``share`` of it (0 to 1) is done."""
        self._show(_("{name}: looking for notes, {n} %").format(name=name[-_LONGEST:], n=round(share * 100)))

    def read(self, name: str, done: int, every: int) -> None:
        """So many of its notes have been read."""
        self._show(_("{name}: {n} of {all} notes read").format(name=name[-_LONGEST:], n=done, all=every))

    def clear(self) -> None:
        """Before something else is written, and at the end."""
        if self._shown:
            self._stream.write(_BACK)
            self._stream.flush()
            self._shown = ""

    def _show(self, words: str) -> None:
        if self._watched and words != self._shown:
            self._stream.write(_BACK + words)
            self._stream.flush()
            self._shown = words
