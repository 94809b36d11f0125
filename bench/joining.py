"""Two thousand phones that join within ten seconds over real HTTP: the page behind the QR code, joining, the page of now and
the event stream; how long the page and the stream take, and the memory of the server with all of them; beside bare Starlette
that says hello three times and holds as many streams."""

import asyncio
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from bench.stand.bare import bare_server
from bench.stand.figure import Figure, middle, percentile, tell
from bench.stand.hall import served
from bench.stand.memory import held
from bench.stand.phones import PATIENCE, Heard, Phone, hang_up, listen, open_phone, sessions, used
from cocreate_desktop.apps.hall_room import raise_open_files

PHONES, SECONDS = 2000, 10
BESIDE = "bare Starlette, three times hello"


@dataclass(slots=True)
class Found:
    """Seconds that each phone waited, from when it came until its page was there and its stream had begun; the seconds until
    all were in; milliseconds of the server's processor time a phone; MiB with all of them."""

    pages: list[float] = field(default_factory=list)
    streams: list[float] = field(default_factory=list)
    took: float = 0.0
    effort: float = 0.0
    memory: float = 0.0


async def measured(address: str, server: psutil.Process, join_path: str = "") -> Found:
    """One server; ``join_path`` is empty for the reference."""
    found, streams = Found(), list[asyncio.Task[None]]()
    began, before = time.perf_counter() + 0.5, used(server)

    async def come(number: int) -> None:
        due = began + number * SECONDS / PHONES
        await asyncio.sleep(due - time.perf_counter())
        phone = await open_phone(address)
        await _join(phone, join_path)
        found.pages.append(time.perf_counter() - due)
        phone.writer.close()
        heard: Heard = []
        streams.append(asyncio.create_task(listen(phone, heard)))
        last = time.monotonic() + PATIENCE
        while not heard:
            if time.monotonic() > last:
                raise SystemExit("a stream did not begin")
            await asyncio.sleep(0.05)
        found.streams.append(heard[0][0] - due)

    await asyncio.gather(*(come(number) for number in range(PHONES)))
    found.effort = (used(server) - before) * 1000 / PHONES
    found.took, found.memory = time.perf_counter() - began, held(server.pid)
    await hang_up(streams)
    return found


async def _join(phone: Phone, join_path: str) -> None:
    if not join_path:
        for _time in range(3):
            await phone.ask(phone.request("GET", "/"), 200)
        return
    await phone.ask(phone.request("GET", join_path), 200)
    head, _body = await phone.ask(phone.request("POST", join_path, {"lang": "nl"}), 303)
    phone.cookie = sessions(head)
    await phone.ask(phone.request("GET", "/"), 200)


def main() -> None:
    """Both, one after the other."""
    raise_open_files()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as hall:
        ours = asyncio.run(measured(hall.keeper.address, hall.process, hall.join_path))
    with tempfile.TemporaryDirectory() as folder, bare_server(Path(folder) / "votes.db") as (address, child):
        bare = asyncio.run(measured(address, psutil.Process(child.pid)))
    came = f"{PHONES:,} phones come within {SECONDS} s"
    page, bare_page = ([seconds * 1000 for seconds in one.pages] for one in (ours, bare))
    stream, bare_stream = ([seconds * 1000 for seconds in one.streams] for one in (ours, bare))
    tell(
        Figure(f"{came}: all are in", ours.took, "s", bare.took, BESIDE, f"≤ {SECONDS + 1} s"),
        Figure("processor time of the server for a phone that comes", ours.effort, "ms", bare.effort, BESIDE),
        Figure("from the QR code to the page, p50", middle(page), "ms", middle(bare_page), BESIDE),
        Figure(
            "from the QR code to the page, p99",
            percentile(page, 0.99),
            "ms",
            percentile(bare_page, 0.99),
            BESIDE,
        ),
        Figure(
            "until the stream has begun, p99",
            percentile(stream, 0.99),
            "ms",
            percentile(bare_stream, 0.99),
            BESIDE,
        ),
        Figure(f"memory with {PHONES:,} streams", ours.memory, "MiB", bare.memory, BESIDE, "≤ 150 MiB"),
    )


if __name__ == "__main__":
    main()
