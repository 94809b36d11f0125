"""Who stands behind a version of a proposal: asked with an ordinary round that names the version, and read evening by evening.
Before the reveal nothing of an answer is here."""

from collections.abc import Iterable
from dataclasses import dataclass

from cocreate_desktop.domain.errors import NotReady
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.order import between_any
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.proposals import Proposal, Version
from cocreate_desktop.domain.rounds import Phase, Round
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.voting import Tally, answer_ids
from cocreate_desktop.language import _
from cocreate_desktop.services import proposalwords
from cocreate_desktop.services.ports import Reader, UnitOfWork
from cocreate_desktop.services.rounds import add_round
from cocreate_desktop.services.tallying import OnlineResult, question_of, view_round

METHOD = "support"
_MINUTES = 8


@dataclass(frozen=True, slots=True)
class Support:
    """What one revealed round says of one version: ``counts`` people by the ids of the answers, as listed; ``n`` people voted;
    ``channels`` how many by each road (None: nobody counted them). ``closed_at`` UTC ISO 8601. ``beside``: what those at home
    answered, where they stand beside the hall."""

    version: Version
    round_id: str
    evening_id: str
    evening: str
    closed_at: str
    counts: tuple[tuple[str, int], ...]
    n: int
    channels: tuple[tuple[Channel, int | None], ...]
    beside: OnlineResult | None = None

    def count(self, answer: str) -> int:
        """How many gave this answer."""
        return dict(self.counts).get(answer, 0)


def support_of(reader: Reader, proposal: Proposal) -> tuple[Support, ...]:
    """The support for each version and evening in the order in which it was asked; only what the room has seen."""
    versions = reader.find(Version, proposal_id=proposal.id)
    known = {version.id: version for version in versions}
    evenings = {evening.id: evening.name for evening in reader.find(Evening)}
    found = []
    for voting in rounds_about(reader, versions):
        if not voting.phase.shown:
            continue
        view = view_round(reader, voting, question_of(reader, voting))
        if view.tally is None:
            continue
        found.append(
            Support(
                version=known[voting.version_id],
                round_id=voting.id,
                evening_id=voting.evening_id,
                evening=evenings.get(voting.evening_id, ""),
                closed_at=voting.closed_at,
                counts=counts_of(view.tally),
                n=view.counted,
                channels=tuple((one.channel, one.people) for one in view.of_tally),
                beside=view.online,
            )
        )
    return tuple(found)


def counts_of(tally: Tally) -> tuple[tuple[str, int], ...]:
    """How many people gave each answer, as the answers are listed."""
    totals = {one.id: int(one.total) for one in tally.options}
    return tuple((answer, totals.get(answer, 0)) for answer in answer_ids(METHOD))


def rounds_about(reader: Reader, versions: Iterable[Version]) -> tuple[Round, ...]:
    """The rounds that ask about one of these versions, in the order in which they were made, inside a read."""
    ids = {version.id for version in versions}
    mine = (one for one in reader.find(Round, method=METHOD) if one.version_id in ids)
    return tuple(sorted(mine, key=lambda one: one.number))


def ask_support(unit: UnitOfWork, step: Step, proposal: Proposal, version: Version) -> Step:
    """A vote right behind ``step`` that asks whether people stand behind ``version``; laid over the last one about this
    proposal that the room has seen. One that is there already and was not opened yet is given back."""
    asked = rounds_about(unit, unit.find(Version, proposal_id=proposal.id))
    steps = unit.find(Step, evening_id=step.evening_id)
    there = {one.id: one for one in steps}
    for voting in asked:
        if voting.phase is Phase.DRAFT and voting.version_id == version.id and voting.step_id in there:
            return there[voting.step_id]
    place = [one.id for one in steps].index(step.id)
    made = Step(
        id=new_id(),
        project_id=unit.project_id,
        evening_id=step.evening_id,
        kind=Kind.VOTE,
        title=_("Support"),
        question=proposalwords.ask(unit.get(Project, unit.project_id), proposal.title, version.number),
        minutes=_MINUTES,
        rank=between_any(step.rank, (one.rank for one in steps[place + 1 :])),
    )
    unit.add(made)
    shown = [one.id for one in asked if one.phase.shown]
    add_round(
        unit,
        Round(
            id=new_id(),
            project_id=unit.project_id,
            evening_id=step.evening_id,
            step_id=made.id,
            method=METHOD,
            rank=made.rank,
            follows=shown[-1] if shown else "",
            version_id=version.id,
        ),
    )
    return made


def check_ready(versions: tuple[Version, ...], *, fresh: bool) -> Version:
    """The version to ask about. Raises NotReady when none was laid down, or when the text is another one meanwhile: people must
    be asked about what they read."""
    if not versions:
        raise NotReady(why=_("no version of the text was laid down."))
    if not fresh:
        why = _("the text was changed after version {n} was laid down.")
        raise NotReady(why=why.format(n=versions[-1].number))
    return versions[-1]
