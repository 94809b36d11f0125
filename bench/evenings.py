"""A project that has grown to 10, 100 and 1,000 evenings of twenty notes and twenty people: opening it until all evenings are
listed and the last has been read, and searching the notes of all of them; beside bare sqlite3 that reads the same tables from a
file that is not encrypted, and beside what the size before it would have become had it grown as n log n.

``python -m bench.evenings 100`` puts as many notes on each evening: 100,000 in the largest."""

import math
import sys
import tempfile
from pathlib import Path

from bench.stand.clock import milliseconds, typical
from bench.stand.figure import Figure, tell
from bench.stand.open_file import WORDS, read_bare, workspace
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.domain.arrivals import Band, Role
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.capturing import NewNote
from cocreate_desktop.services.services import Services

SIZES = (10, 100, 1_000)
NOTES = int(sys.argv[1]) if sys.argv[1:] else 20
PEOPLE = 20
SOUGHT, FOUND = "schaduw nummer 7", 200
BARE = "bare sqlite3 reads them"


def plan(services: Services, evenings: int) -> None:
    """As many evenings, of one week after another, each with what people wrote and who came."""
    for number in range(evenings - len(services.evenings.all())):
        services.evenings.plan("choice", name=f"Avond {number}")
    for number, evening in enumerate(services.evenings.all()):
        ideas = next(
            one.id for one in services.evenings.steps(evening.id) if one.kind in (Kind.IDEAS, Kind.VOTE)
        )
        notes = [NewNote(WORDS.format(n=f"{number} {place}")) for place in range(NOTES)]
        services.capturing.take_in(ideas, notes)
        services.arrivals.add(evening.id, Role.RESIDENT, Band.UP_TO_64, PEOPLE)


def read(path: Path) -> None:
    """Opens, reads what the desk needs for its last evening, and closes."""
    opened = open_services(path, key_file=path.with_name("key"))
    opened.services.overview.evening(opened.services.evenings.all()[-1].id)
    opened.close()


def of(evenings: int, folder: Path) -> dict[str, float]:
    """Tells the figures of one size; returns them, in milliseconds."""
    path, bare = workspace(folder, lambda services: plan(services, evenings))
    opening, evening_rows = typical(lambda: read(path), lambda: read_bare(bare, "evening"))
    opened = open_services(path, key_file=path.with_name("key"))
    services, last = opened.services, opened.services.evenings.all()[-1].id
    searching, note_rows = typical(
        lambda: services.tracing.search(SOUGHT, FOUND), lambda: read_bare(bare, "note")
    )
    people = min(milliseconds(lambda: services.arrivals.view(last)) for _turn in range(5))
    whole = min(milliseconds(services.projectview.now) for _turn in range(3))
    opened.close()
    found = {
        "opening": opening,
        "searching": searching,
        "who came to the last evening": people,
        "the whole project at once": whole,
    }
    tell(
        Figure(f"opening a project of {evenings:,} evenings", opening, "ms", evening_rows, BARE),
        Figure(
            f"searching {evenings * NOTES:,} notes of {evenings:,} evenings", searching, "ms", note_rows, BARE
        ),
    )
    return found


def main() -> None:
    """Every size, the median of some turns; then how they grow."""
    before: dict[str, float] = {}
    for place, evenings in enumerate(SIZES):
        with tempfile.TemporaryDirectory() as folder:
            found = of(evenings, Path(folder))
        for what, took in found.items() if before else ():
            few = SIZES[place - 1]
            grown = before[what] * evenings * math.log(evenings) / (few * math.log(few))
            tell(
                Figure(
                    f"{what}, {evenings:,} evenings", took, "ms", grown, f"n log n from {few:,} on", "≤ 1 ×"
                )
            )
        before = found


if __name__ == "__main__":
    main()
