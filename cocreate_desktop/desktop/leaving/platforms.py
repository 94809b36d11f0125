"""The systems that take our files, in the words of the window: what each is for, what can go there, what it wants to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ...language import N_
from ...services.leaving import Platform, Records


class Way(StrEnum):
    """How an option is given: chosen among some, one of the votes, a file, or typed."""

    CHOICE = "choice"
    ROUND = "round"
    FILE = "file"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an option. ``words`` is a message to translate."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a platform wants to know, by its ``name`` there. ``label`` is a message to translate; ``usual`` is what
    stands greyed in an empty field; ``endings`` are those of the files that can be chosen."""

    name: str
    label: str
    way: Way
    choices: tuple[Choice, ...] = ()
    usual: str = ""
    endings: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """A system. ``name`` is its own, or a message where ours; ``words`` is one line; ``records`` is empty where votes go."""

    name: str
    words: str
    records: tuple[Records, ...] = ()
    options: tuple[Option, ...] = ()


RECORD_WORDS: Mapping[Records, str] = {
    Records.THEMES: N_("the themes, with their notes"),
    Records.NOTES: N_("each note by itself"),
    Records.ROUNDS: N_("the votes"),
}

_IDEAS = (Records.THEMES, Records.NOTES)
_ROUND = Option("round", N_("Which vote"), Way.ROUND)
_TEMPLATE = Option("template", N_("The template of the platform"), Way.FILE, endings="*.xlsx")

PLATFORMS: Mapping[Platform, About] = {
    Platform.DECIDIM: About("Decidim", N_("Proposals, or answers to them"), _IDEAS),
    Platform.GOVOCAL: About("Go Vocal", N_("Ideas in a workbook"), _IDEAS, (_TEMPLATE,)),
    Platform.OPENSTAD: About("OpenStad", N_("Ideas in a workbook"), _IDEAS),
    Platform.POLIS: About("Pol.is", N_("Statements to agree with or not"), _IDEAS),
    Platform.PABULIB: About("Pabulib", N_("Votes on money, for researchers"), (), (_ROUND,)),
    Platform.PREFLIB: About("PrefLib", N_("Other votes, for researchers"), (), (_ROUND,)),
    Platform.CONSUL: About("Consul Democracy", N_("Paper ballots of a budget vote"), (), (_ROUND,)),
    Platform.TABLE: About(N_("A plain table"), N_("For adhocracy+, Loomio and others"), _IDEAS),
}
