"""Notes from a photo of a wall, taken in through the services as after a review; their crops are small JPEGs."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.walls import Photo, Way
from cocreate_desktop.services.seeing import Crop, Looked, Reading, Seen, WholePhoto
from cocreate_desktop.services.services import Services

PAPERS = {
    "yellow": (247, 231, 120),
    "orange": (246, 180, 96),
    "pink": (240, 150, 190),
    "purple": (190, 160, 220),
    "blue": (140, 190, 230),
    "green": (170, 215, 130),
}
QUAD = ((10.0, 10.0), (60.0, 11.0), (61.0, 62.0), (9.0, 60.0))


@dataclass(frozen=True)
class Paper:
    """A note on the wall: what it says, what was ``read`` on it (None: exactly that), and the island it hangs in."""

    words: str
    read: str | None = None
    island: int = 0
    colour: str = "yellow"


def a_crop(words: str, colour: str = "yellow", side: int = 120) -> bytes:
    """A square note with its words on it, as JPEG."""
    image = Image.new("RGB", (side, side), PAPERS[colour])
    pen = ImageDraw.Draw(image)
    pen.line((0, 0, side, 0), fill=(90, 90, 90), width=2)
    letters = ImageFont.load_default(side / 9)
    lines = [words[start : start + 16] for start in range(0, min(len(words), 80), 16)]
    pen.multiline_text((side / 12, side / 8), "\n".join(lines), fill=(20, 20, 40), font=letters)
    made = BytesIO()
    image.save(made, "JPEG", quality=80)
    return made.getvalue()


def a_photo(
    services: Services,
    step_id: str,
    papers: Sequence[Paper],
    headings: dict[int, str] | None = None,
    side: int = 120,
) -> Photo:
    """A photo of these, seen and read; nobody looked yet."""
    photo = services.walls.arrive(
        step_id, WholePhoto(b"whole photo", "image/jpeg", 400, 300, "muur.jpg"), way=Way.FILE
    )
    found = tuple(
        Seen(QUAD, Crop(a_crop(paper.words, paper.colour, side), paper.colour), 0.9, island=paper.island)
        for paper in papers
    )
    services.walls.looked(photo.id, Looked(400, 300, found, a_crop("muur"), (0, 0, 400, 300)), headings)
    sightings = services.walls.review(photo.evening_id).of(photo.id)
    readings = {
        one.id: Reading(number, paper.words if paper.read is None else paper.read, 0.8)
        for number, (one, paper) in enumerate(zip(sightings, papers, strict=True))
    }
    services.walls.read(readings)
    return photo


def taken(
    services: Services,
    step_id: str,
    papers: Sequence[Paper],
    headings: dict[int, str] | None = None,
    side: int = 120,
) -> tuple[Note, ...]:
    """The same after somebody looked at each: they are notes."""
    photo = a_photo(services, step_id, papers, headings, side)
    sightings = services.walls.review(photo.evening_id).of(photo.id)
    notes = [services.walls.take(one.id, paper.words) for one, paper in zip(sightings, papers, strict=True)]
    services.walls.finish([photo.id])
    return tuple(notes)
