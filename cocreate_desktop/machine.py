"""What every part asks of its system, answered once. What only one part asks stands there: docs/machines.md says where."""

import os
import sys
from pathlib import Path


def has_display() -> bool:
    """Whether a window would be seen. Windows and macOS always have a screen; a Linux without one is a server."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def unseen() -> int:
    """For ``creationflags``: a program that is started from a window opens no black terminal of its own. Only Windows would."""
    import subprocess

    return int(getattr(subprocess, "CREATE_NO_WINDOW", 0))


def itself() -> list[str]:
    """How this very program is called: by its Python, or of a frozen folder the command, whatever began: a window may have no
    streams to talk through."""
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "cocreate_desktop"]
    began = Path(sys.executable)
    command = began.with_name("cocreate" + began.suffix)
    return [str(command if command.exists() else began)]
