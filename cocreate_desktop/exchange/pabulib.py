"""Rounds about plans that cost money as `.pb` files for Pabulib, the library of participatory budgets. docs/exchange.md says
what stands in them; its own checker reads every file in the tests."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.exchange.leavingideas import Facts
from cocreate_desktop.exchange.leavingrounds import (
    ROUND,
    Given,
    Made,
    Vote,
    blank_ones,
    gathered,
    one_line,
    only_ballots,
    personal,
)
from cocreate_desktop.exchange.pabulibrule import CUSTOM, THRESHOLD, UNKNOWN, Plans, rule_of
from cocreate_desktop.exchange.ready import Ready
from cocreate_desktop.language import N_, _, current, ngettext, number_text, speaking
from cocreate_desktop.services.ballotwords import RULE_NAMES, method_name
from cocreate_desktop.services.leaving import Asked, Trouble

UNIT = "unit"
"""The option that names the municipality or neighbourhood whose budget it is; without it the project's name stands there."""
OPTIONS = (ROUND, UNIT)
DEAR = "dear"
"""The mend that leaves out plans that cost more than there is."""
_CONVERTED = ("budget", "approval", "choice", "chips")
_INTERNET = (Channel.PHONE, Channel.ONLINE)
_MARKS_WITHDRAWN = 999_999_999
_DEEDS = {DEAR: N_("Leave out plans that cost more than there is")}


@dataclass(frozen=True, slots=True)
class _File:
    """A round as it will stand in its file: ``plans`` by place, those of the ballots that choose something of them."""

    vote: Vote
    unit: str
    plans: Mapping[int, int]
    ballots: tuple[Given, ...]

    @property
    def budget(self) -> int:
        return self.vote.view.round.budget

    @property
    def points(self) -> bool:
        """Whether ballots give amounts and not only choose."""
        return self.vote.method == "chips"

    @property
    def kind(self) -> str:
        """The vote type of the format."""
        if self.points:
            return "cumulative"
        return "choose-1" if self._most == 1 else "approval"

    @property
    def _most(self) -> int:
        most = 0 if self.points else self.vote.view.round.max_choices
        return most or (1 if self.vote.method == "choice" else 0)

    @property
    def limits(self) -> Iterator[tuple[str, object]]:
        """How much a ballot may hold."""
        if self.kind == "choose-1":
            yield "min_length", 1
        if self._most:
            yield "max_length", min(self._most, len(self.plans))
        if self.points:
            most = max((sum(one.weights.values()) for one in self.ballots), default=0)
            yield "max_sum_points", max(self.vote.view.round.chips, most)

    @property
    def bought(self) -> frozenset[int]:
        """The places of the plans that were bought here."""
        return frozenset(
            place for place, option in enumerate(self.vote.options, 1) if option.id in self.vote.tally.winners
        )

    @property
    def rule(self) -> str:
        """The format's name of the rule that gives this result from these ballots."""
        if self.vote.method != "budget":
            return UNKNOWN
        voting = self.vote.view.round
        plans = Plans(self.plans, [frozenset(one.weights) for one in self.ballots], self.budget)
        by_cost, add1 = voting.utility == "cost", voting.completion == "add1"
        return rule_of(plans, self.vote.tally.rule, self.bought, by_cost=by_cost, add1=add1)


@dataclass(frozen=True, slots=True)
class _Page:
    """What all files of an export have in common, and which mends were asked for."""

    unit: str
    language: str
    mending: bool


def pabulib(facts: Facts, asked: Asked) -> Ready:
    """The files of an evening or of all. Raises Gone for a round that is not there."""
    unit = one_line(asked.options.get(UNIT, "")) or one_line(facts.project) or _("Project")
    page = _Page(unit, facts.language, mending=DEAR in asked.mends)
    deeds = {key: _(deed) for key, deed in _DEEDS.items()}
    return gathered(facts, asked, lambda vote: _made(vote, page), deeds)


def _made(vote: Vote, page: _Page) -> Made:
    if refusal := _not_of_this_format(vote):
        return Made("", b"", (refusal,), {})
    dear = [place for place, cost in _costs(vote).items() if cost > vote.view.round.budget]
    file = _file(vote, page.unit, dear if page.mending else ())
    troubles = _stays(file, dear, mending=page.mending)
    meta: dict[str, object] = {}
    if not any(one.refused for one in troubles):
        # The words of the file are those of the project; what is told of it here is in the language of the window.
        with speaking(page.language):
            remarks = [*_left_out(dear), *(one.why for one in _stays(file, dear, mending=page.mending))]
            meta = dict(_meta(file, remarks))
    data = _content(file, meta) if meta else b""
    sample = {key: str(value) for key, value in meta.items()}
    done = {DEAR: len(dear)} if page.mending and dear else {}
    return Made(f"{vote.stem}.pb", data, (*troubles, *personal(vote)), sample, done)


def _stays(file: _File, dear: Sequence[int], *, mending: bool) -> tuple[Trouble, ...]:
    """What of a round does not go along, and why."""
    vote = file.vote
    more = _too_dear(vote, file, len(dear)) if dear and not mending else _nothing_left(file)
    return (*only_ballots(vote), *blank_ones(vote), *more, *_channels_out(file))


def _left_out(dear: Sequence[int]) -> tuple[str, ...]:
    if not dear:
        return ()
    why = ngettext(
        "{n} plan that cost more than there was is left out.",
        "{n} plans that cost more than there was are left out.",
        len(dear),
    )
    return (why.format(n=number_text(len(dear))),)


def _file(vote: Vote, unit: str, without: Iterable[int]) -> _File:
    plans = {place: cost for place, cost in _costs(vote).items() if place not in without}
    kept = (
        replace(one, weights={place: weight for place, weight in one.weights.items() if place in plans})
        for one in vote.cast
    )
    return _File(vote, unit, plans, tuple(one for one in kept if one.weights))


def _costs(vote: Vote) -> dict[int, int]:
    return {place: option.cost or 0 for place, option in enumerate(vote.options, 1)}


# What the format has no place for


def _not_of_this_format(vote: Vote) -> Trouble | None:
    priced = vote.view.round.budget > 0 and all(_costs(vote).values())
    if vote.method in _CONVERTED and priced:
        return None
    why = _("“{method}” without a budget and costs does not fit: this format is about plans that cost money.")
    if vote.method not in _CONVERTED:
        why = _("“{method}” does not fit: this format knows choosing and dividing money.")
    return vote.trouble(_("method"), why.format(method=method_name(vote.view.round)))


def _too_dear(vote: Vote, file: _File, many: int) -> tuple[Trouble, ...]:
    why = ngettext(
        "{n} plan costs more than there is. Pabulib refuses that.",
        "{n} plans cost more than there is. Pabulib refuses that.",
        many,
    )
    mend = DEAR if many < len(file.plans) else ""
    return (vote.trouble(_("cost"), why.format(n=number_text(many)), mend=mend),)


def _nothing_left(file: _File) -> tuple[Trouble, ...]:
    """What is the matter with the plans and ballots that are left."""
    vote, lost = file.vote, len(file.vote.cast) - len(file.ballots)
    if _MARKS_WITHDRAWN in file.plans.values():
        why = _("A plan costs {n}: in Pabulib that amount means that a plan was withdrawn.")
        return (vote.trouble(_("cost"), why.format(n=number_text(_MARKS_WITHDRAWN))),)
    if not lost:
        return ()
    if not file.ballots:
        return (vote.trouble(_("ballots"), _("All ballots choose plans that cost more than there is.")),)
    why = ngettext(
        "{n} ballot chose only what was left out, and stays here.",
        "{n} ballots chose only what was left out, and stay here.",
        lost,
    )
    return (vote.trouble(_("ballots"), why.format(n=number_text(lost)), refused=False),)


def _channels_out(file: _File) -> tuple[Trouble, ...]:
    if not file.ballots or all(one.channel for one in file.ballots):
        return ()
    why = _("How people voted stays here: so few did it in one way that they could be told apart.")
    return (file.vote.trouble(_("how people voted"), why, refused=False),)


# The three sections


def _meta(file: _File, remarks: list[str]) -> Iterator[tuple[str, object]]:
    vote, rule = file.vote, file.rule
    begins, ends = (_day(day) for day in vote.days)
    yield "description", vote.question
    yield "country", "Netherlands"
    yield "unit", file.unit
    yield "instance", one_line(f"{vote.evening.name} {vote.evening.date}") or str(vote.number)
    yield "num_projects", len(file.plans)
    yield "num_votes", len(file.ballots)
    yield "budget", file.budget
    yield "vote_type", file.kind
    yield "rule", rule
    yield "date_begin", begins
    yield "date_end", ends
    yield from file.limits
    if rule == THRESHOLD:
        yield "min_project_score_threshold", 1
    yield "language", current()
    yield "currency", "EUR"
    if file.budget >= sum(file.plans.values()):
        yield "fully_funded", 1
    said = [*([_as_counted(vote)] if rule in (CUSTOM, UNKNOWN) else []), *remarks]
    if said:
        yield "comment", " ".join(f"#{number}: {one}" for number, one in enumerate(said, 1))


def _as_counted(vote: Vote) -> str:
    """By which rule it was counted, where the format has no name for it."""
    voting = vote.view.round
    if vote.method != "budget":
        return _("Nothing was bought: it was a vote by “{method}”.").format(method=method_name(voting))
    rule = _(RULE_NAMES[vote.tally.rule])
    if vote.tally.rule != "equal-shares":
        return _("Counted by “{rule}”; equals as listed.").format(rule=rule)
    worth = _("by cost") if voting.utility == "cost" else _("one point for each plan")
    more = _(", shares raised by whole euros (Add1)") if voting.completion == "add1" else ""
    return _("Counted by “{rule}”, {worth}{more}; equals as listed.").format(
        rule=rule, worth=worth, more=more
    )


def _day(day: str) -> str:
    """DD.MM.YYYY, for the format refuses the order of ISO 8601."""
    return ".".join(reversed(day.split("-")))


def _content(file: _File, meta: Mapping[str, object]) -> bytes:
    made = io.StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\n")
    writer.writerows([("META",), ("key", "value"), *meta.items(), ("PROJECTS",)])
    writer.writerows(_projects(file))
    writer.writerow(("VOTES",))
    writer.writerows(_votes(file))
    return made.getvalue().encode()


def _projects(file: _File) -> Iterator[tuple[object, ...]]:
    votes = Counter(place for one in file.ballots for place in one.weights)
    scores = sum((Counter(one.weights) for one in file.ballots), Counter[int]())
    budget = file.vote.method == "budget"
    yield (
        "project_id", "cost", "votes", *(["score"] if file.points else []), "name", *(["selected"] if budget else []),
        "public_id",
    )  # fmt: skip
    for place, cost in file.plans.items():
        yield (
            place, cost, votes[place], *([scores[place]] if file.points else []), file.vote.names[place - 1],
            *([int(place in file.bought)] if budget else []), file.vote.options[place - 1].letter,
        )  # fmt: skip


def _votes(file: _File) -> Iterator[tuple[object, ...]]:
    told = all(one.channel for one in file.ballots)
    yield "voter_id", "vote", *(["points"] if file.points else []), *(["voting_method"] if told else [])
    for number, one in enumerate(file.ballots, 1):
        # the most first, as the format wants it
        places = sorted(one.weights, key=lambda place: (-one.weights[place], place))
        points = [",".join(str(one.weights[place]) for place in places)] if file.points else []
        way = ["internet" if one.channel in _INTERNET else "paper"] if told else []
        yield number, ",".join(map(str, places)), *points, *way
