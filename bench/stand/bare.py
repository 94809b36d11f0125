"""The references for phones: bare SQLite committing votes in groups, and a bare server over it, in a process of its own.

They promise what ours promises and what any server of votes has to do: they read the same form, keep who chose what in a file
that is encrypted as ours is, flush it, and only then say as many words. They do nothing else: no rules, guests, log, headers of
safety or second process. The server is bare Starlette, or an ASGI function, by the same uvicorn.
"""

import asyncio
import contextlib
import json
import queue
import secrets
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import parse_qs

GROUP = 200
HOST = "127.0.0.1"
CHOICES = '[["A",2],["B",1]]'
SAID = {
    "ok": True,
    "said": "Your vote is in.",
    "yours": "You chose: A (2 dots), B (1 dot).",
    "mine": "123456789abc",
}
_Waiting: TypeAlias = "queue.SimpleQueue[tuple[str, str, Future[None]] | None]"


class BareWriter:
    """One thread, one table, plain rows, written in groups of at most ``GROUP``."""

    def __init__(self, path: Path, *, encrypted: bool = False) -> None:
        self._waiting: _Waiting = queue.SimpleQueue()
        self._thread = threading.Thread(target=_write, args=(path, self._waiting, encrypted))
        self._thread.start()

    def submit(self, voter: str, choices: str = CHOICES) -> Future[None]:
        """Done after the commit."""
        done: Future[None] = Future()
        self._waiting.put((voter, choices, done))
        return done

    def close(self) -> None:
        """Ends when all is written."""
        self._waiting.put(None)
        self._thread.join()


def _write(path: Path, waiting: _Waiting, encrypted: bool) -> None:
    connection = _connected(path, encrypted)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE ballot (seq INTEGER PRIMARY KEY, voter TEXT, choices TEXT)")
    last = False
    while not last:
        group, last = _next_group(waiting)
        connection.execute("BEGIN IMMEDIATE")
        rows = [(voter, choices) for voter, choices, _done in group]
        connection.executemany("INSERT INTO ballot (voter, choices) VALUES (?, ?)", rows)
        connection.execute("COMMIT")
        for _voter, _choices, done in group:
            done.set_result(None)
        time.sleep(0.001)
    connection.close()


def _connected(path: Path, encrypted: bool) -> Any:
    if not encrypted:
        return sqlite3.connect(path, isolation_level=None)
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{secrets.token_hex(48)}'\"")
    return connection


def _next_group(waiting: _Waiting) -> tuple[list[tuple[str, str, Future[None]]], bool]:
    group: list[tuple[str, str, Future[None]]] = []
    item = waiting.get()
    while item is not None:
        group.append(item)
        if len(group) >= GROUP or waiting.empty():
            return group, False
        item = waiting.get()
    return group, True


@contextlib.contextmanager
def bare_server(
    path: Path, port: int = 0, kind: str = "starlette"
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serves in a child process: GET / says hello, POST /vote stores a vote, GET /live is an event stream that tells of every
    vote. ``kind`` is starlette or asgi. Gives its address and the process."""
    command = [sys.executable, "-m", "bench.stand.bare", str(path), str(port), kind]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        yield child.stdout.readline().strip(), child
    finally:
        child.terminate()
        child.communicate()


def starlette_app(writer: BareWriter) -> Any:
    """As one writes it down at first."""
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
    from starlette.routing import Route

    changed, number = asyncio.Event(), 0

    async def hello(_request: Request) -> Response:
        return PlainTextResponse("hello")

    async def vote(request: Request) -> Response:
        nonlocal changed, number
        await asyncio.wrap_future(writer.submit(*ballot_in(await request.body())))
        number += 1
        told, changed = changed, asyncio.Event()
        told.set()
        return JSONResponse(SAID)

    async def events() -> AsyncIterator[bytes]:
        while True:
            waited = changed
            yield f'data: {{"page":"123456789abc","mine":"123456789abc","voted":{number},"present":null}}\n\n'.encode()
            await waited.wait()

    async def live(_request: Request) -> Response:
        return StreamingResponse(events(), media_type="text/event-stream")

    return Starlette(routes=[Route("/", hello), Route("/vote", vote, methods=["POST"]), Route("/live", live)])


def ballot_in(body: bytes) -> tuple[str, str]:
    """Who votes, and for what, from a form with the fields of ours."""
    fields = parse_qs(body.decode())
    chosen = [(name[2:], int(values[0])) for name, values in fields.items() if name.startswith("o-")]
    return fields["voter"][0], json.dumps(chosen)


def asgi_app(writer: BareWriter) -> Any:
    """The least that stores a vote."""
    said = json.dumps(SAID).encode()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        message = await receive()
        answer = b"hello"
        if scope["path"] == "/vote":
            await asyncio.wrap_future(writer.submit(*ballot_in(message["body"])))
            answer = said
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(answer)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    return app


def serve(path: Path, port: int, kind: str) -> None:
    """The child's side."""
    import uvicorn

    writer = BareWriter(path, encrypted=True)
    app = asgi_app(writer) if kind == "asgi" else starlette_app(writer)
    listening = socket.create_server((HOST, port), backlog=2048)
    # asyncio does this by itself only for sockets it made: without it an answer of two parts waits for an ACK.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    print(f"http://{HOST}:{listening.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False)).run(sockets=[listening])
    writer.close()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
