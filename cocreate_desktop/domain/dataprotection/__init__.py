"""What the program stores, declared once: what it is, of whom, where, for how long, on what ground and for whose eyes.

The data-protection page, the register of a project, the assessment and the annex to a processor agreement are written from
these declarations; a test compares them with what is stored.
"""

from cocreate_desktop.domain.dataprotection.declared import (
    SHELF_NAMES,
    Holding,
    Leaves,
    Shelf,
    fields,
)
from cocreate_desktop.domain.dataprotection.leaving import LEAVES
from cocreate_desktop.domain.dataprotection.machine import FILES, ON_PHONES
from cocreate_desktop.domain.dataprotection.record import RECORD
from cocreate_desktop.domain.dataprotection.tables import AT_HUB, TABLES
from cocreate_desktop.domain.dataprotection.terms import Aim, Ground, Place, Seen, Sort, Term, Whose

HOLDINGS: tuple[Holding, ...] = (*RECORD, *TABLES, *AT_HUB, *ON_PHONES, *FILES)
"""Everything that is kept anywhere."""

__all__ = [
    "AT_HUB",
    "FILES",
    "HOLDINGS",
    "LEAVES",
    "ON_PHONES",
    "RECORD",
    "SHELF_NAMES",
    "TABLES",
    "Aim",
    "Ground",
    "Holding",
    "Leaves",
    "Place",
    "Seen",
    "Shelf",
    "Sort",
    "Term",
    "Whose",
    "fields",
]
