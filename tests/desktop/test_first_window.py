"""The start screen is there before whatever it does not need: by name, in a process of its own, no times."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.start.ahead import PIECES, Ahead
from tests.source_tree import PACKAGE, ROOT

LATER = {
    "alembic", "argon2", "cryptography", "cv2", "httpx", "hunspell", "jinja2", "keyring", "markdown_it",
    "numpy", "onnxruntime", "openpyxl",
    "PIL", "psutil", "psycopg", "qrcode", "reportlab", "sqlalchemy", "sqlcipher3", "starlette", "uvicorn",
    "websockets", "zeroconf",
}  # fmt: skip
"""Libraries for what is behind the start screen."""
LATER_OURS = {
    f"{PACKAGE}.{name}"
    for name in (
        *("capture", "central", "codes", "exchange", "paper", "phones", "rehearsal", "storage"),
        *("services.services", "services.outside", "services.ports", "domain.project", "apps.openproject"),
        *(
            "desktop.inside",
            "desktop.prepare",
            "desktop.evening",
            "desktop.aftercare",
            "desktop.stage",
            "desktop.board",
        ),
        *(
            "desktop.steps",
            "desktop.walls",
            "desktop.cards",
            "desktop.settings.dialog",
            "desktop.spelling.book",
            "desktop.spelling.fields",
        ),
    )
}
_SHOWN = """
import json, sys
from datetime import date
from pathlib import Path
from cocreate_desktop.apps import recent
from cocreate_desktop.apps.desktop import make_application, make_window
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.domain.standing import Phase, Standing
from cocreate_desktop.services.lately import RecentProject

stands = Standing(Phase.PREPARE, "Avond", date.today().isoformat(), "19:30")
recent.remember(RecentProject(Path("Plein.cocreate"), "Plein", "Wat?", "2026-11-29T08:00:00+00:00", True, stands))
app = make_application()
window = make_window(app, LocalProjects())
window.shell.show()
window.spelling.switch(True)
window.opener.refresh()
while not window.shell.windowHandle().isExposed():
    app.processEvents()
app.processEvents()
print(json.dumps(sorted(sys.modules)))
"""


def test_that_the_start_screen_is_shown_before_what_it_does_not_need_is_loaded(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _SHOWN],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COCREATE_HOME": str(tmp_path)},
    )
    assert ran.returncode == 0, ran.stderr
    loaded = set(json.loads(ran.stdout))
    assert f"{PACKAGE}.desktop.start.screen" in loaded
    assert {name for name in loaded if name.split(".")[0] in LATER} == set()
    assert loaded & LATER_OURS == set()


def test_that_the_rooms_are_loaded_ahead_piece_by_piece(qtbot: QtBot, qapp: QApplication) -> None:
    told: list[str] = []
    ahead = Ahead(lambda: told.append("beside"), lambda: told.append("done"), qapp)
    ahead.start()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["beside", "done"]
    assert {f"{PACKAGE}.desktop.{piece}" for piece in PIECES} <= set(sys.modules)
    ahead.deleteLater()


def test_that_all_that_is_said_to_come_later_is_there_to_be_loaded() -> None:
    assert {name for name in LATER_OURS if importlib.util.find_spec(name) is None} == set()
