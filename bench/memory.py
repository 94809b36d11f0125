"""What the votes of a long evening, one a second for eight hours, leave in the memory of the phone server and of the window's
side, and how long a phone then waits for its page; beside the same two processes and page before those votes.

One thread hands them in, forty at a time, as a window has few threads: of forty of its own the C library would keep an arena
each, which is the growth of this script and of no evening."""

import asyncio
import tempfile
from concurrent.futures import Future
from pathlib import Path

from bench.stand.figure import Figure, middle, tell
from bench.stand.hall import Served, served
from bench.stand.memory import held
from bench.stand.phones import joined, pages
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import CastBallot

NEIGHBOURS, EACH = 40, 720
WARM = 25


def vote(hall: Served, number: int) -> Future[CastBallot]:
    """A neighbour votes, or changes her vote; done when it is stored."""
    services = hall.opened.services
    option = services.voting.options(hall.round_id)[0].id
    work = services.casting.casting(hall.round_id, f"neighbour {number}", {option: 1}, Channel.PHONE)
    return services.store.submit(work)


def votes(hall: Served, each: int) -> None:
    """Everybody votes so many times; all are stored when it returns."""
    for _turn in range(each):
        for stored in [vote(hall, number) for number in range(NEIGHBOURS)]:
            stored.result()


def state(hall: Served) -> tuple[float, float, float]:
    """MiB of the phone server and of this process, and milliseconds for a page."""

    async def page() -> float:
        phone = await joined(hall.keeper.address, hall.join_path)
        found = await pages(phone, "/", 10)
        phone.writer.close()
        return middle(found)

    took = asyncio.run(page())
    return held(hall.process.pid), held(), took


def main() -> None:
    """Votes, then looks."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), group=True) as hall:
        votes(hall, WARM)
        before = state(hall)
        votes(hall, EACH)
        after = state(hall)
    cast = f"{NEIGHBOURS * EACH:,} votes"
    tell(
        Figure(f"the phone server after {cast}", after[0], "MiB", before[0], "before them", "< 10 MiB more"),
        Figure(f"the window's side after {cast}", after[1], "MiB", before[1], "before them", "< 10 MiB more"),
        Figure(f"a phone's page after {cast}", after[2], "ms", before[2], "before them"),
    )


if __name__ == "__main__":
    main()
