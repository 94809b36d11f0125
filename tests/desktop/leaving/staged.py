"""What would leave, made up for tests of the window: it takes as long, refuses as much and mends as one needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from cocreate_desktop.apps.outward import FileDesk
from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.services.leaving import Asked, Left, Mend, Platform, Preview, Trouble
from tests.desktop.quiet import QuietProject

LONG = "Kort in op een woord"
TITLES = ("Bankje", "Een lange tafel onder de bomen van het plein", "2026", "Meer groen, minder stenen")


@dataclass
class StagedLeaving:
    """Fulfils ``services.leaving.Leaving``. A preview of Go Vocal waits for ``let_go``; a template is never one."""

    let_go: Event = field(default_factory=Event)
    asked: list[Asked] = field(default_factory=list)

    def preview(self, asked: Asked) -> Preview:
        self.asked.append(asked)
        if asked.options.get("template"):
            raise BadFile(path=asked.options["template"], why="het is geen werkboek.")
        if asked.platform is Platform.GOVOCAL:
            assert self.let_go.wait(10)
        if asked.platform is Platform.TABLE:
            return Preview(asked.platform, 4, files=("ideeën.csv",), sample=({"titel": TITLES[0]},))
        if asked.platform is Platform.PABULIB:
            return Preview(asked.platform, 0, left_out={"nog niet gesloten": 1})
        return _refusing(asked)

    def write(self, asked: Asked, out: Path) -> Left:
        found = self.preview(asked)
        out.write_text(f"{found.goes}\n", encoding="utf-8")
        return Left((out, out.with_name("manifest.json")), found.goes, found.troubles)


def _refusing(asked: Asked) -> Preview:
    """Two of four are refused, one of which a click mends."""
    long = Trouble("1", TITLES[1], "titel", "Er staan 44 tekens in; er passen er 20.", "shorten")
    troubles = [
        Trouble("2", TITLES[2], "titel", "Het wordt daar een getal.", refused=False),
        Trouble("0", TITLES[0], "omschrijving", "Er staat niets in."),
    ]
    done = "shorten" in asked.mends
    return Preview(
        asked.platform,
        len(TITLES),
        tuple(troubles if done else [*troubles, long]),
        mends=() if done else (Mend("shorten", LONG, 1),),
        mended=(Mend("shorten", LONG, 1),) if done else (),
        left_out={"verborgen door de begeleider": 3},
        files=("voorstellen.csv",),
        sample=({"title/nl": TITLES[0], "body/nl": "Een bankje\nin de zon"},),
    )


class StagedFiles(FileDesk):
    """The real files, but for what leaves."""

    def __init__(self, opened: OpenWorkspace) -> None:
        super().__init__(opened.services)
        self.staged = StagedLeaving()

    @property
    def leaving(self) -> StagedLeaving:
        return self.staged


class StagedProject(QuietProject):
    """A real project, but for its phone server and what leaves."""

    def __init__(self, opened: OpenWorkspace) -> None:
        self._staged = StagedFiles(opened)
        super().__init__(opened)

    @property
    def files(self) -> StagedFiles:
        return self._staged
