"""The drawings that the examples name: what a step shows and what an option looks like. Drawn once, the same every time."""

import random
from collections.abc import Callable
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from cocreate_desktop.rehearsal.designs import HIGH, NAMES, WIDE, designs, png, tree
from cocreate_desktop.services.showing import NewPicture

SMALL = 720, 720

_GRASS, _STONE, _ROAD, _LINE = "#BFD8A4", "#E3D9C6", "#B9B4AC", "#6A6254"
_WATER, _WALL, _ROOF, _DOOR, _GLASS = "#8DBFD6", "#EFE3CC", "#B4553C", "#5B7C8D", "#F6D98B"
_STAGE, _LAND, _HOUSE = "#7A4B8C", "#EDE7DA", "#CFC3AE"
_PEOPLE = ("#C8553D", "#2F6B8F", "#E0A030", "#5E8C4A", "#7A4B8C")
_RIVER = [(0, 250), (300, 330), (620, 300), (930, 420), (1280, 400), (1600, 520)]
# The middle of each neighbourhood of the invented town; the first one is its centre.
_PLACES = (
    (800, 600),
    (240, 110),
    (620, 120),
    (1050, 190),
    (1420, 240),
    (180, 560),
    (420, 780),
    (800, 810),
    (1180, 770),
    (1450, 720),
)


@cache
def drawing(name: str) -> NewPicture:
    """The drawing of this name, with a small one for phones. KeyError for a name nobody drew."""
    large = _draw(name)
    small = Image.open(BytesIO(large)).convert("RGB")
    small.thumbnail(SMALL)
    out = BytesIO()
    small.save(out, "JPEG", quality=80)
    return NewPicture(large, "image/png", out.getvalue(), WIDE, HIGH, name)


def _draw(name: str) -> bytes:
    if name in NAMES:
        return dict(designs())[name]
    ground, draw = _DRAWINGS[name]
    picture = Image.new("RGB", (WIDE, HIGH), ground)
    draw(ImageDraw.Draw(picture), random.Random(name))
    return png(picture)


def _shade(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """A square full of trees with a path through it."""
    pen.line([(0, 700), (500, 520), (1000, 560), (1600, 300)], fill=_STONE, width=110, joint="curve")
    for row in range(3):
        for column in range(7):
            x, y = 130 + column * 225 + 60 * (row % 2), 130 + row * 310
            tree(pen, x + chance.randint(-20, 20), y + chance.randint(-20, 20), 88)
    for x, y in ((430, 602), (830, 606)):
        pen.rounded_rectangle((x, y, x + 130, y + 30), 8, fill=_LINE)


def _living_room(pen: ImageDraw.ImageDraw, _chance: random.Random) -> None:
    """A house from the front, with lit windows and a table before it."""
    pen.rectangle((0, 700, WIDE, HIGH), fill=_STONE)
    pen.rectangle((400, 340, 1200, 720), fill=_WALL, outline=_LINE, width=6)
    pen.polygon([(350, 345), (800, 90), (1250, 345)], fill=_ROOF, outline=_LINE)
    for x in (470, 980):
        pen.rectangle((x, 430, x + 150, 590), fill=_GLASS, outline=_LINE, width=8)
        pen.line((x + 75, 430, x + 75, 590), fill=_LINE, width=8)
    pen.rectangle((720, 450, 880, 720), fill=_DOOR, outline=_LINE, width=6)
    for x in (140, 1300):
        pen.rounded_rectangle((x, 730, x + 180, 756), 8, fill=_LINE)
        pen.line((x + 90, 756, x + 90, 830), fill=_LINE, width=18)
        for cup in (x + 40, x + 120):
            pen.rectangle((cup, 700, cup + 26, 730), fill=_ROOF)


def _crossing(pen: ImageDraw.ImageDraw, _chance: random.Random) -> None:
    """A road from above with a wide crossing before the school."""
    pen.rectangle((0, 330, WIDE, 640), fill=_ROAD)
    pen.rectangle((560, 290, 1040, 680), fill="#A59F95")
    for stripe in range(7):
        x = 590 + stripe * 64
        pen.rectangle((x, 330, x + 36, 640), fill="#FFFFFF")
    for x in (60, 260, 1140, 1340):
        pen.rectangle((x, 478, x + 120, 492), fill="#FFFFFF")
    pen.rectangle((480, 40, 1120, 210), fill=_ROOF, outline=_LINE, width=6)
    pen.rectangle((740, 210, 860, 290), fill=_STONE)
    for x in (160, 320, 1280, 1440):
        tree(pen, x, 160)
        tree(pen, x, 790)


def _town(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """The town from above: a river and ten neighbourhoods of small blocks."""
    pen.line(_RIVER, fill=_WATER, width=80, joint="curve")
    for middle_x, middle_y in _PLACES:
        for _house in range(26):
            x, y = middle_x + chance.randint(-130, 130), middle_y + chance.randint(-80, 80)
            pen.rectangle((x, y, x + 26, y + 18), fill=_HOUSE)


def _dots(
    pen: ImageDraw.ImageDraw, chance: random.Random, place: tuple[int, int], many: int, wide: int
) -> None:
    for _person in range(many):
        x, y = chance.gauss(place[0], wide), chance.gauss(place[1], wide * 0.6)
        pen.ellipse((x - 8, y - 8, x + 8, y + 8), fill=chance.choice(_PEOPLE))


def _tent(pen: ImageDraw.ImageDraw, place: tuple[int, int], size: int) -> None:
    x, y = place
    pen.polygon([(x - size, y), (x, y - size), (x + size, y)], fill=_STAGE, outline="#FFFFFF")
    pen.rectangle((x - size, y, x + size, y + size // 3), fill=_STAGE, outline="#FFFFFF")


def _one_festival(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """One stage, and everybody before it."""
    _town(pen, chance)
    centre_x, centre_y = _PLACES[0]
    pen.ellipse((centre_x - 430, centre_y - 185, centre_x + 430, centre_y + 280), fill=_GRASS)
    _dots(pen, chance, (centre_x, centre_y + 110), 260, 120)
    _tent(pen, (centre_x, centre_y - 40), 115)


def _ten_festivals(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """A small stage in each neighbourhood."""
    _town(pen, chance)
    for x, y in _PLACES:
        pen.ellipse((x - 110, y - 70, x + 110, y + 80), fill=_GRASS)
        _dots(pen, chance, (x, y + 30), 26, 40)
        _tent(pen, (x, y - 10), 40)


def _where_it_happens(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """Stages, most of them in the centre."""
    _town(pen, chance)
    for _stage in range(9):
        x, y = _PLACES[0]
        _tent(pen, (x + chance.randint(-150, 150), y + chance.randint(-70, 90)), 36)
    for place in (2, 6):
        _tent(pen, _PLACES[place], 36)


def _where_people_live(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """People, in every neighbourhood."""
    _town(pen, chance)
    for place in _PLACES:
        _dots(pen, chance, place, 34, 62)


_DRAWINGS: dict[str, tuple[str, Callable[[ImageDraw.ImageDraw, random.Random], None]]] = {
    "Bomen en schaduw": (_GRASS, _shade),
    "De buurthuiskamer": ("#CFE3EC", _living_room),
    "De oversteek": (_GRASS, _crossing),
    "Eén groot festival": (_LAND, _one_festival),
    "Tien kleine festivals": (_LAND, _ten_festivals),
    "Waar nu iets te doen is": (_LAND, _where_it_happens),
    "Waar mensen wonen": (_LAND, _where_people_live),
}
