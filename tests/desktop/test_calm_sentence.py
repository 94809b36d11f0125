"""An error nobody foresaw is told in one calm sentence, also where the system opens no file and the disk takes no byte."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source_tree import ROOT

# The window as it is started, in a process of its own: what is taken from it does not come back.
_WINDOW = """
import os, resource, signal, sys
from PySide6.QtWidgets import QWidget
from cocreate_desktop import logs
from cocreate_desktop.apps.desktop import make_application
from cocreate_desktop.desktop.parts.dialogs import SafeDialog
from cocreate_desktop.desktop.shell import Shell
from cocreate_desktop.desktop.theme import Theme

app = make_application()
Theme(app, "light", still=True)
shell = Shell(QWidget(), lambda _desk, _parent: {})
shell.show()
log = logs.start(logs.WINDOW)
restore = logs.catch_unforeseen(shell.unforeseen)
if sys.argv[1] == "files":
    lowest = os.open(os.devnull, os.O_RDONLY)
    os.close(lowest)
    what, most = resource.RLIMIT_NOFILE, lowest
else:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    what, most = resource.RLIMIT_FSIZE, 0
resource.setrlimit(what, (most, resource.getrlimit(what)[1]))
try:
    raise OSError(28, "Mevrouw Jansen")
except OSError:
    sys.excepthook(*sys.exc_info())
app.processEvents()
shell.grab()
for dialog in shell.findChildren(SafeDialog):
    dialog.grab()
    print(dialog.windowTitle())
restore()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such limits")
@pytest.mark.parametrize("lacks", ["files", "disk"])
def test_that_the_calm_sentence_comes_where_nothing_can_be_opened_or_written(
    lacks: str, tmp_path: Path
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _WINDOW, lacks],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "COCREATE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "Het programma maakte zelf een fout\n"), ended.stderr
    assert "Jansen" not in ended.stderr
    assert "Traceback" not in ended.stderr
