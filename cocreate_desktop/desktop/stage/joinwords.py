"""How to join in words, on a welcome too narrow for two codes beside each other: those stand in the column then."""

from PySide6.QtCore import QRectF

from ...language import _
from .joinpanel import SECOND_WAY
from .letters import KICKER, SMALLEST, STRONG, fit, spelled
from .painting import FOOT, HIGH, Sheet
from .state import Join

# Between 4:3 and 16:10: below it two codes beside each other are too small for a hall.
_NARROW = 1.5 * HIGH


def stacked(sheet: Sheet, join: Join) -> bool:
    """Whether the two codes stand above each other in the column, for want of width."""
    return bool(join.wifi_code) and sheet.wide < _NARROW


class Words:
    """How to join in words, at the left where the codes stand in their column: from the foot up."""

    def __init__(self, sheet: Sheet, join: Join, hint: str, right: float) -> None:
        self._left, self._right = sheet.margin, right
        self._x = self._left + 76
        width = right - self._x
        told = (
            _("Wi-Fi password: {password}").format(password=join.wifi_password) if join.wifi_password else ""
        )
        small = ((SMALLEST, 1),)
        self._joining = (
            fit(_("Join with your phone"), width, ((KICKER, 1), *small), STRONG),
            fit(_("No app, no account, no name needed."), width, ((SMALLEST, 2),)),
            spelled(told, width, small),
        )
        self._foot_left = self._left + 260
        room = right - self._foot_left
        paper = (
            fit(_("Rather no phone?"), room, ((SMALLEST, 1),), STRONG),
            fit(hint, room, ((SMALLEST, 3),)),
        )
        online = (
            fit(_(SECOND_WAY), room, ((SMALLEST, 1),), STRONG),
            spelled(join.online, room, ((SMALLEST, 2),)),
        )
        self._paper = (*online, *paper) if join.online else paper

    @property
    def top(self) -> float:
        """Where they begin."""
        return self._middle - sum(part.height for part in self._joining) - 24

    @property
    def _middle(self) -> float:
        """Where what the foot says begins."""
        return HIGH - FOOT - sum(part.height for part in self._paper) - 8

    def paint(self, sheet: Sheet) -> None:
        """Paints them, with a line above."""
        y = self.top
        sheet.line(self._left, y, self._right, y)
        y += 12
        sheet.icon("device-mobile", QRectF(self._left, y + 10, 56, 56))
        for part, token in zip(self._joining, ("ink", "ink2", "ink"), strict=True):
            y = sheet.words(part, self._x, y, token)
        y = self._middle + 8
        for part in self._paper:
            y = sheet.words(part, self._foot_left, y)
