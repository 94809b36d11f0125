"""The relay tells events of any thread in the window's thread: together, each once, and soon when it was quiet before."""

from collections.abc import Iterator
from threading import Thread

import pytest
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.relay import COMMIT_MS, GATHER_MS, Batch, Relay, wait_ms
from cocreate_desktop.domain.events import BallotCast, Changed, Event, GuestsChanged
from cocreate_desktop.domain.ops import OpKind
from cocreate_desktop.services.bus import Bus

VOTE = BallotCast("p", "r")
NOTE = Changed("p", "note", "n", OpKind.SET, frozenset(("text",)))


@pytest.fixture
def bus() -> Bus:
    return Bus()


@pytest.fixture
def relay(qtbot: QtBot, bus: Bus) -> Iterator[Relay]:
    relay = Relay(bus)
    yield relay
    relay.close()


def told_of(relay: Relay) -> list[Batch]:
    told: list[Batch] = []
    relay.happened.connect(told.append)
    return told


def test_that_events_of_another_thread_are_told_together_and_each_once(
    qtbot: QtBot, bus: Bus, relay: Relay
) -> None:
    def work() -> None:
        for event in (VOTE, NOTE, VOTE):
            bus.publish(event)

    told = told_of(relay)
    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [Batch((VOTE, NOTE))]


def test_that_the_first_event_after_a_pause_waits_only_for_its_own_commit() -> None:
    assert wait_ms(None) == wait_ms(GATHER_MS) == wait_ms(10_000) == COMMIT_MS
    assert COMMIT_MS < GATHER_MS / 10


def test_that_a_flood_is_told_no_more_than_twenty_times_a_second() -> None:
    assert wait_ms(0) == GATHER_MS
    assert wait_ms(20) == GATHER_MS - 20


def test_that_what_is_told_at_once_is_not_told_again(qtbot: QtBot, bus: Bus, relay: Relay) -> None:
    told = told_of(relay)
    bus.publish(VOTE)
    relay.tell_now()
    assert told == [Batch((VOTE,))]
    bus.publish(GuestsChanged(3))
    qtbot.waitUntil(lambda: len(told) > 1)
    assert told[1:] == [Batch((GuestsChanged(3),))]


def test_that_a_closed_relay_tells_nothing(qtbot: QtBot, bus: Bus, relay: Relay) -> None:
    told = told_of(relay)
    bus.publish(VOTE)
    relay.close()
    bus.publish(NOTE)
    relay.tell_now()
    assert told == []
    assert bus.handlers == 0


def test_that_a_batch_knows_of_what_things_changed() -> None:
    assert Batch((VOTE, NOTE, GuestsChanged(3))).entities == {"note"}


def test_that_turns_count_changes_of_a_word_whether_told_or_not(bus: Bus, relay: Relay) -> None:
    events: tuple[Event, ...] = (NOTE, NOTE, VOTE)
    for event in events:
        bus.publish(event)
    assert relay.turns("note", "theme") == 2
    assert relay.turns("theme") == 0
