"""The bad network of the tests is as bad as it says."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.central.cutting import CuttingProxy

SAID = bytes(range(256)) * 400


@pytest.fixture
def echo() -> Iterator[int]:
    """Says back what it hears, to one after the other."""
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        while not over.is_set():
            line, _ = listening.accept()
            with suppress(OSError), line:
                while part := line.recv(65536):
                    line.sendall(part)

    thread = threading.Thread(target=serve)
    thread.start()
    yield int(listening.getsockname()[1])
    over.set()
    socket.create_connection(listening.getsockname()).close()
    thread.join(10)
    listening.close()


def said_back(port: int, said: bytes = SAID) -> bytes:
    """What comes back of what is said, until the line ends."""
    heard = b""
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 5) as line:
        for start in range(0, len(said), 1024):
            line.sendall(said[start : start + 1024])
            wanted = len(heard) + len(said[start : start + 1024])
            while len(heard) < wanted:
                part = line.recv(65536)
                if not part:
                    return heard
                heard += part
    return heard


def test_that_it_hands_everything_on_where_it_cuts_nothing(echo: int) -> None:
    with CuttingProxy(echo) as proxy:
        assert said_back(proxy.port) == SAID
        assert (proxy.passed, proxy.cuts, proxy.connections) == (2 * len(SAID), 0, 1)


def test_that_it_cuts_after_so_many_bytes_and_goes_on_with_the_next(echo: int) -> None:
    with CuttingProxy(echo, cut_every=10_000) as proxy:
        heard = [said_back(proxy.port) for _ in range(4)]
        assert proxy.cuts == 4
        assert proxy.passed == 40_000
        assert all(0 < len(part) < 5_200 and SAID.startswith(part) for part in heard)
        proxy.cut_every = None
        assert said_back(proxy.port) == SAID


def test_that_an_answer_is_lost_though_the_question_came(echo: int) -> None:
    with CuttingProxy(echo) as proxy:
        proxy.lose_reply()
        assert said_back(proxy.port, b"a vote") == b""
        assert proxy.passed == len(b"a vote")
        assert said_back(proxy.port, b"a vote") == b"a vote"
        proxy.away = True
        assert said_back(proxy.port, b"a vote") == b""


def test_that_it_is_as_slow_as_it_says(echo: int) -> None:
    with CuttingProxy(echo, bytes_per_second=100_000) as proxy:
        begun = time.monotonic()
        assert said_back(proxy.port, SAID[:25_000]) == SAID[:25_000]
        assert time.monotonic() - begun > 0.3  # never faster; how much slower says the machine
