"""The systems that take our files, in the words of the window: what each is for, what can go there, what it wants to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ...language import N_
from ...services.leaving import Platform, Records


class Way(StrEnum):
    """How an option is given: chosen among some, one of the votes, a file, typed, or a least and a most typed together: these
    are two options, whose names end in ``_least`` and ``_most``."""

    CHOICE = "choice"
    ROUND = "round"
    FILE = "file"
    TEXT = "text"
    LENGTHS = "lengths"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an option. ``words`` is a message to translate."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class When:
    """While the option of this ``name`` has this ``value``."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a platform wants to know, by its ``name`` there. ``label`` is a message to translate; ``usual`` is what
    stands greyed in an empty field; ``endings`` are those of the files that can be chosen. ``when`` it is asked; None: always.
    """

    name: str
    label: str
    way: Way
    choices: tuple[Choice, ...] = ()
    usual: str = ""
    endings: str = ""
    when: When | None = None


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
_CSV = When("format", "csv")
_SEMICOLON, _COMMA = Choice(";", N_("semicolon")), Choice(",", N_("comma"))
_TABLES = "*.csv *.xlsx *.zip"
_ROUND = Option("round", N_("Which vote"), Way.ROUND)

PLATFORMS: Mapping[Platform, About] = {
    Platform.DECIDIM: About(
        "Decidim",
        N_("Proposals, or answers to them"),
        _IDEAS,
        (
            Option(
                "what",
                N_("What goes along"),
                Way.CHOICE,
                (Choice("proposals", N_("proposals")), Choice("answers", N_("our replies, as answers"))),
            ),
            Option(
                "ids",
                N_("The proposals as Decidim exports them"),
                Way.FILE,
                endings=_TABLES,
                when=When("what", "answers"),
            ),
            Option("locale", N_("Language code of the site"), Way.TEXT, usual="nl"),
            Option(
                "format",
                N_("Kind of file"),
                Way.CHOICE,
                (Choice("csv", "CSV"), Choice("json", "JSON")),
                when=When("what", "proposals"),
            ),
            Option(
                "state_column",
                N_("The column of the state is called"),
                Way.CHOICE,
                (Choice("state", "state"), Choice("status", "status")),
                when=When("what", "answers"),
            ),
        ),
    ),
    Platform.GOVOCAL: About(
        "Go Vocal",
        N_("Ideas in a workbook"),
        _IDEAS,
        (
            Option("template", N_("The template of your site"), Way.FILE, endings="*.xlsx"),
            Option(
                "locale",
                N_("Language of the site"),
                Way.CHOICE,
                (Choice("nl", N_("Dutch")), Choice("en", N_("English"))),
                when=When("template", ""),
            ),
            Option("title", N_("Length of a title"), Way.LENGTHS, usual="10–80"),
            Option("body_least", N_("Shortest description"), Way.TEXT, usual="40"),
        ),
    ),
    Platform.OPENSTAD: About(
        "OpenStad",
        N_("Ideas in a workbook"),
        _IDEAS,
        (
            Option("ids", N_("What the site exports, if it has them already"), Way.FILE, endings=_TABLES),
            Option("title", N_("Length of a title"), Way.LENGTHS, usual="10–50"),
            Option("summary", N_("Length of a summary"), Way.LENGTHS, usual="20–140"),
            Option("description", N_("Length of a description"), Way.LENGTHS, usual="140–5000"),
        ),
    ),
    Platform.POLIS: About(
        "Pol.is",
        N_("Statements to agree with or not"),
        (Records.NOTES, Records.THEMES),
        (Option("length", N_("Longest statement"), Way.TEXT, usual="140"),),
    ),
    Platform.PABULIB: About(
        "Pabulib",
        N_("Votes on money, for researchers"),
        (),
        (_ROUND, Option("unit", N_("Town or neighbourhood"), Way.TEXT)),
    ),
    Platform.PREFLIB: About(
        "PrefLib",
        N_("Other votes, for researchers"),
        (),
        (
            _ROUND,
            Option(
                "form",
                N_("Ballots that are no ranking"),
                Way.CHOICE,
                (Choice("categories", N_("as categories")), Choice("orders", N_("as an order"))),
            ),
        ),
    ),
    Platform.CONSUL: About(
        "Consul Democracy",
        N_("Paper ballots of a budget vote"),
        (),
        (_ROUND, Option("ids", N_("The plans as CONSUL exports them"), Way.FILE, endings=_TABLES)),
    ),
    Platform.TABLE: About(
        N_("A plain table"),
        N_("For adhocracy+, Loomio and others"),
        _IDEAS,
        (
            Option("format", N_("Kind of file"), Way.CHOICE, (Choice("csv", "CSV"), Choice("xlsx", "XLSX"))),
            Option("delimiter", N_("Between the columns"), Way.CHOICE, (_COMMA, _SEMICOLON), when=_CSV),
            Option("title_most", N_("Longest title"), Way.TEXT, usual="–"),
        ),
    ),
}
