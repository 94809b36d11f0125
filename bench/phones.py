"""Five hundred phones voting over HTTP against the real phone server: votes a second flat out, the wait for an answer at 200 a
second while every phone's event stream is open, the wait for a page, and memory; beside bare Starlette that commits the same
votes in groups and says hello."""

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.stand.bare import bare_server
from bench.stand.figure import Figure, middle, percentile, tell
from bench.stand.hall import served
from bench.stand.phones import call_again, flat_out, joined, listen, open_phone, paced, pages

PHONES, EACH, RATE, PAGES = 500, 4, 200, 60
BARE = "bare Starlette and sqlite3"
HELLO = "hello by bare Starlette"
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """Votes a second; waits for a vote's answer and for a page in milliseconds; MiB at rest and at the end."""

    rate: float
    waits: list[float]
    pages: list[float]
    rested: float
    at_last: float


async def measured(address: str, server: psutil.Process, join_path: str = "") -> Found:
    """One server; the reference has nothing to join and no streams to hold open."""
    rested = server.memory_info().rss / MIB
    phones = [
        await (joined(address, join_path) if join_path else open_phone(address)) for _n in range(PHONES)
    ]
    for number, phone in enumerate(phones):
        phone.vote = phone.vote or phone.request("POST", "/vote", {"voter": f"{number:064x}"})
    await call_again(phones)
    loads = await pages(phones[0], "/", PAGES)
    rate = await flat_out(phones, EACH)
    streams = [asyncio.create_task(listen(phone)) for phone in phones] if join_path else []
    await asyncio.sleep(2)  # everybody's stream has begun, and what was asked before is done
    await call_again(phones)
    waits = [(done - due) * 1000 for due, done in await paced(phones, RATE)]
    at_last = server.memory_info().rss / MIB
    for stream in streams:
        stream.cancel()
    await asyncio.gather(*streams, return_exceptions=True)
    for phone in phones:
        phone.writer.close()
    return Found(rate, waits, loads, rested, at_last)


def main() -> None:
    """Both, one after the other; ends with an error when a vote is not in the file."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as hall:
        ours = asyncio.run(measured(hall.keeper.address, hall.process, hall.join_path))
        if hall.stored() != (PHONES, PHONES * (EACH + 1)):
            raise SystemExit(f"not every vote was stored: {hall.stored()} voters and ballots")
    with tempfile.TemporaryDirectory() as folder, bare_server(Path(folder) / "votes.db") as (address, child):
        bare = asyncio.run(measured(address, psutil.Process(child.pid)))
    at, still = f"vote answered at {RATE} votes/s, {PHONES} streams", f"{BARE}, no streams"
    late, bare_late = percentile(ours.waits, 0.99), percentile(bare.waits, 0.99)
    tell(
        Figure(f"durable votes by HTTP, {PHONES} phones", ours.rate, "votes/s", bare.rate, BARE, "≥ 0.8 ×"),
        Figure(f"{at}, p50", middle(ours.waits), "ms", middle(bare.waits), still),
        Figure(f"{at}, p99", late, "ms", bare_late, still, "≤ 50 ms"),
        Figure("a phone opens its page, p50", middle(ours.pages), "ms", middle(bare.pages), HELLO),
        Figure("memory of the phone server, at rest", ours.rested, "MiB", bare.rested, BARE),
        Figure(f"the same after {PHONES * (EACH + 1)} votes", ours.at_last, "MiB", bare.at_last, still),
    )


if __name__ == "__main__":
    main()
