"""The errors of what is printed. They are of the one family in ``errors``."""

from cocreate_desktop.domain.errors import NotAllowed
from cocreate_desktop.language import N_


class NoTables(NotAllowed):
    """Seat cards and sheets of hosts where nobody talks at a table; values: none."""

    HAPPENED = N_("Nobody talks at tables here, so there are no cards or sheets for them.")
    NEXT = N_("Choose table talk or world café for a step of talk, or another evening.")
