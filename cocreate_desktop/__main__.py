"""``python -m cocreate_desktop`` is the `cocreate` command; nothing more lives here."""

import sys

from cocreate_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
