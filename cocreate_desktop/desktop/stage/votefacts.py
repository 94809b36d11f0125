"""From the view of a round to what the room sees of it: options while people vote, and bars or more once it is revealed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, tzinfo

from ...domain.controlfigure import last_seal
from ...domain.moments import moment_of
from ...domain.privacy import flags
from ...domain.project import Project
from ...domain.rounds import Objection, ObjectionState, Option, Phase, Round
from ...domain.voting import LIVES_WITH_IT, OptionResult, Tally
from ...domain.voting.answers import NO, YES
from ...language import _, date_text, ngettext, number_text, time_text
from ...services import consentwords
from ...services.ballotwords import WITH_SHARES, people_text
from ...services.tallying import RoundView
from . import basewords, budgetfacts
from .ballot import (
    NOTHING,
    CardsOnStage,
    Consent,
    LaidOver,
    Outcome,
    Runoff,
    RunoffRow,
    ShownPicture,
    StageObjection,
    StageOption,
    StageResult,
    Support,
    SupportBar,
    Vote,
)
from .basewords import whole
from .cardfacts import cards_seen
from .pictured import Pictures, no_pictures
from .votewords import ruled

MOST_ROUNDS = 6
_AGAINST = ("4", "5")


def vote(
    view: RoundView | None,
    project: Project,
    now: datetime,
    pictures: Pictures = no_pictures,
    cards: CardsOnStage | None = None,
) -> Vote:
    """A round; totals only once it is revealed. ``now`` has the time zone of the hall; ``cards`` while cards are asked for."""
    if view is None:
        return Vote(Phase.DRAFT, (), 0, None)
    view = replace(view, round=ruled(view.round))
    options = tuple(_option(view.round, option, pictures) for option in view.options)
    phase = view.round.phase
    if not phase.shown or view.tally is None:
        phase = Phase.CLOSED if phase.shown else phase
        seal = last_seal(view.audit) if phase is Phase.CLOSED else None
        budget = phase is Phase.DRAFT and view.round.method == "budget"
        return Vote(
            phase,
            options,
            view.voted,
            view.present,
            rules=budgetfacts.rules(view.round, view.present) if budget else None,
            cards=cards_seen(view, cards) if cards is not None and phase is Phase.OPEN else None,
            figure=seal.figure if seal is not None else "",
        )
    return _revealed(view, view.tally, options, project, now.tzinfo)


def _option(voting: Round, option: Option, pictures: Pictures) -> StageOption:
    shown = ShownPicture(option.picture, pictures(option.picture)) if option.picture else None
    note = budgetfacts.cost_text(option.cost) if voting.method == "budget" else ""
    return StageOption(option.letter, option.text, shown, note)


def _revealed(
    view: RoundView, tally: Tally, options: tuple[StageOption, ...], project: Project, zone: tzinfo | None
) -> Vote:
    known = {option.id: shown for option, shown in zip(view.options, options, strict=True)}
    low, high = view.round.scale_low, view.round.scale_high
    base = (
        _support_base(tally, project, view)
        if tally.method == "support"
        else basewords.base(view, tally, project)
    )
    return Vote(
        Phase.REVEALED,
        options,
        view.voted,
        view.present,
        results=tuple(_result(view, tally, one, known[one.id]) for one in tally.options if one.id in known),
        base=base,
        lines=basewords.lines(view, tally),
        full=high - low if tally.method == "score" and high > low else None,
        outcome=_outcome(view, tally, zone),
    )


def _result(view: RoundView, tally: Tally, one: OptionResult, option: StageOption) -> StageResult:
    place = _place(tally, one.id)
    bar = StageResult(place, option.letter, option.text, one.total, option.picture)
    if tally.method == "score":
        return _score_bar(view, bar, one)
    beside = ""
    if tally.method in WITH_SHARES and one.people is not None and tally.base_number:
        beside = _("of {n}").format(n=number_text(tally.base_number))
    if tally.method == "chips" and one.average is not None:
        beside = _("average {n}").format(n=number_text(one.average))
    return StageResult(place, option.letter, option.text, one.total, option.picture, beside=beside)


def _place(tally: Tally, option_id: str) -> int:
    """Answers are no contest, but a yes and a no that are equal must be seen to be."""
    if tally.method == "yes-no" and option_id in (YES, NO):
        return -1 if tally.result(YES).total == tally.result(NO).total else 0
    return 0 if tally.as_listed else tally.place(option_id)


def _score_bar(view: RoundView, bar: StageResult, one: OptionResult) -> StageResult:
    """From the lowest mark to the mean, with a line at the median; never without how many marks there were."""
    low, people = view.round.scale_low, one.people or 0
    marks = ngettext("{n} mark", "{n} marks", people).format(n=number_text(people))
    if one.mean is None:
        return StageResult(0, bar.letter, bar.text, 0, bar.picture, NOTHING, marks)
    middle = one.median - low if one.median is not None else None
    said = number_text(one.mean)
    return StageResult(bar.place, bar.letter, bar.text, one.mean - low, bar.picture, said, marks, middle)


def _outcome(view: RoundView, tally: Tally, zone: tzinfo | None) -> Outcome | None:
    options = {option.id: option for option in view.options}
    if tally.method == "support":
        return _support(view, tally, zone)
    if tally.method == "consent":
        return _consent(view, tally)
    if tally.budget is not None:
        return budgetfacts.budget_of(view.round, tally.budget, options)
    if tally.ranking is not None and tally.rule == "instant-runoff" and len(tally.ranking.runoff) > 1:
        return _runoff(tally, options)
    return None


def _support_base(tally: Tally, project: Project, view: RoundView) -> tuple[str, ...]:
    everybody, meaning = whole(tally.total), basewords.base(view, tally, project)[-1]
    if not everybody:
        return (_("Nobody has answered."), meaning)
    along = whole(sum(tally.result(one).total for one in LIVES_WITH_IT))
    against = whole(sum(tally.result(one).total for one in _AGAINST))
    first = ngettext("{n} of the {m} can live with it.", "{n} of the {m} can live with it.", along)
    rest = _("Nobody objects.")
    if against:
        words = ngettext(
            "{n} person does not, or not yet: we hear the objection.",
            "{n} people do not, or not yet: we hear their objections.",
            against,
        )
        rest = words.format(n=number_text(against))
    return (first.format(n=number_text(along), m=number_text(everybody)), rest, meaning)


def _support(view: RoundView, tally: Tally, zone: tzinfo | None) -> Support:
    earlier = view.earlier
    old = earlier.tally if earlier is not None and earlier.round.method == "support" else None
    bars = tuple(
        SupportBar(
            option.letter,
            option.text,
            whole(tally.result(option.id).total),
            whole(old.result(option.id).total) if old is not None else None,
        )
        for option in view.options
    )
    if old is None or earlier is None:
        return Support(bars)
    second = not earlier.round.follows
    now = LaidOver(_("Second poll") if second else _("This poll"), _when(view.round, tally, zone))
    before = LaidOver(
        _("First poll") if second else _("The poll before"), _when(earlier.round, old, zone, view.round)
    )
    return Support(bars, now, before)


def _when(voting: Round, tally: Tally, zone: tzinfo | None, beside: Round | None = None) -> str:
    """The time and the people; another day is said as a day."""
    people = people_text(whole(tally.total))
    moment = moment_of(voting.closed_at or voting.opened_at)
    if moment is None:
        return people
    there = moment.astimezone(zone)
    other = moment_of(beside.closed_at or beside.opened_at) if beside is not None else None
    time = (
        date_text(there.date())
        if other and other.astimezone(zone).date() != there.date()
        else time_text(there)
    )
    return _("{time}, {people}").format(time=time, people=people)


def _consent(view: RoundView, tally: Tally) -> Consent:
    given = tally.consent.objections if tally.consent is not None else ()
    objections = tuple(_objection(one) for one in view.objections)
    objections = objections or tuple(StageObjection(_reason(words), False, "") for words in given)
    left = sum(not one.done for one in objections)
    said = consentwords.verdict(view, tally)
    if not said:
        words = ngettext(
            "Not yet: {n} objection is left. We deal with it first.",
            "Not yet: {n} objections are left. We deal with them one by one.",
            left,
        )
        said = words.format(n=number_text(left))
    return Consent(said, consentwords.holds(view, tally), objections)


def _objection(one: Objection) -> StageObjection:
    words = {
        ObjectionState.SOLVED: (_("solved"), _("solved: {answer}")),
        ObjectionState.WITHDRAWN: (_("withdrawn"), _("withdrawn: {answer}")),
        ObjectionState.STAYS: (_("stays"), _("stays: {answer}")),
    }.get(one.state, ("", ""))
    answer = words[1].format(answer=_safe(one.answer)) if one.answer else words[0]
    done = one.state in (ObjectionState.SOLVED, ObjectionState.WITHDRAWN)
    return StageObjection(_reason(one.text, over=done), done, answer)


def _reason(words: str, *, over: bool = False) -> str:
    if words.strip():
        return _safe(words)
    return _("Its reason was not told.") if over else _("Its reason is still to be told.")


def _safe(words: str) -> str:
    """What a neighbour wrote; who wrote it or where somebody lives is nothing for the wall."""
    return _("Not shown here: it holds personal details.") if flags(words) else " ".join(words.split())


def _runoff(tally: Tally, options: Mapping[str, Option]) -> Runoff | None:
    ranking = tally.ranking
    assert ranking is not None, "only a ranking runs off"
    rounds = [one for one in ranking.runoff if len(one.counts) > 1]
    if not rounds:
        return None
    shown = rounds[-MOST_ROUNDS:]
    outs = [one.out for one in shown]
    left = [one for one in shown[-1].counts if one not in outs]
    order = [*left, *reversed(outs)]
    rows = tuple(
        RunoffRow(
            options[name].letter,
            options[name].text,
            tuple(one.counts[name] for one in shown if name in one.counts),
            name == ranking.runoff_winner,
        )
        for name in order
        if name in options
    )
    return Runoff(rows, len(shown), len(rounds) - len(shown) + 1)
