"""Opening a workspace of 500 and of 5,000 notes until its evening has been read, and a verified backup of it; beside bare
sqlite3 with the same tables in a file that is not encrypted: reading all notes, and a copy that is checked."""

import tempfile
from pathlib import Path

from bench.stand.clock import typical
from bench.stand.figure import Figure, tell
from bench.stand.open_file import copy_bare, hang_notes, read_bare, workspace
from cocreate_desktop.apps.workspace import open_services

SIZES = (500, 5_000)


def read(path: Path) -> None:
    """Opens, reads the evening as the desk does, and closes."""
    opened = open_services(path, key_file=path.with_name("key"))
    opened.services.overview.evening(opened.services.evenings.all()[0].id)
    opened.close()


def of(notes: int, folder: Path) -> None:
    """Tells both figures of one size."""
    path, bare = workspace(folder, lambda services: hang_notes(services, notes))
    ours, reference = typical(lambda: read(path), lambda: read_bare(bare, "note"))
    tell(Figure(f"opening a workspace of {notes:,} notes", ours, "ms", reference, "bare sqlite3 reads them"))
    opened = open_services(path, key_file=path.with_name("key"))
    ours, reference = typical(opened.workspace.backups.make, lambda: copy_bare(bare))
    opened.close()
    tell(
        Figure(f"a verified backup of {notes:,} notes", ours, "ms", reference, "bare sqlite3 copies, checks")
    )


def main() -> None:
    """Both sizes, the median of some turns."""
    for notes in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            of(notes, Path(folder))


if __name__ == "__main__":
    main()
