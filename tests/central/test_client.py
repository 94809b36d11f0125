"""The other side of the wire as a Peer: everything comes over as it was, and whatever goes wrong is said in words of ours."""

import hashlib
import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cocreate_desktop.central import wire
from cocreate_desktop.central.addresses import Place
from cocreate_desktop.central.certificates import own_certificate, server_context
from cocreate_desktop.central.client import HttpPeer
from cocreate_desktop.domain.errors import BadValue, CocreateError, DiskFull, Gone
from cocreate_desktop.domain.syncerrors import (
    BadToken,
    Diverged,
    Forked,
    Gap,
    Garbled,
    NewerPeer,
    NotOurPeer,
    OlderPeer,
    OtherProject,
    SyncProblem,
    TooMuch,
    Unreachable,
)
from cocreate_desktop.services.peers import BlobState, End
from tests.central.cutting import CuttingProxy
from tests.central.memory import PROJECT, MemoryPeer, some_ops
from tests.central.serving import (
    NOW,
    QUICK,
    TOKEN,
    app_of,
    asking,
    certificate_file,
    http,
    serving,
    strange,
)

PICTURE = bytes(range(256)) * 5000
OURS = {"CoCreate_Protocol": "1.0", "content_type": wire.MEDIA}
LOGIN = b"<!doctype html><title>Wi-Fi</title><form>Log in</form>"


@pytest.fixture(scope="module")
def peer(threads_may_stay: None) -> MemoryPeer:
    return MemoryPeer()


@pytest.fixture(scope="module")
def port(peer: MemoryPeer) -> Iterator[int]:
    with serving(app_of(peer)) as found:
        yield found


@pytest.fixture
def other(peer: MemoryPeer, port: int) -> Iterator[HttpPeer]:
    vars(peer).update(vars(MemoryPeer()))  # as new
    with asking(port) as made:
        yield made


def test_that_ops_and_ends_come_over_as_they_were(peer: MemoryPeer, other: HttpPeer) -> None:
    ours, theirs = some_ops("a", 700), some_ops("b", 3, "Ünïcode 🌳\u2028")
    assert other.greet() == peer.greet()
    assert other.vector() == {}
    assert other.give([]) == {}
    assert other.give(ours) == {"a": End(700, ours[-1].link)}  # more than travel at once
    assert other.give(theirs + ours[:5]) == peer.vector()
    assert peer.logs == {"a": list(ours), "b": list(theirs)}
    assert other.take({"a": End(699, ours[698].link)}, 500) == (*theirs, ours[-1])
    assert other.take({}, 2) == peer.take({}, 2)
    assert len(other.take({}, 10_000)) == wire.MOST_OPS
    assert other.take(peer.vector(), 500) == ()


def test_that_chains_are_compared_and_healed(peer: MemoryPeer, other: HttpPeer) -> None:
    ops = some_ops("a", 3)
    peer.give(ops)
    numbers = [1, 3, 4] + [7] * wire.MOST_LINKS
    assert other.links("a", numbers) == (ops[0].link, ops[2].link, "") + ("",) * wire.MOST_LINKS
    assert (other.op_at("a", 2), other.op_at("a", 4)) == (ops[1], None)
    assert other.heal("a", 0, ops[0]) is True
    assert other.heal("a", 2, ops[2]) is False
    assert peer.healed == [("a", 0, ops[0]), ("a", 2, ops[2])]
    assert other.digest(peer.vector()) == peer.digest(peer.vector()) != ""


def test_that_a_picture_goes_on_where_it_was(peer: MemoryPeer, other: HttpPeer) -> None:
    name = hashlib.sha256(PICTURE).hexdigest()
    state = BlobState(name, "image/jpeg", len(PICTURE), 0)
    lacking = hashlib.sha256(b"").hexdigest()
    assert other.put_blob(state, 0, PICTURE[:1000]) == 1000
    assert other.put_blob(state, 5000, PICTURE[5000:6000]) == 1000  # says where to go on
    assert other.put_blob(state, 1000, PICTURE[1000 : 1000 + wire.LARGEST_PART]) == 1000 + wire.LARGEST_PART
    assert other.blobs([lacking, name]) == (BlobState(lacking, "", 0, 0), peer.pictures[name][0])
    assert other.put_blob(state, 1000 + wire.LARGEST_PART, PICTURE[1000 + wire.LARGEST_PART :]) == len(
        PICTURE
    )
    first = other.get_blob(name, 0, len(PICTURE))
    assert first + other.get_blob(name, len(first), len(PICTURE)) == PICTURE
    with pytest.raises(Gone):
        other.get_blob(lacking, 0, 10)
    with pytest.raises(TooMuch):
        other.put_blob(state, 0, bytes(wire.LARGEST_PART + 1))


@pytest.mark.parametrize(
    ("raised", "heard"),
    [
        (Gap(peer="x"), Gap), (Forked(peer="x", device="a"), Forked), (Garbled(peer="x"), Garbled),
        (TooMuch(peer="x"), TooMuch),
        (DiskFull(path="x"), TooMuch), (OtherProject(peer="x"), OtherProject), (BadToken(peer="x"), BadToken),
        (Unreachable(peer="x"), Unreachable), (Gone(what="note", id="1"), Gone), (Diverged(peer="x"), SyncProblem),
    ],
)  # fmt: skip
def test_that_what_the_replica_raises_is_raised_here(
    peer: MemoryPeer, other: HttpPeer, raised: CocreateError, heard: type[CocreateError]
) -> None:
    peer.problem = raised
    with pytest.raises(CocreateError) as found:
        other.vector()
    assert type(found.value) is heard
    assert str(found.value)  # every sentence has what it needs
    assert found.value.values.get("device") == raised.values.get("device")
    assert other.vector() == {}


@pytest.mark.expected_log("could not be asked")
def test_that_a_fault_over_there_is_a_sync_that_did_not_come_to_its_end(
    peer: MemoryPeer, other: HttpPeer
) -> None:
    peer.problem = OSError("the name of a neighbour")
    with pytest.raises(SyncProblem):
        other.vector()


def test_that_a_wrong_token_and_another_project_are_said(peer: MemoryPeer, port: int) -> None:
    for token, project in (("wrong", PROJECT), ("", PROJECT), (TOKEN, "another")):
        with asking(port, token=token, project_id=project) as stranger, pytest.raises(BadToken):
            stranger.vector()
    with pytest.raises(BadToken):
        asking(port, token="a\r\nb: c")
    peer.project_id = "another"
    with asking(port) as other, pytest.raises(OtherProject):
        other.greet()


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        (http("200 OK", LOGIN, content_type="text/html"), Garbled),
        (http("302 Found", b"", location="http://wifi.example/login"), Garbled),
        (http("401 Unauthorized", LOGIN, content_type="text/html"), Garbled),
        (http("403 Forbidden", LOGIN, content_type="text/html"), Garbled),
        (http("511 Network Authentication Required", LOGIN), Garbled),
        (http("502 Bad Gateway", b"nginx"), Unreachable),
        (http("413 Too Large", b"nginx"), TooMuch),
        (http("200 OK", b"", CoCreate_Protocol="2.0"), NewerPeer),
        (http("404 Not Found", b"", CoCreate_Protocol="0.9"), OlderPeer),
        (http("200 OK", b'{"ends": {"a": [1,', **OURS), Garbled),
        (http("200 OK", b'{"ends": {"a": [1, "l"]}}', CoCreate_Protocol="1.0"), Garbled),
        (http("200 OK", b'{"ends": {"a": [1, "l"]}}', **OURS, content_encoding="gzip"), Garbled),
        (http("200 OK", b'{"ends": {"a": [0, "l"]}}', **OURS), Garbled),
        (http("200 OK", b" " * (wire.LARGEST + 1), **OURS), Garbled),
        (http("409 Conflict", b'{"error": 7}', **OURS), Garbled),
        (http("200 OK", b'{"ends"', content_length="900", **OURS), Unreachable),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", Garbled),
        (b"\x00\xff" * 200, Garbled),
        (b"", Unreachable),
    ],
)  # fmt: skip
def test_that_what_answers_in_its_place_is_seen(answer: bytes, heard: type[SyncProblem]) -> None:
    with strange(answer) as port, asking(port) as other, pytest.raises(SyncProblem) as found:
        other.vector()
    assert type(found.value) is heard
    assert "de centrale" in str(found.value)


def test_that_nobody_there_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with asking(port) as other:
        with pytest.raises(Unreachable):
            other.vector()
        other.close()
        with pytest.raises(Unreachable):
            other.vector()


def test_that_a_laptop_is_known_by_its_fingerprint_only(tmp_path: Path) -> None:
    known, another = (own_certificate(tmp_path / name, NOW) for name in ("known", "another"))
    with serving(app_of(MemoryPeer()), server_context(known)) as port:
        with asking(port, fingerprint=known.fingerprint) as other:
            assert other.vector() == {}
        with asking(port, fingerprint=another.fingerprint) as other, pytest.raises(NotOurPeer):
            other.vector()
        place, _ = certificate_file(tmp_path / "hub.pem")
        with asking(port, ca_file=place) as other, pytest.raises(NotOurPeer):  # nobody vouches for it
            other.vector()


def test_that_a_pinned_certificate_that_has_expired_is_said(tmp_path: Path) -> None:
    old, context = certificate_file(tmp_path / "old.pem", until=NOW - timedelta(days=200))
    der = ssl.PEM_cert_to_DER_cert(old.read_text().partition("-----END PRIVATE KEY-----\n")[2])
    with (
        strange(b"", context) as port,
        asking(port, fingerprint=hashlib.sha256(der).hexdigest()) as other,
        pytest.raises(NotOurPeer) as found,
    ):
        other.vector()
    assert "verlopen" in str(found.value) or "expired" in str(found.value)


def test_that_a_hub_is_trusted_by_its_certificate(tmp_path: Path) -> None:
    file, context = certificate_file(tmp_path / "hub.pem")
    with serving(app_of(MemoryPeer()), context) as port, asking(port, ca_file=file) as other:
        assert other.greet().project_id == PROJECT
    said = set()
    for number, (host, until) in enumerate((("hub.example", None), ("127.0.0.1", NOW - timedelta(days=99)))):
        file, context = certificate_file(tmp_path / f"{number}.pem", host=host, until=until)
        with strange(b"", context) as port, asking(port, ca_file=file) as other:
            with pytest.raises(NotOurPeer) as found:
                other.vector()
            said.add(found.value.values["why"])
    assert len(said) == 2


def test_that_a_page_without_tls_at_the_port_of_https_is_no_peer(tmp_path: Path) -> None:
    with (
        strange(http("200 OK", LOGIN)) as port,
        asking(port, fingerprint="f" * 64) as other,
        pytest.raises(Garbled),
    ):
        other.vector()


def test_that_plain_http_goes_to_this_machine_only() -> None:
    with pytest.raises(BadValue):
        HttpPeer(Place("http://hub.example"), PROJECT, TOKEN, "x")
    with pytest.raises(BadValue):
        HttpPeer(Place("http://127.0.0.1:1", fingerprint="f" * 64), PROJECT, TOKEN, "x")


@pytest.mark.parametrize("safe", [False, True])
def test_that_a_cut_line_is_unreachable_and_everything_can_be_asked_again(tmp_path: Path, safe: bool) -> None:
    peer, ops = MemoryPeer(), some_ops("a", 400)
    own = own_certificate(tmp_path, NOW)
    context, print_ = (server_context(own), own.fingerprint) if safe else (None, "")
    with (
        serving(app_of(peer), context) as port,
        CuttingProxy(port) as proxy,
        asking(proxy.port, fingerprint=print_) as other,
    ):
        other.vector()
        proxy.lose_reply()
        with pytest.raises(Unreachable):
            other.give(ops[:100])
        assert len(peer.logs["a"]) == 100  # it arrived all the same
        proxy.cut_every = 4000
        given, tries = other.vector(), 0
        while given["a"].seq < 400:
            try:
                given = other.give(ops[given["a"].seq :][:20])
            except Unreachable:
                tries += 1
        assert peer.logs["a"] == list(ops)
        assert proxy.cuts > 3
        assert tries > 0
        proxy.cut_every, proxy.away = None, True
        proxy.cut()
        with pytest.raises(Unreachable):
            other.vector()
        proxy.away = False
        assert other.vector() == peer.vector()


def test_that_an_answer_that_drips_is_given_up() -> None:
    slow = replace(QUICK, grace=-1, least=2**40)
    with strange(http("200 OK", b'{"ends": {}}', **OURS)) as port:
        place = Place(f"http://127.0.0.1:{port}")
        with HttpPeer(place, PROJECT, TOKEN, "x", patience=slow) as other, pytest.raises(Unreachable):
            other.vector()


def test_that_an_answer_that_stays_away_is_waited_for_no_longer_than_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        place = Place(f"http://127.0.0.1:{silent.getsockname()[1]}")
        quick = replace(QUICK, bytes=0.05)
        with HttpPeer(place, PROJECT, TOKEN, "x", patience=quick) as other, pytest.raises(Unreachable):
            other.vector()
