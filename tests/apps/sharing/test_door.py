"""A laptop that lets others in: how it stands with them, what a pause and a closed project mean to them, and what came with a
copy of the file."""

from __future__ import annotations

import json
import socket
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreate_desktop import paths
from cocreate_desktop.apps.sharing import LocalJoining
from cocreate_desktop.apps.sharing.roads import Roads, Way
from cocreate_desktop.apps.sharing.threshold import Stopped, Threshold
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.domain.errors import NotAllowed
from cocreate_desktop.domain.laptops import Laptop as Listed
from cocreate_desktop.domain.sharestate import SharePhase
from cocreate_desktop.domain.syncerrors import Unreachable
from cocreate_desktop.phones.network import free_port
from cocreate_desktop.services.gate import Paired
from cocreate_desktop.services.sharing import RoadKind
from tests.apps.sharing.hall import Hub, Laptop, a_file, threads
from tests.patience import until

SECOND = "laptop of the note-taker"


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Laptop]:
    path = tmp_path / "one.cocreate"
    made = Laptop(path, "laptop at the door", a_file(path))
    made.sharing._roads.open_at(free_port(0, ""))  # the usual one is wanted by other tests at the same time
    yield made
    made.close()
    assert threads("sharing-") == []


def join(first: Laptop, path: Path, called: str = SECOND) -> Laptop:
    offer = first.sharing.offer()
    where = f"https://127.0.0.1:{first.sharing._door.port}"
    return Laptop(LocalJoining(called).from_laptop(path, where, offer.code, lambda _state: None), called)


def listed(laptop: Laptop) -> dict[str, int]:
    return {one.id: one.place for one in laptop.store.read(lambda reader: reader.find(Listed))}


def test_that_both_laptops_know_how_they_stand_with_each_other(first: Laptop, tmp_path: Path) -> None:
    second = join(first, tmp_path / "two.cocreate")
    third = join(first, tmp_path / "three.cocreate", "third")
    try:
        first.write("Bomen", b"a picture of trees")
        second.write("Water", b"a picture of a pond")
        third.write("Licht")
        for one in (first, second, third):
            one.until_safe()
            one.until_it_has({"Bomen", "Water", "Licht"})
        assert sorted(listed(first).values()) == [0, 1, 2]
        until(lambda: {second.store.device, third.store.device} == first.sharing.signs().keys())
        assert list(second.sharing.signs()) == [first.store.device]
        names = {one.device: one.name for one in first.sharing._roads.let_in.values()}
        assert names == {second.store.device: SECOND, third.store.device: "third"}
        third.close()
        first.sharing.pause()
        second.write("Speelplek")
        second.comes_to(lambda: second.phase is SharePhase.TROUBLE)
        assert "Speelplek" not in first.notes()
        first.sharing.resume()
        second.sharing.resume()
        until(lambda: "Speelplek" in first.notes())
        second.until_safe()
        second.close()
        first.write("Bankjes")
        until(lambda: first.sharing.state.waiting == 1)
        assert first.phase is SharePhase.BEHIND
    finally:
        third.close()
        second.close()


def test_that_a_laptop_comes_back_by_itself_after_the_door_was_closed_and_another_stands_there(
    first: Laptop, tmp_path: Path
) -> None:
    second = join(first, tmp_path / "two.cocreate")
    try:
        second.until_safe()
        port = first.sharing._door.port
        first.close()
        second.write("Water")
        second.comes_to(lambda: second.phase is SharePhase.TROUBLE)
        again = Laptop(first.path, first.called)
        assert again.sharing._door.port == port
        second.comes_to(lambda: "Water" in again.notes())
        second.until_safe()
        again.sharing.forget(again.sharing.roads[0].id)
        second.comes_to(lambda: second.phase is SharePhase.TROUBLE)
        assert first.called in second.sharing.state.problem
        again.close()
        with pytest.raises(Unreachable):
            again.sharing._door.open()
        place = paths.data() / "sharing"
        if sys.platform != "win32":
            modes = {stat.S_IMODE(one.stat().st_mode) for one in place.iterdir()}
            assert modes == {0o600}
            assert stat.S_IMODE(place.stat().st_mode) == 0o700
    finally:
        second.close()


def test_that_a_laptop_with_another_address_than_last_time_is_found_again(
    first: Laptop, tmp_path: Path
) -> None:
    second = join(first, tmp_path / "two.cocreate")
    with socket.create_server(("", 0)) as elsewhere:
        try:
            second.until_safe()
            port = first.sharing._door.port
            first.close()
            with socket.create_server(("", port)):  # somebody else has its place now
                again = Laptop(first.path, first.called)
                assert again.sharing._door.port not in (port, 0)
                second.write("Water")
                second.found = f"https://127.0.0.1:{elsewhere.getsockname()[1]}"  # a stranger says to be it
                second.comes_to(lambda: second.phase is SharePhase.TROUBLE)
                second.found = f"https://127.0.0.1:{again.sharing._door.port}"
                second.comes_to(lambda: "Water" in again.notes())
                assert second.sharing.roads[0].address == second.found
                again.close()
        finally:
            second.close()


def test_that_a_copy_to_practise_with_shares_with_nobody(first: Laptop, tmp_path: Path) -> None:
    first.sharing._roads.add(RoadKind.HUB, "https://127.0.0.1:9", Paired("t", "p", "De centrale"))
    first.sharing._roads.welcome("hash", SECOND)
    spare = first.opened.workspace.backups.spare(tmp_path / "dry-run")
    key = first.opened.workspace.recovery_key()
    copy = open_services(Path(spare), key=key)
    copy.workspace.remember_nothing()
    copy.close()
    practising = Laptop(Path(spare), "practising", key)
    try:
        assert (practising.sharing.roads, practising.phase) == ((), SharePhase.ALONE)
        assert threads() == threads("sharing-door") == []
        for deed in (
            practising.sharing.offer,
            lambda: practising.sharing.pair_hub("https://127.0.0.1:9", "1234"),
            lambda: practising.sharing.write_bundle(tmp_path / "out", "vier fietsen in de regen"),
        ):
            with pytest.raises(NotAllowed):
                deed()
    finally:
        practising.close()


def test_that_a_backup_that_goes_on_elsewhere_shares_as_another_laptop(
    first: Laptop, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first.pair(hub)
    first.write("Bomen")
    first.until_safe()
    backup = Path(first.opened.workspace.backups.spare(tmp_path / "stick"))
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("COCREATE_HOME", str(tmp_path / "elsewhere"))
        other = Laptop(backup, "spare laptop", first.opened.workspace.recovery_key())
    try:
        other.until_safe()
        first.comes_to(lambda: len(listed(first)) == 2)
        assert sorted(listed(first).values()) == [0, 1]
        first.write("Water")
        other.write("Licht")
        wanted = {"Bomen", "Water", "Licht"}
        other.clock.forward()
        first.comes_to(lambda: first.notes() == wanted)
        other.comes_to(lambda: other.notes() == wanted)
    finally:
        other.close()


def test_that_what_another_process_writes_in_the_file_goes_out_as_well(first: Laptop, hub: Hub) -> None:
    first.pair(hub)
    first.until_safe()
    phones = Laptop(first.path, "phones", start=False)  # as the phone server has it open
    phones.write("Van een telefoon")
    first.comes_to(lambda: "Van een telefoon" in {op.entity_id for op in hub.ops(first.store.project_id)})
    phones.opened.close()


@pytest.mark.expected_log("what a file knows of its roads makes no sense")
def test_that_roads_that_make_no_sense_keep_no_project_closed(first: Laptop) -> None:
    token = "a-token-that-nobody-may-read"
    first.sharing._roads.add(RoadKind.HUB, "https://127.0.0.1:9", Paired(token, "p", "De centrale"))
    (way,) = Roads(first.store).ways
    assert isinstance(way, Way)
    assert token not in f"{way!r} {way}"
    for text in ("half a {", "[1]", json.dumps([{"road": {"kind": "tunnel"}}]), "null", "7"):
        for kept in ("roads", "let_in", "sharing_port"):
            first.store.note(kept, text)
        found = Roads(first.store)
        assert (found.ways, dict(found.let_in)) == ((), {})
        assert found.port in (0, 7)


def test_that_whoever_is_inside_is_waited_for_and_afterwards_nobody_comes_in() -> None:
    threshold = Threshold()
    with threshold.inside() as visit, threshold.inside():
        assert visit.out(lambda: "an answer") == "an answer"
        with pytest.raises(ZeroDivisionError):
            visit.out(lambda: 1 // 0)
    with pytest.raises(Stopped), threshold.inside() as visit:
        visit.out(threshold.close)  # while it is out, nobody is waited for
    threshold.close()
    with pytest.raises(Stopped):
        threshold.enter()
