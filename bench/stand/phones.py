"""Many phones in one process, each with a connection of its own, over the barest HTTP so that the server's work is measured."""

import asyncio
import json
import re
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlencode, urlsplit

import psutil

from cocreate_desktop.domain.ids import new_id

_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
_OPTION = re.compile(r'name="o-(\w+)"')
_COOKIE = re.compile(rb"set-cookie: (guest=[^;]+)", re.IGNORECASE)
_VOTED = re.compile(rb'"voted":(\d+)')
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)

PATIENCE = 20  # seconds until the last phone must have heard of the last vote
Heard: TypeAlias = list[tuple[float, int]]


@dataclass(slots=True)
class Phone:
    """One phone: its connection, its vote as it goes over the line, and what proves that its forms are its own."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    host: str
    cookie: str = ""
    vote: bytes = b""
    proof: str = ""

    def request(self, method: str, path: str, fields: Mapping[str, str] | None = None) -> bytes:
        """The bytes of a request as the page's script sends it."""
        body = urlencode(fields or {}).encode()
        head = f"{method} {path} HTTP/1.1\r\nHost: {self.host}\r\nAccept: application/json\r\n"
        head += f"Cookie: {self.cookie}\r\n" if self.cookie else ""
        if method == "POST":
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        return head.encode() + b"\r\n" + body

    async def ask(self, request: bytes, *allowed: int) -> tuple[bytes, bytes]:
        """Sends and reads the answer: head and body. Ends the measurement when the status is none of ``allowed``."""
        self.writer.write(request)
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(head)
        body = await self.reader.readexactly(int(length[1]) if length else 0)
        if int(head[9:12]) not in allowed:
            raise SystemExit(f"a phone was refused: {head[:40]!r} {body[:300]!r}")
        return head, body


async def open_phone(address: str) -> Phone:
    """A phone that has not joined."""
    parts = urlsplit(address)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port, limit=1 << 20)
    return Phone(reader, writer, parts.netloc)


async def joined(address: str, join_path: str) -> Phone:
    """A phone that has joined, with two dots on the first option and one on the second ready to send."""
    phone = await open_phone(address)
    head, _body = await phone.ask(phone.request("POST", join_path, {"lang": "nl"}), 303)
    phone.cookie = sessions(head)
    page = (await phone.ask(phone.request("GET", "/"), 200))[1].decode()
    options = list(dict.fromkeys(_OPTION.findall(page)))
    dots = {f"o-{options[0]}": "2", f"o-{options[1]}": "1"}
    hidden = dict(_HIDDEN.findall(page))
    phone.proof = hidden["proof"]
    phone.vote = phone.request("POST", "/vote", {**hidden, **dots})
    return phone


async def stranger(address: str, number: int, cookie: str = "") -> Phone:
    """A phone of a server where nobody joins, with dots on two options ready to send; voters differ by ``number``."""
    phone = await open_phone(address)
    phone.cookie = cookie
    dots = dict(zip((f"o-{new_id()}", f"o-{new_id()}"), ("2", "1"), strict=True))
    phone.vote = phone.request("POST", "/vote", {"voter": f"{number:064x}", "round": new_id(), **dots})
    return phone


def sessions(head: bytes) -> str:
    """The cookie that joining gave."""
    found = _COOKIE.search(head)
    assert found is not None, "joining gives a session"
    return found[1].decode()


def used(process: psutil.Process) -> float:
    """Seconds that a process has kept a processor busy until now."""
    times = process.cpu_times()
    return float(times.user + times.system)


async def call_again(phones: Sequence[Phone]) -> None:
    """A fresh connection for everybody: a server hangs up on who says nothing for some seconds."""
    for phone in phones:
        phone.writer.close()
        fresh = await open_phone(f"http://{phone.host}")
        phone.reader, phone.writer = fresh.reader, fresh.writer


async def listen(phone: Phone, heard: Heard | None = None) -> None:
    """Holds an event stream open until it is cancelled; ``heard`` collects when it said how many have voted."""
    stream = await open_phone(f"http://{phone.host}")
    try:
        stream.writer.write(phone.request("GET", "/live"))
        while said := await stream.reader.read(65_536):
            if heard is not None and (counts := _VOTED.findall(said)):
                heard.append((time.perf_counter(), int(counts[-1])))
    finally:
        stream.writer.close()


async def hang_up(streams: Sequence[asyncio.Task[None]]) -> None:
    """Ends event streams that were listened to, and waits until they are closed."""
    for stream in streams:
        stream.cancel()
    await asyncio.gather(*streams, return_exceptions=True)


def put_down(phones: Iterable[Phone]) -> None:
    """Closes the connections of phones that ask nothing more."""
    for phone in phones:
        phone.writer.close()


async def flat_out(phones: Sequence[Phone], each: int, waits: list[float] | None = None) -> float:
    """Everybody votes ``each`` times, as fast as answers come. Votes a second; ``waits`` collects the milliseconds of each."""

    async def votes(phone: Phone) -> None:
        for _turn in range(each):
            asked = time.perf_counter()
            await phone.ask(phone.vote, 200)
            if waits is not None:
                waits.append((time.perf_counter() - asked) * 1000)

    began = time.perf_counter()
    await asyncio.gather(*(votes(phone) for phone in phones))
    return len(phones) * each / (time.perf_counter() - began)


async def paced(phones: Sequence[Phone], rate: int, turns: int = 1) -> list[tuple[float, float]]:
    """Everybody votes ``turns`` times, ``rate`` a second in all. When each was due and when it was answered, by the clock in
    seconds."""

    async def votes(phone: Phone, dues: Sequence[float]) -> list[tuple[float, float]]:
        found = []
        for due in dues:
            await asyncio.sleep(due - time.perf_counter())
            await phone.ask(phone.vote, 200)
            found.append((due, time.perf_counter()))
        return found

    began, number = time.perf_counter() + 0.2, len(phones)
    dues = [[began + (turn * number + n) / rate for turn in range(turns)] for n in range(number)]
    answered = await asyncio.gather(*map(votes, phones, dues))
    return [one for each in answered for one in each]


async def pages(phone: Phone, path: str, times: int) -> list[float]:
    """One phone opens a page over and over. The milliseconds of each."""
    found = []
    for _turn in range(times):
        began = time.perf_counter()
        await phone.ask(phone.request("GET", path), 200)
        found.append((time.perf_counter() - began) * 1000)
    return found


async def crowd(address: str, join_path: str, number: int, turns: int, rate: int) -> None:
    """Says "ready" when everybody has joined and listens, waits for a line, then everybody votes so often, one after the other.

    Says last when each vote was due, and what the last phone heard, by a clock that all processes share.
    """
    phones = [await joined(address, join_path) for _place in range(number)]
    heard: Heard = []
    streams = [asyncio.create_task(listen(phone, heard if phone is phones[-1] else None)) for phone in phones]
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    await call_again(phones)
    sent = [due for due, _done in await paced(phones, rate, turns)]
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last and not (heard and heard[-1][1] >= number):
        await asyncio.sleep(0.05)
    await hang_up(streams)
    print(json.dumps({"sent": sent, "heard": heard}), flush=True)


if __name__ == "__main__":
    asyncio.run(crowd(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])))
