"""Where the files that come with the program lie for the window: forms, styles, icons and fonts.

Only this module knows the folders; it reads nothing.
"""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


def forms_folder() -> Path:
    """The Designer forms (*.ui)."""
    return _ROOT / "ui"


def styles_folder() -> Path:
    """The style sheets (*.qss)."""
    return _ROOT / "ui" / "styles"


def icons_folder() -> Path:
    """The icons (*.svg)."""
    return _ROOT / "resources" / "icons"


def fonts_folder() -> Path:
    """The fonts (*.ttf)."""
    return _ROOT / "resources" / "fonts"
