"""The errors of reach: a percentage of nobody knows how many. They are of the one family in ``errors``."""

from cocreate_desktop.domain.errors import Refused
from cocreate_desktop.language import N_


class NoBase(Refused):
    """A percentage whose base is not known or is nothing; values: ``base``, the translated name of what it would be of, and
    ``number``, how many those are said to be."""

    HAPPENED = N_("A percentage of “{base}” needs their number, and {number} is none.")
    KEPT = N_("The counts are kept.")
    NEXT = N_("Fill in how many there are: type it, or read a file of CBS.")


class WhichPlace(Refused):
    """A file of CBS with many places of which none was chosen; values: ``n`` how many, ``some`` a few of them."""

    HAPPENED = N_("The file holds {n} places, such as {some}.")
    KEPT = N_("Nothing was changed.")
    NEXT = N_("Choose yours with --place and its code; it may be given more than once.")


class NoSuchPlace(Refused):
    """A place that a file of CBS does not hold; values: ``code``, and ``n`` how many it holds."""

    HAPPENED = N_("{code} is not among the {n} places in this file.")
    KEPT = N_("Nothing was changed.")
    NEXT = N_("Look the code up in the file, or take the file of another year.")


class WhichYear(Refused):
    """A file of CBS in which its year is not written; value: ``year``, an example or what its table usually is."""

    HAPPENED = N_("The file does not say of which year its figures are.")
    KEPT = N_("Nothing was changed.")
    NEXT = N_("Say it with --year, for example --year {year}.")


class CountedTwice(Refused):
    """Two places of which one lies in the other; values: the ``inner`` and the ``outer`` one, as they are called."""

    HAPPENED = N_("{inner} lies in {outer}: together everybody there would count twice.")
    KEPT = N_("Nothing was changed.")
    NEXT = N_("Choose one of the two.")
