"""Where both programs of a frozen folder begin: the command, and the window, which is the same one without a terminal."""

import os
import sys

from cocreate_desktop.cli import main


def surroundings() -> None:
    """Puts right what a frozen program finds otherwise than one that Python itself started."""
    # A window of Windows has no terminal, and Python then has no streams: what is said to nobody goes nowhere.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - as long as the program
    # Programs of the system (printing, sound) get its own libraries, not those that lie in this folder.
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    elif sys.platform == "linux":
        os.environ.pop("LD_LIBRARY_PATH", None)


if __name__ == "__main__":
    surroundings()
    sys.exit(main())
