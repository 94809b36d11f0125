"""The wire's addresses: who may ask, how much, and what strangers get."""

import asyncio
import logging
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from cocreate_desktop.central import wire
from cocreate_desktop.central.acts import ROADS
from cocreate_desktop.central.api import HEADERS, make_api, sync_mount
from cocreate_desktop.central.limits import Full, Limits, Pace, Turns
from cocreate_desktop.domain.syncerrors import Unreachable
from tests.central.memory import PROJECT, MemoryPeer, some_ops
from tests.central.serving import TOKEN, gate_of_one
from tests.phones.strangers import Answer, Asked, put_to

SPOKEN = (b"cocreate-protocol", b"1.0")
MINE = (b"authorization", f"Bearer {TOKEN}".encode())
OTHER = (b"authorization", b"Bearer somebody-else")
JSON = (b"content-type", wire.MEDIA.encode())
Headers = tuple[tuple[bytes, bytes], ...]


def app_with(peer: MemoryPeer, limits: Limits | None = None) -> Starlette:
    return make_api(lambda _project, _device: peer, gate_of_one(), limits=limits)


def put(
    app: Starlette, method: str, path: str, *body: bytes, headers: Headers = (SPOKEN, MINE, JSON)
) -> Answer:
    return asyncio.run(put_to(app, Asked(method, path, headers, body)))


def at(path: str) -> str:
    return f"/sync/v1/{PROJECT}/{path}"


def in_order(answer: Answer) -> bool:
    """Whether it has every header of ours once, and no other that lets pages of others in."""
    named = [name.lower() for name, _value in answer.headers]
    right = all((name.lower(), value) in answer.headers for name, value in HEADERS.items())
    once = all(named.count(name.lower()) == 1 for name in HEADERS)
    return right and once and not any(name.startswith("access-control") for name in named)


@pytest.fixture
def peer() -> Iterator[MemoryPeer]:
    made = MemoryPeer()
    yield made
    assert set(made.logs) <= {"a"}


@pytest.mark.parametrize(
    ("headers", "status", "error"),
    [
        ((), 400, "garbled"),
        (((b"cocreate-protocol", b"one"), MINE), 400, "garbled"),
        ((SPOKEN, SPOKEN, MINE), 400, "garbled"),
        (((b"cocreate-protocol", b"2.0"), MINE), 426, "protocol"),
        ((SPOKEN,), 401, "bad_token"),
        ((SPOKEN, (b"authorization", b"Basic dDp0")), 401, "bad_token"),
        ((SPOKEN, (b"authorization", b"Bearer " + b"t" * 5000)), 401, "bad_token"),
        ((SPOKEN, (b"authorization", b"Bearer \xff\x00")), 401, "bad_token"),
        ((SPOKEN, (b"cookie", f"token={TOKEN}".encode())), 401, "bad_token"),
    ],
)
def test_that_strangers_get_nothing(peer: MemoryPeer, headers: Headers, status: int, error: str) -> None:
    app = app_with(peer)
    for road in ROADS:
        answer = put(app, road.method, at(road.path.replace("{sha256}", "0" * 64)), headers=headers)
        assert (answer.status, wire.read(answer.body)) == (status, {"error": error})
        assert in_order(answer)
    assert peer.asked == []


@pytest.mark.parametrize(
    ("speaks", "mine", "heard"),
    [
        (b"2.0", MINE, [("one", True)]),
        (b"0.9", MINE, [("one", False)]),
        (b"1.7", MINE, []),
        (b"no", MINE, []),
        (b"2.0", OTHER, []),
    ],
)
def test_that_whoever_answers_hears_of_a_refused_version_only_of_those_it_knows(
    peer: MemoryPeer, speaks: bytes, mine: tuple[bytes, bytes], heard: list[tuple[str, bool]]
) -> None:
    told: list[tuple[str, bool]] = []
    app = make_api(
        lambda _project, _device: peer, gate_of_one(), refused=lambda one, newer: told.append((one.id, newer))
    )
    put(app, "GET", at("vector"), headers=((b"cocreate-protocol", speaks), mine))
    assert told == heard


def test_that_a_token_opens_one_project_and_every_address_answers_with_its_headers(peer: MemoryPeer) -> None:
    app = app_with(peer)
    said = [
        put(app, "GET", at("vector")).status,
        put(app, "GET", "/sync/v1/another/vector").status,
        put(app, "DELETE", at("vector")).status,
        put(app, "GET", "/sync/v2/plein/vector").status,
        put(app, "GET", "/").status,
        put(app, "OPTIONS", at("vector"), headers=(SPOKEN, (b"origin", b"https://evil.example"))).status,
    ]
    assert said == [200, 401, 404, 404, 404, 404]
    assert all(in_order(put(app, "GET", path)) for path in (at("vector"), "/", "/sync", "/sync/v1/x"))


@pytest.mark.parametrize(
    ("path", "headers", "body", "status"),
    [
        ("ops", (JSON,), b"{}", 400),
        ("ops", ((b"content-type", wire.PACKED.encode()), (b"content-encoding", b"gzip")), b"x", 400),
        ("ops", ((b"content-type", wire.PACKED.encode()), (b"content-length", b"9" * 30)), b"x", 413),
        ("ops", ((b"content-type", wire.PACKED.encode()), (b"content-length", b"-1")), b"x", 413),
        ("ops", ((b"content-type", wire.PACKED.encode()),), b"x" * (wire.LARGEST + 1), 413),
        ("ops", ((b"content-type", wire.PACKED.encode()),), wire.pack(some_ops("a", 2)[1:])[0], 409),
        ("ops", ((b"content-type", wire.PACKED.encode()),), wire.pack(some_ops("a", 2))[0], 200),
        ("ops/after", (JSON,), b'{"ends": {}, "most": 0}', 400),
        ("ops/after", (JSON,), b'{"ends": {}, "most": 9}', 200),
        ("links", (JSON,), b'{"device": "a", "numbers": [0]}', 400),
        ("blobs", (JSON,), b'{"names": ["../../etc/passwd"]}', 400),
        ("heal", (JSON,), b'{"device": "a", "after": 0, "first": "[]"}', 400),
        ("op", (JSON,), b'{"device": "a", "number": 1}', 200),
    ],
)
def test_that_a_body_is_taken_when_it_is_right(
    peer: MemoryPeer, path: str, headers: Headers, body: bytes, status: int
) -> None:
    answer = put(app_with(peer), "POST", at(path), body[:7], body[7:], headers=(SPOKEN, MINE, *headers))
    assert answer.status == status, answer.body
    assert in_order(answer)


@settings(max_examples=100, deadline=None)
@given(
    road=st.sampled_from(ROADS),
    body=st.binary(max_size=80) | st.just(wire.pack(some_ops("a", 3))[0]) | st.just(b'{"ends":{},"most":1}'),
    query=st.dictionaries(
        st.sampled_from(("offset", "size", "most", "type")), st.sampled_from(("0", "-1", "9" * 30, "²", "", "%00", "5"))
    ),
    name=st.sampled_from(("0" * 64, "F" * 64, "..", "%2e%2e", "x%00", "é")),
    kind=st.sampled_from((wire.MEDIA, wire.PACKED, wire.BYTES, "text/html", "")),
)  # fmt: skip
def test_that_no_request_makes_it_fail(
    road: object, body: bytes, query: dict[str, str], name: str, kind: str
) -> None:
    assert isinstance(road, type(ROADS[0]))
    peer = MemoryPeer()
    path = road.path.replace("{sha256}", name) + "?" + "&".join(f"{k}={v}" for k, v in query.items())
    headers = (SPOKEN, MINE, (b"content-type", kind.encode()))
    answer = put(app_with(peer), road.method, at(path), body, headers=headers)
    assert answer.status in (200, 400, 404, 409, 413)
    assert in_order(answer)
    assert set(peer.logs) <= {"a"}
    assert all(len(found) <= state.size for state, found in peer.pictures.values())


@pytest.mark.expected_log("by the wire could not be answered")
def test_that_the_log_says_nothing_of_anybody(peer: MemoryPeer, caplog: pytest.LogCaptureFixture) -> None:
    peer.problem = RuntimeError("Fatima, Kerkstraat 5")
    with caplog.at_level(logging.DEBUG, "cocreate_desktop"):
        answer = asyncio.run(put_to(app_with(peer), Asked("GET", at("vector"), (SPOKEN, MINE)), faults=True))
    assert (answer.status, wire.read(answer.body)) == (500, {"error": "failed"})
    assert in_order(answer)
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("cocreate_desktop")]
    assert ours == ["a request by the wire could not be answered: RuntimeError"]


def test_that_a_device_that_asks_without_end_waits(peer: MemoryPeer) -> None:
    app = app_with(peer, Limits(a_minute=3))
    assert [put(app, "GET", at("vector")).status for _ in range(5)] == [200, 200, 200, 429, 429]


def test_that_what_was_not_used_comes_back_with_the_minutes() -> None:
    now = [0.0]
    pace = Pace(60, lambda: now[0])
    for _ in range(60):
        pace.count("a")
    assert (pace.may("a"), pace.may("b")) == (False, True)
    now[0] = 2.0
    pace.count("a")
    assert pace.may("a")
    pace.count("a")
    assert not pace.may("a")


def test_that_who_gets_no_turn_in_time_hears_so() -> None:
    async def crowd() -> None:
        turns = Turns(Limits(at_once=1, waits_s=0))
        async with turns.one():
            with pytest.raises(Full):
                async with turns.one():
                    pass
        async with turns.one():
            pass

    asyncio.run(crowd())


def test_that_a_replica_that_is_busy_is_asked_again_later(peer: MemoryPeer) -> None:
    peer.problem = Unreachable(peer="x")
    assert put(app_with(peer), "GET", at("vector")).status == 503


def test_that_it_fits_in_an_application_that_has_more(peer: MemoryPeer) -> None:
    mount = sync_mount(lambda _project, _device: peer, gate_of_one())
    app = Starlette(routes=[mount, Route("/", lambda _request: PlainTextResponse("dashboard"))])
    assert put(app, "GET", "/").body == b"dashboard"
    assert put(app, "GET", at("vector")).status == 200
    assert put(app, "GET", "/sync/elsewhere").status == 404
