"""What a readback says and what the room said of it: the points of the summary, and yes, almost and no by channel. Counts stand
where signatures stood; what somebody misses goes to the desk first."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.answers import ALMOST, NO, RIGHT, YES, Answer
from cocreate_desktop.domain.arrivals import Arrival
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.few import few_alone
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.pledges import Pledge, PledgeState
from cocreate_desktop.domain.project import Project, Rung
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.steps import Kind, ReadbackSettings, Step, read_settings
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.language import N_, _, apart, date_text, in_a_row, ngettext, number_text
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.services.tallying import RoundView, question_of, view_round

CHANNELS = (Channel.PHONE, Channel.HANDS, Channel.PAPER)
CHANNEL_NAMES = {Channel.PHONE: N_("Phone"), Channel.HANDS: N_("Hands"), Channel.PAPER: N_("Paper")}
ANSWER_NAMES = {YES: N_("Yes"), ALMOST: N_("Almost"), NO: N_("No")}
RUNG_ASKS = {
    Rung.INFORM: N_("Did we write down rightly what we told and heard?"),
    Rung.CONSULT: N_("Is this what you told us?"),
    Rung.ADVISE: N_("Is this our advice?"),
    Rung.COPRODUCE: N_("Is this our plan so far?"),
    Rung.DECIDE: N_("Is this what we decide?"),
}
_CHOSEN = {
    Rung.INFORM: N_("Chosen most: {what}."),
    Rung.CONSULT: N_("Chosen most: {what}."),
    Rung.ADVISE: N_("We advise: {what}."),
    Rung.COPRODUCE: N_("This goes into the plan: {what}."),
    Rung.DECIDE: N_("We decide: {what}."),
}
MOST_POINTS = 30
ON_A_PAGE = 6
"""So many points can be read from the last row."""


@dataclass(frozen=True, slots=True)
class Right:
    """How many people find the summary right, almost right, or not."""

    yes: int = 0
    almost: int = 0
    no: int = 0

    @property
    def people(self) -> int:
        """All of them."""
        return self.yes + self.almost + self.no

    @property
    def told(self) -> str:
        """The counts, translated: "28 yes, 4 almost, 1 no"."""
        words = _("{yes} yes, {almost} almost, {no} no")
        return words.format(
            yes=number_text(self.yes), almost=number_text(self.almost), no=number_text(self.no)
        )


@dataclass(frozen=True, slots=True)
class ReadbackView:
    """What faces and report draw themselves from. ``points``: the summary; ``proposed``: nobody wrote it, it is what themes,
    votes and pledges say. ``present``: how many came in (None: nobody counted)."""

    step: Step
    settings: ReadbackSettings
    points: tuple[str, ...]
    proposed: bool
    by_channel: Mapping[Channel, Right]
    answers: tuple[Answer, ...]
    present: int | None = None

    @property
    def given(self) -> tuple[Answer, ...]:
        """What people gave in this step."""
        return self.answers

    @property
    def told(self) -> object:
        """What everybody's page shows of it, apart from totals: these move with every answer."""
        return self.points, self.shown

    @property
    def shown(self) -> bool:
        """Whether the room may see the counts."""
        return self.settings.shown

    @property
    def pages(self) -> int:
        """On how many pages the summary hangs."""
        return pages_of(len(self.points))

    @property
    def at(self) -> int:
        """Which of them hangs there, from 0."""
        return min(max(self.settings.page, 0), self.pages - 1)

    @property
    def together(self) -> Right:
        """The counts of all channels."""
        parts = self.by_channel.values()
        return Right(sum(p.yes for p in parts), sum(p.almost for p in parts), sum(p.no for p in parts))

    @property
    def by_way(self) -> Mapping[Channel, Right]:
        """The counts of each channel that was used, as they may leave; none where so few answered by one of several that
        they could be told apart. Hands were seen by everybody."""
        used = {channel: right for channel, right in self.by_channel.items() if right.people}
        people = {channel: right.people for channel, right in used.items()}
        return {} if few_alone(people, (Channel.HANDS,)) else used

    @property
    def people(self) -> int:
        """How many answered."""
        return self.together.people

    @property
    def words(self) -> tuple[Answer, ...]:
        """What people miss, in their words; what became a point is ``shown``."""
        return tuple(one for one in self.answers if one.words)

    @property
    def words_shown(self) -> tuple[str, ...]:
        """Those that became a point of the summary."""
        return tuple(one.words for one in self.words if one.shown)

    @property
    def base_words(self) -> str:
        """How many answered, of whom, translated."""
        return base_words(self.people, self.present)


def pages_of(points: int) -> int:
    """On how many pages a summary hangs, at least one."""
    return max(-(-points // ON_A_PAGE), 1)


def base_words(people: int, present: int | None) -> str:
    """How many answered of those who came in, translated; when more answered than were counted it says so."""
    known = {"k": number_text(people), "n": number_text(present or 0)}
    if not present:
        return ngettext("{k} person answered.", "{k} people answered.", people).format(**known)
    if people > present:
        return _("More people answered ({k}) than were counted at the door ({n}).").format(**known)
    words = ngettext("{k} of the {n} person answered.", "{k} of the {n} people answered.", present)
    return words.format(**known)


def ask_of(step: Step, project: Project) -> str:
    """What the step asks, else whether this is right as it is asked on the rung of ``project``, translated."""
    return step.question or _(RUNG_ASKS[project.rung])


def view_readback(reader: Reader, step: Step) -> ReadbackView:
    """The view of ``step``, inside a read."""
    settings = read_settings(step)
    assert isinstance(settings, ReadbackSettings), "a step of this kind has these settings"
    answers = tuple(one for one in reader.find(Answer, step_id=step.id) if one.given)
    evening = reader.get(Evening, step.evening_id)
    return ReadbackView(
        step=step,
        settings=settings,
        points=settings.points or proposed_points(reader, step.evening_id),
        proposed=not settings.points,
        by_channel={channel: _right(answers, channel) for channel in CHANNELS},
        answers=answers,
        present=_present(reader, evening),
    )


def readbacks_of(reader: Reader, evening_id: str) -> tuple[ReadbackView, ...]:
    """Every readback of an evening in its order, inside a read."""
    steps = reader.find(Step, evening_id=evening_id)
    return tuple(view_readback(reader, step) for step in steps if step.kind is Kind.READBACK)


def readback_of(reader: Reader, evening_id: str) -> ReadbackView | None:
    """The readback that counts for an evening: the last that anybody answered, else the last; None when it has none. They are
    not added up, for the same people answer each."""
    found = readbacks_of(reader, evening_id)
    answered = [view for view in found if view.people]
    return (answered or found or (None,))[-1]


def readbacks_of_project(reader: Reader) -> tuple[ReadbackView, ...]:
    """The readback that counts of each evening that has one, inside a read."""
    found = (readback_of(reader, evening.id) for evening in reader.find(Evening))
    return tuple(view for view in found if view is not None)


def proposed_points(reader: Reader, evening_id: str) -> tuple[str, ...]:
    """What a summary can begin with, inside a read: the themes that have a name, what the room chose in votes that it saw, and
    who does what."""
    project = reader.get(Project, reader.project_id)
    themes = reader.find(Theme, evening_id=evening_id)
    names = [one.name for one in themes if one.name and not one.merged_into]
    chosen = _chosen(reader, evening_id, project.rung)
    return tuple([*names, *chosen, *_pledged(reader, evening_id)][:MOST_POINTS])


def _chosen(reader: Reader, evening_id: str, rung: Rung) -> Iterator[str]:
    rounds = [one for one in reader.find(Round, evening_id=evening_id) if one.phase.shown]
    later = {one.follows for one in rounds}
    for voting in rounds:
        if voting.id in later:
            continue
        view = view_round(reader, voting, question_of(reader, voting))
        names = _winning(view)
        if names:
            yield _(_CHOSEN[rung]).format(what=in_a_row(names))


def _winning(view: RoundView) -> tuple[str, ...]:
    """The names of what won; of a method with fixed answers the numbers speak, and no point does."""
    if view.tally is None or view.tally.as_listed:
        return ()
    names = {one.id: one.text for one in view.options}
    return tuple(apart(names[one]) for one in view.tally.winners if names.get(one))


def _pledged(reader: Reader, evening_id: str) -> Iterator[str]:
    for pledge in reader.find(Pledge, evening_id=evening_id):
        # What may hold something personal comes before the room only when somebody writes it there.
        if pledge.state is PledgeState.DROPPED or privacy.flags(f"{pledge.who} {pledge.what}"):
            continue
        said = _("{who}: {what}").format(who=pledge.who, what=pledge.what) if pledge.who else pledge.what
        if not pledge.due:
            yield said
            continue
        until = date_text(date.fromisoformat(pledge.due))
        yield _("{what}, before {day}").format(what=said, day=until)


def _right(answers: Sequence[Answer], channel: Channel) -> Right:
    said = Counter[str]()
    for one in answers:
        if one.question == RIGHT and one.channel is channel:
            said[one.value] += one.people
    return Right(said[YES], said[ALMOST], said[NO])


def _present(reader: Reader, evening: Evening) -> int | None:
    return len(reader.find(Arrival, evening_id=evening.id)) or evening.present
