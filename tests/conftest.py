"""What holds for every test: no window on the screen, a home of its own, and nothing left behind.

Warnings in the log, threads that go on and widgets that stay are faults of the test that made them.
"""

import gc
import logging
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

# Qt reads these when it is imported, so they are set before anything else is.
if "--show" not in sys.argv:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ.pop("COCREATE_KEY", None)
_HOME = Path(tempfile.mkdtemp(prefix="cocreate-tests-"))
os.environ["COCREATE_HOME"] = str(_HOME)
if sys.platform == "linux" and not os.environ.get("XDG_RUNTIME_DIR"):
    os.environ["XDG_RUNTIME_DIR"] = str(_HOME)

import hypothesis  # noqa: E402
import pytest  # noqa: E402

from cocreate_desktop import language  # noqa: E402

# How long one example may take says how busy the machine is, and nothing of the program.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")
_THREADS_END_WITHIN = 2.0  # seconds; more than any part promises to need


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--show`` shows the windows instead of drawing them unseen."""
    parser.addoption("--show", action="store_true", help="show the windows of the tests on the screen")


def pytest_unconfigure() -> None:
    """The home of the tests goes with them."""
    gc.unfreeze()
    shutil.rmtree(_HOME, ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What builds the wheel comes last."""
    items.sort(key=lambda item: item.get_closest_marker("package") is not None)


def pytest_collection_finish() -> None:
    """Thousands of tests and all modules stay till the end: what looks for garbage need not look through them every time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="module")
def a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Each file of tests has its own settings, keys and logs."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COCREATE_HOME", str(home))
        yield home


@pytest.fixture(autouse=True)
def dutch_at_first() -> Iterator[None]:
    """A test may speak another language; the next one begins in Dutch."""
    language.use("nl")
    yield
    language.use("nl")


@pytest.fixture(autouse=True)
def no_warnings_in_the_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A warning in the log fails the test, unless the test says with ``expected_log`` that it brings it about."""
    yield
    expected = [str(mark.args[0]) for mark in request.node.iter_markers("expected_log")]
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    said = [f"{r.name}: {r.getMessage()}" for r in records if r.levelno >= logging.WARNING]
    unexpected = [line for line in said if not any(text in line for text in expected)]
    assert not unexpected, unexpected


@pytest.fixture(scope="session")
def threads_may_stay() -> None:
    """Asked for by what the tests of a file share: its threads outlive a test, and end when it ends itself."""


@pytest.fixture(autouse=True)
def no_threads_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whoever starts a thread ends it, unless ``threads_may_stay``."""
    before = set(threading.enumerate())
    yield
    if "threads_may_stay" in request.fixturenames:
        return
    started = [t for t in threading.enumerate() if t not in before and not t.daemon]
    for thread in started:
        thread.join(_THREADS_END_WITHIN)
    left = [thread.name for thread in started if thread.is_alive()]
    assert not left, left


@pytest.fixture(autouse=True)
def no_widgets_left() -> Iterator[None]:
    """Qt delivers ``deleteLater`` only to a running loop; here it is delivered after each test."""
    yield
    if "PySide6.QtWidgets" in sys.modules:
        _destroy_windows()


def _destroy_windows() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
