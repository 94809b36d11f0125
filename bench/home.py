"""The pages for people at home, one worker over PostgreSQL: pages and votes a second and core, and the bytes of a first page.

Beside bare Starlette with psycopg over the same database that reads and writes the same rows, one transaction a request. A
core's second is one of processor time, of the worker and of PostgreSQL together."""

import asyncio
import re
from collections.abc import Sequence

from sqlalchemy import Engine

from bench.hub import BESIDE, PAGES, PHONES, VOTES, Found, measured, timed
from bench.stand.figure import Figure, tell
from bench.stand.hubserver import Serving, serving
from bench.stand.phones import Phone, call_again, flat_out, open_phone, put_down
from bench.stand.postgres import postgres
from cocreate_desktop.domain.online import short_code

_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
_OPTION = re.compile(r'name="o-(\w+)"')
_OLD_ENOUGH_S = 2.5  # a form that is sent faster than this was filled in by nobody


async def at_home(server: Serving, engine: Engine) -> Found:
    """Everybody opens the project's page over and over, then everybody votes."""
    phones = [await open_phone(server.address) for _number in range(PHONES)]
    for phone in phones:
        await _take_ballot(server, phone)
    await call_again(phones)
    await _open(server, phones, 2)
    pages = await timed(server, engine, PHONES * PAGES, _open(server, phones, PAGES))
    await asyncio.sleep(_OLD_ENOUGH_S)
    await call_again(phones)
    votes = await timed(server, engine, PHONES * VOTES, flat_out(phones, VOTES))
    put_down(phones)
    return Found(*pages, *votes)


async def _take_ballot(server: Serving, phone: Phone) -> None:
    """The ballot of the open vote, filled in."""
    asked = phone.request("GET", f"{server.join_path}/R/{short_code(server.round_id)}")
    page = (await phone.ask(asked, 200))[1].decode()
    first, second, *_rest = dict.fromkeys(_OPTION.findall(page))
    filled = {**dict(_HIDDEN.findall(page)), f"o-{first}": "2", f"o-{second}": "1"}
    phone.vote = phone.request("POST", f"{server.join_path}/vote", filled)


async def _open(server: Serving, phones: Sequence[Phone], times: int) -> None:
    async def look(phone: Phone) -> None:
        for _turn in range(times):
            await phone.ask(phone.request("GET", server.join_path), 200)

    await asyncio.gather(*map(look, phones))


async def page_bytes(server: Serving) -> int:
    """The project's page over the line, packed as a browser asks for it."""
    phone = await open_phone(server.address)
    asked = phone.request("GET", server.join_path).replace(b"Accept:", b"Accept-Encoding: gzip\r\nAccept:")
    _head, body = await phone.ask(asked, 200)
    phone.writer.close()
    return len(body)


def main() -> None:
    """Both, over one database."""
    with postgres() as (url, engine):
        with serving(url, "home") as server:
            mine = asyncio.run(at_home(server, engine))
            length = asyncio.run(page_bytes(server))
        with serving(url, "bare") as server:
            bare = asyncio.run(measured(server, engine))
    tell(
        Figure("pages at home a core", mine.pages_core, "pages/s", bare.pages_core, BESIDE, "≥ 0.5 ×"),
        Figure("votes from home a core", mine.votes_core, "votes/s", bare.votes_core, BESIDE, "≥ 0.5 ×"),
        Figure("pages at home by one worker", mine.pages, "pages/s", bare.pages, BESIDE),
        Figure("votes from home by one worker", mine.votes, "votes/s", bare.votes, BESIDE),
        Figure("the page of a project over the line, packed", length, "bytes"),
    )


if __name__ == "__main__":
    main()
