"""The pictures of photographed notes that go with an export: which file holds which, and writing them beside the tables."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.exchange import writing
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.wallcrops import crops_of, photographed


@dataclass(frozen=True, slots=True)
class Pictures:
    """``files``: the bytes of each file by its name; ``of``: the file of a note by the note's id. Notes that show the same
    picture share a file."""

    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    of: Mapping[str, str] = field(default_factory=dict)


def read_pictures(services: Services, evening_id: str, notes: Sequence[Note]) -> Pictures:
    """Those of ``notes`` that may go along; one that another laptop has not sent yet is left out."""
    mine = photographed(notes)
    if not mine:
        return Pictures()
    files: dict[str, bytes] = {}
    of: dict[str, str] = {}
    named: dict[str, str] = {}
    for note_id, sha256 in crops_of(mine, services.walls.sightings(evening_id)).items():
        with suppress(Gone):
            if sha256 not in named:
                files[f"{note_id}.jpg"] = services.walls.picture(sha256)
                named[sha256] = f"{note_id}.jpg"
            of[note_id] = named[sha256]
    return Pictures(files, of)


def write_pictures(pictures: Pictures, folder: Path) -> None:
    """Writes them, and takes away what an earlier export left there; without pictures there is no folder. Raises
    FileProblem."""
    for name in _left_over(folder, pictures.files):
        writing.remove(folder / name)
    for name, content in pictures.files.items():
        writing.write(folder / name, content)
    if not pictures.files:
        with suppress(OSError):  # not there, or somebody keeps something in it
            folder.rmdir()


def _left_over(folder: Path, files: Iterable[str]) -> set[str]:
    """Only what has a name of ours: 32 hexadecimal digits."""
    found = (path for path in folder.glob("*.jpg") if len(path.stem) == 32)
    return {path.name for path in found if set(path.stem) <= set("0123456789abcdef")} - set(files)
