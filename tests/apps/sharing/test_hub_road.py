"""A laptop and a hub: what goes there by itself, what a hub never reads, and what happens when it is away or lets nobody in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreate_desktop.apps.sharing import LocalJoining
from cocreate_desktop.codes.sealing import is_sealed
from cocreate_desktop.domain.events import Changed, Event
from cocreate_desktop.domain.laptops import Laptop as Listed
from cocreate_desktop.domain.sharestate import SharePhase
from cocreate_desktop.domain.syncerrors import BadToken, SharingPaused
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.storage import SqlPeer
from tests.apps.sharing.hall import CALLED, Hub, Laptop, a_file, silence, threads
from tests.patience import until

NAMES = ("Noor van de Bakker", "Bram Kuiper")


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    path = tmp_path / "one.cocreate"
    made = Laptop(path, "laptop at the door", a_file(path))
    yield made
    made.close()
    assert [one for one in threads() if one.is_alive() and one.name != "sharing"] == []


def contact(laptop: Laptop, name: str, number: int) -> None:
    made = Contact(id=name, project_id=laptop.store.project_id, name=name, number=number)
    laptop.store.run(lambda unit: unit.add(made))


def test_that_two_laptops_share_by_the_hub_and_it_reads_no_contact(
    hub: Hub, laptop: Laptop, tmp_path: Path
) -> None:
    assert (laptop.phase, threads()) == (SharePhase.ALONE, [])
    contact(laptop, NAMES[0], 7)
    laptop.write("Bomen", b"a picture of trees")
    assert laptop.pair(hub).name == CALLED
    laptop.until_safe()
    code = hub.code(laptop.store.project_id)
    path = LocalJoining("second").from_hub(tmp_path / "two.cocreate", hub.address, code, lambda _state: None)
    second = Laptop(path, "second")
    try:
        contact(second, NAMES[1], 8)  # it was given no key by the hub, which has none
        second.write("Water")
        until(lambda: any(op.entity_id == NAMES[1] for op in hub.ops(laptop.store.project_id)))
        laptop.clock.forward()
        until(lambda: second.notes() == laptop.notes() == {"Bomen", "Water"})
        assert len({one.place for one in second.store.read(lambda reader: reader.find(Listed))}) == 2
        second.until_safe()
        assert SqlPeer(second.store).picture_names() == SqlPeer(laptop.store).picture_names() != frozenset()
    finally:
        second.close()
    told = [op for op in hub.ops(laptop.store.project_id) if op.entity == "contact"]
    assert told
    assert all(op.value is None or is_sealed(op.value) for op in told)
    for file in hub.folder.glob("hub.db*"):
        assert not any(name.encode() in file.read_bytes() for name in NAMES)


def test_that_a_token_that_was_taken_back_is_told_and_a_new_code_goes_on(
    hub: Hub, laptop: Laptop, caplog: pytest.LogCaptureFixture
) -> None:
    laptop.pair(hub)
    laptop.until_safe()
    hub.takes_back_all_tokens()
    laptop.write("Bomen")
    laptop.clock.forward()
    until(lambda: laptop.phase is SharePhase.TROUBLE)
    assert laptop.sharing.state.problem == str(BadToken(peer=CALLED))
    until(lambda: laptop.sharing.state.waiting)  # it may have been told before the note was written
    with pytest.raises(BadToken) as raised:
        laptop.sharing.share()
    (way,) = laptop.sharing._roads.ways
    assert way.token not in "".join((repr(way), repr(raised.value), caplog.text))
    assert len(laptop.sharing.roads) == 1
    laptop.pair(hub)
    laptop.until_safe()
    assert [road.name for road in laptop.sharing.roads] == [CALLED]
    assert "Bomen" in {op.entity_id for op in hub.ops(laptop.store.project_id)}


def test_that_a_hub_that_is_away_holds_nothing_up_and_is_found_again(hub: Hub, laptop: Laptop) -> None:
    laptop.pair(hub)
    laptop.until_safe()
    hub.line.away = True
    hub.line.cut()
    laptop.write("Bomen")
    laptop.clock.forward()
    until(lambda: laptop.sharing.state.waiting == 1)
    assert laptop.phase is not SharePhase.SAFE
    laptop.comes_to(lambda: laptop.phase is SharePhase.TROUBLE)
    hub.line.away = False
    laptop.comes_to(lambda: laptop.phase is SharePhase.SAFE)
    assert laptop.sharing.state.waiting == 0
    assert "Bomen" in {op.entity_id for op in hub.ops(laptop.store.project_id)}


def test_that_a_pause_outlasts_closing_and_a_road_that_is_forgotten_is_gone(hub: Hub, laptop: Laptop) -> None:
    laptop.pair(hub)
    laptop.until_safe()
    laptop.sharing.pause()
    with pytest.raises(SharingPaused):
        laptop.sharing.offer()
    laptop.close()
    again = Laptop(laptop.path, "laptop at the door")
    try:
        again.write("Bomen")
        assert again.phase is SharePhase.PAUSED
        assert again.sharing.share()[0].went == 0
        again.sharing.resume()
        again.until_safe()
        assert "Bomen" in {op.entity_id for op in hub.ops(again.store.project_id)}
        again.sharing.forget(again.sharing.roads[0].id)
        assert (again.phase, again.sharing.roads) == (SharePhase.ALONE, ())
        until(lambda: threads("sharing") == threads("sharing-state"))
    finally:
        again.close()
    last = Laptop(laptop.path, "laptop at the door")
    assert last.sharing.roads == ()
    last.close()


def test_that_nobody_waits_for_a_side_that_says_nothing(hub: Hub, laptop: Laptop) -> None:
    laptop.pair(hub)
    laptop.until_safe()
    with silence() as (port, asked):
        (way,) = laptop.sharing._roads.ways
        real, hub.line.target_port = hub.line.target_port, port
        hub.line.cut()
        try:
            laptop.write("Bomen")
            laptop.clock.forward()
            until(asked)
            (waiting,) = [one for one in threads() if one.name == "sharing"]
            laptop.write("Water")
            laptop.sharing.forget(way.road.id)
            assert laptop.phase is SharePhase.ALONE
            laptop.close()
            assert waiting.is_alive()  # it still waits for an answer, and nobody for it
        finally:
            hub.line.target_port = real
    hub.line.cut()
    until(lambda: not waiting.is_alive())


@pytest.mark.expected_log("sharing did not come to its end: RuntimeError")
def test_that_an_error_of_ours_ends_no_sharing(hub: Hub, laptop: Laptop) -> None:
    laptop.pair(hub)
    laptop.until_safe()
    failing = [RuntimeError("somebody's words")]

    def hear(event: Event) -> None:
        if isinstance(event, Changed) and event.entity_id == "elsewhere" and failing:
            raise failing.pop()

    stop = laptop.opened.services.bus.subscribe(hear)
    other = laptop.path.with_name("two.cocreate")
    path = LocalJoining("second").from_hub(
        other, hub.address, hub.code(laptop.store.project_id), lambda _state: None
    )
    second = Laptop(path, "second", start=False)
    try:
        second.write("elsewhere")
        second.sharing.share()
        laptop.comes_to(lambda: not failing)
        laptop.write("Bomen")
        laptop.comes_to(lambda: laptop.phase is SharePhase.SAFE)
        assert laptop.notes() == {"elsewhere", "Bomen"}
    finally:
        stop()
        second.close()
