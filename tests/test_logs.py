"""The log tells what went wrong, and nothing of what neighbours wrote."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreate_desktop import logs

SECRET = "Mevrouw Jansen wil een bankje"


@pytest.fixture
def log_file() -> Iterator[Path]:
    handler = logs.start("test")
    yield logs.folder() / "test.log"
    logs.stop(handler)
    (logs.folder() / "test.log").unlink(missing_ok=True)


@pytest.fixture
def told() -> Iterator[list[BaseException]]:
    errors: list[BaseException] = []
    restore = logs.catch_unforeseen(errors.append)
    yield errors
    restore()


def _fail() -> None:
    raise ValueError(SECRET)


def _unforeseen() -> None:
    try:
        _fail()
    except ValueError:
        sys.excepthook(*sys.exc_info())


def test_that_what_the_program_did_is_written(log_file: Path) -> None:
    logging.getLogger("cocreate_desktop.tests").info("opened a workspace with %d notes", 3)
    assert "opened a workspace with 3 notes" in log_file.read_text(encoding="utf-8")


@pytest.mark.expected_log("unforeseen error")
def test_that_an_error_is_written_with_its_lines_but_not_its_words(
    log_file: Path, told: list[BaseException]
) -> None:
    _unforeseen()
    written = log_file.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "in _fail" in written
    assert SECRET not in written
    assert [str(error) for error in told] == [SECRET]


@pytest.mark.expected_log("unforeseen error")
def test_that_an_error_in_a_thread_is_told_too(log_file: Path, told: list[BaseException]) -> None:
    thread = threading.Thread(target=_fail)
    thread.start()
    thread.join()
    assert "ValueError" in log_file.read_text(encoding="utf-8")
    assert len(told) == 1


def test_that_the_old_hooks_come_back() -> None:
    before = sys.excepthook, threading.excepthook
    logs.catch_unforeseen(lambda _error: None)()
    assert (sys.excepthook, threading.excepthook) == before


def test_that_a_log_that_was_stopped_is_written_no_more(log_file: Path) -> None:
    handler = logs.start("short")
    logs.stop(handler)
    logging.getLogger("cocreate_desktop.tests").info("after the end")
    assert not (log_file.parent / "short.log").exists()
