"""Runs the `cocreate` command: ``python -m cocreate_desktop``."""

import sys

from cocreate_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
