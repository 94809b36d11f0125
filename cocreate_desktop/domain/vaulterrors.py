"""The errors of the vault and of pledges: what may not be kept as it was typed. They are of the one family in ``errors``."""

from cocreate_desktop.domain.errors import Refused
from cocreate_desktop.language import N_


class NoConsent(Refused):
    """Contact details of somebody who was not shown what happens to them; values: none."""

    HAPPENED = N_("A contact without consent is not kept.")
    KEPT = N_("What you typed is still here.")
    NEXT = N_("Show or read out the text, and tick that the answer is yes.")


class NoPurpose(Refused):
    """Contact details for nothing in particular; values: none."""

    HAPPENED = N_("A contact is kept for one purpose, and none is chosen.")
    KEPT = N_("What you typed is still here.")
    NEXT = N_("Choose what it is for.")


class KeptTooLong(Refused):
    """Contact details without a day in the future on which they go; values: ``day`` as typed."""

    HAPPENED = N_("A contact needs a day to come on which it is deleted; “{day}” is none.")
    KEPT = N_("What you typed is still here.")
    NEXT = N_("Choose a day after today.")


class DayPassed(Refused):
    """A pledge for a day that is over, which may be meant; values: ``day`` in words."""

    HAPPENED = N_("{day} has passed already.")
    KEPT = N_("What you typed is still here.")
    NEXT = N_("Type another day, or say that you mean this one.")
