"""Makes the gallery: plays the example's evening for each language and theme, and keeps a picture of all that people see."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from cocreate_desktop import language
from cocreate_desktop.apps.desktop import make_application, make_window
from cocreate_desktop.apps.gallery.empty import EMPTY
from cocreate_desktop.apps.gallery.hand import SMALL, Hand
from cocreate_desktop.apps.gallery.index import write_index, write_readme
from cocreate_desktop.apps.gallery.keeping import Keeping
from cocreate_desktop.apps.gallery.phones import Pages
from cocreate_desktop.apps.gallery.project import make_project
from cocreate_desktop.apps.gallery.scenes import SCENES
from cocreate_desktop.apps.gallery.second import SECOND
from cocreate_desktop.apps.gallery.shown import ShownProjects
from cocreate_desktop.apps.gallery.voting import VOTES
from cocreate_desktop.language import _
from cocreate_desktop.rehearsal.browser import camera
from cocreate_desktop.rehearsal.example import BUURTPLEIN, CULTUURVISIE

THEMES = ("light", "dark")
# The project's file, its example (none: nothing stands in it yet), and what is played with it.
EVENINGS = (
    (BUURTPLEIN, BUURTPLEIN, SCENES),
    (CULTUURVISIE, CULTUURVISIE, SECOND),
    ("stemmen", BUURTPLEIN, VOTES),
    ("nieuw", "", EMPTY),
)


def run(
    out: Path,
    *,
    only: str = "",
    small: bool = False,
    themes: Sequence[str] = THEMES,
    spoken: Sequence[str] = (),
) -> int:
    """Writes ``out``/<language>-<theme>/<name>.png and ``out``/index.html. ``only``: a part of the names that are kept.

    ``small`` keeps small WebP pictures and a README.md instead, for the documentation.
    Returns 0 also when this machine has no browser for the phones' pages; then it says so.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    out.mkdir(parents=True, exist_ok=True)
    before = language.current()
    told = []
    for tongue in spoken or language.LANGUAGES:
        for theme in themes:
            language.use(tongue)
            folder = out / f"{tongue}-{theme}"
            folder.mkdir(exist_ok=True)
            keeping = Keeping(folder, only, small)
            with tempfile.TemporaryDirectory(prefix="cocreate-gallery-") as home, _home(Path(home)):
                lacking = _play(keeping, theme, Path(home))
            if small and not (only or lacking):
                _clear(folder, keeping.kept)
            told += lacking
    language.use(before)
    number = (write_readme if small else write_index)(out)
    for line in dict.fromkeys(told):
        sys.stdout.write(line + "\n")
    sys.stdout.write(_("{n} pictures are in {folder}").format(n=number, folder=out) + "\n")
    return 0


def _clear(folder: Path, kept: Collection[str]) -> None:
    """Pictures of screens that are there no more go out of the documentation."""
    for place in folder.glob("*.webp"):
        if place.stem not in kept:
            place.unlink()


def _play(keeping: Keeping, theme: str, home: Path) -> list[str]:
    """One language, one theme. Returns what could not be done."""
    app = make_application()
    window = make_window(app, ShownProjects(0), theme=theme, still=True)
    window.shell.resize(SMALL)
    window.shell.show()
    failed = False
    # The pages for phones are light; one round of pictures of them is enough.
    by_phone = theme == "light" and window.shell.devicePixelRatioF() == 1
    with camera(f"{language.current()}-{language.current().upper()}") if by_phone else nullcontext() as found:
        try:
            for name, example, scenes in EVENINGS:
                project = make_project(home / f"{name}.cocreate", example)
                pages = Pages(project, found, keeping)
                hand = Hand(window, project, keeping, pages, dark=theme == "dark")
                try:
                    for scene in scenes:
                        scene(hand)
                finally:
                    pages.close()
                failed = failed or pages.failed
        finally:
            window.close()
    if by_phone and (found is None or failed):
        return [_("No pictures of the phone: this machine has no Chromium, Chrome or Edge.")]
    return []


@contextmanager
def _home(home: Path) -> Iterator[None]:
    """Keys, settings and device names of the gallery stay out of the user's own folder; the hall is in the Netherlands."""
    wanted = {"COCREATE_HOME": str(home), "TZ": "Europe/Amsterdam"}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    _hear_the_zone()
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        _hear_the_zone()


def _hear_the_zone() -> None:
    """Windows has no such call: there the pictures show the time of that machine."""
    if hasattr(time, "tzset"):
        time.tzset()
