"""Laten zien: pages and pictures, one after another or two beside each other."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """``pages`` are SHA-256s of pictures in order, ``names`` a caption for each (may be empty). ``together``: how many hang
    there at once, 1 or 2; ``at`` is the place of the first of them."""

    pages: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    together: int = 1
    at: int = 0

    @property
    def side_by_side(self) -> int:
        """How many hang there at once, whatever a newer version wrote."""
        return 2 if self.together == 2 else 1

    @property
    def views(self) -> int:
        """How often one turns the page, and once more."""
        return max(1, -(-len(self.pages) // self.side_by_side))

    @property
    def view(self) -> int:
        """Which of the views hangs there now, from 0."""
        return min(max(self.at, 0) // self.side_by_side, self.views - 1)

    def caption(self, place: int) -> str:
        """What stands under a page."""
        return self.names[place] if 0 <= place < len(self.names) else ""

    def shown(self) -> tuple[int, ...]:
        """The places of the pages that hang there now."""
        first = self.view * self.side_by_side
        return tuple(range(first, min(first + self.side_by_side, len(self.pages))))
