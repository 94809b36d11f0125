"""Loads the Designer forms of ui/: translated, with the painted parts in their places, and nothing dropped in silence.

It builds no layout and knows no screen; screens load their form and wire it.
"""

from __future__ import annotations

import importlib
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from .. import paths
from ..language import _, current
from . import theme

T = TypeVar("T", bound=QObject)

PARTS: Final = "cocreate_desktop.desktop.parts"
CLASSES: Final[tuple[tuple[str, str], ...]] = (
    (PARTS + ".keybutton", "KeyButton"),
    (PARTS + ".lettertile", "LetterTile"),
    (PARTS + ".phasetile", "PhaseTile"),
    (PARTS + ".meter", "Meter"),
    (PARTS + ".countfield", "CountField"),
    (PARTS + ".rungstairs", "RungStairs"),
    (PARTS + ".ribbon", "Ribbon"),
    (PARTS + ".chip", "Chip"),
    (PARTS + ".messages", "MessageBar"),
    (PARTS + ".messages", "WarningBar"),
    (PARTS + ".emptystate", "EmptyState"),
    (PARTS + ".roomtabs", "RoomTabs"),
    (PARTS + ".iconlabel", "IconLabel"),
    (PARTS + ".tile", "TileButton"),
    (PARTS + ".shortlabel", "NameLabel"),
    (PARTS + ".threelines", "ThreeLines"),
    (PARTS + ".smallcount", "SmallCount"),
    (PARTS + ".wrappedlist", "WrappedList"),
    (PARTS + ".qrpicture", "QrPicture"),
    ("cocreate_desktop.desktop.start.rowbutton", "RowButton"),
    ("cocreate_desktop.desktop.sharing.chip", "StateChip"),
    ("cocreate_desktop.desktop.sharing.code", "CodePicture"),
    ("cocreate_desktop.desktop.board.view", "BoardView"),
    ("cocreate_desktop.desktop.board.outline", "Outline"),
    ("cocreate_desktop.desktop.board.legend", "Legend"),
    ("cocreate_desktop.desktop.prepare.sheetview", "SheetList"),
    ("cocreate_desktop.desktop.prepare.preview", "StagePreview"),
    ("cocreate_desktop.desktop.prepare.preview", "PaperPreview"),
    ("cocreate_desktop.desktop.evening.runsheet", "RunSheet"),
    ("cocreate_desktop.desktop.evening.stagepicture", "StagePicture"),
    ("cocreate_desktop.desktop.steps.shownpages", "ShownPages"),
    ("cocreate_desktop.desktop.steps.pagelist", "PageList"),
    ("cocreate_desktop.desktop.steps.captureline", "CaptureLine"),
    ("cocreate_desktop.desktop.steps.colourchoice", "ColourChoice"),
    ("cocreate_desktop.desktop.steps.votechannel", "ChannelTile"),
    ("cocreate_desktop.desktop.steps.voteflow", "FlowBox"),
    ("cocreate_desktop.desktop.walls.photoview", "PhotoView"),
    ("cocreate_desktop.desktop.walls.crops", "CropPicture"),
    ("cocreate_desktop.desktop.walls.notetext", "NoteText"),
    ("cocreate_desktop.desktop.walls.paperbutton", "PaperButton"),
    ("cocreate_desktop.desktop.walls.reviewlist", "NextList"),
    ("cocreate_desktop.desktop.walls.reviewcount", "WallCount"),
    ("cocreate_desktop.desktop.walls.cameraview", "CameraView"),
    ("cocreate_desktop.desktop.walls.bringlist", "BringList"),
    ("cocreate_desktop.desktop.cards.cardview", "CardView"),
    ("cocreate_desktop.desktop.cards.cardrows", "CardRows"),
    ("cocreate_desktop.desktop.cards.cardmarks", "CardLegend"),
    ("cocreate_desktop.desktop.dots.posterview", "PosterView"),
    ("cocreate_desktop.desktop.sheets.sheetview", "SheetView"),
    ("cocreate_desktop.desktop.venue.reachbars", "ReachBars"),
    ("cocreate_desktop.desktop.arrivals.tile", "DoorTile"),
    ("cocreate_desktop.desktop.arrivals.tile", "NumberDisc"),
    ("cocreate_desktop.desktop.arrivals.tile", "WaysBars"),
    ("cocreate_desktop.desktop.conflicts.pickbutton", "PickButton"),
    ("cocreate_desktop.desktop.conflicts.versiontext", "VersionText"),
    ("cocreate_desktop.desktop.conflicts.wallpicture", "WallPicture"),
    ("cocreate_desktop.desktop.conflicts.caselist", "CaseList"),
    ("cocreate_desktop.desktop.leaving.platformlist", "PlatformList"),
    ("cocreate_desktop.desktop.handbook.pagetext", "PageText"),
)
"""Promoted classes that forms may name: (module, class). Screens add theirs here; a module is imported when asked."""

UNTRANSLATED: Final = frozenset(
    "role type card chip tone weight ground bar rule iconName iconToken styleSheet objectName letter state".split()
)
"""Properties that are words for the machine, never for the eye."""


class FormError(Exception):
    """A form that cannot be used: a programming error, so in English and not of the users' family."""


def load(name: str, parent: QWidget | None = None) -> QWidget:
    """The widget drawn in ui/<name>.ui, translated and dressed. FormError when a widget in it is unknown."""
    drawn = _drawn(paths.ui() / f"{name}.ui")
    loader = QUiLoader()
    for found in _promoted({kind for kind, _name in drawn.widgets}):
        loader.registerCustomWidget(found)
    buffer = QBuffer()
    buffer.setData(QByteArray(drawn.content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    form = loader.load(buffer, parent)
    buffer.close()
    if form is None:
        raise FormError(f"{name}.ui: {loader.errorString()}")
    _check_nothing_dropped(name, drawn, form)
    _make_plain(form)
    theme.dress(form)
    return form


def fill(host: QWidget, name: str) -> QWidget:
    """Load a form and let it fill `host` without margins; gives the form."""
    form = load(name, host)
    layout = QVBoxLayout(host)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(form)
    return form


def child(form: QWidget, kind: type[T], name: str) -> T:
    """The named child of a form, of that kind. FormError when it is not there."""
    found = form.findChild(kind, name)
    if found is None:
        raise FormError(f"{form.objectName()}: no {kind.__name__} named {name!r}")
    return found


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A form as the loader takes it, and its widgets by class and name."""

    content: bytes
    widgets: tuple[tuple[str, str], ...]


def _drawn(path: Path) -> _Drawn:
    """The form in the language of now, read once for as long as it stays the same: a screen loads some of them many times."""
    try:
        changed = path.stat().st_mtime_ns
    except OSError as problem:
        raise FormError(f"{path.name}: {problem}") from problem
    return _read(path, changed, current())


@cache
def _read(path: Path, _changed: int, _language: str) -> _Drawn:
    tree = _translated(path)
    widgets = tuple((str(one.get("class")), str(one.get("name"))) for one in tree.iter("widget"))
    asked = {str(one.text) for one in tree.iterfind("customwidgets/customwidget/class")}
    unknown = (asked - {name for _module, name in CLASSES}) & {kind for kind, _name in widgets}
    if unknown:
        raise FormError(f"{path.name}: unknown widgets {sorted(unknown)}; name them in forms.CLASSES")
    return _Drawn(ET.tostring(tree), widgets)


def _translated(path: Path) -> ET.Element:
    """The form's tree with each English text replaced; what is marked notr stays."""
    try:
        tree = ET.parse(path).getroot()
    except (OSError, ET.ParseError) as problem:
        raise FormError(f"{path.name}: {problem}") from problem
    machine = {
        text
        for prop in tree.iter("property")
        if prop.get("name") in UNTRANSLATED
        for text in prop.iter("string")
    }
    for text in tree.iter("string"):
        if text.get("notr") != "true" and text not in machine and text.text and text.text.strip():
            text.text = _(text.text)
    return tree


def _promoted(classes: set[str]) -> list[type[QWidget]]:
    return [_class(module, name) for module, name in CLASSES if name in classes]


@cache
def _class(module: str, name: str) -> type[QWidget]:
    found = getattr(importlib.import_module(module), name)
    if not (isinstance(found, type) and issubclass(found, QWidget)):
        raise FormError(f"{module}.{name} is no widget")
    return found


def _make_plain(form: QWidget) -> None:
    """Words stand on labels as somebody wrote them; nothing in them is read as markup."""
    for label in form.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)


def _check_nothing_dropped(name: str, drawn: _Drawn, form: QWidget) -> None:
    """QUiLoader puts a bare QWidget where it does not know a class, and says so only on the console."""
    for kind, called in drawn.widgets:
        made = form if form.objectName() == called else form.findChild(QWidget, called)
        if made is None:
            raise FormError(f"{name}.ui: {kind} {called!r} was dropped")
        if made.metaObject().className() != kind and kind != "Line":
            raise FormError(f"{name}.ui: {called!r} became a {made.metaObject().className()}, not a {kind}")
