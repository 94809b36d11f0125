"""Files for other systems, as Protocols and plain records: what would leave, what the receiver would refuse and why, and what
mends it, all before anything is written. The composition root fulfils them with the adapters of ``exchange``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Platform(StrEnum):
    """A system that takes our files, by the word of the command line. ``TABLE`` is a plain sheet of ideas, for adhocracy+,
    Loomio and others."""

    DECIDIM = "decidim"
    GOVOCAL = "govocal"
    OPENSTAD = "openstad"
    POLIS = "polis"
    PABULIB = "pabulib"
    PREFLIB = "preflib"
    CONSUL = "consul"
    TABLE = "table"


class Records(StrEnum):
    """What becomes one record at the receiver: each of the ``THEMES`` or ``NOTES``; for votes each of the ``ROUNDS``."""

    THEMES = "themes"
    NOTES = "notes"
    ROUNDS = "rounds"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to leave: for which ``platform``, of which evening (empty: of all), as which ``records`` (None: what is usual
    there), with which mends done (keys of ``Mend``), and what else the platform wants to know, by name: each adapter says which
    (``locale``, ``delimiter``, ``template``, ``round``, ``what`` …)."""

    platform: Platform
    evening_id: str = ""
    records: Records | None = None
    mends: frozenset[str] = frozenset()
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that the receiver would refuse or read otherwise than meant. ``title`` names the record in its own words, cut
    short; ``where`` is the receiver's field in words; ``why`` a whole translated sentence. ``mend`` is the key of the mend that
    solves it (empty: the text itself has to change, in the project). ``refused`` is False for what comes in, but otherwise than
    one may think."""

    record: str
    title: str
    where: str
    why: str
    mend: str = ""
    refused: bool = True


@dataclass(frozen=True, slots=True)
class Mend:
    """One click that solves ``number`` troubles: ``deed`` is what it does, translated, as on a button."""

    key: str
    deed: str
    number: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What would leave: ``records`` of which those without a refusing trouble go; ``mends`` that are still to be done;
    ``mended`` those done already; ``left_out`` counts what stays here by why (translated); ``files`` are the names that will be
    written. ``sample`` shows the first records as the receiver would read them, by its own field names."""

    platform: Platform
    records: int
    troubles: tuple[Trouble, ...] = ()
    mends: tuple[Mend, ...] = ()
    mended: tuple[Mend, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    sample: tuple[Mapping[str, str], ...] = ()

    @property
    def refused(self) -> frozenset[str]:
        """The records that would not come in."""
        return frozenset(one.record for one in self.troubles if one.refused)

    @property
    def goes(self) -> int:
        """How many records the receiver would take."""
        return self.records - len(self.refused)


@dataclass(frozen=True, slots=True)
class Left:
    """What was written: the ``files`` (the manifest last), how many ``records`` are in them, and what stayed out."""

    files: tuple[Path, ...]
    records: int
    troubles: tuple[Trouble, ...] = ()


class Leaving(Protocol):
    """Both read the project; long work: call them outside the window's thread."""

    def preview(self, asked: Asked) -> Preview:
        """What would leave. Raises BadValue for an option that is none, BadFile for a template that cannot be read, Gone."""

    def write(self, asked: Asked, out: Path) -> Left:
        """Writes what the receiver would take, and only that; a record that it would refuse stays out and is named. ``out``
        is a file, or a folder where there are several. Raises the same, and FileProblem."""
