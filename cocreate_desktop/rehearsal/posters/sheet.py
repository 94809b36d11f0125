"""The printed page on which stickers go, drawn from the same geometry as the real one, with what people scribble on it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator
from PIL import Image, ImageDraw, ImageFont

from cocreate_desktop import look, paths
from cocreate_desktop.codes import qr
from cocreate_desktop.codes.markers import POSTER_SIDE, poster_marker
from cocreate_desktop.domain.ids import letter
from cocreate_desktop.domain.posters import (
    FOOT,
    GRID,
    HEAD,
    MARKER,
    PAGE,
    WORDS,
    Poster,
    PosterBox,
    PosterPage,
    pages,
)
from cocreate_desktop.rehearsal.walls.papers import written
from cocreate_desktop.rehearsal.walls.plan import Picture

_WORDS: Final = (
    "Een grote tafel onder de bomen", "Speelplek voor alle leeftijden", "Meer groen en schaduw", "Een waterpomp",
    "Een buurthuiskamer met koffie", "Veilig oversteken bij de school", "Bankjes", "Een moestuin met de school",
)  # fmt: skip
_INK: Final = "#24211C"
_GRID: Final = "#E3E6E4"
_INKS: Final = ((0.08, 0.08, 0.10), (0.10, 0.14, 0.45), (0.60, 0.08, 0.10), (0.05, 0.35, 0.15))


def sheet(
    poster: Poster, page: int, scale: float, *, pictures: bool = False, texts: tuple[str, ...] = ()
) -> Picture:
    """The page (from 1) as it comes from the printer, ``scale`` pixels a millimetre; ``texts`` of the options, else some that
    are made up."""
    drawn = _drawn(poster, page, round(scale, 3), pictures, texts or _WORDS)
    return np.asarray(drawn, np.float32) / np.float32(255)


@lru_cache(maxsize=4)
def _drawn(poster: Poster, page: int, scale: float, pictures: bool, texts: tuple[str, ...]) -> Image.Image:
    found = pages(poster)[page - 1]
    drawn = Image.new("RGB", (round(PAGE[0] * scale), round(PAGE[1] * scale)), "white")
    pen = ImageDraw.Draw(drawn)
    left, top, _wide, _high = (one * scale for one in HEAD)
    pen.text((left, top), "Wat moet als eerste?", fill=_INK, font=_font(9 * scale))
    pen.text((left, top + 14 * scale), "Je hebt 3 stippen.", fill=_INK, font=_font(5 * scale))
    for marker in found.markers:
        _modules(
            pen, poster_marker(marker.id), marker.x * scale, marker.y * scale, MARKER * scale / POSTER_SIDE
        )
    _modules(pen, qr.matrix("cocreate:round/0/page/1"), FOOT[0] * scale, FOOT[1] * scale, 0.5 * scale)
    for box in found.boxes:
        _option(pen, box, texts[box.option % len(texts)], scale, pictures)
    return drawn


def _modules(pen: ImageDraw.ImageDraw, rows: qr.Matrix, x: float, y: float, one: float) -> None:
    for row, modules in enumerate(rows):
        for column, dark in enumerate(modules):
            if dark:
                at = (x + column * one, y + row * one)
                pen.rectangle((*at, at[0] + one - 0.5, at[1] + one - 0.5), fill="black")


def _option(pen: ImageDraw.ImageDraw, box: PosterBox, words: str, scale: float, pictures: bool) -> None:
    """Tile, words, perhaps a picture; the box and its light lines."""
    left, top, side = WORDS[0] * scale, box.y * scale, min(16.0, box.high) * scale
    name = letter(box.option)
    pen.rounded_rectangle(
        (left, top, left + side, top + side), side / 8, look.note_colour(name[0]).fill(False), _INK
    )
    pen.text((left + side * 0.3, top + side * 0.1), name, fill=_INK, font=_font(side * 0.7))
    pen.multiline_text((left + side + 3 * scale, top), _in_two(words), fill=_INK, font=_font(4.6 * scale))
    if pictures and box.high > 28:
        where = (left + side + 3 * scale, top + 17 * scale, left + 80 * scale, top + (box.high - 1) * scale)
        pen.rectangle(where, "#7FB2D9")
        middle, half = (where[0] + where[2]) / 2, (where[3] - where[1]) / 3
        pen.ellipse((middle - half, where[1] + 2, middle + half, where[1] + 2 + 2 * half), "#D9663A")
    x, y, right, bottom = (one * scale for one in (box.x, box.y, box.x + box.wide, box.y + box.high))
    thin, thick = max(1, round(0.2 * scale)), max(1, round(0.42 * scale))
    for line in range(1, int(box.wide // GRID) + 1):
        at = x + line * GRID * scale
        pen.line((at, y, at, bottom), _GRID, thin)
    for line in range(1, int(box.high // GRID) + 1):
        at = y + line * GRID * scale
        pen.line((x, at, right, at), _GRID, thin)
    pen.rectangle((x, y, right, bottom), outline=_INK, width=thick)


def _in_two(words: str) -> str:
    """Two lines, broken at the blank nearest to the middle."""
    blanks = [place for place, one in enumerate(words) if one == " "]
    if not blanks:
        return words
    at = min(blanks, key=lambda place: abs(place - len(words) / 2))
    return f"{words[:at]}\n{words[at + 1 :]}"


def scribble(flat: Picture, page: PosterPage, scale: float, much: float, dice: Generator) -> None:
    """What a pen leaves in the boxes: words, ticks, crosses, dots."""
    for box in page.boxes:
        for _mark in range(int(dice.poisson(much))):
            x, y = (
                dice.uniform(box.x + 5, box.x + box.wide - 20),
                dice.uniform(box.y + 3, box.y + box.high - 6),
            )
            ink = _INKS[int(dice.integers(len(_INKS)))]
            kind = dice.random()
            if kind < 0.35:
                _write(flat, x * scale, y * scale, scale, ink, dice)
            elif kind < 0.7:
                thick = max(1, round(dice.uniform(0.4, 1.0) * scale))
                points = (np.array((x, y)) + dice.uniform(0, 7, (int(dice.integers(2, 5)), 2))) * scale
                cv2.polylines(flat, [points.astype(np.int32)], False, ink, thick, cv2.LINE_AA)
            else:
                radius = max(1, round(dice.uniform(0.5, 1.6) * scale))
                cv2.circle(flat, (round(x * scale), round(y * scale)), radius, ink, -1, cv2.LINE_AA)


def _write(
    flat: Picture, x: float, y: float, scale: float, ink: tuple[float, float, float], dice: Generator
) -> None:
    words = ("ja!", "Jan", "??", "mooi", "nee")[int(dice.integers(5))]
    mask = written(words, max(6, round(5 * scale)), max(0, round(0.1 * scale)), dice)
    part = flat[int(y) : int(y) + mask.shape[0], int(x) : int(x) + mask.shape[1]]
    cover = mask[: part.shape[0], : part.shape[1], None]
    part[:] = part * (1 - cover) + np.array(ink, np.float32) * cover


@lru_cache(maxsize=64)
def _font(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(paths.resources() / "fonts" / look.FONT_FILES[600]), max(4, round(size)))
