"""What is said when the program itself made a mistake: a sister of ``errors``."""

from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.language import N_


class Unforeseen(CocreateError):
    """An error that nobody foresaw, in whatever part; values: none. What it says may quote somebody, so nobody sees it."""

    HAPPENED = N_("The program made a mistake itself.")
    KEPT = N_("Everything that was stored is kept, and the room and the phones go on.")
    NEXT = N_("Go on with what you did. If it comes back, make a support package: F1, or “cocreate support”.")
