"""Takes a picture of a page as a phone shows it, with whatever Chromium-like browser this machine has.

It downloads nothing, leaves no profile and no process behind, and says None when there is no browser.
"""

import base64
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, build_opener

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

log = logging.getLogger(__name__)

WIDTH, HEIGHT, SCALE = 390, 844, 2
STARTS_WITHIN = 20.0
ANSWERS_WITHIN = 20.0

_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "chrome",
    "brave-browser",
)
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_WINDOWS = (
    "Microsoft/Edge/Application/msedge.exe",
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
)
_FLAGS = (
    "--headless=new",
    "--remote-debugging-port=0",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-default-apps",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--metrics-recording-only",
    "--mute-audio",
    "--hide-scrollbars",
    "--no-proxy-server",
    "--password-store=basic",
    "--use-mock-keychain",
    "about:blank",
)


class BrowserProblem(Exception):
    """The browser did not do what was asked."""


# What taking a picture may raise.
FAULTS = (BrowserProblem, OSError, WebSocketException, TimeoutError)


def find_browser() -> Path | None:
    """The first Chromium, Chrome or Edge on this machine, or None."""
    on_path = (shutil.which(command) for command in _COMMANDS)
    known = [Path(found) for found in on_path if found]
    if sys.platform == "darwin":
        known += [Path(place) for place in _MAC] + [Path.home() / place[1:] for place in _MAC]
    if os.name == "nt":
        roots = (os.environ.get(name, "") for name in ("PROGRAMFILES(X86)", "PROGRAMFILES", "LOCALAPPDATA"))
        known += [Path(root) / place for root in roots if root for place in _WINDOWS]
    return next((place for place in known if place.is_file()), None)


class Camera:
    """Takes picture after picture with one running browser."""

    def __init__(self, port: int) -> None:
        self._port = port

    def take(self, url: str, out: Path, *, size: tuple[int, int] = (WIDTH, HEIGHT)) -> None:
        """Writes a PNG of ``url`` as a phone of ``size`` points at scale 2 shows it. Raises BrowserProblem, OSError."""
        with _page(self._port) as page:
            page.open(url, size)
            out.write_bytes(page.picture())


@contextmanager
def camera(language: str = "nl-NL") -> Iterator[Camera | None]:
    """A browser for pictures, ended afterwards; None on a machine without one, or with one that does not start."""
    browser = find_browser()
    if browser is None:
        yield None
        return
    with ExitStack() as running:
        try:
            port = running.enter_context(_running(browser, language))
        except (BrowserProblem, OSError) as problem:
            log.info("no browser: %s", problem)
            yield None
            return
        yield Camera(port)


class _Page:
    """One tab, driven through the DevTools protocol."""

    def __init__(self, line: ClientConnection) -> None:
        self._line = line
        self._number = 0
        self._loaded = False

    def open(self, url: str, size: tuple[int, int]) -> None:
        self._ask("Page.enable")
        wide, high = size
        metrics = {"width": wide, "height": high, "deviceScaleFactor": SCALE, "mobile": True}
        self._ask("Emulation.setDeviceMetricsOverride", **metrics)
        self._ask("Emulation.setTouchEmulationEnabled", enabled=True)
        answer = self._ask("Page.navigate", url=url)
        if answer.get("errorText"):
            raise BrowserProblem(answer["errorText"])
        until = time.monotonic() + ANSWERS_WITHIN
        while not self._loaded:
            self._take(until)
        self.run("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")

    def run(self, script: str) -> None:
        answer = self._ask("Runtime.evaluate", expression=script, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise BrowserProblem(str(answer["exceptionDetails"].get("text", "")))

    def picture(self) -> bytes:
        return base64.b64decode(self._ask("Page.captureScreenshot", format="png")["data"])

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        self._number += 1
        self._line.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        until = time.monotonic() + ANSWERS_WITHIN
        while True:
            told = self._take(until)
            if told.get("id") != self._number:
                continue
            if "error" in told:
                raise BrowserProblem(str(told["error"].get("message", "")))
            result: dict[str, Any] = told.get("result", {})
            return result

    def _take(self, until: float) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._line.recv(timeout=max(until - time.monotonic(), 0.01)))
        self._loaded = self._loaded or told.get("method") == "Page.loadEventFired"
        return told


@contextmanager
def _page(port: int) -> Iterator[_Page]:
    opener = build_opener(ProxyHandler({}))
    with opener.open(f"http://127.0.0.1:{port}/json/list", timeout=ANSWERS_WITHIN) as answer:
        tabs = json.load(answer)
    address = next((tab["webSocketDebuggerUrl"] for tab in tabs if tab.get("type") == "page"), None)
    if address is None:
        raise BrowserProblem("no page")
    with connect(address, max_size=None, proxy=None, open_timeout=ANSWERS_WITHIN) as line:
        yield _Page(line)


@contextmanager
def _running(browser: Path, language: str) -> Iterator[int]:
    """A browser with a profile of its own; gives its DevTools port and always ends it."""
    with tempfile.TemporaryDirectory(prefix="cocreate-browser-", ignore_cleanup_errors=True) as profile:
        as_root = hasattr(os, "geteuid") and os.geteuid() == 0
        own = (f"--user-data-dir={profile}", f"--lang={language}", f"--accept-lang={language}")
        sandbox = ("--no-sandbox",) if as_root else ()
        process = subprocess.Popen(
            [str(browser), *own, *sandbox, *_FLAGS], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            yield _port(Path(profile) / "DevToolsActivePort", process)
        finally:
            _end(process)


def _port(told: Path, process: "subprocess.Popen[bytes]") -> int:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        lines = told.read_text(encoding="ascii").splitlines() if told.is_file() else []
        if len(lines) > 1 and lines[0].isdigit():
            return int(lines[0])
        time.sleep(0.05)
    raise BrowserProblem("the browser did not start")


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
