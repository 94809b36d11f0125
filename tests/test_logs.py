"""The log tells what went wrong, and nothing of what neighbours wrote."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreate_desktop import logs
from cocreate_desktop.apps import support

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


def test_that_a_log_that_cannot_be_renamed_is_written_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path))
    name = "a" * 251  # with “.log” as long as a name may be: the system refuses to call it anything longer
    handler = logs.start(name)
    for number in range(3):
        logging.getLogger("cocreate_desktop.tests").info("line %d %s", number, "x" * 300_000)
    logs.stop(handler)
    (file,) = logs.folder().iterdir()
    written = file.read_text(encoding="utf-8")
    assert [number for number in range(3) if f"line {number} " in written] == [0, 1, 2]


def test_that_a_log_that_is_full_goes_on_in_a_new_file(log_file: Path) -> None:
    for number in range(4):
        logging.getLogger("cocreate_desktop.tests").info("line %d %s", number, "x" * 300_000)
    names = [log_file.name, *(f"{log_file.name}.{number}" for number in (1, 2, 3))]
    held = [(logs.folder() / name).read_text(encoding="utf-8") for name in names]
    assert [f"line {3 - place} " in text for place, text in enumerate(held)] == [True] * 4
    assert {one.name for one in logs.folder().glob("test.log*")} == set(names)
    for name in names[1:]:
        (logs.folder() / name).unlink()


def test_that_a_line_that_finds_no_place_says_nothing_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path))
    handler = logs.start("lost")
    logs.folder().rmdir()
    try:
        _fail()
    except ValueError:
        logging.getLogger("cocreate_desktop.tests").info("a line", exc_info=True)
    logs.stop(handler)
    assert capsys.readouterr() == ("", "")


def test_that_each_kind_of_program_has_a_log_of_its_own_and_all_of_them_go_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path))
    for name in (logs.WINDOW, logs.COMMAND):
        handler = logs.start(name)
        logging.getLogger("cocreate_desktop.tests").info("line of %s", name)
        logs.stop(handler)
    told = {part.name: part.text for part in support.gather(None) if part.name.startswith("logs/")}
    assert set(told) == {"logs/window.log.txt", "logs/command.log.txt"}
    assert "line of window" in told["logs/window.log.txt"]
    assert "line of window" not in told["logs/command.log.txt"]
