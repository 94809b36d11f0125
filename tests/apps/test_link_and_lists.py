"""The control line, the lock file, the list of recent projects and the shipped example."""

import os
import socket
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from cocreate_desktop import paths
from cocreate_desktop.apps import recent
from cocreate_desktop.apps.example import fill_example
from cocreate_desktop.apps.link import Committed, Line, LineServer, Message, Phones, Serving, Stop, call
from cocreate_desktop.apps.lockfile import HallLock, lock_path, read_lock, remove_lock, write_lock
from cocreate_desktop.apps.workspace import create_services
from cocreate_desktop.domain.errors import CocreateError, WorkspaceBusy
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.lately import RecentProject
from tests.patience import until

GREETING = (Serving("http://127.0.0.1:8080", "avond"), Phones(2))


class Ends:
    """Both ends of a control line and what each has heard."""

    def __init__(self, closing: ExitStack) -> None:
        self.closing = closing
        self.at_server: list[Message] = []
        self.at_window: list[Message] = []
        self.gone = threading.Event()
        self.trouble: CocreateError | None = None
        self.greeting: Callable[[], tuple[Message, ...]] = lambda: GREETING
        self.server = LineServer(self._hear, lambda: self.greeting())
        closing.callback(self.server.close)

    def call(self, token: str = "") -> Line:
        line = call(self.server.port, token or self.server.token, self.at_window.append, self._gone)
        self.closing.callback(line.close)
        return line

    def _hear(self, message: Message) -> None:
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            raise trouble
        self.at_server.append(message)

    def _gone(self, _line: Line) -> None:
        self.gone.set()


@pytest.fixture
def ends() -> Iterator[Ends]:
    with ExitStack() as closing:
        yield Ends(closing)


def test_that_messages_go_both_ways_after_the_greeting(ends: Ends) -> None:
    line = ends.call()
    until(lambda: tuple(ends.at_window) == GREETING)
    line.send(Committed("toestel", 7))
    line.send(Stop())
    until(lambda: ends.at_server == [Committed("toestel", 7), Stop()])
    ends.server.send(Phones(3))
    until(lambda: ends.at_window[-1] == Phones(3))


def test_that_every_window_is_told(ends: Ends) -> None:
    ends.call()
    ends.call()
    until(lambda: len(ends.at_window) == 4)
    ends.server.send(Phones(9))
    until(lambda: ends.at_window.count(Phones(9)) == 2)


@pytest.mark.expected_log("what the control line told could not be taken")
def test_that_what_cannot_be_taken_now_does_not_end_the_line(ends: Ends) -> None:
    ends.trouble = WorkspaceBusy(path="buurt.cocreate")
    line = ends.call()
    line.send(Committed("toestel", 7))
    until(lambda: ends.trouble is None)
    line.send(Committed("toestel", 8))
    until(lambda: ends.at_server == [Committed("toestel", 8)])


def test_that_the_greeting_does_not_overtake_newer_news(ends: Ends) -> None:
    def a_phone_comes() -> None:
        ends.server.send(Phones(3))

    coming = threading.Thread(target=a_phone_comes)

    def greeting() -> tuple[Message, ...]:
        told = Phones(2), GREETING[0]
        coming.start()
        coming.join(0.3)  # where news may pass the greeting, it has by then
        return told

    ends.greeting = greeting
    ends.call()
    until(lambda: Phones(3) in ends.at_window and GREETING[0] in ends.at_window)
    assert [one for one in ends.at_window if isinstance(one, Phones)][-1] == Phones(3)
    coming.join()


@pytest.mark.parametrize("token", ["x" * 32, "é" * 16, "kort"])
def test_that_a_wrong_token_hears_nothing_and_is_sent_away(ends: Ends, token: str) -> None:
    line = ends.call(token)
    if len(token.encode()) < 32:
        line.close()
    assert ends.gone.wait(10)
    assert ends.at_window == []
    line.send(Stop())
    assert ends.at_server == []


def test_that_a_word_of_a_newer_version_is_passed_over(ends: Ends) -> None:
    with socket.create_connection(("127.0.0.1", ends.server.port)) as raw:
        raw.sendall(ends.server.token.encode() + b'{"kind": "Later", "x": 1}\n{"kind": "Stop"}\n')
        until(lambda: ends.at_server == [Stop()])


def test_that_a_line_of_nonsense_ends_that_line_only(ends: Ends) -> None:
    with socket.create_connection(("127.0.0.1", ends.server.port)) as raw:
        raw.sendall(ends.server.token.encode() + b"nonsense\n")
        raw.settimeout(10)
        while raw.recv(4096):
            pass
    ends.call().send(Stop())
    until(lambda: ends.at_server == [Stop()])


def test_that_closing_tells_the_other_end_and_leaves_no_thread(ends: Ends) -> None:
    ends.call()
    until(lambda: len(ends.at_window) == 2)
    ends.server.close()
    assert ends.gone.wait(10)
    until(lambda: not [t for t in threading.enumerate() if t.name.startswith("control-")])


def test_that_nobody_answers_on_a_closed_port(ends: Ends) -> None:
    ends.server.close()
    with pytest.raises(OSError, match=r".+"):
        ends.call()


def test_that_a_lock_is_found_again_and_belongs_to_its_owner_only(tmp_path: Path) -> None:
    workspace, lock = tmp_path / "buurt.cocreate", HallLock(12, 4567, "geheim")
    assert read_lock(workspace) is None
    write_lock(workspace, lock)
    assert read_lock(workspace) == lock
    if os.name == "posix":
        assert stat.S_IMODE(lock_path(workspace).stat().st_mode) == 0o600
    remove_lock(workspace, 13)
    assert read_lock(workspace) == lock
    remove_lock(workspace, 12)
    assert read_lock(workspace) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"pid": "x"}', "null", "\x00"])
def test_that_a_lock_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    lock_path(tmp_path / "a.cocreate").write_text(text, encoding="utf-8")
    assert read_lock(tmp_path / "a.cocreate") is None


def test_that_the_last_opened_project_comes_first_once(tmp_path: Path) -> None:
    for name in ("een", "twee", "een"):
        recent.remember(RecentProject(tmp_path / name, name, "Wat nu?", "2026-11-24", there=True))
    assert [project.name for project in recent.load()] == ["een", "twee"]
    assert not recent.load()[0].there
    recent.forget((tmp_path / "een").resolve())
    assert [project.name for project in recent.load()] == ["twee"]


@pytest.mark.parametrize("text", ["{", "[1]", '[{"path": 3}]', "null"])
def test_that_a_broken_list_of_projects_is_empty(text: str) -> None:
    (paths.data() / "recent.json").write_text(text, encoding="utf-8")
    assert recent.load() == ()


def test_that_the_example_is_ready_to_play(tmp_path: Path) -> None:
    opened = create_services(tmp_path / "voorbeeld.cocreate", {}, key_file=tmp_path / "key")
    try:
        evening = fill_example(opened.services, notes=5)
        view = opened.services.overview.evening(evening.id)
        assert view.project.question
        assert len(view.notes) == 5
        vote = next(step for step in view.steps if step.kind is Kind.VOTE)
        voting = opened.services.overview.evening(evening.id, step_id=vote.id).round
        assert voting is not None
        assert len(voting.options) >= 2
    finally:
        opened.close()
