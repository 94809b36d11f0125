"""The sheets that were seen in photos for one vote, in the order in which they are entered. It knows no widget and no
service."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ...services.seeing import SheetSeen
from ...services.sheets import SheetState, SheetTold


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: what its code says, its picture (JPEG), whether all of it is in the photo, and whether it was counted."""

    told: SheetTold
    text: str
    picture: bytes
    whole: bool
    done: bool = False

    @property
    def waits(self) -> bool:
        """Whether it is still to be entered: one that was entered before is not opened by itself."""
        return not self.done and self.told.state in (SheetState.READY, SheetState.ELSEWHERE)


@dataclass(frozen=True, slots=True)
class _Counted:
    """The deed that counted a sheet, and which of all that was done it is."""

    index: int
    deed: object


class Pile:
    """``place`` is the sheet that is shown, -1 without any."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.place = -1
        self._counted: dict[int, _Counted] = {}  # by the place of the sheet

    @property
    def shown(self) -> Sheet | None:
        """The sheet that is shown."""
        return self.sheets[self.place] if 0 <= self.place < len(self.sheets) else None

    @property
    def left(self) -> int:
        """How many are to be entered."""
        return sum(sheet.waits for sheet in self.sheets)

    @property
    def counted(self) -> int:
        """How many were entered here."""
        return sum(sheet.done for sheet in self.sheets)

    def add(self, seen: Sequence[SheetSeen], told: Sequence[SheetTold]) -> None:
        """What a photo more brought. A sheet that lies here already is listed, but not entered twice; when only a part of it
        was there, the better picture takes its place."""
        for one, what in zip(seen, told, strict=True):
            sheet = Sheet(what, one.text, one.crop, one.whole)
            before = self._same(what)
            if before is None:
                self.sheets.append(sheet)
            elif not self.sheets[before].whole and one.whole:
                self.sheets[before] = replace(self.sheets[before], picture=one.crop, whole=True)
            else:
                self.sheets.append(replace(sheet, told=replace(what, state=SheetState.TWICE)))

    def go(self, step: int) -> None:
        """Shows another one, as far as there is one."""
        if self.sheets:
            self.place = min(max(self.place + step, 0), len(self.sheets) - 1)

    def go_on(self) -> None:
        """Shows the next that is to be entered, from the one of now on; the last one stays when none is."""
        order = [*range(max(self.place, 0), len(self.sheets)), *range(max(self.place, 0))]
        self.place = next((place for place in order if self.sheets[place].waits), self.place)
        if self.place < 0 and self.sheets:
            self.place = 0

    def tick(self, place: int, index: int, deed: object) -> None:
        """A sheet was counted by ``deed``, the one at ``index`` of what was done."""
        self._counted[place] = _Counted(index, deed)
        self.sheets[place] = replace(self.sheets[place], done=True)

    def undone(self, index: int, deed_at: Callable[[int], object]) -> bool:
        """Deeds were taken back or done again, and the one at ``index`` is the last that stands; says whether a sheet is
        another since. It is counted only as long as its own deed stands, not another at the same index."""
        before = list(self.sheets)
        for place, by in self._counted.items():
            stands = by.index <= index and deed_at(by.index) is by.deed
            self.sheets[place] = replace(self.sheets[place], done=stands)
        return before != self.sheets

    def _same(self, told: SheetTold) -> int | None:
        if not told.state.enters or (told.channel is not None and not told.number):
            return None
        places = (n for n, sheet in enumerate(self.sheets) if sheet.told.key == told.key)
        return next((n for n in places if self.sheets[n].told.state.enters), None)
