"""The notes that are read: real ones cut from the photos of the tests, what can spoil them, and made-up ones in the handwriting
fonts."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from cocreate_desktop import paths
from cocreate_desktop.capture.text.models import Pixels

PHOTOS = Path(__file__).resolve().parents[2] / "tests" / "capture" / "photos"
HANDS = ("Caveat", "Kalam", "PatrickHand", "ShadowsIntoLight", "ArchitectsDaughter")
PAPERS = ((250, 235, 120), (250, 190, 120), (250, 170, 200), (170, 220, 250), (180, 235, 170))
SIDE = 360
Note = tuple[Pixels, str]


def real() -> list[Note]:
    """The notes of the real photos whose text is known, cut by their boxes: not straightened, with edges of neighbours."""
    found = []
    for truth in json.loads((PHOTOS / "ground_truth.json").read_text(encoding="utf-8")).values():
        photo = cv2.imread(str(PHOTOS / truth["file"]))
        assert photo is not None
        for note in truth["notes"]:
            left, top, right, bottom = note["bbox"]
            if note["text"]:
                found.append((photo[top:bottom, left:right].astype(np.uint8, copy=False), str(note["text"])))
    return found


def _turned(by: float) -> Callable[[Pixels], Pixels]:
    def turn(picture: Pixels) -> Pixels:
        high, wide = picture.shape[:2]
        about = cv2.getRotationMatrix2D((wide / 2, high / 2), by, 1)
        return _plain(cv2.warpAffine(picture, about, (wide, high), borderMode=cv2.BORDER_REPLICATE))

    return turn


def _sized(by: float) -> Callable[[Pixels], Pixels]:
    return lambda picture: _plain(cv2.resize(picture, None, fx=by, fy=by, interpolation=cv2.INTER_AREA))


def _plain(picture: object) -> Pixels:
    plain: Pixels = np.clip(np.asarray(picture), 0, 255).astype(np.uint8)
    return plain


def _grainy(picture: Pixels) -> Pixels:
    return _plain(picture + np.random.default_rng(7).normal(0, 10, picture.shape))


SPOILED: dict[str, Callable[[Pixels], Pixels]] = {
    "as it is": lambda picture: picture,
    "turned 6° to the left": _turned(6),
    "turned 6° to the right": _turned(-6),
    "at half the size": _sized(0.5),
    "at a third of the size": _sized(0.33),
    "blurred": lambda picture: _plain(cv2.GaussianBlur(picture, (0, 0), 1.5)),
    "grainy": _grainy,
    "at half the light": lambda picture: _plain(picture * 0.5),
    "pale": lambda picture: _plain(picture * 0.5 + 90),
}


def made_up(number: int, *, seed: int = 4) -> Iterator[Note]:
    """Notes of the examples in the handwriting fonts, a little turned, blurred, grainy and unevenly lit."""
    dice = random.Random(seed)
    texts = [text for text in examples() if len(text) < 70 and text.isascii()]
    for place in range(number):
        text = dice.choice(texts)
        picture = _plain(written(text, HANDS[place % len(HANDS)], PAPERS[place % len(PAPERS)]))
        lit = (
            _turned(dice.uniform(-5, 5))(picture) * np.linspace(dice.uniform(0.6, 1), 1, SIDE)[None, :, None]
        )
        soft = cv2.GaussianBlur(lit, (0, 0), dice.uniform(0.6, 1.6))
        yield _plain(soft + np.random.default_rng(place).normal(0, 6, soft.shape)), text


def examples() -> list[str]:
    """The texts of the notes that come with the program."""
    found = []
    for file in sorted((paths.resources() / "examples").glob("*/notes.jsonl")):
        found += [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
    return found


def written(text: str, hand: str, colour: tuple[int, int, int], size: int = 52) -> Pixels:
    """A square note (blue green red) with ``text`` in a handwriting font, as large as fits."""
    font = ImageFont.truetype(str(paths.resources() / "fonts" / "hand" / f"{hand}-Regular.ttf"), size)
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if font.getlength(longer) < 0.86 * SIDE else [*lines, word]
    lines = [line for line in lines if line]
    high = 1.25 * size * len(lines)
    if high > 0.9 * SIDE or max(map(font.getlength, lines)) > 0.92 * SIDE:
        return written(text, hand, colour, size - 4)
    sheet = Image.new("RGB", (SIDE, SIDE), colour)
    for row, line in enumerate(lines):
        place = (0.06 * SIDE, (SIDE - high) / 2 + 1.25 * size * row)
        ImageDraw.Draw(sheet).text(place, line, font=font, fill=(20, 25, 70))
    return np.asarray(sheet)[:, :, ::-1].copy()
