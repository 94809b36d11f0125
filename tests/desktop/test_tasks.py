"""Work aside comes back in the window's thread, and ends when the window does."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.tasks import WORKERS, Tasks, TasksStillRunning


class Heard:
    """Writes down what came back, and in which thread."""

    def __init__(self) -> None:
        self.values: list[int] = []
        self.problems: list[Exception] = []
        self.threads: list[threading.Thread] = []

    def done(self, value: int) -> None:
        self.values.append(value)
        self.threads.append(threading.current_thread())

    def failed(self, problem: Exception) -> None:
        self.problems.append(problem)
        self.threads.append(threading.current_thread())

    @property
    def count(self) -> int:
        return len(self.threads)


def test_that_the_result_arrives_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    tasks, heard, worked_in = Tasks(), Heard(), list[threading.Thread]()

    def work() -> int:
        worked_in.append(threading.current_thread())
        return 41

    tasks.run(work, heard.done, heard.failed)
    qtbot.waitUntil(lambda: heard.count == 1)
    assert heard.values == [41]
    assert heard.threads == [threading.current_thread()]
    assert worked_in != heard.threads
    assert not tasks.busy
    tasks.shutdown()


def test_that_a_failure_arrives_as_a_failure(qtbot: QtBot) -> None:
    tasks, heard = Tasks(), Heard()

    def work() -> int:
        raise ValueError("no paper")

    tasks.run(work, heard.done, heard.failed)
    qtbot.waitUntil(lambda: heard.count == 1)
    assert [str(problem) for problem in heard.problems] == ["no paper"]
    assert heard.values == []
    tasks.shutdown()


def test_that_nothing_arrives_after_the_shutdown(qtbot: QtBot) -> None:
    tasks, heard, go = Tasks(), Heard(), threading.Event()

    def work() -> int:
        go.wait(5)
        return 1

    tasks.run(work, heard.done, heard.failed)
    go.set()
    tasks.shutdown()
    QCoreApplication.sendPostedEvents(None, 0)
    assert heard.count == 0
    with pytest.raises(RuntimeError, match="shut down"):
        tasks.run(work, heard.done, heard.failed)


def test_that_what_waits_for_its_turn_is_dropped_and_what_runs_is_awaited(qtbot: QtBot) -> None:
    tasks, heard, go, ran = Tasks(), Heard(), threading.Event(), list[int]()
    begun = threading.Semaphore(0)

    def work() -> int:
        begun.release()
        go.wait(5)
        ran.append(1)
        return 1

    for _number in range(WORKERS + 3):
        tasks.run(work, heard.done, heard.failed)
    for _number in range(WORKERS):
        begun.acquire()
    opened = threading.Timer(0.1, go.set)
    opened.start()
    tasks.forget()
    assert len(ran) == WORKERS
    assert not tasks.busy
    tasks.run(lambda: 41, heard.done, heard.failed)
    qtbot.waitUntil(lambda: heard.count == 1)
    assert heard.values == [41]
    tasks.shutdown()
    opened.join()


def test_that_work_that_does_not_end_is_named(qtbot: QtBot) -> None:
    tasks, heard, go = Tasks(), Heard(), threading.Event()

    def dawdle() -> int:
        go.wait(5)
        return 1

    tasks.run(dawdle, heard.done, heard.failed)
    with pytest.raises(TasksStillRunning, match="dawdle"):
        tasks.shutdown(0.05)
    go.set()
