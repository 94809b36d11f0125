"""The papers about personal data, written from the declarations of ``domain.dataprotection``: the page of what is kept, or
with a project its record of processing (GDPR art. 30), and the fill-in documents that stand in ``resources/dataprotection``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cocreate_desktop import paths
from cocreate_desktop.domain.dataprotection import HOLDINGS, LEAVES, SHELF_NAMES, Holding, Place, Shelf, Sort
from cocreate_desktop.domain.dataprotection.terms import (
    AIM_NAMES,
    GROUND_NAMES,
    PLACE_NAMES,
    SEEN_NAMES,
    SORT_NAMES,
    TERM_NAMES,
    WHOSE_NAMES,
)
from cocreate_desktop.domain.project import Project
from cocreate_desktop.language import N_, _, current, date_text

LINE = "…………………………"
NOT_CHOSEN = N_("not chosen yet")
_HEADS = (
    N_("What, and its name in the program"),
    N_("Of whom"),
    N_("What is personal in it"),
    N_("Where"),
    N_("Why it may be kept, and what for"),
    N_("How long"),
    N_("Who sees it"),
)
_NEVER = (
    N_("Nobody is asked for a name, an address or an e-mail to take part. People are counted, not listed."),
    N_("There is no profiling, and nothing is decided about somebody by a machine (GDPR art. 22)."),
    N_("No measuring by others, no advertising, no maps or letters from elsewhere: the pages fetch nothing from outside."),
    N_("A vote is kept without a name. Once the result is final nothing leads from it to a code any more."),
    N_("A number of people by age below ten is in no export."),
    N_("No data goes outside the European Economic Area by the program: the organisation chooses where its hub stands."),
    N_("Nobody is asked for a newer version of the program unless somebody switched that on. Then one address is asked, once a "
       "day at most, and nothing goes along about people, the laptop or a project."),
)  # fmt: skip

_ENDS = N_(
    "The day after the last day the laptop asks to erase everything, with backups and key; somebody has to say yes. A hub "
    "deletes its copy 30 days later by itself. Contact details and photos of whole walls go on their own day by themselves, as "
    "soon as the project is opened."
)


class PrivacyPage(StrEnum):
    """What can be written."""

    REGISTER = "register"
    DPIA = "dpia"
    PROCESSOR = "processor"
    ACCESSIBILITY = "accessibility"


@dataclass(frozen=True, slots=True)
class Values:
    """What a project says of itself, as it stands in a document."""

    project: str = LINE
    responsible: str = LINE
    organiser: str = LINE
    keep_until: str = LINE
    photos_until: str = LINE
    hub: str = LINE


def values_of(project: Project | None) -> Values:
    """A line to write on for whatever is not known."""
    if project is None:
        return Values()
    kept = _day(project.keep_until)
    return Values(
        cell(project.name) or LINE,
        cell(project.responsible) or LINE,
        cell(project.organiser) or LINE,
        kept or _(NOT_CHOSEN),
        _day(project.photos_until) or kept or _(NOT_CHOSEN),
        cell(project.follow_up) or LINE,
    )


def written(page: PrivacyPage, project: Project | None = None) -> str:
    """The page as Markdown, in the language spoken now. Raises OSError."""
    if page is PrivacyPage.REGISTER:
        return "\n".join(_register(project)) + "\n"
    place = paths.resources() / "dataprotection" / f"{page.value}.{current()}.md"
    words = place.read_text(encoding="utf-8")
    values = values_of(project)
    filled = {name: getattr(values, name) for name in Values.__dataclass_fields__}
    tables = {
        "holdings": "\n".join(_holdings("###", HOLDINGS)),
        "at_hub": "\n".join(_holdings("###", [one for one in HOLDINGS if Place.HUB in one.places])),
        "leaves": "\n".join(_leaves()),
    }
    for name, value in {**tables, **filled}.items():
        words = words.replace(f"{{{name}}}", value)
    return words


def cell(words: str) -> str:
    """Text of people as it may stand in a table of Markdown: one line, and no sign that is read as markup."""
    plain = " ".join(words.split())
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#{}" else sign for sign in plain)


def _day(day: str) -> str:
    try:
        return date_text(date.fromisoformat(day), year=True)
    except ValueError:
        return ""


def _register(project: Project | None) -> Iterable[str]:
    values = values_of(project)
    if project is None:
        yield "# " + _("What the program keeps of people")
        yield ""
        yield _(
            "This page is written by the program itself, from what it declares about everything that it stores."
        )
    else:
        yield "# " + _("Record of processing: {project}").format(project=values.project)
        yield ""
        yield _(
            "The record of processing activities (GDPR art. 30) of this project, written by the program itself."
        )
    yield ""
    yield from _table(
        (_("Question"), _("Answer")),
        (
            (_("Who is responsible (controller)"), values.responsible),
            (_("Whom people may ask"), values.organiser),
            (_("Kept until"), values.keep_until),
            (_("Photos of whole walls are kept until"), values.photos_until),
            (_("Data protection officer"), LINE),
        ),
    )
    yield _(_ENDS)
    yield ""
    yield "## " + _("What is never done")
    yield ""
    yield from (f"- {_(one)}" for one in _NEVER)
    yield ""
    yield from _holdings("##", HOLDINGS)
    yield "## " + _("What leaves the program")
    yield ""
    yield from _leaves()


def _holdings(level: str, holdings: Iterable[Holding]) -> Iterable[str]:
    for shelf, found in _shelves(holdings).items():
        yield f"{level} {_(SHELF_NAMES[shelf])}"
        yield ""
        yield from _table([_(head) for head in _HEADS], [_row(one) for one in found if one.personal])
        rest = [f"{_(one.what)} (`{one.word}`)" for one in found if not one.personal]
        if rest:
            yield _("Nothing personal is in: {things}.").format(things="; ".join(rest))
            yield ""


def _shelves(holdings: Iterable[Holding]) -> dict[Shelf, list[Holding]]:
    """On each shelf what lies there; empty ones are left out."""
    found: dict[Shelf, list[Holding]] = {}
    for one in holdings:
        found.setdefault(one.shelf, []).append(one)
    return found


def _row(one: Holding) -> Sequence[str]:
    places = ", ".join(_(PLACE_NAMES[place]) for place in one.places)
    why = f"{_(GROUND_NAMES[one.ground])}; {_(AIM_NAMES[one.aim])}"
    return (
        f"{_(one.what)} (`{one.word}`)",
        _(WHOSE_NAMES[one.whose]),
        _personal(one),
        places,
        why,
        _(TERM_NAMES[one.term]),
        _(SEEN_NAMES[one.seen]),
    )


def _personal(one: Holding) -> str:
    """Its personal fields, those that must be guarded most first."""
    by_sort = {sort: [name for name, is_one in one.personal.items() if is_one is sort] for sort in Sort}
    return "; ".join(
        f"{_(SORT_NAMES[sort])}: " + ", ".join(f"`{name}`" for name in by_sort[sort])
        for sort in reversed(Sort)
        if by_sort[sort]
    )


def _leaves() -> Iterable[str]:
    yield _("No name, contact detail, mark or key is in: {forms}.").format(
        forms=", ".join(f"`{one.form}`" for one in LEAVES if not one.holds and not one.everything)
    )
    yield ""
    rows = [
        (f"`{one.form}`", _("everything") if one.everything else _fields(one.holds), _(one.why))
        for one in LEAVES
        if one.holds or one.everything
    ]
    yield from _table((_("Way out"), _("Holds"), _("Because")), rows)


def _fields(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|" + "---|" * len(heads)
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""
