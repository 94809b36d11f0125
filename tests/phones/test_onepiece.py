"""An answer that goes out in one piece is the same answer, and what is not plain takes the other road."""

import asyncio
import gc
from collections.abc import Sequence

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.server import ServerState

from cocreate_desktop.phones.lines import PatientLine, line_config

GET = b"GET / HTTP/1.1\r\nHost: phones\r\n\r\n"
CLOSE = b"GET / HTTP/1.1\r\nHost: phones\r\nConnection: close\r\n\r\n"
LENGTH = (b"content-length", b"5")
Pairs = Sequence[tuple[bytes, bytes]]


def says(*bodies: bytes, status: int = 200, headers: Pairs = (LENGTH,)) -> ASGIApp:
    """An application whose answers are all like this."""

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        start: Message = {"type": "http.response.start", "status": status, "headers": list(headers)}
        await send(start)
        for place, body in enumerate(bodies, 1):
            await send({"type": "http.response.body", "body": body, "more_body": place < len(bodies)})

    return app


def heard(app: ASGIApp, *requests: bytes) -> bytes:
    """All that a phone hears that sends these at once, and then nothing more."""

    async def talk() -> bytes:
        state, config = ServerState(), line_config(app, log_level="critical")
        config.load()
        loop = asyncio.get_running_loop()
        serving = await loop.create_server(lambda: PatientLine(config, state, {}), "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*serving.sockets[0].getsockname())
        writer.write(b"".join(requests))
        said = await asyncio.wait_for(reader.read(), 30)
        writer.close()
        serving.close()
        return said

    return asyncio.run(talk())


def split(said: bytes) -> tuple[bytes, set[bytes], bytes]:
    """The first line, the headers and the rest of an answer."""
    head, _blank, rest = said.partition(b"\r\n\r\n")
    first, *headers = head.split(b"\r\n")
    return first, {one for one in headers if one.lower() != b"connection: close"}, rest


@pytest.mark.parametrize("status", [200, 303, 404, 503])
def test_that_both_roads_give_the_same_answer(status: int) -> None:
    app = says(b"hello", status=status, headers=((b"x-one", b"1"), LENGTH, (b"set-cookie", b"guest=me")))
    long = split(heard(app, CLOSE))
    first, headers, rest = split(heard(app, GET, CLOSE))
    assert (first, headers, rest[:5]) == long
    assert split(rest[5:]) == long


def test_that_many_requests_sent_at_once_are_answered_one_after_the_other() -> None:
    said = heard(says(b"hello"), *[GET] * 20, CLOSE)
    assert said.count(b"HTTP/1.1 200 OK\r\n") == said.count(b"\r\n\r\nhello") == 21
    assert said.endswith(b"hello")


@pytest.mark.parametrize(
    ("app", "answer"),
    [
        (says(b"hel", b"lo"), b"hello"),
        (says(b"hello", headers=()), b"5\r\nhello\r\n0\r\n\r\n"),
        (says(b"", status=204, headers=()), b""),
        (says(b"hello", headers=(LENGTH, (b"connection", b"close"))), b"hello"),
    ],
)
def test_that_what_is_no_plain_answer_is_still_right(app: ASGIApp, answer: bytes) -> None:
    first, _headers, rest = split(heard(app, GET, CLOSE))
    assert first.startswith(b"HTTP/1.1 20")
    assert rest.startswith(answer + b"HTTP/1.1 20") or rest == answer


def test_that_a_head_is_asked_for_without_its_body() -> None:
    said = heard(says(b"hello"), GET.replace(b"GET", b"HEAD"), CLOSE)
    assert said.count(b"HTTP/1.1 200 OK") == 2
    assert said.count(b"hello") == 1


@pytest.mark.parametrize(
    "headers",
    [
        (LENGTH, (b"x-one", b"1\r\nx-two: 2")),
        (LENGTH, (b"x one", b"1")),
        ((b"content-length", b"4"),),
        ((b"content-length", b"6"),),
    ],
)
def test_that_an_answer_that_says_what_is_not_so_ends_the_connection(headers: Pairs) -> None:
    said = heard(says(b"hello", headers=headers), GET, GET)
    assert b"x-two" not in said
    assert said.count(b"HTTP/1.1") <= 1
    assert b"hello" not in said.partition(b"\r\n\r\n")[2][:4]


def test_that_a_connection_that_has_ended_is_forgotten_at_once() -> None:
    gc.collect()
    gc.disable()
    try:
        heard(says(b"hello"), GET, GET, CLOSE)
        assert not [one for one in gc.get_objects() if isinstance(one, PatientLine)]
    finally:
        gc.enable()
