"""A whole project as plain tables: who came, how satisfied people are, how they were invited, what was agreed and answered.
Names are not in them, and no count of fewer than ten people by age leaves the laptop."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.answers import RIGHT
from cocreate_desktop.domain.areas import Area
from cocreate_desktop.domain.arrivals import Arrival, Band
from cocreate_desktop.domain.dossier import ProjectPhase, Risk
from cocreate_desktop.domain.hiding import hidden_counts
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.proposals import Proposal, Reaction, Version
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.exchange import hometables
from cocreate_desktop.exchange.columns import Row, Table, table
from cocreate_desktop.language import N_
from cocreate_desktop.services.exitview import by_answer
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.services.projectview import ProjectView, view_project
from cocreate_desktop.services.readbackview import readbacks_of
from cocreate_desktop.services.services import Services


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything of a project that may leave the laptop, read at one moment."""

    view: ProjectView
    arrivals: tuple[Arrival, ...]
    readbacks: tuple[Row, ...]
    offers: tuple[Offer, ...]
    themes: dict[str, str]
    proposals: tuple[Proposal, ...]
    versions: tuple[Version, ...]
    reactions: tuple[Reaction, ...]
    phases: tuple[ProjectPhase, ...]
    risks: tuple[Risk, ...]
    areas: tuple[Area, ...]
    home: hometables.FromHome


def read_project(services: Services) -> Whole:
    """The project with what belongs to none of its evenings alone."""
    today = services.clock.now().date()

    def query(reader: Reader) -> Whole:
        view = view_project(reader, today)
        return Whole(
            view=view,
            arrivals=tuple(
                one for line in view.evenings for one in reader.find(Arrival, evening_id=line.evening.id)
            ),
            readbacks=tuple(row for line in view.evenings for row in _readbacks(reader, line.evening.id)),
            offers=tuple(one for one in reader.find(Offer) if one.readable),
            themes={theme.id: theme.name for theme in reader.find(Theme)},
            proposals=reader.find(Proposal),
            versions=reader.find(Version),
            reactions=tuple(one for one in reader.find(Reaction) if _may_go(one)),
            phases=reader.find(ProjectPhase),
            risks=reader.find(Risk),
            areas=reader.find(Area),
            home=hometables.read_home(reader),
        )

    return services.store.read(query)


def _plain(words: str) -> str:
    """Words that may leave; none of those that seem to hold something personal."""
    return "" if privacy.flags(words) else words


def _may_go(one: Reaction) -> bool:
    return one.readable and not privacy.flags(one.text)


def _readbacks(reader: Reader, evening_id: str) -> Iterable[Row]:
    """By the way each answer came; by none where a few could be told apart by it."""
    for place, found in enumerate(readbacks_of(reader, evening_id), 1):
        ways = {channel.value: counts for channel, counts in found.by_way.items()}
        for channel, counts in (ways or {"": found.together}).items():
            for value, people in (("yes", counts.yes), ("almost", counts.almost), ("no", counts.no)):
                if people:
                    yield evening_id, place, RIGHT, channel, value, people


def project_tables(whole: Whole) -> tuple[Table, ...]:
    """The sheets of the project, those that have something to tell; the project itself and its evenings are always there."""
    made = (
        _project(whole), _evenings(whole), _arrivals(whole), _heard(whole), _expected(whole), _satisfaction(whole),
        _readback(whole), _outreach(whole), _replies(whole), _pledges(whole), _offers(whole), _proposals(whole),
        _reactions(whole), _promises(whole), _phases(whole), _risks(whole), _areas(whole),
        *hometables.home_tables(whole.home, whole.themes),
    )  # fmt: skip
    return tuple(table for table in made if table.rows)


NAMES = (
    "project", "evenings", "arrivals", "heard", "expected", "satisfaction", "readback", "outreach", "replies", "pledges",
    "offers", "proposals", "reactions", "promises", "phases", "risks", "areas", *hometables.NAMES,
)  # fmt: skip
"""The names of these tables."""


_EVENING = ("evening", N_("Number of the evening"))
_PEOPLE = ("people", N_("People"))


def _project(whole: Whole) -> Table:
    project = whole.view.project
    columns = (
        ("name", N_("Name")), ("question", N_("Question")), ("rung", N_("Rung")), ("money", N_("Money")),
        ("decides_who", N_("Who decides")), ("decides_on", N_("Decided on")), ("base", N_("Measured against")),
        ("base_number", N_("How many those are")), ("base_source", N_("Source")), ("goal_reach", N_("Goal for reach")),
        ("goal_satisfied", N_("Goal for satisfied")), ("satisfied_from", N_("Satisfied from this mark on")),
        ("perspectives", N_("Perspectives that were there")),
    )  # fmt: skip
    row = (
        project.name, project.question, project.rung.value, project.money, project.decides_who, project.decides_on,
        project.base.value, project.base_number, project.base_source, project.goal_reach, project.goal_satisfied,
        project.satisfied_from, " ".join(sorted(whole.view.perspectives)),
    )  # fmt: skip
    return table("project", N_("Project"), columns, (row,))


def _evenings(whole: Whole) -> Table:
    columns = (
        ("id", N_("Number")), ("name", N_("Name")), ("date", N_("Date")), _PEOPLE,
        ("firsts", N_("For the first time")), ("of_base", N_("Of those that reach is measured against")),
        ("counted", N_("Counted one by one")), ("notes", N_("Notes")), ("themes", N_("Themes")),
        ("voted", N_("Most people in one vote")), ("along", N_("Most people that worked along")),
        ("answered", N_("Filled in the exit poll")), ("held", N_("Was held")),
    )  # fmt: skip
    rows = (
        (
            line.evening.id, line.evening.name, line.evening.date, line.people, line.firsts, line.of_base,
            int(line.counted), line.notes, line.themes, max((one.voted for one in line.rounds), default=None),
            line.along, line.satisfaction.answered if line.satisfaction is not None else None, int(line.over),
        )
        for line in whole.view.evenings
    )  # fmt: skip
    return table("evenings", N_("Evenings"), columns, rows)


def _arrivals(whole: Whole) -> Table:
    """By role everybody; by age only what ten people or more share, of all evenings together, and nothing from which a smaller
    number can be counted back."""
    roles = Counter((one.evening_id, one.role.value, int(one.again)) for one in whole.arrivals)
    rows: list[Row] = [
        (evening, role, "", again, people) for (evening, role, again), people in sorted(roles.items())
    ]
    counts = Counter(one.band for one in whole.arrivals)
    hidden = hidden_counts([counts[band] for band in Band])  # those of unknown age too: the whole is told
    rows += [
        ("", "", band.value, None, None if place in hidden else counts[band])
        for place, band in enumerate(Band)
        if band and counts[band]
    ]
    columns = (
        _EVENING, ("role", N_("Role")), ("band", N_("Age")), ("again", N_("Was there before")), _PEOPLE,
    )  # fmt: skip
    return table("arrivals", N_("Arrivals"), columns, rows)


def _heard(whole: Whole) -> Table:
    return _counted(whole, "heard", N_("How they heard of it"), lambda one: one.heard)


def _expected(whole: Whole) -> Table:
    return _counted(whole, "expected", N_("Expected at the door"), lambda one: one.expects.value)


def _counted(whole: Whole, name: str, heading: str, asked: Callable[[Arrival], str]) -> Table:
    found = Counter((one.evening_id, asked(one)) for one in whole.arrivals if asked(one))
    rows = ((evening, value, people) for (evening, value), people in sorted(found.items()))
    return table(name, heading, (_EVENING, ("value", N_("Answer")), _PEOPLE), rows)


def _satisfaction(whole: Whole) -> Table:
    """A row for each answer to the mark and the statements: how many people gave it on which channel."""
    found = by_answer(whole.view.polled.polls) if whole.view.polled is not None else Counter()
    columns = (
        _EVENING, ("question", N_("Question")), ("about", N_("About")), ("channel", N_("Came in by")),
        ("value", N_("Answer")), _PEOPLE,
    )  # fmt: skip
    rows = ((*key, people) for key, people in sorted(found.items()))
    return table("satisfaction", N_("Satisfaction"), columns, rows)


def _readback(whole: Whole) -> Table:
    columns = (
        _EVENING, ("place", N_("Place")), ("question", N_("Question")), ("channel", N_("Came in by")),
        ("value", N_("Answer")), _PEOPLE,
    )  # fmt: skip
    return table("readback", N_("Is this right?"), columns, whole.readbacks)


def _outreach(whole: Whole) -> Table:
    columns = (
        ("channel", N_("Way")), ("name", N_("Name")), ("date", N_("Date")), ("reached", N_("Reached")),
        ("cost", N_("Cost")), ("code", N_("Code")), ("visits", N_("Opened")), ("arrivals", N_("Came")),
        ("notes", N_("Notes")), ("votes", N_("Votes")), ("pledges", N_("Pledges")),
    )  # fmt: skip
    rows = (
        (
            OutreachChannel(line.outreach.channel).value, line.outreach.name, line.outreach.date, line.outreach.reached,
            line.outreach.cost, line.outreach.code, line.visits, line.arrivals, line.notes, line.votes, line.pledges,
        )
        for line in whole.view.outreach
    )  # fmt: skip
    return table("outreach", N_("Invited"), columns, rows)


def _replies(whole: Whole) -> Table:
    columns = (
        ("theme_id", N_("Number of the theme")), ("theme", N_("Theme")), _EVENING, ("notes", N_("Notes")),
        ("taken", N_("Taken over")), ("reply", N_("Reply")), ("why", N_("Why")), ("who", N_("Who")),
        ("due", N_("By when")),
    )  # fmt: skip
    rows = (
        (
            line.theme.id, line.theme.name, line.evening.id, line.notes, line.reply.taken.value, line.reply.words,
            line.reply.why, line.reply.who, line.reply.due,
        )
        for line in whole.view.replies
    )  # fmt: skip
    return table("replies", N_("Replies"), columns, rows)


def _pledges(whole: Whole) -> Table:
    columns = (
        ("number", N_("Number")), ("what", N_("What")), ("who", N_("Who")), ("due", N_("By when")),
        ("state", N_("State")), ("done_on", N_("Done on")), ("told", N_("What came of it")), ("theme", N_("Theme")),
    )  # fmt: skip
    rows = (
        (
            one.number, _plain(one.what), _plain(one.who), one.due, one.state.value, one.done_on, _plain(one.told),
            whole.themes.get(one.theme_id, ""),
        )
        for one in whole.view.pledges
    )  # fmt: skip
    return table("pledges", N_("Pledges"), columns, rows)


def _offers(whole: Whole) -> Table:
    columns = (
        ("number", N_("Number")), ("kind", N_("Offered or sought")), ("text", N_("What")), ("level", N_("Level")),
        ("theme", N_("Theme")), ("met_by", N_("Met by number")), _EVENING,
    )  # fmt: skip
    numbers = {one.id: one.number for one in whole.offers}
    rows = (
        (
            one.number, one.kind.value, _plain(one.text), one.level.value,
            whole.themes.get(one.theme_id, ""), numbers.get(one.met_by), one.evening_id,
        )
        for one in whole.offers
    )  # fmt: skip
    return table("offers", N_("Offered and sought"), columns, rows)


def _proposals(whole: Whole) -> Table:
    """A row for each paragraph of each version that was laid down."""
    columns = (
        ("proposal", N_("Proposal")), ("version", N_("Version")), ("made_at", N_("Laid down at")),
        ("place", N_("Place")), ("text", N_("Text")),
    )  # fmt: skip
    titles = {one.id: one.title for one in whole.proposals}
    rows = (
        (titles[version.proposal_id], version.number, version.made_at, place, text)
        for version in whole.versions
        if version.proposal_id in titles
        for place, text in enumerate(version.paragraphs, 1)
    )
    return table("proposals", N_("Proposals"), columns, rows)


def _reactions(whole: Whole) -> Table:
    columns = (
        ("proposal", N_("Proposal")), ("kind", N_("Kind")), ("text", N_("Text")), ("state", N_("State")),
        ("answer", N_("Reply")), ("channel", N_("Came in by")), _EVENING,
    )  # fmt: skip
    titles = {one.id: one.title for one in whole.proposals}
    rows = (
        (
            titles.get(one.proposal_id, ""), one.kind.value, one.text, one.state.value, _plain(one.answer), one.channel.value,
            one.evening_id,
        )
        for one in whole.reactions
    )  # fmt: skip
    return table("reactions", N_("Reactions"), columns, rows)


def _promises(whole: Whole) -> Table:
    columns = (
        ("after", N_("When people hear")), ("due", N_("By when")), ("done_on", N_("Done on")), ("told", N_("What was told")),
    )  # fmt: skip
    rows = ((one.after.value, one.due, one.done_on, one.told) for one in whole.view.promises if one.due)
    return table("promises", N_("When people hear"), columns, rows)


def _phases(whole: Whole) -> Table:
    columns = (
        ("name", N_("Name")), ("starts", N_("Begins")), ("ends", N_("Ends")), ("outcome", N_("What came of it")),
        ("done", N_("Done")),
    )  # fmt: skip
    rows = ((one.name, one.starts, one.ends, one.outcome, int(one.done)) for one in whole.phases)
    return table("phases", N_("Phases"), columns, rows)


def _risks(whole: Whole) -> Table:
    columns = (
        ("kind", N_("Risk or opportunity")), ("text", N_("What")), ("owner", N_("Who looks after it")),
        ("due", N_("By when")), ("answer", N_("What is done about it")), ("done", N_("Done")),
    )  # fmt: skip
    rows = ((one.kind.value, one.text, one.owner, one.due, one.answer, int(one.done)) for one in whole.risks)
    return table("risks", N_("Risks and opportunities"), columns, rows)


def _areas(whole: Whole) -> Table:
    columns = (
        ("code", N_("Code")), ("name", N_("Name")), ("municipality", N_("Municipality")), ("year", N_("Year")),
        ("table", N_("Table of CBS")), ("inhabitants", N_("Inhabitants")), ("up_to_14", N_("0–14 years")),
        ("up_to_24", N_("15–24 years")), ("up_to_44", N_("25–44 years")), ("up_to_64", N_("45–64 years")),
        ("from_65", N_("65 and older")), ("households", N_("Households")),
    )  # fmt: skip
    rows = (
        (one.code, one.name, one.municipality, one.year, one.cbs_table, one.inhabitants, *one.bands, one.households)
        for one in whole.areas
    )  # fmt: skip
    return table("areas", N_("Neighbourhoods"), columns, rows)
