"""What the hall outlives: its window, and itself."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cocreate_desktop.apps.hall_end import end_hall
from cocreate_desktop.apps.lockfile import read_lock
from cocreate_desktop.domain.events import BallotCast
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones.network import page_address
from cocreate_desktop.rehearsal.phone import Phone
from cocreate_desktop.storage import keys
from cocreate_desktop.storage.backups import verify
from tests.apps.test_hall import Window, closing, window
from tests.patience import until

__all__ = ["closing", "window"]


@pytest.fixture(autouse=True)
def no_hall_left(window: Window) -> Iterator[None]:
    """A phone server that nobody took over goes with its test."""
    yield
    if not window.keeper.running:
        end_hall(window.opened.workspace.path)


@contextmanager
def another_window(window: Window) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """One in a process of its own that has started the phone server: the page's address, and the process."""
    path = window.opened.workspace.path
    command = [sys.executable, "-m", "tests.apps.lone_window", str(path), str(path.with_name("key"))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip(), process
        finally:
            process.kill()


def open_vote(window: Window) -> str:
    """The vote is open; the path by which phones join."""
    window.go_to(Kind.VOTE)
    window.services.voting.open(window.round_id)
    return window.services.evenings.get(window.evening_id).join_token


def test_that_voting_goes_on_when_the_window_is_killed_and_a_new_window_takes_over(window: Window) -> None:
    token = open_vote(window)
    with another_window(window) as (address, first):
        hall = window.pid()
        with Phone(page_address(address, token)) as phone, Phone(page_address(address, token)) as late:
            phone.join()
            phone.vote({0: 1})
            first.send_signal(signal.SIGKILL)
            first.wait()
            phone.vote({1: 2})
            late.join()
            late.vote({0: 2})
            assert window.voters() == 2
            window.serve()
            assert (window.keeper.address, window.pid()) == (address, hall)
            window.heard.clear()
            late.vote({1: 1})
            until(lambda: any(isinstance(event, BallotCast) for event in window.heard))
    choices = window.services.store.read(lambda reader: reader.last_ballots(window.round_id))
    options = [option.id for option in window.services.voting.options(window.round_id)]
    assert sorted(ballot.choices for ballot in choices) == sorted([((options[1], 2),), ((options[1], 1),)])


def test_that_a_killed_server_is_back_with_everybodys_place_and_vote(window: Window) -> None:
    open_vote(window)
    window.serve()
    address, first = window.keeper.address, window.pid()
    with window.phone() as phone:
        phone.vote({0: 2, 1: 1})
        os.kill(first, signal.SIGKILL)
        until(
            lambda: (
                window.keeper.running and read_lock(window.opened.workspace.path) and window.pid() != first
            )
        )
        assert window.keeper.address == address
        assert "A (2 stippen), B (1 stip)" in phone.page()
        phone.vote({0: 1})
    assert window.voters() == 1
    assert len(window.services.store.read(lambda reader: reader.ballots(window.round_id))) == 2


def test_that_a_hall_whose_window_is_gone_makes_the_backups(window: Window) -> None:
    window.serve()
    backups = window.opened.workspace.backups
    assert backups.all() == [], "this window makes none, and the hall none beside a window"
    window.keeper.leave()
    until(backups.all, 60)
    (made,) = backups.all()
    assert (
        verify(Path(made), keys.parse(window.opened.workspace.recovery_key()))
        >= window.opened.workspace.last_seq()
    )
