"""Where things lie: forms and resources (in the source tree, a wheel or a frozen bundle) and the user's own folders."""

import os
import re
import sys
from pathlib import Path

import platformdirs

from cocreate_desktop import lasting

_APP = "CoCreate Desktop"
_PACKAGE = Path(__file__).resolve().parent


def file_name(words: str, otherwise: str = "cocreate") -> str:
    """``words`` without signs that a file system refuses; ``otherwise`` when nothing is left of them."""
    plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", words)
    return re.sub(r" +", " ", plain).strip(" .") or otherwise


def free(path: Path) -> Path:
    """``path``, or with a number behind its name when there is a file already."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
    return found


def _shipped(name: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    places = ([Path(frozen) / name] if frozen else []) + [_PACKAGE / "_data" / name, _PACKAGE.parent / name]
    return next((place for place in places if place.is_dir()), places[-1])


def resources() -> Path:
    """The folder of fonts, icons, pages, translations and examples."""
    return _shipped("resources")


def ui() -> Path:
    """The folder of Designer forms and style sheets."""
    return _shipped("ui")


def docs() -> Path:
    """The folder of the handbook, and of the pictures on its pages."""
    return _shipped("docs")


def data() -> Path:
    """The user's folder for keys, device names, logs and the list of projects; COCREATE_HOME moves it. Made when absent."""
    own = os.environ.get("COCREATE_HOME")
    place = Path(own) if own else Path(platformdirs.user_data_dir(_APP, appauthor=False))
    lasting.make_folder(place)
    return place


def documents() -> Path:
    """Where new projects go: the user's documents, on this machine; with COCREATE_HOME a folder in it."""
    own = os.environ.get("COCREATE_HOME")
    return Path(own) / "projects" if own else Path(platformdirs.user_documents_dir()) / "CoCreate"
