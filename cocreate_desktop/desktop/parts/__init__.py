"""The small painted widgets of the desk. They show what they are given and say what was done; they know no service."""

from .chip import Chip
from .countfield import CountChanged, CountField
from .dialogs import SafeDialog
from .emptystate import EmptyState
from .iconlabel import IconLabel
from .keybutton import KeyButton
from .lettertile import LetterTile
from .messages import MessageBar, WarningBar
from .meter import Meter
from .phasetile import PhaseTile
from .ribbon import Ribbon
from .roomtabs import RoomChosen, RoomTabs
from .rungstairs import RungChosen, RungStairs
from .steprow import StepRow

__all__ = [
    "Chip",
    "CountChanged",
    "CountField",
    "EmptyState",
    "IconLabel",
    "KeyButton",
    "LetterTile",
    "MessageBar",
    "Meter",
    "PhaseTile",
    "Ribbon",
    "RoomChosen",
    "RoomTabs",
    "RungChosen",
    "RungStairs",
    "SafeDialog",
    "StepRow",
    "WarningBar",
]
