"""The text on crops of notes: found, read, put in order and judged, on this machine alone. What was read is always a
suggestion; nothing here stores, and nothing asks a network."""

from collections.abc import Callable, Iterator, Sequence

from cocreate_desktop.capture.text.reading import Reader
from cocreate_desktop.services.seeing import Reading, always

_reader = Reader()


def read(
    crops: Sequence[bytes], words: Sequence[str] = (), going: Callable[[], bool] = always
) -> Iterator[Reading]:
    """Reads JPEG or PNG files of one note each, the clearest first, one by one as they are ready; ``words`` are the evening's
    own. Stops once ``going`` says no. Raises BadFile for what is no picture, after all the others."""
    return _reader.read(crops, words, going)


def read_heading(crop: bytes) -> str:
    """The words in a part of a wall (JPEG or PNG), empty when nothing was read. Raises BadFile."""
    return _reader.heading(crop)


def forget() -> None:
    """Lets the memory of the networks go; the next crop loads them again."""
    _reader.forget()
