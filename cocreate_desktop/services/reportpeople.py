"""The chapters of a report about people: how they were invited, who came and who did not. Small counts by age stay out: a
report leaves the house."""

from collections import Counter
from collections.abc import Iterable, Sequence

from cocreate_desktop.domain.arrivals import BAND_NAMES, KNOWN_BANDS, ROLE_NAMES, Arrival, Band, Role
from cocreate_desktop.domain.hiding import LEAST, hidden_cells, hidden_counts
from cocreate_desktop.domain.project import BASE_NAMES
from cocreate_desktop.domain.reach import whole_percent
from cocreate_desktop.domain.representation import BALANCE_NAMES, PERSPECTIVE_NAMES, BandShare, Perspective
from cocreate_desktop.domain.whatnext import cost_per_participant
from cocreate_desktop.language import N_, _, in_a_row, money_text, ngettext, number_text
from cocreate_desktop.services.gathering import Material, day_text
from cocreate_desktop.services.outreach import OutreachLine
from cocreate_desktop.services.reportfacts import Reported
from cocreate_desktop.services.reportparts import Cell, Chapter, Gauge, Part, Table, Text, heads, number, row

UNKNOWN = "–"
_SMALL = N_("under {n}")
_BANDS = (*KNOWN_BANDS, Band.UNKNOWN)
_HOW = (2.6, 1.5, 1.2, 1.1, 1.2, 1.1, 1.5)


def invited(report: Reported) -> Chapter:
    """How people were invited, what it cost and what it yielded."""
    name = _("How people were invited")
    lines = report.facts.view.outreach
    if not lines:
        return Chapter("invited", name, (Text(_("This was not recorded.")),))
    said = (
        _("Way"),
        _("Day"),
        _("Reached"),
        _("Cost"),
        _("Opened"),
        _("Came"),
        _("Cost for each who came"),
    )
    table = Table(name, heads(*said, numbers=(2, 3, 4, 5, 6)), _HOW, tuple(_invited(line) for line in lines))
    return Chapter("invited", name, (table, *_rest_on(report)))


def _invited(line: OutreachLine) -> tuple[Cell, ...]:
    one = line.outreach
    each = cost_per_participant(one.cost, line.arrivals)
    return row(
        Cell(line.yielded.title, strong=True),
        Cell(day_text(one.date) or UNKNOWN, quiet=True),
        number(UNKNOWN if one.reached is None else number_text(one.reached)),
        number(UNKNOWN if one.cost is None else money_text(one.cost)),
        number(number_text(line.visits)),
        number(number_text(line.arrivals)),
        number(UNKNOWN if each is None else money_text(each)),
    )


def _rest_on(report: Reported) -> Iterable[Text]:
    view = report.facts.view
    yield Text(
        _("Opened: the page was opened with the code of this way. Came: somebody said so at the door."),
        quiet=True,
    )
    each = cost_per_participant(view.cost, view.took_part or 0)
    if view.cost is None:
        yield Text(_("Nobody filled in what it cost."), quiet=True)
    elif each is not None:
        words = ngettext(
            "Together it cost {cost}. That is {each} for each of the {n} person who took part.",
            "Together it cost {cost}. That is {each} for each of the {n} people who took part.",
            view.took_part or 0,
        )
        known = {"cost": money_text(view.cost), "each": money_text(each)}
        yield Text(words.format(**known, n=number_text(view.took_part or 0)))


def came(report: Reported) -> Chapter:
    """Who came, evening by evening and together, beside who lives in the neighbourhood."""
    parts: list[Part] = [Text(told) for told in (_in_hall(report, one) for one in report.evenings)]
    parts += _reach(report)
    arrivals = report.facts.arrivals
    if not arrivals:
        parts.append(Text(_("Age, role and how they heard of it were not recorded.")))
    else:
        parts += [_by_role(arrivals), *_beside(report)]
    parts += _perspectives(report)
    return Chapter("came", _("Who came"), tuple(parts))


def _in_hall(report: Reported, one: Material) -> str:
    evening = one.view.evening
    counted = sum(arrival.evening_id == evening.id for arrival in report.facts.arrivals)
    people = counted or evening.present
    if people is None:
        told = _("Nobody counted how many people were in the hall.")
    else:
        told = ngettext("There was {n} person in the hall.", "There were {n} people in the hall.", people)
    told = told.format(n=number_text(people or 0))
    if len(report.evenings) == 1:
        return told
    return f"{evening_name(one)}: {told[:1].lower()}{told[1:]}"


def evening_name(one: Material) -> str:
    """What an evening is called in a report: its name and its day."""
    evening = one.view.evening
    return ", ".join(part for part in (evening.name or _("Evening"), day_text(evening.date)) if part)


def _reach(report: Reported) -> list[Part]:
    """The meter with its numerator, base and source; the bare base while nobody was counted."""
    project, view = report.project, report.facts.view
    if not project.base_number:
        return [Text(_("How many people there are in the neighbourhood was not filled in."), quiet=True)]
    source = _source(project.base_source)
    if view.reach is None:
        of = _("The neighbourhood counts {n} {base}.")
        told = of.format(n=number_text(project.base_number), base=_(BASE_NAMES[project.base]))
        return [Text(" ".join(part for part in (told, source) if part))]
    share = view.reach.share
    gauge = Gauge(
        share.words, min(1.0, float(share.exact)), min(1.0, view.reach.goal / 100), view.reach.words
    )
    told = ngettext("{n} person was counted.", "{n} people were counted.", share.n)
    said = [told.format(n=number_text(share.n)), source]
    if view.unsure:
        said.append(_("One evening at least was only estimated, so somebody may be counted twice."))
    return [gauge, Text(" ".join(part for part in said if part), quiet=True)]


def _source(told: str) -> str:
    """Where the base comes from; that of CBS says already that it is a source."""
    if not told:
        return ""
    labelled = told.split()[0].endswith(":")
    return f"{told}." if labelled else _("Source: {source}.").format(source=told)


def _by_role(arrivals: Sequence[Arrival]) -> Table:
    """A row for each role and a column for each age, small counts hidden."""
    counts = Counter((one.role, one.band) for one in arrivals)
    roles = [role for role in Role if any(counts[role, band] for band in _BANDS)]
    grid = [[counts[role, band] for band in _BANDS] for role in roles]
    hidden = hidden_cells(grid)
    rows = [
        row(
            Cell(_(ROLE_NAMES[role]), strong=True),
            *(_count(grid[at][column], (at, column) in hidden) for column in range(len(_BANDS))),
            Cell(number_text(sum(grid[at])), strong=True, number=True),
        )
        for at, role in enumerate(roles)
    ]
    sums = [sum(line[column] for line in grid) for column in range(len(_BANDS))]
    rows.append(
        row(
            Cell(_("Together"), strong=True),
            *(_count(found, (len(roles), column) in hidden) for column, found in enumerate(sums)),
            Cell(number_text(len(arrivals)), strong=True, number=True),
        )
    )
    names = (_("As what"), *(_(BAND_NAMES[band]) for band in _BANDS), _("Together"))
    wide = (1.9, *(1.45 for _band in _BANDS), 1.0)
    return Table(
        _("Visits by role and age"), heads(*names, numbers=range(1, 8)), wide, tuple(rows), titled=True
    )


def _count(found: int, hidden: bool) -> Cell:
    if not hidden:
        return number(number_text(found))
    # a larger one beside it is hidden too, or it could be counted back
    return Cell(_(_SMALL).format(n=LEAST) if found < LEAST else UNKNOWN, quiet=True, number=True)


def _beside(report: Reported) -> list[Part]:
    """The room beside the neighbourhood, in three words."""
    room = report.facts.view.room
    hiding = _("Counts by age below {n} are not told, nor what would give them away.").format(n=LEAST)
    made: list[Part] = [Text(hiding, quiet=True)]
    if not room.bands:
        return [*made, Text(room.words)]
    hidden = hidden_counts([one.room.numerator for one in room.bands])
    rows = [_band(one, at in hidden) for at, one in enumerate(room.bands)]
    names = heads(_("Age"), _("In the hall"), _("In the neighbourhood"), _("So"), numbers=(1, 2))
    made.append(
        Table(_("The hall beside the neighbourhood"), names, (2, 2, 2, 3), tuple(rows), titled=True),
    )
    return [*made, Text(room.words, quiet=True)]


def _band(one: BandShare, hidden: bool) -> tuple[Cell, ...]:
    here = number(f"{number_text(one.room.numerator)} ({whole_percent(one.room.exact)} %)")
    around = UNKNOWN if one.around is None else f"{whole_percent(one.around.exact)} %"
    verdict = UNKNOWN if one.balance is None else _(BALANCE_NAMES[one.balance])
    return row(
        Cell(_(BAND_NAMES[one.band]), strong=True),
        _count(one.room.numerator, True) if hidden else here,
        number(around),
        Cell(verdict, strong=True),
    )


def _perspectives(report: Reported) -> list[Part]:
    """Whose eyes were in the room by the checklist, and whose were not."""
    seen = report.facts.view.perspectives
    if not seen:
        return []
    there = in_a_row(_(PERSPECTIVE_NAMES[one]) for one in Perspective if one in seen)
    absent = in_a_row(_(PERSPECTIVE_NAMES[one]) for one in Perspective if one not in seen)
    made: list[Part] = [Text(f"{there}.", lead=_("Seen in the room:"))]
    if absent:
        made.append(Text(f"{absent}.", lead=_("Not seen:")))
    return made
