"""Notes to read: written in the handwriting fonts, or cut from the real photo."""

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from cocreate_desktop import paths

HANDS = ("ArchitectsDaughter", "Caveat", "Kalam", "PatrickHand", "ShadowsIntoLight")
PHOTOS = Path(__file__).resolve().parents[1] / "photos"
YELLOW = (250, 232, 110)


def sheet(colour: tuple[int, int, int] = YELLOW, size: tuple[int, int] = (360, 360)) -> Image.Image:
    return Image.new("RGB", size, colour)


def written(
    lines: Sequence[str], hand: str = "Kalam", *, size: int = 44, turned: float = 0, ink: str = "#1c2452"
) -> Image.Image:
    """A note with these lines, turned by degrees to the left."""
    note = sheet()
    font = ImageFont.truetype(str(paths.resources() / "fonts" / "hand" / f"{hand}-Regular.ttf"), size)
    for row, line in enumerate(lines):
        ImageDraw.Draw(note).text((34, 40 + 1.35 * size * row), line, font=font, fill=ink)
    return note.rotate(turned, Image.Resampling.BICUBIC, fillcolor=YELLOW)


def png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def real() -> list[tuple[bytes, str]]:
    """The notes of the real photo whose text is known."""
    truth = json.loads((PHOTOS / "ground_truth.json").read_text(encoding="utf-8"))["f01"]
    with Image.open(PHOTOS / truth["file"]) as photo:
        return [
            (png(photo.crop(tuple(note["bbox"]))), note["text"]) for note in truth["notes"] if note["text"]
        ]
