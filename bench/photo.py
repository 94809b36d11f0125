"""Finding the notes in a 12-megapixel photo of a wall with 60 notes, and reading them, beside one pass of OpenCV over the same
photo that turns its colours and follows its contours; the memory of the process, beside the same after one look."""

import time
from functools import partial

import cv2
import numpy as np

from bench.stand.clock import fastest
from bench.stand.figure import Figure, tell
from bench.stand.memory import held
from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.rehearsal.example import load_buurtplein
from cocreate_desktop.rehearsal.wallphoto import photograph
from cocreate_desktop.rehearsal.walls import WallPlan
from cocreate_desktop.services.seeing import Looked

NOTES, WIDE, HIGH, TIMES = 60, 4000, 3000, 3


def wall() -> bytes:
    """Notes of the example, apart from one another, in an even light."""
    texts = tuple(note.text for note in load_buurtplein().notes)[:NOTES]
    return photograph(WallPlan(seed=12, width=WIDE, height=HIGH, notes=NOTES, tilt=0.15, texts=texts)).content


def one_pass(content: bytes) -> int:
    """The reference, from the bytes of the file on as ours: other colours, a threshold, the contours."""
    picture = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None, "OpenCV reads what it wrote"
    chroma = cv2.cvtColor(picture, cv2.COLOR_BGR2LAB)[:, :, 2]
    _level, mask = cv2.threshold(chroma, 0, 255, cv2.THRESH_OTSU)
    found, _tree = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    return len(found)


def look(eyes: OwnEyes, content: bytes) -> Looked:
    """Finds the notes."""
    looked = eyes.look(content)
    assert looked is not None, "nobody stops it"
    return looked


def main() -> None:
    """Looks first, which takes the fastest of some turns; then reads each note once."""
    content, eyes = wall(), OwnEyes()
    looked = look(eyes, content)
    first = held()
    ours, bare = fastest(partial(look, eyes, content), partial(one_pass, content), TIMES)
    crops = [seen.crop.content for seen in looked.seen]
    list(eyes.read(crops[:2]))  # loads the networks
    began = time.perf_counter()
    read = sum(1 for _reading in eyes.read(crops))
    each = 1000 * (time.perf_counter() - began) / max(read, 1)
    what = f"{len(crops)} of {NOTES} notes in {WIDE * HIGH // 1_000_000} megapixels"
    beside = "colours and contours by OpenCV"
    tell(
        Figure(f"{what}, found", ours, "ms", bare, beside, "≤ 1,000 ms"),
        Figure(f"{what}, found and read", ours + each * read, "ms", bare, beside),
        Figure("the text of a note", each, "ms", bare / NOTES, f"{beside}, of a note", "≤ 60 ms"),
        Figure(
            f"memory after {TIMES + 1} looks and {read} notes read", held(), "MiB", first, "after one look"
        ),
    )


if __name__ == "__main__":
    main()
