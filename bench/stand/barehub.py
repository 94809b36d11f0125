"""The reference for the hub: bare Starlette with psycopg, as one writes it down at first. It reads and writes the rows that
ours does for a page and a vote, one transaction a request; no rules, guests, chain, headers of safety or second language."""

import asyncio
import contextlib
import itertools
import secrets
import time
from collections.abc import AsyncIterator
from typing import Any

from psycopg import AsyncConnection
from psycopg.rows import dict_row
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bench.stand.bare import SAID, ballot_in
from cocreate_desktop.domain.ids import new_id

POOL = 10
_PAGE = "<!doctype html>" + "x" * 6_000  # as long as ours
_OWN = "SELECT * FROM ballot WHERE project_id = %s AND round_id = %s AND voter = %s ORDER BY stamp DESC"
_OP = "INSERT INTO op VALUES (%s, %s, %s, %s, '', 'fact', 'ballot', %s, '', %s, %s, %s, %s)"
_BALLOT = "INSERT INTO ballot VALUES (%s, %s, %s, %s, %s, 'phone', %s, 1, %s, '', false)"


class BareHub:
    """One project and one round on the database at ``url``."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._lines: asyncio.Queue[AsyncConnection[Any]] = asyncio.Queue()
        self._project, self._round, self._device = new_id(), new_id(), new_id()
        self._numbers = itertools.count(1)

    def app(self) -> Starlette:
        """GET / shows a page with the guest's own ballot, POST /vote stores one."""
        routes = [Route("/", self._show), Route("/vote", self._vote, methods=["POST"])]
        return Starlette(routes=routes, lifespan=self._lifespan)

    @contextlib.asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        lines = [await AsyncConnection.connect(self._url, row_factory=dict_row) for _place in range(POOL)]
        for line in lines:
            self._lines.put_nowait(line)
        yield
        for line in lines:
            await line.close()

    @contextlib.asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncConnection[Any]]:
        line = await self._lines.get()
        try:
            async with line.transaction():
                yield line
        finally:
            self._lines.put_nowait(line)

    async def _show(self, request: Request) -> Response:
        async with self._transaction() as line:
            voter = request.cookies.get("guest", "")
            own = await (await line.execute(_OWN, (self._project, self._round, voter))).fetchone()
        return HTMLResponse(_PAGE + (own["choices"] if own else ""))

    async def _vote(self, request: Request) -> Response:
        voter, choices = ballot_in(await request.body())
        seq, stamp = next(self._numbers), f"{time.time_ns() // 10**6:012x}.0000.{self._device}"
        name, salt = f"{self._round}:{voter}", secrets.token_hex(16)
        op = (self._project, self._device, seq, stamp, name, choices, salt, voter, voter)
        ballot = (self._project, self._round, voter, self._device, seq, choices, stamp)
        async with self._transaction() as line:
            await line.execute(_OP, op)
            await line.execute(_BALLOT, ballot)
        return JSONResponse(SAID)
