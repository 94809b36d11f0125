"""Photos of walls and what was seen in them, as tests of the services need them."""

from cocreate_desktop.domain.walls import Photo, Sighting, SightingState
from cocreate_desktop.services.seeing import Crop, Looked, Seen, WholePhoto
from cocreate_desktop.services.services import Services

QUAD = ((10.0, 10.0), (60.0, 11.0), (61.0, 62.0), (9.0, 60.0))


def whole(content: bytes = b"whole photo", name: str = "muur.jpg") -> WholePhoto:
    return WholePhoto(content, "image/jpeg", 400, 300, name)


def seen(number: int, **more: object) -> Seen:
    values = {"confidence": 0.97, "crop": Crop(b"crop %d" % number, "pink"), **more}
    quad = tuple((x + 60 * number, y) for x, y in QUAD)
    return Seen(quad=quad, **values)  # type: ignore[arg-type]


def looked(*found: Seen, **more: object) -> Looked:
    return Looked(400, 300, found, b"picture cut to the board", (0, 0, 400, 200), **more)  # type: ignore[arg-type]


def sightings(services: Services, photo: Photo) -> tuple[Sighting, ...]:
    return services.walls.review(photo.evening_id).of(photo.id)


def states(services: Services, photo: Photo) -> list[SightingState]:
    return [one.state for one in sightings(services, photo)]
