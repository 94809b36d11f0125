"""Bytes that are no requests, or only half of one, on a real socket: the server answers or hangs up, and goes on."""

import random
import re
import socket

import pytest

from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones.lines import PatientLine
from cocreate_desktop.phones.shield import HEADERS, LARGEST_HEAD
from tests.phones.conftest import Hall

HEAD = "Host: 127.0.0.1\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
CHANGED = 150
_STATUS = re.compile(rb"HTTP/1\.1 (\d{3}) ")

NO_REQUESTS = {
    "nothing": b"",
    "rubbish": b"\x00\xff\r\n\r\n",
    "a handshake of TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(300),
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "HTTP/0.9": b"GET /\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
    "a target of another host": f"GET http://evil.example/ HTTP/1.1\r\n{HEAD}\r\n".encode(),
    "signs in the target": "GET /é HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode(),
    "nothing as a sign": b"GET /\x00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "a way up": f"GET /static/0/../../../../etc/passwd HTTP/1.1\r\n{HEAD}\r\n".encode(),
    "a way up, spelt": f"GET /static/0/..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\r\n{HEAD}\r\n".encode(),
    "a folded header": f"GET / HTTP/1.1\r\n{HEAD} X: y\r\n\r\n".encode(),
    "a header with a blank": f"GET / HTTP/1.1\r\n{HEAD}X : y\r\n\r\n".encode(),
    "too much head": f"GET / HTTP/1.1\r\n{HEAD}X: {'x' * 2 * LARGEST_HEAD}\r\n\r\n".encode(),
    "too many headers": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + b"X: y\r\n" * 9000 + b"\r\n",
    "too long an address": f"GET /{'a' * 5 * LARGEST_HEAD} HTTP/1.1\r\n{HEAD}\r\n".encode(),
    "two lengths": f"POST /code HTTP/1.1\r\n{HEAD}{FORM}Content-Length: 5\r\nContent-Length: 6\r\n\r\ncode=x".encode(),
    "no length": f"POST /code HTTP/1.1\r\n{HEAD}{FORM}Content-Length: x\r\n\r\ncode=x".encode(),
    "a length below nothing": f"POST /code HTTP/1.1\r\n{HEAD}{FORM}Content-Length: -1\r\n\r\n".encode(),
    "broken pieces": f"POST /code HTTP/1.1\r\n{HEAD}{FORM}Transfer-Encoding: chunked\r\n\r\nzz\r\n".encode(),
    "pieces without end": f"POST /code HTTP/1.1\r\n{HEAD}{FORM}Transfer-Encoding: chunked\r\n\r\n5\r\ncode=".encode(),
    "unknown packing": f"POST /code HTTP/1.1\r\n{HEAD}{FORM}Transfer-Encoding: gzip\r\n\r\n".encode(),
    "a body cut off": f"POST /code HTTP/1.1\r\n{HEAD}{FORM}Content-Length: 100\r\n\r\ncode=".encode(),
    "another line behind": f"POST /code HTTP/1.1\r\n{HEAD}{FORM}Content-Length: 6\r\n\r\ncode=x\x00\x01\x02\r\n\r\n".encode(),
    "a web socket": (
        f"GET /live HTTP/1.1\r\n{HEAD}Upgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode(),
    "a tunnel": b"CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "a method of its own": f"{'G' * 300} / HTTP/1.1\r\n{HEAD}\r\n".encode(),
}


def told(hall: Hall, sent: bytes, *, hang_up: bool = True) -> bytes:
    """What comes back until the server has no more to say."""
    with socket.create_connection(("127.0.0.1", hall.server.port), timeout=60) as line:
        try:
            line.sendall(sent)
            if hang_up:
                line.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: line.recv(65536), b""))
        except ConnectionError:  # it hung up before it had all of it
            return b""


def in_order(answers: bytes) -> None:
    """Every answer has its headers and is no fault of ours."""
    found = [int(status) for status in _STATUS.findall(answers)]
    assert all(status < 500 for status in found), answers[:300]
    lower = answers.lower()
    for name, value in HEADERS.items():
        assert (
            lower.count(f"\r\n{name}: {value}\r\n".lower().encode()) == len(found) or b"immutable" in lower
        ), name
    assert b"Traceback" not in answers
    assert b"root:" not in answers


@pytest.mark.expected_log("Invalid HTTP request received.")
@pytest.mark.expected_log("Unsupported upgrade request.")
@pytest.mark.expected_log("No supported WebSocket library")
def test_that_what_is_no_request_is_answered_and_harms_nobody(hall: Hall) -> None:
    guest = hall.guest()
    refused = {}
    for name, sent in NO_REQUESTS.items():
        answers = told(hall, sent)
        in_order(answers)
        refused[name] = [int(status) for status in _STATUS.findall(answers)][:1]
    assert guest.get("/").status_code == 200
    for name in ("rubbish", "two lengths", "two hosts", "no host", "broken pieces"):
        assert refused[name] == [400], name
    assert refused["too much head"] == refused["too long an address"] == [431]
    assert refused["a tunnel"] == [405]
    assert refused["a web socket"] == [403]


@pytest.mark.expected_log("Invalid HTTP request received.")
def test_that_a_second_request_cannot_hide_in_the_body_of_the_first(hall: Hall) -> None:
    """Whoever stands between phone and laptop could read length and pieces in two ways; here only one is possible."""
    hall.go_to(Kind.IDEAS)
    hidden = f"POST /note HTTP/1.1\r\n{HEAD}{FORM}Content-Length: 6\r\n\r\ntext=x"
    for packing in ("chunked", "xchunked", " chunked", "chunked, identity"):
        sent = (
            f"POST /code HTTP/1.1\r\n{HEAD}{FORM}Content-Length: {len(hidden) + 5}\r\nTransfer-Encoding: {packing}\r\n\r\n"
            f"0\r\n\r\n{hidden}"
        )
        answers = told(hall, sent.encode())
        in_order(answers)
        assert b"HTTP/1.1 200" not in answers
    assert hall.services.capturing.notes(hall.evening.id) == ()


@pytest.mark.expected_log("Invalid HTTP request received.")
@pytest.mark.expected_log("Unsupported upgrade request.")
def test_that_changed_requests_are_answered_and_harm_nobody(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    guest = hall.guest()
    cookie = f"Cookie: guest={guest.cookies['guest']}\r\n"
    whole = [
        f"GET / HTTP/1.1\r\n{HEAD}{cookie}\r\n",
        f"GET /live HTTP/1.1\r\n{HEAD}{cookie}Accept: text/event-stream\r\n\r\n",
        f"POST /code HTTP/1.1\r\n{HEAD}{FORM}Content-Length: 14\r\n\r\ncode=ABCD-EFGH",
        f"POST /note HTTP/1.1\r\n{HEAD}{FORM}{cookie}Transfer-Encoding: chunked\r\n\r\n6\r\ntext=x\r\n0\r\n\r\n",
    ]
    dice = random.Random(6)
    for _one in range(CHANGED):
        sent = bytearray(dice.choice(whole).encode())
        for _change in range(dice.randrange(1, 4)):
            place = dice.randrange(len(sent))
            piece = dice.choice(
                (bytes([dice.randrange(256)]), b"\r\n", b" ", b"%00", sent[place : place + 20], b"")
            )
            sent[place : place + dice.choice((0, 1, 1, 8))] = piece
        in_order(told(hall, bytes(sent)))
    assert hall.services.capturing.notes(hall.evening.id) == ()
    assert guest.get("/").status_code == 200


def test_that_a_line_on_which_no_request_comes_is_closed(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PatientLine, "head_s", 0.2)
    monkeypatch.setattr(PatientLine, "whole_s", 0.2)
    whole = f"GET /about HTTP/1.1\r\n{HEAD}\r\n".encode()
    body = f"POST /code HTTP/1.1\r\n{HEAD}{FORM}Content-Length: 100\r\n\r\ncode="
    for sent in (
        b"",
        b"GET / HT",
        f"GET / HTTP/1.1\r\n{HEAD}X-Slow: ".encode(),
        whole + b"GET / HT",
        body.encode(),
    ):
        answers = told(hall, sent, hang_up=False)  # comes back only because the server hangs up
        in_order(answers)
        assert len(_STATUS.findall(answers)) == (1 if sent.startswith(whole) else 0)
