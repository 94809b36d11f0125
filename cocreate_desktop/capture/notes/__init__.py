"""Finds the notes in the photo of a wall. Which finder is in use is chosen here; bench/notes measures it beside another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cocreate_desktop.capture.notes.sighted import Picture, Sighted


def find(picture: Picture, *, going: Callable[[], bool], told: Callable[[float], None]) -> list[Sighted]:
    """The notes in an upright picture (height × width × 3, red green blue), the surest first; nothing once ``going`` says no.
    ``told`` hears the share that is done (0 to 1). Long work: not in the window's thread."""
    # Loaded with the first photo: OpenCV would make every start of the program slower.
    from cocreate_desktop.capture.notes import network

    return network.find(picture, going=going, told=told)
