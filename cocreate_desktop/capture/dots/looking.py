"""Looks at the photo of a poster from its bytes to the stickers in each box: finds the page by its corners, straightens it from
the original pixels, and counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cocreate_desktop.capture.dots.corners import find
from cocreate_desktop.capture.dots.counting import count
from cocreate_desktop.capture.dots.straight import part_with_boxes, scale_of, whole_page
from cocreate_desktop.capture.wall.opening import packed, pixels_of
from cocreate_desktop.domain.posters import Poster, pages
from cocreate_desktop.services.seeing import PosterLooked

SMALLEST: Final = 1.0
"""Pixels for a millimetre of the A4 page; with fewer no number can be trusted."""
_HALF: Final = 2
_LONGEST: Final = 1800
_QUALITY: Final = 88


def look(whole: bytes, posters: Sequence[Poster]) -> PosterLooked:
    """What a photo (JPEG or PNG, as displayed) says of these posters: see services.seeing.Eyes. Raises BadFile."""
    picture = pixels_of(whole)
    found, strays = find(picture)
    if not found:
        return PosterLooked(0, 0, problem="half" if strays >= _HALF else "none")
    if len(found) > 1:
        return PosterLooked(0, 0, problem="several")
    (one,) = found
    name = one.name
    poster = next((poster for poster in posters if poster.round_number == name.round_number), None)
    if poster is None:
        return PosterLooked(name.round_number, name.page)
    if poster.options != name.options:
        return PosterLooked(name.round_number, name.page, problem="changed")
    way = one.way
    shown, scale = whole_page(picture, way, _LONGEST)
    kept = packed(shown, _QUALITY)
    if scale_of(way) < SMALLEST:
        return PosterLooked(name.round_number, name.page, picture=kept, scale=scale, problem="small")
    page = pages(poster)[name.page - 1]
    counted = count(part_with_boxes(picture, way, page), page)
    return PosterLooked(name.round_number, name.page, counted.boxes, counted.stickers, kept, scale)
