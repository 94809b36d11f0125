"""A participant's road at the hub, one worker over PostgreSQL: pages and votes a second and core with 1,000 to 1,000,000
answers stored in other projects; people who vote and look, with 1,000 to 100,000 votes in that very round; bytes of an answer.

Beside bare Starlette with psycopg over the same database that reads and writes the same rows, one transaction a request. A
core's second is one of processor time, of the worker and of PostgreSQL together."""

import asyncio
import time
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass

import psutil
from sqlalchemy import Engine

from bench.stand.figure import Figure, tell
from bench.stand.hubserver import Serving, serving
from bench.stand.phones import Phone, call_again, flat_out, joined, put_down, stranger, used
from bench.stand.postgres import bytes_of, effort, fill, fill_round, postgres

SIZES = (1_000, 10_000, 100_000, 1_000_000)
IN_ONE_ROUND = (1_000, 10_000, 100_000)
PHONES, PAGES, VOTES, MIXED = 60, 40, 40, 10
BESIDE, FEW = "bare Starlette and psycopg", "with 1,000"


@dataclass(frozen=True, slots=True)
class Found:
    """A second, and a second of processor time: pages and votes."""

    pages: float
    pages_core: float
    votes: float
    votes_core: float


async def measured(server: Serving, engine: Engine) -> Found:
    """One server: everybody opens the page over and over, then everybody votes."""
    phones = [await _phone(server, number) for number in range(PHONES)]
    await call_again(phones)
    await _open(phones, 2)
    pages = await timed(server, engine, PHONES * PAGES, _open(phones, PAGES))
    await call_again(phones)
    votes = await timed(server, engine, PHONES * VOTES, flat_out(phones, VOTES))
    put_down(phones)
    return Found(*pages, *votes)


async def _phone(server: Serving, number: int) -> Phone:
    if server.join_path:
        return await joined(server.address, server.join_path)
    return await stranger(server.address, number, cookie=f"guest={number:064x}")


async def _open(phones: Sequence[Phone], times: int) -> None:
    async def look(phone: Phone) -> None:
        for _turn in range(times):
            await phone.ask(phone.request("GET", "/"), 200)

    await asyncio.gather(*map(look, phones))


async def _mixed(server: Serving, engine: Engine) -> tuple[float, float]:
    phones = [await _phone(server, number) for number in range(PHONES)]
    await call_again(phones)
    await _open(phones[:1], 1)

    async def vote_and_look(phone: Phone) -> None:
        for _turn in range(MIXED):
            await phone.ask(phone.vote, 200)
            await phone.ask(phone.request("GET", "/"), 200)

    found = await timed(server, engine, PHONES * MIXED, asyncio.gather(*map(vote_and_look, phones)))
    put_down(phones)
    return found


async def page_bytes(server: Serving) -> int:
    """What a participant's page is over the line, packed as a browser asks for it."""
    phone = await _phone(server, 0)
    asked = phone.request("GET", "/").replace(b"Accept:", b"Accept-Encoding: gzip\r\nAccept:")
    _head, body = await phone.ask(asked, 200)
    phone.writer.close()
    return len(body)


async def timed(server: Serving, engine: Engine, number: int, work: Awaitable[object]) -> tuple[float, float]:
    """How many a second, and how many a second of processor time."""
    process = psutil.Process(server.pid)
    before, began = used(process) + effort(engine), time.perf_counter()
    await work
    took = time.perf_counter() - began
    return number / took, number / max(used(process) + effort(engine) - before, 0.01)


def beside_others(url: str, engine: Engine) -> None:
    """As many answers in other projects, and what one of them takes."""
    stored, first = 0, None
    for size in SIZES:
        fill(engine, stored, size)
        stored = size
        found = {}
        for kind in ("ours", "bare"):
            with serving(url, kind) as server:
                found[kind] = asyncio.run(measured(server, engine))
        mine, bare, at = found["ours"], found["bare"], f"{size:,} answers stored"
        first = first or mine
        tell(
            Figure(f"pages a core, {at}", mine.pages_core, "pages/s", bare.pages_core, BESIDE, "≥ 0.5 ×"),
            Figure(f"votes a core, {at}", mine.votes_core, "votes/s", bare.votes_core, BESIDE, "≥ 0.5 ×"),
            Figure(f"pages a core, {at}", mine.pages_core, "pages/s", first.pages_core, FEW, "flat"),
            Figure(f"votes a core, {at}", mine.votes_core, "votes/s", first.votes_core, FEW, "flat"),
            Figure(f"pages by one worker, {at}", mine.pages, "pages/s", bare.pages, BESIDE),
            Figure(f"votes by one worker, {at}", mine.votes, "votes/s", bare.votes, BESIDE),
        )
    with serving(url, "ours") as server:
        tell(Figure("a participant's page over the line, packed", asyncio.run(page_bytes(server)), "bytes"))
    for table in ("ballot", "op"):
        size_of = bytes_of(engine, table) / stored
        tell(Figure(f"a stored answer in the table {table}, with its indexes", size_of, "bytes"))


def in_one_round(url: str, engine: Engine) -> None:
    """Everybody votes and looks, over and over. The page shows how many have voted, so that all of a round is counted anew
    for whoever looks after a vote."""
    first = None
    for size in IN_ONE_ROUND:
        with serving(url, "ours") as server:
            fill_round(engine, server.project_id, server.round_id, size)
            mine = asyncio.run(_mixed(server, engine))
        first = first or mine
        at = f"{size:,} votes in this very round"
        tell(
            Figure(f"a vote and the page after it, {at}, by one worker", mine[0], "/s", first[0], FEW),
            Figure(f"the same a core, {at}", mine[1], "/s", first[1], FEW),
        )


def main() -> None:
    """Both, over one database."""
    with postgres() as (url, engine):
        beside_others(url, engine)
        in_one_round(url, engine)


if __name__ == "__main__":
    main()
