"""The phone server's process for real: it starts, outlives, comes back and is found again."""

import json
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import psutil
import pytest

from cocreate_desktop.apps.hall_end import end_hall
from cocreate_desktop.apps.hall_keeper import HallKeeper, HallSetting
from cocreate_desktop.apps.lockfile import lock_path, read_lock
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.workspace import OpenWorkspace, create_services, open_services
from cocreate_desktop.domain.events import BallotCast, Changed, Event, GuestsChanged, HallChanged
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones.network import page_address
from cocreate_desktop.rehearsal.phone import Phone
from cocreate_desktop.services.services import Services
from tests.patience import until

HOST = "127.0.0.1"


class Window:
    """What a window has of an evening: services, a keeper of the phone server, and what the bus told."""

    def __init__(self, opened: OpenWorkspace, closing: ExitStack, port: int = 0) -> None:
        self.opened = opened
        self.heard: list[Event] = []
        opened.services.bus.subscribe(self.heard.append)
        setting = HallSetting(opened.workspace.path, opened.workspace.recovery_key(), port, HOST)
        self.keeper = HallKeeper(opened.services, setting, opened.workspace.last_seq)
        closing.callback(opened.close)
        closing.callback(self.keeper.close)

    @property
    def services(self) -> Services:
        return self.opened.services

    @property
    def evening_id(self) -> str:
        return self.services.evenings.all()[0].id

    @property
    def round_id(self) -> str:
        found = self.services.voting.round_of(self.step(Kind.VOTE))
        assert found is not None
        return found.id

    def step(self, kind: Kind) -> str:
        return next(one.id for one in self.services.evenings.steps(self.evening_id) if one.kind is kind)

    def go_to(self, kind: Kind) -> None:
        self.services.playing.go_to(self.evening_id, self.step(kind))

    def serve(self) -> None:
        self.keeper.start(self.evening_id)
        until(lambda: self.keeper.running)

    def phone(self) -> Phone:
        token = self.services.evenings.get(self.evening_id).join_token
        phone = Phone(page_address(self.keeper.address, token))
        phone.join()
        return phone

    def voters(self) -> int:
        return self.services.store.read(lambda reader: reader.voters(self.round_id))

    def pid(self) -> int:
        lock = read_lock(self.opened.workspace.path)
        assert lock is not None
        return lock.pid


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def window(tmp_path: Path, closing: ExitStack) -> Window:
    """A window over a fresh evening that asks for no moderation."""
    opened = create_services(tmp_path / "buurt.cocreate", {"name": "Buurtplein"}, key_file=tmp_path / "key")
    made = Window(opened, closing)
    made.services.evenings.change(made.evening_id, moderated=False)
    made.services.voting.set_options(made.round_id, ["Een grote tafel", "Speelplek"])
    return made


def test_that_notes_and_votes_from_phones_reach_the_window_and_back(window: Window) -> None:
    window.serve()
    window.go_to(Kind.IDEAS)
    with window.phone() as phone:
        until(lambda: 'name="text"' in phone.page())
        phone.send_note("Meer groen op het plein")
        until(lambda: any(isinstance(e, Changed) and e.entity == "note" for e in window.heard))
        assert [note.text for note in window.services.capturing.notes(window.evening_id)] == [
            "Meer groen op het plein"
        ]
        window.go_to(Kind.VOTE)
        window.services.voting.open(window.round_id)
        until(lambda: "Speelplek" in phone.page())
        phone.vote({0: 2, 1: 1})
        until(lambda: any(isinstance(e, BallotCast) for e in window.heard))
        assert window.voters() == 1
        window.services.voting.close(window.round_id)
        until(lambda: 'name="o-' not in phone.page())


def test_that_a_killed_phone_server_is_back_on_its_port_with_the_vote_still_there(window: Window) -> None:
    window.serve()
    window.go_to(Kind.VOTE)
    window.services.voting.open(window.round_id)
    address, first = window.keeper.address, window.pid()
    with window.phone() as phone:
        phone.vote({0: 1})
        assert window.voters() == 1
        os.kill(first, signal.SIGKILL)
        until(lambda: window.keeper.running and window.pid() != first)
    assert window.keeper.address == address
    assert any(isinstance(e, HallChanged) and not e.running and e.problem for e in window.heard)
    with window.phone() as again:
        again.vote({1: 2})
    assert window.voters() == 2


def test_that_a_new_window_takes_over_the_running_phone_server(window: Window, closing: ExitStack) -> None:
    window.serve()
    address, first = window.keeper.address, window.pid()
    path = window.opened.workspace.path
    second = Window(open_services(path, key_file=path.with_name("key")), closing)
    second.serve()
    assert (second.keeper.address, second.pid()) == (address, first)
    second.go_to(Kind.VOTE)
    second.services.voting.open(second.round_id)
    with second.phone() as phone:
        phone.vote({0: 1})
        until(lambda: any(isinstance(e, BallotCast) for e in second.heard))
        until(lambda: any(isinstance(e, BallotCast) for e in window.heard))


def test_that_another_evening_gets_a_phone_server_of_its_own(window: Window) -> None:
    window.serve()
    first = window.pid()
    other = window.services.evenings.plan("choice")
    window.keeper.start(other.id)
    until(
        lambda: (
            window.keeper.running
            and lock_path(window.opened.workspace.path).exists()
            and window.pid() != first
        )
    )
    with Phone(page_address(window.keeper.address, other.join_token)) as phone:
        phone.join()


def test_that_stopping_ends_the_process_and_takes_the_lock_away(window: Window) -> None:
    window.serve()
    pid = window.pid()
    window.keeper.stop()
    assert not window.keeper.running
    assert window.heard[-1] == HallChanged(False, "", "")
    assert read_lock(window.opened.workspace.path) is None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    window.serve()
    assert window.pid() != pid


def test_that_a_phone_that_listens_is_counted(window: Window) -> None:
    window.serve()
    token = window.services.evenings.get(window.evening_id).join_token
    with httpx.Client(base_url=window.keeper.address, trust_env=False) as phone:
        phone.post(f"/J/{token}")
        with phone.stream("GET", "/live"):
            until(lambda: any(isinstance(e, GuestsChanged) and e.phones == 1 for e in window.heard))
    until(lambda: window.keeper.phones == 0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_that_the_key_stands_in_no_command_line_and_no_environment(window: Window) -> None:
    window.serve()
    key = window.opened.workspace.recovery_key().encode()
    process = Path("/proc") / str(window.pid())
    assert b"--child" in (process / "cmdline").read_bytes()
    for place in ("cmdline", "environ"):
        assert key not in (process / place).read_bytes()


def test_that_a_taken_port_is_passed_by_at_the_first_start(window: Window, closing: ExitStack) -> None:
    taken = socket.create_server((HOST, 0))
    closing.callback(taken.close)
    path = window.opened.workspace.path
    other = Window(open_services(path, key_file=path.with_name("key")), closing, port=taken.getsockname()[1])
    other.serve()
    assert not other.keeper.address.endswith(f":{taken.getsockname()[1]}")


def test_that_a_backup_is_put_back_although_a_phone_server_outlived_its_window(window: Window) -> None:
    path = window.opened.workspace.path
    backup = Path(window.opened.workspace.backups.make())
    key = window.opened.workspace.recovery_key()
    window.serve()
    pid = window.pid()
    window.keeper.leave()
    window.opened.close()
    LocalProjects().restore(path, backup)
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    assert end_hall(path)
    again = open_services(path, key=key)
    assert again.services.evenings.all()[0].id
    again.close()


def test_that_a_lock_of_a_server_that_is_gone_misleads_nobody(window: Window) -> None:
    lock = {"pid": 1, "control_port": 1, "token": "x"}
    lock_path(window.opened.workspace.path).write_text(json.dumps(lock), encoding="utf-8")
    window.serve()
    assert window.pid() != 1


@pytest.mark.expected_log("")
def test_that_a_server_that_cannot_start_is_told_once_and_for_all(
    tmp_path: Path, closing: ExitStack, window: Window
) -> None:
    setting = HallSetting(tmp_path / "weg.cocreate", "geen sleutel", 0, HOST)
    keeper = HallKeeper(window.services, setting, window.opened.workspace.last_seq)
    closing.callback(keeper.close)
    keeper.start(window.evening_id)
    until(lambda: any(isinstance(e, HallChanged) and "weg.cocreate" in e.problem for e in window.heard))
