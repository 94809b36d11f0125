"""Whoever waits for the group writer is answered, each with what came of her own, or told in time that it is not known."""

import asyncio

import pytest

from cocreate_desktop.domain.errors import Empty
from cocreate_desktop.phones import commits
from cocreate_desktop.phones.commits import Commits
from cocreate_desktop.services.ports import UnitOfWork
from tests.phones.conftest import Hall
from tests.phones.test_storing_fails import held

MANY = 30


def numbered(number: int) -> int:
    """What a unit of work gives; every third one is refused."""
    if number % 3 == 0:
        raise Empty
    return number


def test_that_everybody_hears_what_came_of_her_own(hall: Hall) -> None:
    async def ask() -> list[object]:
        waiting = Commits(hall.store._store)
        works = [lambda _unit, number=number: numbered(number) for number in range(MANY)]
        answers = await asyncio.gather(*map(waiting.stored, works), return_exceptions=True)
        assert not waiting._waiting
        assert waiting._timer is None
        return list(answers)

    for number, answer in enumerate(asyncio.run(ask())):
        assert isinstance(answer, Empty) if number % 3 == 0 else answer == number


def test_that_who_waits_too_long_is_told_and_the_others_go_on(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored: list[int] = []

    def work(_unit: UnitOfWork) -> None:
        stored.append(1)

    async def ask() -> None:
        waiting = Commits(hall.store._store)
        monkeypatch.setattr(commits, "PATIENCE", 0.01)
        go, _busy = held(hall.store._store)  # type: ignore[arg-type]
        gone = asyncio.ensure_future(waiting.stored(work))
        await asyncio.sleep(0)
        gone.cancel()
        late = await asyncio.gather(waiting.stored(work), waiting.stored(work), return_exceptions=True)
        assert [type(one) for one in late] == [TimeoutError, TimeoutError]
        monkeypatch.undo()
        go.set()
        await waiting.stored(work)
        assert len(stored) == 4
        assert not waiting._waiting

    asyncio.run(ask())
