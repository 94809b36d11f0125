"""What every part asks of its system, answered once. What only one part asks stands there: docs/machines.md says where."""

import os
import sys
from pathlib import Path


def has_display() -> bool:
    """Whether a window would be seen. Windows and macOS always have a screen; a Linux without one is a server."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def stillness_asked() -> bool:
    """Whether whoever works here asked the system for less motion. It may take a moment: not in the thread of a window."""
    if sys.platform == "win32":
        import ctypes

        moves = ctypes.c_int(1)
        asked = ctypes.windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(moves), 0)
        return bool(asked) and not moves.value
    return any(_answers(question) == still for question, still in _STILL.get(sys.platform, ()))


_CLIENT_AREA_ANIMATION = 0x1042
_STILL = {
    "darwin": ((("defaults", "read", "com.apple.universalaccess", "reduceMotion"), "1"),),
    "linux": (
        (("gsettings", "get", "org.gnome.desktop.interface", "enable-animations"), "false"),
        (("kreadconfig6", "--group", "KDE", "--key", "AnimationDurationFactor"), "0"),
    ),
}
"""What to ask, and the answer of a system that should stand still."""
_ANSWERS_S = 1.0


def _answers(question: tuple[str, ...]) -> str:
    """What a program of this system says; empty where there is none, or it says nothing."""
    import subprocess

    try:
        said = subprocess.run(question, capture_output=True, text=True, timeout=_ANSWERS_S, check=False)
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return said.stdout.strip()


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
