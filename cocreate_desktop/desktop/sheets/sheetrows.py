"""The rows of the list beside a sheet: its picture small, what it is, and how it stands."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from ...services.sheets import SheetState
from ..walls.bringlist import THUMB, BringRow
from . import sheetwords
from .pile import Sheet


def words_of(sheet: Sheet) -> str:
    """What a sheet is and how it stands, in a line."""
    name = sheetwords.name_of(sheet.told)
    return f"{name}: {sheetwords.state_of(sheet.told, whole=sheet.whole, done=sheet.done)}"


def row_of(place: int, sheet: Sheet) -> BringRow:
    """The row of the sheet at ``place``."""
    doubt = not sheet.done and (not sheet.whole or sheet.told.state is not SheetState.READY)
    words = sheetwords.state_of(sheet.told, whole=sheet.whole, done=sheet.done)
    tone = "accent" if sheet.done else "warn" if doubt else "ink2"
    return BringRow(str(place), sheetwords.name_of(sheet.told), words, tone=tone, thumb=_thumb(sheet.picture))


@lru_cache(maxsize=200)
def _thumb(picture: bytes) -> QImage:
    whole = QImage.fromData(picture)
    how, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return whole if whole.isNull() else whole.scaled(THUMB, how, smooth)
