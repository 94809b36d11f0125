"""Made-up posters for tests: small photos of three boxes, quick to make and to count."""

from functools import cache

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.dots import look
from cocreate_desktop.capture.dots.corners import find
from cocreate_desktop.capture.dots.straight import Part, part_with_boxes
from cocreate_desktop.domain.posters import Poster, PosterPage, pages
from cocreate_desktop.rehearsal.posters import PosterPhoto, PosterPlan, make_photo
from cocreate_desktop.services.seeing import PosterLooked

POSTER = Poster(1234, 3)


@cache
def made(**changed: object) -> PosterPhoto:
    """A photo of three boxes with a few red stickers apart, with something about it changed."""
    fields: dict[str, object] = {
        "seed": 5, "poster": POSTER, "counts": (3, 0, 7), "scale": 2.5, "tilt": 0.2, "curl": 0.5, **changed,
    }  # fmt: skip
    return make_photo(PosterPlan(**fields))  # type: ignore[arg-type]


def seen(photo: PosterPhoto, poster: Poster = POSTER) -> PosterLooked:
    """What is made of it."""
    return look(photo.content(), (Poster(7, 3), poster))


def straightened(photo: PosterPhoto, poster: Poster = POSTER) -> tuple[Part, PosterPage]:
    """The part with the boxes of its first page."""
    page = pages(poster)[0]
    (found,), _strays = find(photo.picture)
    return part_with_boxes(photo.picture, found.way, page), page


def numbers(looked: PosterLooked) -> dict[int, int]:
    """The numbers of the boxes, by option."""
    return {one.box: one.number for one in looked.boxes}


def jpeg(picture: npt.NDArray[np.uint8]) -> bytes:
    """A picture (red green blue) as a file."""
    _done, packed = cv2.imencode(".jpg", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    return packed.tobytes()
