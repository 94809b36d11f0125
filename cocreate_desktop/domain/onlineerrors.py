"""The errors of the online follow-up: what a project that is not online, or no longer, does not take in. They are of the one
family in ``errors``."""

from cocreate_desktop.domain.errors import NotAllowed, RoundNotOpen
from cocreate_desktop.language import N_


class NotOnline(NotAllowed):
    """Something that was sent to a project that is not online; values: none."""

    HAPPENED = N_("This project is not online.")
    KEPT = N_("What you typed is still there.")
    NEXT = N_("Ask the organiser when it comes online.")


class OnlineClosed(NotAllowed):
    """Something that was sent to a project that takes no more answers; values: none."""

    HAPPENED = N_("This project takes no more answers.")
    KEPT = N_("Everything that came in before counts. What you sent now was not taken in.")
    NEXT = N_("Read what became of it, or ask the organiser.")


class NotServed(NotAllowed):
    """A project that is to go online while no hub serves its follow-up; values: none."""

    HAPPENED = N_("The follow-up of this project is not served by a hub yet.")
    KEPT = N_("The project is as it was.")
    NEXT = N_("Choose who serves it, and its address, first.")


class CodeNeeded(RoundNotOpen):
    """A vote at home without a personal code, in a round that asks for one; values: none."""

    HAPPENED = N_("In this vote one votes with a personal code only.")
    KEPT = N_("What you chose is still there.")
    NEXT = N_("Type the code that is on your slip or card.")
