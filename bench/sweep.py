"""Reading the voting cards of a live picture of 1920 × 1080 with 60 cards, and of a photo of 12 megapixels with 250, beside
OpenCV's marker detector alone: with the same parameters on the same pictures, and looking at six neighbourhoods as it must when
it reads by itself."""

from functools import partial

import cv2
import numpy as np

from bench.cards.counting import frame_of
from bench.stand.clock import fastest
from bench.stand.figure import Figure, tell
from bench.stand.memory import held
from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.capture.cards.squares import QUICK, THOROUGH, Effort, darkest, parameters
from cocreate_desktop.capture.markers import Windows
from cocreate_desktop.domain.cards import SIDES, CardSet
from cocreate_desktop.rehearsal.packing import jpeg
from cocreate_desktop.rehearsal.rooms import Room, RoomPlan, make_room

TIMES = 15


def hall(number: int, size: tuple[int, int], side: float) -> Room:
    """A room with so many cards of so many pixels."""
    cards = {one: SIDES[one % len(SIDES)] for one in range(1, number + 1)}
    return make_room(RoomPlan(cards=cards, seed=9, width=size[0], height=size[1], sides=(side, side)))


def grey_of(room: Room) -> np.typing.NDArray[np.uint8]:
    """As OpenCV's detector wants it."""
    return np.asarray(cv2.cvtColor(room.picture, cv2.COLOR_RGB2GRAY), np.uint8)


def detector(grey: np.typing.NDArray[np.uint8], windows: Windows) -> cv2.aruco.ArucoDetector:
    """OpenCV's that reads what it finds, with the parameters that we find with."""
    known = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_5X5_250)
    return cv2.aruco.ArucoDetector(known, parameters(grey, windows))


def same(room: Room, effort: Effort) -> int:
    """The reference: OpenCV alone finds and reads, on the same two pictures."""
    grey = grey_of(room)
    seen = 0
    for picture, windows in ((grey, effort.plain), (darkest(grey), effort.darkest)):
        known, _ids, _others = detector(picture, windows).detectMarkers(picture)
        seen = max(seen, len(known))
    return seen


def alone(room: Room) -> int:
    """The other reference: OpenCV with parameters that find small markers by themselves."""
    grey = grey_of(room)
    known, _ids, _others = detector(grey, (3, 43, 8)).detectMarkers(grey)
    return len(known)


def live(eyes: OwnEyes) -> None:
    """A live picture."""
    room = hall(60, (1920, 1080), 28)
    frame = frame_of(room)
    read = len(eyes.cards(frame, CardSet()).cards)
    ours, bare = fastest(partial(eyes.cards, frame, CardSet()), partial(same, room, QUICK), TIMES)
    _ours, far = fastest(partial(eyes.cards, frame, CardSet()), partial(alone, room), TIMES)
    what = f"{read} of 60 cards in 1920 × 1080"
    tell(
        Figure(what, ours, "ms", bare, "OpenCV with the same parameters", "≤ 1.3 ×"),
        Figure(what, ours, "ms", far, "OpenCV looking at six neighbourhoods"),
        Figure("pictures a second", 1000 / ours, "", 1000 / bare, "OpenCV with the same parameters", "≥ 10"),
    )


def photo(eyes: OwnEyes) -> None:
    """A photo of a phone, from the bytes of the file on."""
    room = hall(250, (4000, 3000), 34)
    content = jpeg(room.picture)
    read = len(eyes.cards(content, CardSet()).cards)
    ours, bare = fastest(partial(eyes.cards, content, CardSet()), partial(same, room, THOROUGH), 3)
    what = f"{read} of 250 cards in 12 megapixels, unpacking the photo too"
    tell(
        Figure(what, ours, "ms", bare, "OpenCV with the same parameters, unpacked"),
        Figure("memory after it", held(), "MiB"),
    )


def main() -> None:
    """The fastest of some turns; OpenCV uses the cores that there are."""
    eyes = OwnEyes()
    live(eyes)
    photo(eyes)


if __name__ == "__main__":
    main()
