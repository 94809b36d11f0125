"""What phones see again of their own notes: whatever happens to some of them, it is as if all had been read anew; and of many
only those are read that are another."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones.live import MOST_NOTES_APART
from cocreate_desktop.phones.ownnotes import Notes, read_notes
from tests.phones.conftest import Hall

MANY = MOST_NOTES_APART + 10


def shown(hall: Hall) -> Notes:
    """As the phone server has them now."""
    hub = hall.server.hub
    assert hub._loop is not None
    return asyncio.run_coroutine_threadsafe(hub.latest(), hub._loop).result(20).notes


def sent(hall: Hall, number: int) -> str:
    """One by one of three neighbours."""
    sending = hall.services.capturing.sending
    return hall.services.store.run(
        sending(hall.evening.id, f"Bankje {number}", author=f"neighbour {number % 3}")
    ).id


@pytest.fixture
def asking(hall: Hall) -> Hall:
    hall.go_to(Kind.IDEAS)
    return hall


def deeds(hall: Hall) -> tuple[Callable[[list[str]], object], ...]:
    """What the desk, another laptop or a neighbour does with these notes."""
    services, evening_id = hall.services, hall.evening.id
    store, capturing, boards = services.store, services.capturing, services.boards
    themes = hall.step(Kind.THEMES)
    return (
        lambda _ids: sent(hall, 100),
        lambda ids: capturing.set_state(ids[:2], NoteState.HIDDEN),
        lambda ids: store.run(capturing.withdrawing(ids[0], "neighbour 0")),
        lambda ids: capturing.edit(ids[4], "Twee bankjes"),
        lambda ids: capturing.recolour(ids[3:], "C"),
        lambda ids: boards.group(evening_id, themes, [ids[5], ids[1]], "Zitten"),
        lambda ids: boards.duplicate(ids[2]),
        lambda ids: store.run(lambda unit: unit.change(Note, ids[3], evening_id="elsewhere")),
        lambda ids: capturing.remove(ids[1:2]),
        lambda ids: capturing.restore(ids[1:2]),
        lambda ids: store.run(lambda unit: unit.erase([], [(Note, ids[2])])),
        lambda _ids: hall.go_to(Kind.PAUSE),
        lambda ids: capturing.set_state(ids, NoteState.HIDDEN),
    )


def test_that_notes_are_shown_as_if_all_were_read_anew_whatever_happens_to_some(asking: Hall) -> None:
    ids = [sent(asking, number) for number in range(MANY)]
    before = shown(asking)
    assert sorted(len(own) for own in before.values()) == [MANY // 3] * 3
    for number, deed in enumerate(deeds(asking)):
        deed(ids)
        anew = asking.services.store.read(lambda reader: read_notes(reader, asking.evening.id))
        assert shown(asking) == anew, number
    assert shown(asking) != before


def test_that_of_many_notes_only_the_one_that_came_is_read(asking: Hall) -> None:
    for number in range(MANY):
        sent(asking, number)
    shown(asking)
    asked: list[str] = []

    def hear(_c: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if "\nFROM note" in statement:
            asked.append(statement)

    event.listen(Engine, "after_cursor_execute", hear)
    try:
        ids = [sent(asking, number) for number in (1000, 1001)]
        notes = shown(asking)
    finally:
        event.remove(Engine, "after_cursor_execute", hear)
    assert set(ids) <= {note.id for own in notes.values() for note in own}
    whole = [one for one in asked if "note.text" in one.partition("FROM")[0] and "note.id = " not in one]
    assert whole == []
