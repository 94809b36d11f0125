"""How far `cocreate notes` is, in one line of a terminal that is written over; where nobody watches, nothing."""

from __future__ import annotations

from typing import Final

from cocreate_desktop.apps.meter import Meter
from cocreate_desktop.language import _

_LONGEST: Final = 60  # signs of a name: a line that breaks cannot be written over


class PhotoMeter(Meter):
    """Of photos, one after another."""

    def looked(self, name: str, share: float) -> None:
        """Notes are looked for in the photo ``name``; ``share`` of it (0 to 1) is done."""
        self.show(_("{name}: looking for notes, {n} %").format(name=name[-_LONGEST:], n=round(share * 100)))

    def read(self, name: str, done: int, every: int) -> None:
        """So many of its notes have been read."""
        self.show(_("{name}: {n} of {all} notes read").format(name=name[-_LONGEST:], n=done, all=every))
