"""One window for all the votes of a file: each test goes to a step of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.flows.votes.votehall import VoteHall, evening_of_votes


@pytest.fixture(autouse=True)
def no_widgets_left() -> None:
    """The window stays from test to test; whoever made it takes it away."""


@pytest.fixture(autouse=True)
def no_threads_left() -> None:
    """So do those that work for it."""


@pytest.fixture(scope="module")
def hall(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[VoteHall]:
    before = set(threading.enumerate())
    with evening_of_votes(request, qapp, tmp_path_factory.mktemp("votes")) as made:
        yield made
    left = [thread.name for thread in set(threading.enumerate()) - before if not thread.daemon]
    assert not left, left
