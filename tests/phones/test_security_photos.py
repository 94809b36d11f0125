"""Photos that are traps: whoever has their code adds photos, and keeps neither the laptop busy nor its disk full."""

import asyncio
import struct
import zlib
from collections.abc import Iterator

import httpx
import pytest

from cocreate_desktop.phones.live import LiveHub
from cocreate_desktop.phones.receiving import MOST_AT_ONCE
from cocreate_desktop.phones.server import make_app
from cocreate_desktop.phones.shield import HEADERS
from cocreate_desktop.services.seeing import WholePhoto
from tests.phones.conftest import Hall
from tests.phones.filling_in import JSON
from tests.phones.strangers import Asked, put_to

FORM = {"content-type": "multipart/form-data; boundary=x"} | JSON
PART = b'--x\r\nContent-Disposition: form-data; name="photo"; filename="%b"\r\n\r\n%b\r\n'


def a_bomb(wide: int, high: int) -> bytes:
    """A picture of a few kilobytes that unpacks to so many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    packed = zlib.compressobj(9)
    rows = b"".join([packed.compress(bytes(1 + wide // 8)) for _row in range(high)]) + packed.flush()
    head = struct.pack(">IIBBBBB", wide, high, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def sent(hall: Hall, *parts: bytes, end: bytes = b"--x--\r\n") -> httpx.Response:
    return hall.visitor().post(hall.photo_address, content=b"".join(parts) + end, headers=FORM)


def test_that_a_picture_that_unpacks_to_too_much_is_refused(hall: Hall) -> None:
    for content in (a_bomb(40_000, 10_000), a_bomb(65_000, 4_000), a_bomb(2**31 - 8, 1)[:2000]):
        assert len(content) < 1_000_000
        told = sent(hall, PART % (b"wand.png", content))
        assert (told.status_code, told.json()["ok"]) == (422, False)
    assert hall.photos == ()


def forms() -> Iterator[bytes]:
    yield PART % (b"a.jpg", b"x") * (MOST_AT_ONCE + 1)
    yield b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n' * 5
    yield b'--x\r\nContent-Disposition: form-data; name="id"\r\n\r\n' + b"a" * 2_000_000 + b"\r\n"
    yield (
        b'--x\r\nContent-Disposition: form-data; name="photo"; filename="'
        + b"a" * 300_000
        + b'"\r\n\r\nx\r\n'
    )
    yield b"--x\r\n" + b"A: b\r\n" * 5000 + b"\r\nx\r\n"
    yield b"--x\r\n\r\nx\r\n"
    yield b"--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n"
    yield b"\r" * 500_000


@pytest.mark.expected_log("")
def test_that_a_form_made_to_keep_the_laptop_busy_is_none(hall: Hall) -> None:
    for form in forms():
        told = sent(hall, form)
        assert (told.status_code in (400, 422), told.json()["ok"]) == (True, False), form[:80]
    assert hall.photos == ()


def test_that_a_name_that_leads_elsewhere_is_only_a_name(hall: Hall) -> None:
    for name in (
        b"../../../etc/cron.d/x",
        b"C:\\Windows\\x.jpg",
        b"\xff\xfe.jpg",
        b"%00.jpg",
        b"<script>.jpg",
        b"CON",
    ):
        told = sent(hall, PART % (name, b"no picture"))
        assert (told.status_code, told.json()["ok"]) == (422, False)
    assert hall.photos == ()


@pytest.mark.expected_log("a phone could not be answered")
def test_that_a_fault_of_ours_has_the_headers_too_and_tells_nothing(hall: Hall) -> None:
    def broken(_content: bytes, _name: str) -> WholePhoto:
        raise ValueError("geheim van iemand")

    hub = LiveHub(hall.services, hall.evening.id)
    app = make_app(hall.services, hall.evening.id, hub, hosts={"127.0.0.1"}, take=broken)
    head = ((b"host", b"127.0.0.1"), (b"content-type", FORM["content-type"].encode()))
    asked = Asked(
        "POST", hall.photo_address.removeprefix(hall.url), head, (PART % (b"a.jpg", b"x") + b"--x--\r\n",)
    )
    answer = asyncio.run(put_to(app, asked, faults=True))
    assert answer.status == 500
    assert {name.lower() for name in HEADERS} <= {name for name, _value in answer.headers}
    assert b"geheim" not in answer.body
    assert b"Traceback" not in answer.body


def test_that_without_the_code_nothing_is_even_received(hall: Hall) -> None:
    address = f"{hall.url}/F/{hall.evening.join_token}"
    assert hall.visitor().post(address, content=PART % (b"a.jpg", b"x"), headers=FORM).status_code == 404
