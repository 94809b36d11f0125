"""Counting the stickers in a 12-megapixel photo of a poster with 90 of them, beside one pass of OpenCV over the same photo that
turns its colours and follows its contours."""

from functools import partial

from bench.photo import one_pass
from bench.stand.clock import fastest
from bench.stand.figure import Figure, tell
from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.domain.posters import Poster
from cocreate_desktop.rehearsal.posters import Closeness, PosterPlan, make_photo

TIMES = 3
COUNTS = (25, 5, 18, 30, 2, 10)
POSTER = Poster(12, len(COUNTS))


def poster() -> bytes:
    """Six options, with stickers of three colours that lie over one another now and then."""
    plan = PosterPlan(
        seed=12, poster=POSTER, counts=COUNTS, size=10.0, closeness=Closeness.OVERLAPPING,
        colours=("red", "blue", "yellow"), scale=10.3, tilt=0.2,
    )  # fmt: skip
    return make_photo(plan).content()


def main() -> None:
    """The fastest of some turns."""
    content, eyes = poster(), OwnEyes()
    looked = eyes.dots(content, (POSTER,))
    exact = sum(one.number == COUNTS[one.box] for one in looked.boxes)
    ours, bare = fastest(partial(eyes.dots, content, (POSTER,)), partial(one_pass, content), TIMES)
    what = f"{sum(COUNTS)} stickers in 12 megapixels counted, {exact} of {len(COUNTS)} boxes exact"
    tell(Figure(what, ours, "ms", bare, "colours and contours by OpenCV", "≤ 2,000 ms"))


if __name__ == "__main__":
    main()
