"""A newer version is told to who asked for it, by a real server, once a day, with nothing of this laptop in the question."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from cocreate_desktop import __version__, settings
from cocreate_desktop.apps.desktop import Window
from cocreate_desktop.central.newest import Newest
from cocreate_desktop.desktop.settings.dialog import SettingsDialog
from cocreate_desktop.desktop.start.newer import NewerNotice
from cocreate_desktop.domain import newer

TODAY = date(2027, 1, 10)


class Asked(HTTPServer):
    """Keeps each question, and answers with ``told`` (a status of 302 sends on to it)."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.questions: list[tuple[str, dict[str, str]]] = []
        self.status = 200
        self.place = f"http://127.0.0.1:{self.server_port}"
        self.told: object = {"version": "9.9", "date": "2027-01-09", "page": f"{self.place}/9.9"}


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Asked)
        length = self.headers.get("content-length")
        assert length is None
        server.questions.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        self.send_response(server.status)
        if server.status == 302:
            self.send_header("location", f"{server.place}/elsewhere")
        self.end_headers()
        self.wfile.write(server.told if isinstance(server.told, bytes) else json.dumps(server.told).encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Says nothing."""


@contextmanager
def asked() -> Iterator[Asked]:
    """The server, running."""
    with Asked() as server:
        running = threading.Thread(target=server.serve_forever)
        running.start()
        try:
            yield server
        finally:
            server.shutdown()
            running.join()


class Browser(QObject):
    """What the system would open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        QDesktopServices.setUrlHandler("http", self, "take")  # type: ignore[arg-type]  # 6.11 takes a str

    @Slot(QUrl)
    def take(self, page: QUrl) -> None:
        """Keeps an address."""
        self.opened.append(page.toString())

    def close(self) -> None:
        """The system opens pages again."""
        QDesktopServices.unsetUrlHandler("http")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    with asked() as running:
        monkeypatch.setattr(newer, "ADDRESS", f"{running.place}/newest.json")
        yield running


def noticed(window: Window, server: Asked) -> NewerNotice:
    return NewerNotice(window.shell, window.start, Newest(f"{server.place}/newest.json"))


def switch(**changed: object) -> None:
    settings.save(replace(settings.load().settings, **changed))  # type: ignore[arg-type]  # by name


def line(window: Window) -> str:
    button = window.start.findChild(QPushButton, "newer")
    assert button is not None
    return button.text() if button.isVisible() else ""


def test_that_nothing_is_asked_unless_it_was_switched_on(window: Window, server: Asked) -> None:
    assert not settings.Settings().updates
    noticed(window, server).look(TODAY)
    assert not window.shell.tasks.busy
    assert server.questions == []
    assert settings.load().settings.updates_asked == ""


def test_that_one_line_tells_and_leads_to_the_page(window: Window, server: Asked, qtbot: QtBot) -> None:
    switch(updates=True)
    notice = noticed(window, server)
    notice.look(TODAY)
    qtbot.waitUntil(lambda: line(window) != "")
    assert line(window) == "Versie 9.9 van 9 januari is er. Bekijk wat er nieuw is"
    browser = Browser()
    notice.button.click()
    browser.close()
    assert browser.opened == [f"{server.place}/9.9"]


def test_that_the_question_says_nothing_of_this_laptop(window: Window, server: Asked, qtbot: QtBot) -> None:
    switch(updates=True)
    noticed(window, server).look(TODAY)
    qtbot.waitUntil(lambda: line(window) != "")
    ((path, heads),) = server.questions
    assert path == "/newest.json"
    assert heads.pop("host").startswith("127.0.0.1:")
    assert heads == {
        "user-agent": "CoCreate Desktop",
        "accept": "application/json",
        "accept-encoding": heads["accept-encoding"],
        "connection": "keep-alive",
    }
    assert __version__ not in str(server.questions)


def test_that_it_is_asked_once_a_day_and_told_meanwhile(window: Window, server: Asked, qtbot: QtBot) -> None:
    switch(updates=True)
    noticed(window, server).look(TODAY)
    qtbot.waitUntil(lambda: line(window) != "")
    window.start.findChild(QPushButton, "newer").hide()  # type: ignore[union-attr]  # it is there, as above
    noticed(window, server).look(TODAY)
    assert line(window) != ""
    assert len(server.questions) == 1
    noticed(window, server).look(TODAY + timedelta(days=1))
    qtbot.waitUntil(lambda: len(server.questions) == 2)
    qtbot.waitUntil(lambda: not window.shell.tasks.busy)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (200, {"version": __version__, "date": "2027-01-09", "page": ""}),
        (200, b"<html>the Wi-Fi of the hall wants a click</html>"),
        (200, b"[" * 5000),
        (200, b" " * 20_000 + b"{}"),
        (302, {}),
        (404, {}),
        (500, b""),
    ],
    ids=["this one", "a portal", "deep", "long", "sent on", "not there", "broken"],
)
def test_that_anything_else_is_silence(
    window: Window, server: Asked, qtbot: QtBot, status: int, told: object
) -> None:
    if isinstance(told, dict) and "page" in told:
        told = {**told, "page": f"{server.place}/page"}
    server.status, server.told = status, told
    switch(updates=True)
    noticed(window, server).look(TODAY)
    qtbot.waitUntil(lambda: len(server.questions) > 0)
    qtbot.waitUntil(lambda: not window.shell.tasks.busy)
    assert line(window) == ""
    assert [path for path, _heads in server.questions] == ["/newest.json"]


def test_that_nobody_there_is_silence_too(window: Window, qtbot: QtBot) -> None:
    switch(updates=True)
    NewerNotice(window.shell, window.start, Newest("http://127.0.0.1:9/newest.json")).look(TODAY)
    qtbot.waitUntil(lambda: not window.shell.tasks.busy)
    assert line(window) == ""


def test_that_switching_it_off_forgets_what_was_heard(window: Window, server: Asked, qtbot: QtBot) -> None:
    switch(updates=True)
    noticed(window, server).look(TODAY)
    qtbot.waitUntil(lambda: line(window) != "")
    dialog = SettingsDialog(window.theme, window.shell)
    dialog.open()
    box = dialog.findChild(QCheckBox, "updates")
    assert box is not None
    box.click()
    dialog.close()
    kept = settings.load().settings
    assert (kept.updates, kept.updates_asked, dict(kept.newest)) == (False, "", {})
    noticed(window, server).look(TODAY)
    assert len(server.questions) == 1
