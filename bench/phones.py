"""Five hundred phones voting over HTTP against the real phone server, flat out, and its processor time for a vote; the wait for
an answer at 200 and 1,000 votes a second while a thousand event streams are open; the wait for a page, and memory.

Beside bare servers that read a form of the same fields, commit the same votes in groups into a file encrypted and flushed
as ours is, answer as many words after that, and hold no streams open (``stand/bare.py``)."""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from bench.stand.bare import bare_server
from bench.stand.figure import Figure, middle, percentile, tell
from bench.stand.hall import served
from bench.stand.memory import held
from bench.stand.phones import (
    Phone,
    call_again,
    flat_out,
    hang_up,
    joined,
    listen,
    paced,
    pages,
    put_down,
    stranger,
    used,
)
from cocreate_desktop.apps.hall_room import raise_open_files

PHONES, EACH, STREAMS, PAGES = 500, 4, 1000, 60
PACES = ((200, 2, "≤ 50 ms"), (1000, 3, "≤ 250 ms"))
PACED = 600  # how many of them vote once a turn: who waits five seconds for her turn is hung up on
BARE, LEAST = "bare Starlette and SQLCipher", "an ASGI function and SQLCipher"
HELLO = "hello by bare Starlette"


@dataclass(slots=True)
class Found:
    """Votes a second; milliseconds of the server's processor time for one; waits in milliseconds for a page, and for a vote by
    the pace; MiB at rest, after the votes and with the streams open."""

    rate: float
    effort: float
    pages: list[float]
    rested: float
    voted: float
    waits: dict[int, list[float]] = field(default_factory=dict)
    listening: float = 0.0


async def measured(address: str, server: psutil.Process, join_path: str = "") -> Found:
    """One server; the references have nothing to join and no streams to hold open."""
    rested = held(server.pid)
    phones = [await _phone(address, join_path, number) for number in range(PHONES)]
    await call_again(phones)
    loads = await pages(phones[0], "/", PAGES)
    before = used(server)
    rate = await flat_out(phones, EACH)
    effort = (used(server) - before) * 1000 / (PHONES * EACH)
    found = Found(rate, effort, loads, rested, held(server.pid))
    phones += [await _phone(address, join_path, number) for number in range(PHONES, PACED)]
    await _at_a_pace(phones, found, [] if not join_path else await _listeners(phones, address, join_path))
    found.listening = held(server.pid)
    put_down(phones)
    return found


async def _phone(address: str, join_path: str, number: int) -> Phone:
    return await (joined(address, join_path) if join_path else stranger(address, number))


async def _listeners(phones: Sequence[Phone], address: str, join_path: str) -> list[Phone]:
    """Those who vote and others who only look."""
    others = [await joined(address, join_path) for _place in range(len(phones), STREAMS)]
    put_down(others)
    return [*phones, *others]


async def _at_a_pace(phones: Sequence[Phone], found: Found, listeners: Sequence[Phone]) -> None:
    streams = [asyncio.create_task(listen(phone)) for phone in listeners]
    await asyncio.sleep(3)  # everybody's stream has begun, and what was asked before is done
    for rate, turns, _aim in PACES:
        found.waits[rate] = []
        for _turn in range(turns):
            await call_again(phones)
            found.waits[rate] += [(done - due) * 1000 for due, done in await paced(phones, rate)]
    await hang_up(streams)


def of_the_bare(kind: str) -> Found:
    """A reference."""
    with tempfile.TemporaryDirectory() as folder, bare_server(Path(folder) / "votes.db", kind=kind) as one:
        return asyncio.run(measured(one[0], psutil.Process(one[1].pid)))


def main() -> None:
    """All of them, one after the other; ends with an error when a vote is not in the file."""
    raise_open_files()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as hall:
        ours = asyncio.run(measured(hall.keeper.address, hall.process, hall.join_path))
        votes = PHONES * EACH + PACED * sum(turns for _rate, turns, _aim in PACES)
        if hall.stored() != (PACED, votes):
            raise SystemExit(f"not every vote was stored: {hall.stored()} voters and ballots, not {votes}")
    bare, least = of_the_bare("starlette"), of_the_bare("asgi")
    flat = f"durable votes by HTTP, {PHONES} phones"
    tell(
        Figure(flat, ours.rate, "votes/s", bare.rate, BARE, "≥ 0.8 ×"),
        Figure(flat, ours.rate, "votes/s", least.rate, LEAST),
        Figure("processor time of the server for such a vote", ours.effort, "ms", bare.effort, BARE),
        Figure("processor time of the server for such a vote", ours.effort, "ms", least.effort, LEAST),
    )
    for rate, _turns, aim in PACES:
        at, still = f"vote answered at {rate:,} votes/s, {STREAMS:,} streams", f"{BARE}, no streams"
        waits, others = ours.waits[rate], bare.waits[rate]
        tell(Figure(f"{at}, p50", middle(waits), "ms", middle(others), still))
        tell(Figure(f"{at}, p99", percentile(waits, 0.99), "ms", percentile(others, 0.99), still, aim))
    tell(
        Figure("a phone opens its page, p50", middle(ours.pages), "ms", middle(bare.pages), HELLO),
        Figure("memory of the phone server, at rest", ours.rested, "MiB", bare.rested, BARE),
        Figure(f"the same after {PHONES * EACH:,} votes", ours.voted, "MiB", bare.voted, BARE),
        Figure(
            f"the same with {STREAMS:,} streams", ours.listening, "MiB", bare.listening, f"{BARE}, no streams"
        ),
    )


if __name__ == "__main__":
    main()
