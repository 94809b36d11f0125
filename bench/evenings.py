"""Opening a project that has grown to 10, 100 and 1,000 evenings, until all of them are listed and the last has been read;
beside bare sqlite3 that reads the same table of evenings from a file that is not encrypted."""

import tempfile
from pathlib import Path

from bench.stand.clock import typical
from bench.stand.figure import Figure, tell
from bench.stand.open_file import read_bare, workspace
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.services.services import Services

SIZES = (10, 100, 1_000)


def plan(services: Services, evenings: int) -> None:
    """As many evenings, of one week after another."""
    for number in range(evenings - len(services.evenings.all())):
        services.evenings.plan("choice", name=f"Avond {number}")


def read(path: Path) -> None:
    """Opens, reads what the desk needs for its last evening, and closes."""
    opened = open_services(path, key_file=path.with_name("key"))
    opened.services.overview.evening(opened.services.evenings.all()[-1].id)
    opened.close()


def of(evenings: int, folder: Path) -> None:
    """Tells the figure of one size."""
    path, bare = workspace(folder, lambda services: plan(services, evenings))
    ours, reference = typical(lambda: read(path), lambda: read_bare(bare, "evening"))
    tell(
        Figure(
            f"opening a project of {evenings:,} evenings", ours, "ms", reference, "bare sqlite3 reads them"
        )
    )


def main() -> None:
    """Every size, the median of some turns."""
    for evenings in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            of(evenings, Path(folder))


if __name__ == "__main__":
    main()
