"""A photo of the hall in which everybody holds up a voting card, for the demo and the gallery: bytes of a JPEG."""

from collections.abc import Mapping
from typing import Final

from cocreate_desktop.rehearsal.packing import jpeg
from cocreate_desktop.rehearsal.rooms import room

PHONE: Final = (2400, 1800)


def room_photo(sides: Mapping[int, str], seed: int) -> bytes:
    """The photo that a phone takes of these cards, side by number; a second or two."""
    return jpeg(room(sides, seed, PHONE).picture)
