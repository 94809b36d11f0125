"""The errors of reach: a percentage of nobody knows how many. They are of the one family in ``errors``."""

from cocreate_desktop.domain.errors import Refused
from cocreate_desktop.language import N_


class NoBase(Refused):
    """A percentage whose base is not known or is nothing; values: ``base``, the translated name of what it would be of, and
    ``number``, how many those are said to be."""

    HAPPENED = N_("A percentage of “{base}” needs their number, and {number} is none.")
    KEPT = N_("The counts are kept.")
    NEXT = N_("Fill in how many there are: type it, or read a file of CBS.")
