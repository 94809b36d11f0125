"""The references for phones: bare sqlite3 committing votes in groups, and bare Starlette over it, in a process of its own.

They promise what ours promises, an answer after the commit, and do nothing else: no encryption, rules, guests or log.
"""

import asyncio
import contextlib
import queue
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import TypeAlias

GROUP = 200
HOST = "127.0.0.1"
_Waiting: TypeAlias = "queue.SimpleQueue[tuple[str, Future[None]] | None]"


class BareWriter:
    """One thread, one table, plain rows, written in groups of at most ``GROUP``."""

    def __init__(self, path: Path) -> None:
        self._waiting: _Waiting = queue.SimpleQueue()
        self._thread = threading.Thread(target=_write, args=(path, self._waiting))
        self._thread.start()

    def submit(self, voter: str) -> Future[None]:
        """Done after the commit."""
        done: Future[None] = Future()
        self._waiting.put((voter, done))
        return done

    def close(self) -> None:
        """Ends when all is written."""
        self._waiting.put(None)
        self._thread.join()


def _write(path: Path, waiting: _Waiting) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE ballot (seq INTEGER PRIMARY KEY, voter TEXT, choices TEXT)")
    last = False
    while not last:
        group, last = _next_group(waiting)
        connection.execute("BEGIN IMMEDIATE")
        rows = [(voter, '[["A",2],["B",1]]') for voter, _done in group]
        connection.executemany("INSERT INTO ballot (voter, choices) VALUES (?, ?)", rows)
        connection.execute("COMMIT")
        for _voter, done in group:
            done.set_result(None)
        time.sleep(0.001)
    connection.close()


def _next_group(waiting: _Waiting) -> tuple[list[tuple[str, Future[None]]], bool]:
    group: list[tuple[str, Future[None]]] = []
    item = waiting.get()
    while item is not None:
        group.append(item)
        if len(group) >= GROUP or waiting.empty():
            return group, False
        item = waiting.get()
    return group, True


@contextlib.contextmanager
def bare_server(path: Path, port: int = 0) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serves in a child process: GET / says hello, POST /vote stores a vote. Gives its address and the process."""
    command = [sys.executable, "-m", "bench.stand.bare", str(path), str(port)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        yield child.stdout.readline().strip(), child
    finally:
        child.terminate()
        child.communicate()


def serve(path: Path, port: int) -> None:
    """The child's side."""
    import uvicorn
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import JSONResponse, PlainTextResponse, Response
    from starlette.routing import Route

    writer = BareWriter(path)

    async def hello(_request: Request) -> Response:
        return PlainTextResponse("hello")

    async def vote(request: Request) -> Response:
        voter = (await request.body()).decode()
        await asyncio.wrap_future(writer.submit(voter))
        return JSONResponse({"ok": True})

    app = Starlette(routes=[Route("/", hello), Route("/vote", vote, methods=["POST"])])
    listening = socket.create_server((HOST, port), backlog=2048)
    # asyncio does this by itself only for sockets it made: without it an answer of two parts waits for an ACK.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    print(f"http://{HOST}:{listening.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False)).run(sockets=[listening])
    writer.close()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]))
