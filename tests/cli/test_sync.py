"""`cocreate sync` and `cocreate join`: what went and came, what stands in two versions, and one clear line for whatever else
answers, or nobody."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest

from cocreate_desktop.apps.exchanging.sync import shared_by
from cocreate_desktop.apps.exchanging.told import ShareMeter
from cocreate_desktop.apps.sharing import LocalSharing
from cocreate_desktop.apps.site import machine
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.central import wire
from cocreate_desktop.central.pairing import PORT
from cocreate_desktop.domain.sharestate import SharePhase, ShareState
from cocreate_desktop.domain.syncerrors import (
    BadPairing,
    BadToken,
    Garbled,
    NewerPeer,
    NoRoad,
    NotPaired,
    OlderPeer,
    SharingPaused,
    Unreachable,
)
from cocreate_desktop.storage import check_workspace
from tests.central.serving import http, strange
from tests.cli.conftest import Command, Terminal, unusable
from tests.cli.hubs import Hub, rewrite, running_hub, texts, write

PAIRED = {"peer": "De centrale"}


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with running_hub(tmp_path) as made:
        yield made


def test_that_two_laptops_meet_at_the_hub_and_what_differs_is_listed(
    hub: Hub, buurt: Path, tmp_path: Path, cocreate: Command
) -> None:
    note = write(buurt, "Bankjes")
    first = cocreate("sync", buurt, "--hub", hub.address, "--code", hub.code(), "--lang", "en")
    assert (first.code, first.err) == (0, "")
    head, row = first.out.splitlines()
    assert re.split(r"\s{2,}", head)[:2] == ["With", "Changes sent"]
    assert re.match(r"De centrale +[1-9][\d.,]* +0 +0 +0$", row)
    again = cocreate("sync", buurt, "--hub", hub.address, "--code", "1234-5678-9", "--json")
    nothing = {"went": 0, "came": 0, "pictures_went": 0, "pictures_came": 0}
    assert again.json == {"shared": [PAIRED | nothing], "problems": [], "conflicts": []}

    other = tmp_path / "elsewhere" / "buurt.cocreate"
    joined = cocreate("join", other, "--hub", hub.address, "--code", hub.code(joins=True), "--lang", "en")
    assert (joined.code, joined.err) == (0, "")
    assert "Recovery key: " in joined.out
    assert texts(other) == ["Bankjes"]
    rewrite(buurt, note, "Bankjes met een rug")
    rewrite(other, note, "Bankjes in de schaduw")
    assert cocreate("sync", buurt).code == 0
    met = cocreate("sync", other, "--json")
    assert met.code == 1
    assert [(one["title"], {one["holds"], one["other"]}) for one in met.json["conflicts"]] == [
        ("Bankjes", {"Bankjes met een rug", "Bankjes in de schaduw"})
    ]
    told = cocreate("sync", buurt, "--lang", "en")
    assert told.code == 1
    (line,) = (line for line in told.out.splitlines() if "“Bankjes”" in line)
    assert "“Bankjes met een rug”" in line
    assert "“Bankjes in de schaduw”" in line
    assert "This laptop" in line
    assert texts(buurt) == texts(other)
    for path in (buurt, other):
        assert check_workspace(path).problems == ()


def test_that_a_road_that_is_closed_holds_up_no_other_and_a_pause_holds_all(
    hub: Hub, buurt: Path, tmp_path: Path, cocreate: Command
) -> None:
    assert cocreate("sync", buurt, "--hub", hub.address, "--code", hub.code()).code == 0
    with running_hub(tmp_path / "other") as other:
        assert cocreate("sync", buurt, "--hub", other.address, "--code", other.code()).code == 0
        write(buurt, "Bankjes")
        other.way.away = True
        part = cocreate("sync", buurt, "--json")
        assert part.code == 1
        assert [one["peer"] for one in part.json["shared"]] == ["De centrale"]
        assert part.json["problems"] == [PAIRED | {"why": str(Unreachable(**PAIRED))}]
        said = cocreate("sync", buurt)
        assert (said.code, said.err) == (1, f"{Unreachable(**PAIRED)}\n")
        assert len(said.out.splitlines()) == 2
        assert cocreate("sync", buurt, "--hub", hub.address).code == 0
        hub.way.away = True
        both = cocreate("sync", buurt)
        assert (both.code, both.out, both.err) == (2, "", f"{Unreachable(**PAIRED)}\n" * 2)
        other.way.away = hub.way.away = False
        with _shared(buurt) as sharing:
            sharing.pause()
        assert unusable(cocreate("sync", buurt)) == str(SharingPaused())
        assert cocreate("sync", buurt, "--resume").code == 0
        assert cocreate("sync", buurt).code == 0


@contextmanager
def _shared(path: Path) -> Iterator[LocalSharing]:
    opened = open_services(path)
    try:
        with shared_by(opened) as sharing:
            yield sharing
    finally:
        opened.close()


def test_that_a_laptop_is_joined_by_the_code_on_its_screen_and_shared_with_from_then_on(
    buurt: Path, tmp_path: Path, cocreate: Command
) -> None:
    note, new = write(buurt, "Bankjes"), tmp_path / "nieuw.cocreate"
    with _shared(buurt) as sharing:
        offer = sharing.offer()
        port = "".join(offer.addresses[:1]).rpartition(":")[2] or PORT
        words = ("join", new, "--laptop", f"https://127.0.0.1:{port}")
        assert unusable(cocreate(*words, "--code", "1234-5678-9"))
        assert cocreate(*words, "--code", offer.code, "--json").json["made"] == str(new)
        rewrite(new, note, "Bankjes in de schaduw")
        assert cocreate("sync", new, "--json").json["shared"][0]["went"] == 1
    assert texts(buurt) == ["Bankjes in de schaduw"]
    assert unusable(cocreate("sync", new)) == str(Unreachable(peer=machine()))
    assert unusable(cocreate("sync", buurt)) == str(NoRoad()), "the other one comes here by itself"


def test_that_a_terminal_sees_how_far_it_is_and_a_pipe_does_not() -> None:
    state = ShareState(SharePhase.BUSY, "De centrale", done=400, total=1200)
    for stream, seen in ((Terminal(), "De centrale: 400"), (io.StringIO(), "")):
        meter = ShareMeter(stream)
        meter.hear(state)
        assert seen in stream.getvalue()
        meter.clear()
        assert stream.getvalue().endswith("\r\x1b[K" if seen else "")


@pytest.mark.parametrize("what", ["newer", "older", "garbage", "login", "half", "dead", "revoked"])
def test_that_whatever_else_answers_is_told_in_one_line_and_nothing_is_lost(
    hub: Hub, buurt: Path, tmp_path: Path, cocreate: Command, what: str
) -> None:
    cocreate("sync", buurt, "--hub", hub.address, "--code", hub.code())
    write(buurt, "Bankjes")
    said, problem = _answers(what)
    if what == "revoked":
        hub.revoke_all()
    hub.way.away = what == "dead"
    with strange(said) if said else nullcontext(hub.port) as port, hub.answered_by(port):
        assert unusable(cocreate("sync", buurt)) == str(problem)
        if what not in ("dead", "revoked"):
            new = tmp_path / "nieuw.cocreate"
            assert unusable(cocreate("join", new, "--hub", hub.address, "--code", "1234-5678-9"))
            assert not new.exists()
    hub.way.away = False
    assert texts(buurt) == ["Bankjes"]
    code = ["--hub", hub.address, "--code", hub.code()] if what == "revoked" else []
    done = cocreate("sync", buurt, "--json", *code)
    assert (done.code, done.json["shared"][0]["went"] > 0) == (0, True)


def _answers(what: str) -> tuple[bytes, Exception]:
    """What stands at the address, and what is said of it."""
    speaks = wire.SPEAKS.replace("-", "_")
    page = http("200 OK", b"<html>Welkom op de wifi</html>", content_type="text/html")
    found: dict[str, tuple[bytes, Exception]] = {
        "newer": (http("200 OK", b"{}", **{speaks: "2.0"}), NewerPeer(**PAIRED)),
        "older": (http("200 OK", b"{}", **{speaks: "0.9"}), OlderPeer(**PAIRED)),
        "garbage": (b"\x00\x01\x02 geen http \xff\r\n\r\n", Garbled(**PAIRED)),
        "login": (page, Garbled(**PAIRED)),
        "half": (page[:30], Unreachable(**PAIRED)),
        "dead": (b"", Unreachable(**PAIRED)),
        "revoked": (b"", BadToken(**PAIRED)),
    }
    return found[what]


def test_that_wrong_use_changes_nothing(hub: Hub, buurt: Path, tmp_path: Path, cocreate: Command) -> None:
    assert unusable(cocreate("sync", buurt)) == str(NoRoad())
    assert unusable(cocreate("sync", buurt, "--hub", hub.address)) == str(NotPaired(peer=hub.address))
    for code in ("", "1234-5678-9", "geen code"):
        if code:
            said = unusable(cocreate("sync", buurt, "--hub", hub.address, "--code", code))
            assert said == str(BadPairing(peer=hub.address))
        new = tmp_path / "nieuw.cocreate"
        assert unusable(cocreate("join", new, "--hub", hub.address, "--code", code))
        assert unusable(cocreate("join", new, "--laptop", "https://127.0.0.1:1", "--code", code))
        assert not new.exists()
    for address in ("geen adres", "http://hub.voorbeeld.nl", "https://hub.voorbeeld.nl/?a=b"):
        assert address in unusable(cocreate("sync", buurt, "--hub", address, "--code", "1234-5678-9"))
    assert unusable(cocreate("sync", tmp_path / "weg.cocreate"))
    before = buurt.read_bytes()
    assert "buurt.cocreate" in unusable(cocreate("join", buurt, "--hub", hub.address, "--code", hub.code()))
    assert buurt.read_bytes() == before
    assert unusable(cocreate("join", tmp_path / "x.cocreate", "--code", "1"))
