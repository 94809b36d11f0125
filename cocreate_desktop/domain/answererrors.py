"""The errors of the exit poll and of a readback. They are of the one family in ``errors``."""

from cocreate_desktop.domain.errors import Empty, NotAllowed, Refused
from cocreate_desktop.domain.vaulterrors import DayPassed
from cocreate_desktop.language import N_


class NotAsked(NotAllowed):
    """An answer to what this evening does not ask, or not yet; values: none."""

    HAPPENED = N_("This is not asked here now.")
    KEPT = N_("What you filled in is still here.")
    NEXT = N_("Go on with what is asked now.")


class NothingFilledIn(Empty):
    """A form that was sent without any answer; values: none."""

    HAPPENED = N_("Nothing is filled in yet.")
    NEXT = N_("Choose one answer at least; you may skip the rest.")


class BadSlip(Refused):
    """A slip of paper that was typed in a way that cannot be read; values: ``value`` as typed."""

    HAPPENED = N_("“{value}” cannot be read as a form.")
    NEXT = N_(
        "Type the mark, a space, and 1 (no), 2 (so-so) or 3 (yes) for each statement: 8 33231. Use - to skip."
    )


class PromisePassed(DayPassed):
    """People would hear back on a day that is over; values: ``day`` in words."""

    NEXT = N_("Choose today or a day to come.")


class AnsweredAlready(NotAllowed):
    """Other statements while people have answered these; values: none."""

    HAPPENED = N_("People have answered these statements already, so they can no longer change.")
    KEPT = N_("The statements and all answers are kept as they are.")
    NEXT = N_("Add another exit poll to the run sheet if it must ask something else.")
