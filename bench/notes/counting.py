"""What of a wall was found: hits, misses and what is no note, by how much the outlines share with the truth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

ENOUGH = 0.5  # of the union: from here on an outline is that of the note
SEEN = 0.4  # of a note: with less in sight it is neither missed nor wrong to find


@dataclass(slots=True)
class Count:
    """How many notes there are, how many of these were found, how many outlines were given (that count) and how many of them
    are notes."""

    there: int = 0
    hit: int = 0
    given: int = 0

    def add(self, other: Count) -> None:
        self.there += other.there
        self.hit += other.hit
        self.given += other.given

    @property
    def recall(self) -> float | None:
        return self.hit / self.there if self.there else None

    @property
    def precision(self) -> float | None:
        return self.hit / self.given if self.given else None


def counted(shares: npt.NDArray[np.float64], counts: npt.NDArray[np.bool_]) -> Count:
    """Matches one to one, the best first. ``shares``: truth × found, each the share of the union; ``counts``: which of the
    truth are to be found. What lies on a note that does not count is left out."""
    shares = shares.copy()
    hit, left_out = 0, 0
    while shares.size and shares.max() >= ENOUGH:
        truth, found = np.unravel_index(int(np.argmax(shares)), shares.shape)
        hit += int(counts[truth])
        left_out += int(not counts[truth])
        shares[truth, :] = 0
        shares[:, found] = 0
    return Count(int(counts.sum()), hit, shares.shape[1] - left_out)
