"""Laptops and a hub of which one has another version: another major protocol is refused in words that say which of them
is behind, and goes on afterwards; what only a newer one knows stays whole and goes on by every road."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cocreate_desktop.apps.sharing import LocalJoining
from cocreate_desktop.central import api, client, line, wire
from cocreate_desktop.desktop.sharing.words import told
from cocreate_desktop.domain.chains import canonical, link_of
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.sharestate import SharePhase
from cocreate_desktop.domain.stamps import next_stamp
from cocreate_desktop.domain.syncerrors import NewerPeer, OlderPeer, SyncProblem
from cocreate_desktop.phones.network import free_port
from cocreate_desktop.services.oplines import line_of
from cocreate_desktop.services.peers import PROTOCOL
from cocreate_desktop.storage import SqlPeer
from tests.apps.sharing.hall import Hub, Laptop, a_file
from tests.patience import until

NEXT = PROTOCOL[0] + 1
NOW = datetime(2026, 10, 14, 20, 0, tzinfo=UTC)
WORD = "vier fietsen"


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    path = tmp_path / "one.cocreate"
    made = Laptop(path, "laptop at the door", a_file(path))
    made.sharing._roads.open_at(free_port(0, ""))
    yield made
    made.close()


@contextmanager
def asks_newer(major: int = NEXT) -> Iterator[None]:
    """Whoever asks has the next version."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line, "PROTOCOL", (major, 0))
        patch.setattr(client, "PROTOCOL", (major, 0))
        patch.setattr(wire, "spoken", lambda: f"{major}.0")
        yield


@contextmanager
def answers_newer(major: int = NEXT) -> Iterator[None]:
    """Whoever answers has it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "PROTOCOL", (major, 0))
        patch.setattr(api, "HEADERS", {**api.HEADERS, wire.SPEAKS: f"{major}.0"})
        yield


def next_to(laptop: Laptop, path: Path) -> Laptop:
    """Another laptop that has joined it."""
    code, where = laptop.sharing.offer().code, f"https://127.0.0.1:{laptop.sharing._door.port}"
    return Laptop(LocalJoining("second").from_laptop(path, where, code, lambda _state: None), "second")


def refused_until_they_have_one_version(asks: Laptop, is_there: Callable[[str], bool]) -> None:
    """``asks`` says on its own screen which of the two is behind, nothing goes over, and then all of it."""
    (road,) = asks.sharing.roads
    turns: tuple[tuple[Callable[[], object], type[SyncProblem], str], ...] = (
        (asks_newer, OlderPeer, "Bomen"),
        (answers_newer, NewerPeer, "Water"),
    )
    asks.until_safe()
    for other_version, heard, note in turns:
        with other_version():  # type: ignore[attr-defined]  # both make a context
            asks.write(note)
            with pytest.raises(heard):
                asks.sharing.share()
            assert asks.sharing.state.problem == str(heard(peer=road.name))
            assert not is_there(note)
        asks.sharing.share()
        assert is_there(note)
        asks.until_safe()


def test_that_a_laptop_of_another_major_version_is_refused_in_words_and_goes_on_once_both_have_one(
    laptop: Laptop, tmp_path: Path
) -> None:
    second = next_to(laptop, tmp_path / "two.cocreate")
    try:
        refused_until_they_have_one_version(second, lambda note: note in laptop.notes())
    finally:
        second.close()


def test_that_a_laptop_that_refuses_another_version_says_so_on_its_own_screen_too_until_both_have_one(
    laptop: Laptop, tmp_path: Path
) -> None:
    path = tmp_path / "two.cocreate"
    next_to(laptop, path).close()
    turns: tuple[tuple[Callable[[], object], SyncProblem], ...] = (
        (asks_newer, NewerPeer(peer="second")),
        (answers_newer, OlderPeer(peer="second")),
    )
    for other_version, heard in turns:
        with other_version(), closing(Laptop(path, "second")):  # type: ignore[attr-defined]  # both make a context
            until(lambda problem=heard: laptop.sharing.state.problem == str(problem))  # type: ignore[misc]
            state = laptop.sharing.state
        assert (state.phase, state.peer) == (SharePhase.TROUBLE, "second")
        assert heard.next in told(state, laptop.sharing.roads, NOW).more
        with closing(Laptop(path, "second")):
            until(lambda: laptop.phase is SharePhase.SAFE)


def test_that_a_hub_of_another_major_version_is_refused_in_words_and_goes_on_once_both_have_one(
    hub: Hub, laptop: Laptop
) -> None:
    laptop.pair(hub)
    laptop.until_safe()
    project = laptop.store.project_id
    refused_until_they_have_one_version(
        laptop, lambda note: note in {op.entity_id for op in hub.ops(project)}
    )


def test_that_a_code_is_not_used_up_by_a_laptop_of_another_version(
    hub: Hub, laptop: Laptop, tmp_path: Path
) -> None:
    laptop.pair(hub)
    laptop.until_safe()
    code, path, joining = (
        hub.code(laptop.store.project_id),
        tmp_path / "three.cocreate",
        LocalJoining("third"),
    )
    shown, where = laptop.sharing.offer().code, f"https://127.0.0.1:{laptop.sharing._door.port}"
    for other_version, heard in ((asks_newer, OlderPeer), (answers_newer, NewerPeer)):
        with other_version():
            with pytest.raises(heard):
                joining.from_hub(path, hub.address, code, lambda _state: None)
            with pytest.raises(heard):
                joining.from_laptop(path, where, shown, lambda _state: None)
        assert not path.exists()
    assert joining.from_hub(path, hub.address, code, lambda _state: None).exists()


def of_a_newer_version(project: str) -> tuple[Op, ...]:
    """A note with a field that nobody here knows, another value of it, a kind of thing and a kind of op that nobody knows."""
    told = (
        (OpKind.ADD, "note", "n", "", {"text": "Meer groen", "original": "Meer groen", "mood": {"of": [1, "blij"]}}),
        (OpKind.SET, "note", "n", "mood", "boos"),
        (OpKind.ADD, "drone", "d", "", {"over": "het plein"}),
        (OpKind("weigh"), "note", "n", "text", {"weight": 7}),
        (OpKind("weigh"), "drone", "d", "", ["a"]),
        (OpKind.SET, "note", "n", "text", "Nog meer groen"),
    )  # fmt: skip
    made: list[Op] = []
    for seq, (kind, entity, entity_id, field, value) in enumerate(told, 1):
        before = made[-1] if made else None
        op = Op(
            project_id=project, device="newer", seq=seq, base="", kind=kind, entity=entity, entity_id=entity_id, field=field,
            hlc=next_stamp(before.hlc if before else "", 1_790_000_000_000 + seq, "newer"), salt=f"salt{seq}", subject="",
            value=canonical(value), link="",
        )  # fmt: skip
        made.append(replace(op, link=link_of(before.link if before else "", op)))
    return tuple(made)


def told_by_newer(opened: Laptop) -> list[str]:
    """Its lines, as this laptop would hand them on."""
    return [line_of(op) for op in SqlPeer(opened.store).take({}, 10_000) if op.device == "newer"]


def test_that_what_only_a_newer_version_knows_goes_on_whole_by_hub_laptop_and_stick(
    hub: Hub, laptop: Laptop, tmp_path: Path
) -> None:
    """From the hub by the wire, from laptop to laptop by the wire, and on by a bundle."""
    laptop.pair(hub)
    laptop.until_safe()
    ops = of_a_newer_version(laptop.store.project_id)
    SqlPeer(hub.parts.stores.project(laptop.store.project_id).store).give(ops)
    laptop.comes_to(lambda: told_by_newer(laptop))
    wanted = [line_of(op) for op in ops]
    second = next_to(laptop, tmp_path / "two.cocreate")
    try:
        until(lambda: told_by_newer(second))
        stick = second.sharing.write_bundle(tmp_path / "stick.cocreate-bundle", WORD)
    finally:
        second.close()
    third = Laptop(LocalJoining("third").from_bundle(tmp_path / "three.cocreate", stick, WORD), "third")
    try:
        for one in (laptop, third):
            assert told_by_newer(one) == wanted
            assert one.notes() == {"Nog meer groen"}
    finally:
        third.close()
