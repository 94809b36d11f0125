"""Ideas for Go Vocal: a workbook whose headings it knows by their exact words, best those of the template that the site gives.
At most a thousand rows a file; names and consent stay empty."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.exchange import fitting, ideawords, leavingbook
from cocreate_desktop.exchange.fitting import Draft, Limit, Rules
from cocreate_desktop.exchange.leavingbook import LONGEST_CELL, utf16
from cocreate_desktop.exchange.leavingideas import Facts, Idea
from cocreate_desktop.exchange.ready import Ready, number, option
from cocreate_desktop.exchange.readyideas import drafts_of, instead, of_ideas, parted, which
from cocreate_desktop.language import _
from cocreate_desktop.services.leaving import Asked

OPTIONS = (
    "template", "locale", "title_header", "body_header", "rows", "title_least", "title_most", "body_least",
)  # fmt: skip
MOST_ROWS = 1000
TITLE, BODY, DAY, TAGS, PLACE = "title", "body", "date", "tags", "place"
HEADERS: Mapping[str, Sequence[str]] = {
    "nl": (
        "Voornaam", "Achternaam", "E-mailadres", "Toestemming", "Datum gepubliceerd (dd-mm-jjjj)", "Titel", "Beschrijving",
        "Tags", "Locatie", "Afbeelding URL", "Breedtegraad", "Lengtegraad",
    ),
    "en": (
        "First name(s)", "Last name", "Email address", "Permission", "Date Published (dd-mm-yyyy)", "Title", "Description",
        "Tags", "Location", "Image URL", "Latitude", "Longitude",
    ),
}  # fmt: skip
"""The headings where no template was given, by the language of the site."""
_ROLES = {
    "titel": TITLE, "title": TITLE, "beschrijving": BODY, "description": BODY, "datum gepubliceerd": DAY,
    "date published": DAY, "tags": TAGS, "locatie": PLACE, "location": PLACE,
}  # fmt: skip


def govocal(facts: Facts, asked: Asked) -> Ready:
    """Options: ``template`` (the workbook that the site gave), ``locale`` (nl, en) without one, ``title_header`` and
    ``body_header`` where a site calls these otherwise, ``rows`` a file, ``title_least``, ``title_most`` and ``body_least`` of
    its form. Raises BadValue, BadFile."""
    records = which(asked)
    headers, roles = _headings(asked)
    drafts = drafts_of(facts, records, partial(_draft, facts), asked.options.get("locale", ""))
    fitted = fitting.fit(drafts, _rules(asked), asked.mends)
    rows = [
        {roles[name]: text for name, text in one.written().items() if name in roles} for one in fitted.good
    ]
    most = min(number(asked, "rows", MOST_ROWS), MOST_ROWS)
    files = parted("govocal.xlsx", rows, most, partial(_book, asked, headers))
    return of_ideas(facts, asked, records, fitted, files, rows)


def _headings(asked: Asked) -> tuple[Sequence[str], Mapping[str, str]]:
    """The header row, and which heading holds what."""
    path = asked.options.get("template", "").strip()
    headers = leavingbook.template(Path(path)) if path else HEADERS[option(asked, "locale", tuple(HEADERS))]
    roles = {_ROLES[bare]: header for header in headers[::-1] if (bare := _bare(header)) in _ROLES}
    own = {TITLE: "title_header", BODY: "body_header"}
    roles |= {role: asked.options[name] for role, name in own.items() if asked.options.get(name) in headers}
    if TITLE not in roles or BODY not in roles:
        names = ", ".join(f"“{name}”" for name in ("Titel", "Beschrijving"))
        raise BadFile(path=path, why=_("it has no column named {names}.").format(names=names))
    return headers, roles


def _bare(header: str) -> str:
    return header.partition("(")[0].strip().casefold()


def _book(asked: Asked, headers: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    path = asked.options.get("template", "").strip()
    return leavingbook.filled(Path(path), headers, rows) if path else leavingbook.book("Ideas", headers, rows)


def _rules(asked: Asked) -> Rules:
    least, most = number(asked, "title_least", 10, 0), number(asked, "title_most", 80, 0)
    title = Limit(TITLE, _("title"), least, most, refused=False)
    form = Limit(BODY, _("description"), number(asked, "body_least", 40, 0), refused=False)
    cell = Limit(BODY, _("description"), most=LONGEST_CELL, longest=utf16)
    return Rules(TITLE, _("title"), (title, form, cell))


def _draft(facts: Facts, idea: Idea) -> Draft:
    day = date.fromisoformat(idea.date).strftime("%d-%m-%Y") if idea.date else ""
    return Draft(
        record=idea.id,
        title=idea.title,
        fields={
            TITLE: idea.title,
            BODY: ideawords.body(idea),
            DAY: day,
            TAGS: "; ".join(tag.replace(";", ",") for tag in idea.tags),
            PLACE: idea.neighbourhood,
        },
        fill={
            TITLE: ideawords.longer_title(idea, project=facts.project),
            BODY: ideawords.fillers(project=facts.project, question=facts.question),
        },
        instead=instead(idea),
        tails={BODY: f"\n\n{ideawords.mark(idea)}"},
    )
