"""Whoever looks at photos for the window, the phone server and the commands: hands everything to ``capture``, which is imported
when the first photo comes and not before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from cocreate_desktop.domain.cards import CardSet
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.posters import Poster
from cocreate_desktop.domain.walls import Box, Quad
from cocreate_desktop.services.seeing import (
    Before,
    Camera,
    CardsLooked,
    Crop,
    Frame,
    Looked,
    PosterLooked,
    Reading,
    SheetsLooked,
    WholePhoto,
    always,
    unheard,
)


class OwnEyes:
    """Fulfils ``services.seeing.Eyes`` on this machine."""

    def open(
        self,
        path: Path,
        going: Callable[[], bool] = always,
        refused: Callable[[CocreateError], None] | None = None,
    ) -> Iterator[WholePhoto]:
        """The photos of a file, a folder, a PDF or a TIFF."""
        from cocreate_desktop.capture import frames

        return frames.open(path, going, refused)

    def take(self, content: bytes, name: str) -> WholePhoto:
        """The photo of bytes."""
        from cocreate_desktop.capture import frames

        return frames.take(content, name)

    def look(
        self,
        whole: bytes,
        *,
        board: Quad | None = None,
        before: Before = Before(),  # noqa: B008 - frozen and empty
        going: Callable[[], bool] = always,
        told: Callable[[float], None] = unheard,
    ) -> Looked | None:
        """Finds the notes."""
        from cocreate_desktop.capture.wall import looking

        return looking.look(whole, board=board, before=before, going=going, told=told)

    def read(
        self, crops: Sequence[bytes], words: Sequence[str] = (), going: Callable[[], bool] = always
    ) -> Iterator[Reading]:
        """Reads crops."""
        from cocreate_desktop.capture import text

        return text.read(crops, words, going)

    def read_heading(self, whole: bytes, places: Sequence[Quad]) -> tuple[str, ...]:
        """Reads the words at places of a photo."""
        from cocreate_desktop.capture import text
        from cocreate_desktop.capture.wall import looking

        return tuple(text.read_heading(looking.cut(whole, place).content) for place in places)

    def trim(self, picture: bytes, cut: Box, notes: Sequence[Quad]) -> tuple[bytes, Box] | None:
        """A smaller part of a kept picture."""
        from cocreate_desktop.capture.wall import kept

        return kept.trimmed(picture, cut, notes)

    def cut(self, whole: bytes, quad: Quad) -> Crop:
        """Straightens one note."""
        from cocreate_desktop.capture.wall import looking

        return looking.cut(whole, quad)

    def cards(self, picture: bytes | Frame, cards: CardSet) -> CardsLooked:
        """Reads the voting cards in a photo or a live picture."""
        from cocreate_desktop.capture import cards as reader

        return reader.look(picture, cards)

    def dots(self, whole: bytes, posters: Sequence[Poster]) -> PosterLooked:
        """Counts the stickers on the photo of a poster."""
        from cocreate_desktop.capture import dots as counter

        return counter.look(whole, posters)

    def sheets(self, whole: bytes) -> SheetsLooked:
        """Finds the sheets of paper that carry a code."""
        from cocreate_desktop.capture import sheets

        return sheets.look(whole)

    def forget(self) -> None:
        """Lets go of the recogniser's memory, and of what is known of earlier photos; it is made again when it is needed."""
        from cocreate_desktop.capture import text
        from cocreate_desktop.capture.wall import features

        text.forget()
        features.forget()

    def cameras(self) -> tuple[str, ...]:
        """The names of the cameras."""
        from cocreate_desktop.capture import cameras

        return cameras.cameras()

    def camera(self, number: int) -> AbstractContextManager[Camera]:
        """Opens one."""
        from cocreate_desktop.capture import cameras

        return cameras.camera(number)
