"""What the commands that look at photos share: the photos of every file, one by one; the files that cannot be used, told and
counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.apps.terminal import complain
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.services.seeing import WholePhoto

Told = dict[str, object]
"""One photo as JSON tells it."""


class PhotoFiles:
    """What came of looking at files: ``photos`` as JSON tells them, and how many files were ``refused``. ``look`` is handed a
    photo and the name of its file; ``quiet`` is called before a refusal is told."""

    def __init__(
        self, eyes: OwnEyes, look: Callable[[WholePhoto, str], Told], quiet: Callable[[], None] = lambda: None
    ) -> None:
        self.photos: list[Told] = []
        self.refused = 0
        self._eyes, self._look, self._quiet = eyes, look, quiet

    def look_at(self, paths: Sequence[Path]) -> None:
        """Files of one photo or more, and folders; what came before a broken one stays."""
        for path in paths:
            try:
                for photo in self._eyes.open(path, refused=self._refuse):
                    # In a folder each photo has a name of its own; the pages of a PDF are told in their order.
                    file = path / photo.name if path.is_dir() else path
                    self.photos.append(self._look(photo, str(file)))
            except CocreateError as problem:
                self._refuse(problem)

    @property
    def code(self) -> int:
        """The exit code: 0 for all, 1 when some of the files could not be used, 2 when none could."""
        return (1 if self.photos else 2) if self.refused else 0

    def _refuse(self, problem: CocreateError) -> None:
        self.refused += 1
        self._quiet()
        complain(str(problem))
