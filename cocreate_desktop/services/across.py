"""One project in the figures that a council compares, as one frozen record: nobody's name is in it, and no words that seem to
hold something personal. What nobody counted is unknown, never nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cocreate_desktop.domain.pledges import Pledge, PledgeState
from cocreate_desktop.domain.privacy import harmless
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.reach import Meter, known_sum
from cocreate_desktop.domain.reminders import in_order, is_late
from cocreate_desktop.domain.replies import Reply, Taken
from cocreate_desktop.domain.rounds import Option, Round
from cocreate_desktop.domain.satisfaction import Satisfaction
from cocreate_desktop.domain.text import folded
from cocreate_desktop.domain.voting import Exact, OptionResult
from cocreate_desktop.services.ports import Clock, Reader, Store
from cocreate_desktop.services.projectview import EveningLine, ProjectView, view_project
from cocreate_desktop.services.replies import PromiseLine, ReplyLine
from cocreate_desktop.services.resultwords import is_told
from cocreate_desktop.services.tallying import RoundView


@dataclass(frozen=True, slots=True)
class ThemeVotes:
    """How a theme did as an option of the last vote in which it was one and whose result may be told. ``total`` counts what the
    method counts (dots, votes, points, euros), ``people`` chose it (None: nobody can know) of ``base_number`` (None: unknown),
    ``place`` from 1 of ``options``; 0 where the method has no places. ``cast`` people voted; ``round`` has no secret. Beside a
    hall that voted it got ``online_total`` of the ``online_cast`` people who voted at home (None: nobody did)."""

    round: Round
    question: str
    result: OptionResult
    place: int
    options: int
    cast: Exact
    base: str
    base_number: Exact | None
    online_total: Exact | None = None
    online_cast: int | None = None


@dataclass(frozen=True, slots=True)
class ThemeFigures:
    """A theme with how many notes hang under it, its votes and the reply to it, without who gives that. Words that seem to hold
    something personal are empty. ``late``: the reply was to come before today; ``lacking``: it is a no without a reason."""

    id: str
    name: str
    evening_id: str
    evening: str
    date: str
    notes: int
    votes: ThemeVotes | None
    reply: Reply
    late: bool
    lacking: bool


@dataclass(frozen=True, slots=True)
class PledgeFigures:
    """A pledge without who gave it; ``what`` and ``told`` are empty where they seem to hold something personal."""

    number: int
    what: str
    due: str
    state: PledgeState
    done_on: str
    told: str
    theme: str
    late: bool


@dataclass(frozen=True, slots=True)
class ProjectFigures:
    """What one project tells outside. ``people`` are counted once over its evenings (None: nobody counted), ``visits`` by
    evening; ``unsure``: a number of people was typed and not counted at the door. ``took_part``: those of them that reach is
    measured by. ``reach`` is None while there is no base or nobody was counted, ``satisfaction`` while nobody gave a mark."""

    project: Project
    held: int
    planned: int
    first_day: str
    last_day: str
    people: int | None
    visits: int
    unsure: bool
    notes: int
    took_part: int | None
    reach: Meter | None
    satisfaction: Satisfaction | None
    themes: tuple[ThemeFigures, ...]
    pledges: tuple[PledgeFigures, ...]
    promises: tuple[PromiseLine, ...]

    @property
    def replies(self) -> Mapping[Taken, int]:
        """How many themes have each reply, and how many have none yet."""
        found = Counter(theme.reply.taken for theme in self.themes)
        return {taken: found[taken] for taken in Taken}

    @property
    def answered(self) -> int:
        """How many themes have a reply."""
        return len(self.themes) - self.replies[Taken.OPEN]

    @property
    def lacking(self) -> int:
        """How many replies say no without a reason."""
        return sum(theme.lacking for theme in self.themes)

    @property
    def replies_late(self) -> int:
        """How many replies were to come before today and are not there."""
        return sum(theme.late for theme in self.themes)

    @property
    def pledge_states(self) -> Mapping[PledgeState, int]:
        """How many pledges stand where."""
        found = Counter(pledge.state for pledge in self.pledges)
        return {state: found[state] for state in PledgeState}

    @property
    def pledges_late(self) -> int:
        """How many pledges should have been kept before today and are not."""
        return sum(pledge.late for pledge in self.pledges)

    def best(self, most: int) -> tuple[ThemeFigures, ...]:
        """The first ``most`` themes: by what people chose in the vote, else by their notes."""
        named = [theme for theme in self.themes if theme.name]
        return tuple(sorted(named, key=_rank)[:most])


def figures_of(store: Store, clock: Clock) -> ProjectFigures | None:
    """The figures of the project in a store as it is now; None while only its place is there and nothing of it came in. Raises
    FileProblem."""
    today = clock.now().date()

    def query(reader: Reader) -> ProjectFigures | None:
        there = reader.find(Project, id=reader.project_id)
        return read_figures(reader, today) if there else None

    return store.read(query)


def read_figures(reader: Reader, today: date) -> ProjectFigures:
    """The figures of a project, inside a read. ``today`` in the time zone of the hall."""
    view = view_project(reader, today)
    votes = _votes(view, reader.find(Option))
    names = {line.theme.id: harmless(line.theme.name) for line in view.replies}
    days = sorted(line.evening.date for line in view.evenings if line.evening.date and line.over)
    return ProjectFigures(
        project=view.project,
        held=sum(line.over for line in view.evenings),
        planned=len(view.evenings),
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
        people=known_sum(line.firsts for line in view.evenings),
        visits=view.visits,
        unsure=view.unsure,
        notes=view.notes,
        took_part=view.took_part,
        reach=view.reach,
        satisfaction=view.satisfaction,
        themes=tuple(_theme(line, votes, today) for line in view.replies),
        pledges=tuple(_pledge(one, names, today) for one in in_order(view.pledges)),
        promises=view.promises,
    )


def _theme(line: ReplyLine, votes: Callable[[ReplyLine], ThemeVotes | None], today: date) -> ThemeFigures:
    return ThemeFigures(
        id=line.theme.id,
        name=harmless(line.theme.name),
        evening_id=line.evening.id,
        evening=line.evening.name,
        date=line.evening.date,
        notes=line.notes,
        votes=votes(line),
        reply=replace(line.reply, words=harmless(line.reply.words), why=harmless(line.reply.why), who=""),
        late=line.late(today),
        lacking=line.reply.lacks_reason,
    )


def _pledge(one: Pledge, themes: Mapping[str, str], today: date) -> PledgeFigures:
    return PledgeFigures(
        number=one.number,
        what=harmless(one.what),
        due=one.due,
        state=one.state,
        done_on=one.done_on,
        told=harmless(one.told),
        theme=themes.get(one.theme_id, ""),
        late=is_late(one, today),
    )


def _votes(view: ProjectView, options: Iterable[Option]) -> Callable[[ReplyLine], ThemeVotes | None]:
    """Where a theme was an option: because it was taken from the board, or because it says the same words."""
    told = [voted for line in _in_time(view.evenings) for voted in line.rounds if is_told(voted)]
    themes = {one.id: one.theme_id for one in options}
    by_theme: dict[str, ThemeVotes] = {}
    by_words: dict[str, ThemeVotes] = {}
    for voted in told:
        for option in voted.options:
            made = _votes_in(voted, option)
            theme = themes.get(option.id, "")
            if made is not None and theme:
                by_theme[theme] = made
            elif made is not None:
                by_words[folded(option.text)] = made
    return lambda line: by_theme.get(line.theme.id) or by_words.get(folded(line.theme.name))


def _in_time(evenings: Iterable[EveningLine]) -> list[EveningLine]:
    return sorted(evenings, key=lambda line: line.evening.date)


def _votes_in(voted: RoundView, option: Option) -> ThemeVotes | None:
    tally = voted.tally
    result = next((one for one in tally.options if one.id == option.id), None) if tally is not None else None
    if tally is None or result is None:
        return None
    home = voted.online
    return ThemeVotes(
        round=replace(voted.round, secret=""),
        question=voted.question,
        result=result,
        place=tally.place(option.id) if tally.contest else 0,
        options=len(tally.options),
        cast=tally.cast,
        base=tally.base,
        base_number=tally.base_number,
        online_total=None if home is None else home.tally.result(option.id).total,
        online_cast=None if home is None else home.voters,
    )


def _rank(theme: ThemeFigures) -> tuple[bool, int, int]:
    """Themes that were voted on come first, by place."""
    votes = theme.votes
    return votes is None, votes.place if votes is not None else 0, -theme.notes
