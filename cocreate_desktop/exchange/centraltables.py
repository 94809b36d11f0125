"""Several projects as plain tables: a row for each project, and long tables with the project first. Counts stand with what they
are of, never a percentage alone, and nobody's name is here; docs/central-export.md says what each column means."""

from collections.abc import Iterator, Sequence
from datetime import date

from cocreate_desktop.domain.pledges import PledgeState
from cocreate_desktop.domain.project import BASE_NAMES
from cocreate_desktop.domain.replies import Taken
from cocreate_desktop.exchange.columns import Row, Table, number_cell, table
from cocreate_desktop.language import N_, _
from cocreate_desktop.services.across import ProjectFigures, ThemeFigures
from cocreate_desktop.services.addedup import Together, add_up
from cocreate_desktop.services.auditing import BASE_NAMES as VOTE_BASES

SCHEMA = 1
"""The version of these tables."""
NOTES = (
    N_("Somebody who took part in two projects counts in both."),
    N_("Projects that measure by the same neighbourhood each count it."),
    N_("Counts are added up, percentages are not. Nobody’s name is in these tables."),
    N_("Where a count is empty nobody counted; it is not zero."),
)
"""What a reader must know of sums over projects; messages to translate."""

_PROJECT = ("project_id", N_("Number of the project"))
_PROJECT_NAME = ("project", N_("Project"))


def central_tables(organisation: str, found: Sequence[ProjectFigures], today: date) -> tuple[Table, ...]:
    """All of them, in order; those without a row too. ``today`` is the day on which they are made."""
    return (
        _about(organisation, found, today),
        _projects(found),
        _together(add_up(found)),
        _themes(found),
        _replies(found),
        _pledges(found),
        _promises(found),
    )


def _about(organisation: str, found: Sequence[ProjectFigures], today: date) -> Table:
    rows: list[Row] = [
        ("organisation", organisation),
        ("made_on", today.isoformat()),
        ("schema", SCHEMA),
        ("projects", len(found)),
        *(("note", _(words)) for words in NOTES),
    ]
    return table("about", N_("About"), (("key", N_("What")), ("value", N_("Value"))), rows)


def _projects(found: Sequence[ProjectFigures]) -> Table:
    columns = (
        _PROJECT, ("name", N_("Name")), ("question", N_("Question")), ("rung", N_("Rung")),
        ("evenings_held", N_("Evenings held")), ("evenings_planned", N_("Evenings planned")),
        ("first_day", N_("First evening")), ("last_day", N_("Last evening")), ("people", N_("People, each once")),
        ("people_typed", N_("Some people were not counted one by one")), ("visits", N_("Visits")), ("notes", N_("Notes")),
        *_REACH, *_MARKS, ("themes", N_("Themes")), ("replies_yes", N_("Replies: yes")),
        ("replies_partly", N_("Replies: partly")), ("replies_no", N_("Replies: no")),
        ("replies_open", N_("Themes without a reply")), ("replies_late", N_("Replies that are late")),
        ("replies_without_reason", N_("Replies “no” without a reason")), ("pledges_open", N_("Pledges: open")),
        ("pledges_doing", N_("Pledges: being done")), ("pledges_done", N_("Pledges: done")),
        ("pledges_dropped", N_("Pledges: dropped")), ("pledges_late", N_("Pledges that are late")),
    )  # fmt: skip
    return table("projects", N_("Projects"), columns, map(_project, found))


_REACH = (
    ("took_part", N_("Took part, of those that reach is measured against")), ("base", N_("Measured against")),
    ("base_name", N_("What that is called")), ("base_number", N_("How many those are")), ("base_source", N_("Source")),
    ("counted", N_("People counted for it")), ("goal_reach", N_("Goal for reach")),
    ("reach_reached", N_("Goal for reach reached")),
)  # fmt: skip
_MARKS = (
    ("satisfied_from", N_("Satisfied from this mark on")), ("satisfied", N_("Satisfied")), ("marks", N_("Gave a mark")),
    ("satisfied_low", N_("Lowest percentage (95 %)")), ("satisfied_high", N_("Highest percentage (95 %)")),
    ("goal_satisfied", N_("Goal for satisfied")), ("satisfied_verdict", N_("What the marks say of the goal")),
    ("answered", N_("Filled in the exit poll")), ("arrived", N_("Came to these evenings")),
)  # fmt: skip


def _project(one: ProjectFigures) -> Row:
    project, replies, pledges = one.project, one.replies, one.pledge_states
    return (
        project.id, project.name, project.question, project.rung.value, one.held, one.planned, one.first_day, one.last_day,
        one.people, int(one.unsure), one.visits, one.notes, *_reach(one), *_satisfied(one), len(one.themes),
        replies[Taken.YES], replies[Taken.PARTLY], replies[Taken.NO], replies[Taken.OPEN], one.replies_late, one.lacking,
        pledges[PledgeState.OPEN], pledges[PledgeState.DOING], pledges[PledgeState.DONE], pledges[PledgeState.DROPPED],
        one.pledges_late,
    )  # fmt: skip


def _reach(one: ProjectFigures) -> Row:
    project, meter = one.project, one.reach
    return (
        one.took_part, project.base.value, _(BASE_NAMES[project.base]), project.base_number, project.base_source, one.people,
        project.goal_reach, None if meter is None or meter.reached is None else int(meter.reached),
    )  # fmt: skip


def _satisfied(one: ProjectFigures) -> Row:
    found, project = one.satisfaction, one.project
    if found is None:
        return (project.satisfied_from, None, None, None, None, project.goal_satisfied, "", None, None)
    low, high = found.interval or (None, None)
    return (
        found.threshold, found.satisfied, found.n, low, high, found.goal, found.verdict.value, found.answered, found.arrived,
    )  # fmt: skip


def _together(all_of_them: Together) -> Table:
    """A row a sum: what was counted, of how many, and in how many of the projects."""
    columns = (
        ("measure", N_("What")), ("number", N_("Number")), ("base", N_("Of how many")),
        ("base_name", N_("Measured against")), ("projects", N_("In how many projects")),
        ("low", N_("Lowest percentage (95 %)")), ("high", N_("Highest percentage (95 %)")),
    )  # fmt: skip
    return table("together", N_("Together"), columns, _sums(all_of_them))


def _sums(found: Together) -> Iterator[Row]:
    every = found.projects
    yield "evenings", found.held, found.planned, _("evenings planned"), every, None, None
    yield "people", found.people, None, "", found.people_of, None, None
    yield "visits", found.visits, None, "", found.people_of, None, None
    for share, projects in found.reach:
        yield "took_part", share.numerator, share.base, _(share.base_name), projects, None, None
    for marks, projects in found.satisfaction:
        low, high = marks.interval or (None, None)
        name = _("people who gave a mark")
        yield f"satisfied_from_{marks.threshold}", marks.satisfied, marks.n, name, projects, low, high
    yield "replies", found.answered, found.themes, _("themes"), every, None, None
    yield "replies_late", found.replies_late, found.themes, _("themes"), every, None, None
    done = found.pledge_states[PledgeState.DONE]
    yield "pledges_done", done, found.pledges, _("pledges"), every, None, None
    yield "pledges_late", found.pledges_late, found.pledges, _("pledges"), every, None, None


def _themes(found: Sequence[ProjectFigures]) -> Table:
    columns = (
        _PROJECT, _PROJECT_NAME, ("theme_id", N_("Number of the theme")), ("theme", N_("Theme")), ("evening", N_("Evening")),
        ("date", N_("Date")), ("notes", N_("Notes")), ("round", N_("Number of the vote")), ("question", N_("What was asked")),
        ("method", N_("Method")), ("total", N_("Total")), ("people", N_("People who chose it")),
        ("base_number", N_("Of how many")), ("base", N_("Measured against")), ("cast", N_("People who voted")),
        ("place", N_("Place")), ("options", N_("Of how many options")), ("online_total", N_("Total at home")),
        ("online_cast", N_("People at home who voted")),
    )  # fmt: skip
    rows = (
        (
            one.project.id, one.project.name, theme.id, theme.name, theme.evening, theme.date, theme.notes, *_votes(theme),
        )
        for one in found
        for theme in one.themes
    )  # fmt: skip
    return table("themes", N_("Themes"), columns, rows)


def _votes(theme: ThemeFigures) -> Row:
    votes = theme.votes
    if votes is None:
        return (None, "", "", None, None, None, "", None, None, None, None, None)
    voting, base = votes.round, votes.base_number
    return (
        voting.number, votes.question, voting.method, number_cell(votes.result.total), number_cell(votes.result.people),
        number_cell(base), _(VOTE_BASES[votes.base]) if base is not None else "", number_cell(votes.cast),
        votes.place or None, votes.options, number_cell(votes.online_total), votes.online_cast,
    )  # fmt: skip


def _replies(found: Sequence[ProjectFigures]) -> Table:
    columns = (
        _PROJECT, _PROJECT_NAME, ("theme_id", N_("Number of the theme")), ("theme", N_("Theme")), ("date", N_("Date")),
        ("taken", N_("Taken over")), ("reply", N_("Reply")), ("why", N_("Why")), ("due", N_("By when")), ("late", N_("Late")),
        ("without_reason", N_("A no without a reason")),
    )  # fmt: skip
    rows = (
        (
            one.project.id, one.project.name, theme.id, theme.name, theme.date, theme.reply.taken.value, theme.reply.words,
            theme.reply.why, theme.reply.due, int(theme.late), int(theme.lacking),
        )
        for one in found
        for theme in one.themes
    )  # fmt: skip
    return table("replies", N_("Replies"), columns, rows)


def _pledges(found: Sequence[ProjectFigures]) -> Table:
    columns = (
        _PROJECT, _PROJECT_NAME, ("number", N_("Number")), ("what", N_("What")), ("due", N_("By when")),
        ("state", N_("State")), ("done_on", N_("Done on")), ("told", N_("What came of it")), ("theme", N_("Theme")),
        ("late", N_("Late")),
    )  # fmt: skip
    rows = (
        (
            one.project.id, one.project.name, pledge.number, pledge.what, pledge.due, pledge.state.value, pledge.done_on,
            pledge.told, pledge.theme, int(pledge.late),
        )
        for one in found
        for pledge in one.pledges
    )  # fmt: skip
    return table("pledges", N_("Pledges"), columns, rows)


def _promises(found: Sequence[ProjectFigures]) -> Table:
    columns = (
        _PROJECT, _PROJECT_NAME, ("after", N_("When people hear")), ("due", N_("By when")), ("done_on", N_("Done on")),
        ("late", N_("Late")),
    )  # fmt: skip
    rows = (
        (
            one.project.id, one.project.name, promise.after.value, promise.due, promise.done_on,
            int(promise.late > 0),
        )
        for one in found
        for promise in one.promises
        if promise.due
    )  # fmt: skip
    return table("promises", N_("When people hear"), columns, rows)
