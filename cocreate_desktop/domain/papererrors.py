"""The errors of what is printed. They are of the one family in ``errors``."""

from cocreate_desktop.domain.errors import NotAllowed
from cocreate_desktop.language import N_


class NoTables(NotAllowed):
    """Seat cards and sheets of hosts where nobody talks at a table; values: none."""

    HAPPENED = N_("Nobody talks at tables here, so there are no cards or sheets for them.")
    NEXT = N_("Choose table talk or world café for a step of talk, or another evening.")


class NoCards(NotAllowed):
    """Voting cards on a laptop whose personal codes have numbers that no card can show; values: ``n``, how many can."""

    HAPPENED = N_(
        "Of these codes {n} can be printed as voting cards: the others were made on this laptop, beside the first one."
    )
    KEPT = N_("All codes work on slips and phones.")
    NEXT = N_("Print the voting cards on the laptop that the project began on.")
