"""Two designs for a square, drawn from above: something to show and to choose between. The same ones every time."""

import random
from io import BytesIO

from PIL import Image, ImageDraw

WIDE, HIGH = 1600, 900
NAMES = ("Het tafelplein", "Het speelplein")

_GRASS, _STONE, _PATH = "#BFD8A4", "#E3D9C6", "#CDBFA6"
_TREE, _TRUNK = "#5E8C4A", "#46693A"
_TABLE, _WATER, _SAND, _LINE = "#9A6B3F", "#8DBFD6", "#EBD9A0", "#6A6254"


def designs() -> tuple[tuple[str, bytes], ...]:
    """The name and the PNG of each."""
    return tuple(
        (name, png(draw(number)))
        for number, (name, draw) in enumerate(zip(NAMES, (_tables, _play), strict=True))
    )


def png(picture: Image.Image) -> bytes:
    """A drawing as a file."""
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _ground() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("RGB", (WIDE, HIGH), _GRASS)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 400, WIDE, 500), fill=_PATH)
    pen.rectangle((760, 0, 860, HIGH), fill=_PATH)
    return picture, pen


def tree(pen: ImageDraw.ImageDraw, x: float, y: float, size: float = 62) -> None:
    """A tree of ``size`` pixels across its half, from above."""
    pen.ellipse((x - size, y - size, x + size, y + size), fill=_TREE, outline=_TRUNK, width=5)
    pen.ellipse((x - 9, y - 9, x + 9, y + 9), fill=_TRUNK)


def _tables(seed: int) -> Image.Image:
    """One long table under trees, and a terrace."""
    picture, pen = _ground()
    chance = random.Random(seed)
    pen.ellipse((470, 110, 1150, 790), fill=_STONE, outline=_PATH, width=8)
    pen.rounded_rectangle((560, 410, 1060, 490), 14, fill=_TABLE)
    for place in range(9):
        x = 590 + place * 55
        pen.ellipse((x - 18, 366, x + 18, 402), fill=_LINE)
        pen.ellipse((x - 18, 498, x + 18, 534), fill=_LINE)
    for x, y in ((560, 240), (800, 200), (1040, 240), (560, 660), (800, 700), (1040, 660)):
        tree(pen, x + chance.randint(-8, 8), y + chance.randint(-8, 8))
    for x in (120, 290, 1330, 1490):
        tree(pen, x, 160, 74)
        tree(pen, x, 740, 74)
    return picture


def _play(seed: int) -> Image.Image:
    """Sand, water and a hill, with benches along the side."""
    picture, pen = _ground()
    chance = random.Random(seed)
    pen.ellipse((120, 540, 640, 860), fill=_SAND, outline=_PATH, width=6)
    for step in range(4):
        pen.ellipse(
            (980 + step * 46, 90 + step * 34, 1480 - step * 46, 370 - step * 34),
            fill=_GRASS,
            outline=_TRUNK,
            width=4,
        )
    stream = [(940, 860), (1040, 760), (1180, 800), (1310, 690), (1470, 740), (1600, 640)]
    pen.line(stream, fill=_WATER, width=54, joint="curve")
    pen.rounded_rectangle((230, 640, 330, 740), 10, outline=_LINE, width=10)
    pen.line((380, 620, 380, 780), fill=_LINE, width=10)
    pen.line((460, 620, 460, 780), fill=_LINE, width=10)
    for x in (140, 300, 460, 620):
        pen.rounded_rectangle((x, 350, x + 110, 378), 8, fill=_TABLE)
    for x in (110, 260, 410, 560):
        tree(pen, x + chance.randint(-10, 10), 150 + chance.randint(-14, 14), 68)
    tree(pen, 1230, 230, 46)
    return picture
