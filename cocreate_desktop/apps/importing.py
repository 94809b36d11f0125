"""Taking files in from the command line: notes from any table, neighbourhoods from a file of CBS, and what people said on
Polis."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from cocreate_desktop.apps.terminal import complain, say, say_json
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.errors import NoIdeasStep
from cocreate_desktop.domain.neighbourhoods import CbsFile, Neighbourhood, proposed_year
from cocreate_desktop.domain.project import BASE_NAMES, Base, Project
from cocreate_desktop.domain.reacherrors import NoSuchPlace, WhichPlace, WhichYear
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import _, ngettext, number_text
from cocreate_desktop.services.bringing import hang_under_themes
from cocreate_desktop.services.outside import IdeaColumns
from cocreate_desktop.services.supportwords import supported_lines

MOST_NAMED = 5


def take_in(wanted: argparse.Namespace) -> int:
    """Opens the workspace and takes the file in; exit code 1 when part of it did not come in, which is listed."""
    take = {"cbs": _places, "polis": _support}.get(wanted.form, _ideas)
    opened = open_services(wanted.workspace, key_file=wanted.key_file)
    try:
        return take(opened, wanted)
    finally:
        opened.close()


def _ideas(opened: OpenWorkspace, wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps.hall import choose_evening
    from cocreate_desktop.apps.outward import FileDesk

    evening = choose_evening(opened.services, wanted.evening)
    found = FileDesk(opened.services).read_ideas(wanted.file, _columns(wanted))
    steps = opened.services.evenings.steps(evening.id)
    step = next((one for one in steps if one.kind is Kind.IDEAS), None)
    if step is None:
        raise NoIdeasStep
    hung = opened.services.capturing.take_in(step.id, found.notes)
    hang_under_themes(opened.services, hung, found.notes)
    bad = [(row.line, row.why) for row in found.bad]
    if wanted.json:
        say_json({"imported": len(found.notes), "bad": _lines(bad)})
    else:
        many = len(found.notes)
        say(ngettext("{n} note came in.", "{n} notes came in.", many).format(n=many))
        _tell(bad)
    return 1 if bad else 0


def _columns(wanted: argparse.Namespace) -> IdeaColumns | None:
    """As they were typed; None for what the file says of itself."""
    if not wanted.column:
        return None
    return IdeaColumns(**{"text": 0, **dict(wanted.column)}, head=not wanted.no_names)


def _places(opened: OpenWorkspace, wanted: argparse.Namespace) -> int:
    from cocreate_desktop.exchange import cbs

    found = cbs.read_file(wanted.file)
    places = _chosen(found, wanted.place)
    year = wanted.year or found.year
    if not year:
        raise WhichYear(year=proposed_year(wanted.table or found.table) or "2025")
    base = Base(wanted.base) if wanted.base else None
    project = opened.services.areas.use(places, year=year, table=wanted.table or found.table, base=base)
    bad = [(row.line, row.why) for row in found.skipped]
    doubts = [f"{place.title}: {problem}" for place in places for problem in place.problems]
    if wanted.json:
        say_json(
            {
                "imported": [{"code": place.code, "name": place.title} for place in places],
                "base": project.base.value,
                "base_number": project.base_number,
                "source": project.base_source,
                "doubts": doubts,
                "bad": _lines(bad),
            }
        )
    else:
        for line in _said(places, project):
            say(line)
        for doubt in doubts:
            complain(doubt)
        _tell(bad)
    return 1 if bad or doubts else 0


def _support(opened: OpenWorkspace, wanted: argparse.Namespace) -> int:
    """What people said on Polis; sentences that are none of ours are no fault, for people add their own there."""
    from cocreate_desktop.exchange import polisread

    found = polisread.read_back(wanted.file)
    taken = opened.services.notesupport.take_in(found)
    if wanted.json:
        say_json(
            {
                "notes": taken.notes,
                "themes": taken.themes,
                "people": found.people or None,
                "until": found.until or None,
                "refused": found.refused,
                "strange": [{"line": one.line, "text": one.text} for one in taken.strange],
                "bad": _lines(found.bad),
            }
        )
    else:
        for line in (*supported_lines(found, taken), *(f"  {one.line}: {one.text}" for one in taken.strange)):
            say(line)
        _tell(found.bad)
    return 1 if found.bad else 0


def _chosen(found: CbsFile, wanted: Sequence[str]) -> tuple[Neighbourhood, ...]:
    """The places that were asked for by code, or the only one there is. Raises NoSuchPlace, WhichPlace."""
    known = {place.code: place for place in found.places}
    if not wanted and len(known) == 1:
        return found.places
    if not wanted:
        some = ", ".join(f"{place.code} {place.title}" for place in found.places[:MOST_NAMED])
        raise WhichPlace(n=number_text(len(known)), some=some)
    missing = [code for code in wanted if code.upper() not in known]
    if missing:
        raise NoSuchPlace(code=missing[0], n=number_text(len(known)))
    return tuple(known[code.upper()] for code in wanted)


def _said(places: Sequence[Neighbourhood], project: Project) -> list[str]:
    names = ", ".join(f"{place.title} ({place.code})" for place in places)
    if project.base_number is None:
        told = _("CBS does not tell how many {base} there are.")
        return [names, told.format(base=_(BASE_NAMES[project.base]))]
    told = _("Reach is measured against {n} {base}. {source}")
    return [
        names,
        told.format(
            n=number_text(project.base_number), base=_(BASE_NAMES[project.base]), source=project.base_source
        ),
    ]


def _lines(bad: Sequence[tuple[int, str]]) -> list[dict[str, object]]:
    return [{"line": line, "why": why} for line, why in bad]


def _tell(bad: Sequence[tuple[int, str]]) -> None:
    for line, why in bad:
        complain(_("line {line}: {why}").format(line=line, why=why))
