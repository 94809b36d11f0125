"""How long it takes until the last of a thousand phones has heard of one vote; beside a bare Starlette server that tells as
many phones the same line."""

import asyncio
import tempfile
import time
from pathlib import Path

from bench.stand.bare import bare_server
from bench.stand.figure import Figure, middle, percentile, tell
from bench.stand.hall import served
from bench.stand.phones import PATIENCE, Heard, Phone, hang_up, joined, listen, open_phone, put_down
from cocreate_desktop.apps.hall_room import raise_open_files

PHONES, VOTES = 1000, 15
BESIDE = "bare Starlette"


async def waits(address: str, join_path: str = "") -> list[float]:
    """For each vote the milliseconds from its sending until the last phone heard of it. Everybody listens; a few vote, each
    once, so that every vote counts one more."""
    phones = [
        await joined(address, join_path) if join_path else await open_phone(address) for _n in range(PHONES)
    ]
    put_down(phones)
    heard: list[Heard] = [[] for _phone in phones]
    streams = [asyncio.create_task(listen(*both)) for both in zip(phones, heard, strict=True)]
    await _until(heard, 0)
    await asyncio.sleep(1)
    found = []
    for number, phone in enumerate(phones[:VOTES], 1):
        began = await _vote(phone, address)
        await _until(heard, number)
        found.append((max(told[-1][0] for told in heard) - began) * 1000)
        await asyncio.sleep(1.5)
    await hang_up(streams)
    return found


async def _vote(phone: Phone, address: str) -> float:
    fresh = await open_phone(address)
    began = time.perf_counter()
    await fresh.ask(phone.vote or fresh.request("POST", "/vote", {"voter": "0"}), 200)
    fresh.writer.close()
    return began


async def _until(heard: list[Heard], number: int) -> None:
    """Everybody has heard of so many votes."""
    last = time.monotonic() + PATIENCE
    while not all(told and told[-1][1] >= number for told in heard):
        if time.monotonic() > last:
            raise SystemExit(f"not every phone heard of vote {number}")
        await asyncio.sleep(0.01)


def main() -> None:
    """Both, one after the other."""
    raise_open_files()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as hall:
        ours = asyncio.run(waits(hall.keeper.address, hall.join_path))
    with tempfile.TemporaryDirectory() as folder, bare_server(Path(folder) / "votes.db") as (address, _child):
        bare = asyncio.run(waits(address))
    last = f"the last of {PHONES:,} phones hears of a vote"
    tell(
        Figure(f"{last}, median of {VOTES}", middle(ours), "ms", middle(bare), BESIDE, "≤ 1.5 ×"),
        Figure(f"{last}, the slowest", percentile(ours, 1), "ms", percentile(bare, 1), BESIDE),
    )


if __name__ == "__main__":
    main()
