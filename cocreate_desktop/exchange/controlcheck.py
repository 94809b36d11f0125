"""Checking the control of a round from its file alone: the figure, each seal, each ballot, and the result counted once more.
What does not fit is said in sentences; nothing is put right."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from cocreate_desktop.domain.controlfigure import (
    BEGIN,
    PARTS,
    chain,
    commitment,
    figure_of,
    root_of,
    sealed,
)
from cocreate_desktop.domain.voting import Count, Option, Round, Settings, answer_ids
from cocreate_desktop.domain.voting.rules import checker
from cocreate_desktop.exchange import reading
from cocreate_desktop.exchange.controlfile import ballot_for, plain, seal_in
from cocreate_desktop.exchange.reading import Entry
from cocreate_desktop.language import _, ngettext, number_text
from cocreate_desktop.services.auditing import bases_words, weights_words
from cocreate_desktop.services.tallying import results

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file turned out to say: its last ``figure``, how many ``ballots`` are under it, whether they are ``opened`` and
    were ``counted`` again, what is ``wrong`` with it in sentences, none when all fits, and what nobody can check any more.
    ``changed`` is what is under no figure and was set anew after the close."""

    figure: str
    question: str
    ballots: int
    counted: bool
    wrong: tuple[str, ...]
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    opened: bool = False
    few: bool = False
    pending: bool = False
    changed: tuple[str, ...] = ()


def check(path: Path, figure: str = "") -> Checked:
    """Checks a file; ``figure`` is what the room saw, when somebody wrote it down. Raises BadFile when it is no control."""
    whole = reading.document(path)
    if whole.text("format", default="") != BEGIN:
        raise whole.bad(_("it is no control of a vote."))
    try:
        return _checked(whole, figure)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as problem:
        raise whole.bad(_("what stands in it is not what a control holds.")) from problem


def _checked(whole: Entry, figure: str) -> Checked:
    rules, events = _object(whole.fields["rules"]), _list(whole.fields["events"])
    seals = _list(whole.fields["seals"])
    wrong = [said for seal in seals for said in _seal(rules, events, seal)]
    if _gone(events, seals[-1]):
        wrong.append(_("Ballots under the last figure are missing from the list."))
    last = seals[-1]
    shown = figure_of(last["link"])
    if whole.fields.get("figure") != shown:
        wrong.append(_("The figure at the head of the file is not that of its last seal."))
    known = {figure_of(seal["link"]) for seal in seals}
    if figure and _bare(figure) not in map(_bare, known):
        wrong.append(_("The figure {figure} is not in this file.").format(figure=figure))
    notes = list(_notes(seals))
    if figure and _bare(figure) in map(_bare, known - {shown}):
        notes.append(
            _("{figure} is an earlier figure: the result rests on {last}.").format(figure=figure, last=shown)
        )
    opened = "ballots" in whole.fields
    if opened:
        wrong += _ballots(whole.fields, last, events[last["events"][-1]])
        wrong += [] if wrong else _voters(_list(whole.fields["ballots"]), rules)
        wrong += [] if wrong else _result(whole.fields, rules)
    return Checked(
        shown,
        str(rules["question"]),
        int(events[last["events"][-1]][2]),
        opened and bool(whole.fields["result"]),
        tuple(dict.fromkeys(wrong)),
        tuple(notes),
        tuple(_doubts(events, seals)),
        opened,
        whole.fields.get("few") is True,
        whole.fields.get("pending") is True,
        tuple(_changed(events)),
    )


def _seal(rules: Json, events: list[Any], seal: Json) -> Iterator[str]:
    """What is wrong with a seal: its chain, its figure, and the ballots under it."""
    said, about, link = _("Seal {figure}: {why}"), str(seal["figure"]), str(seal["link"])
    under = [events[place] for place in _list(seal["events"])]
    if under[-1][0] != "sealed" or chain(rules, under) != link:
        why = _("the rules, or what happened, are not what was sealed.")
        yield said.format(figure=about, why=why)
    if figure_of(link) != about:
        yield said.format(figure=about, why=_("the figure does not belong to its chain."))
    if root_of(_list(seal["ballots"])) != under[-1][4] and not _gone(events, seal):
        yield said.format(figure=about, why=_("ballots were added, taken away or changed."))


def _gone(events: list[Any], seal: Json) -> int:
    """How many ballots under an earlier seal are no longer listed; what is listed of it may be less than was sealed, since a
    ballot can be erased on request, and never more."""
    under = _list(seal["events"])
    return max(0, int(events[under[-1]][2]) - len(_list(seal["ballots"])))


def _ballots(fields: Json, last: Json, event: list[Any]) -> Iterator[str]:
    """What is wrong with the ballots that lie open, and with what was counted by eye."""
    ballots, counts, under = _list(fields["ballots"]), _object(fields["counts"]), _list(last["ballots"])
    made = Counter(commitment([seal_in(one[part]) for part in PARTS]) for one in ballots)
    sealed_ = Counter(under)
    strange, missing = (made - sealed_).total(), (sealed_ - made).total()
    if strange:
        words = ngettext(
            "{n} ballot is not one that was sealed.", "{n} ballots are not among those sealed.", strange
        )
        yield words.format(n=number_text(strange))
    if missing:
        words = ngettext("{n} sealed ballot is missing.", "{n} sealed ballots are missing.", missing)
        yield words.format(n=number_text(missing))
    if sealed(str(counts["salt"]), counts["value"]) != event[3]:
        yield _("What was counted by eye is not what was sealed.")


def _voters(ballots: list[Any], rules: Json) -> Iterator[str]:
    """Whether entries are said to be of one voter that the program would never put together: the name of a voter is under no
    seal, and of two valid ballots of one voter only one is counted. It keeps several where all but one are broken."""
    settings = settings_in(rules)
    check = checker(settings, [one[0] for one in _list(rules["options"])] or answer_ids(settings.method))
    found: dict[str, list[bool]] = {}
    for place, one in enumerate(ballots):
        ballot = ballot_for(one, place)
        broken = bool(ballot.people) and check(ballot.choices) is not None
        found.setdefault(ballot.voter, []).append(broken)
    if any(len(several) > 1 and several.count(False) > 1 for several in found.values()):
        yield _("Ballots of several voters stand in the file as if one had cast them.")


def _result(fields: Json, rules: Json) -> Iterator[str]:
    """Counts again, and says what comes out otherwise."""
    told = fields["result"]
    if not isinstance(told, dict):
        raise TypeError(told)
    if told and _figures(told) != _figures(recounted(fields, rules)):
        yield _("Counted again, something else comes out than the file says.")


def recounted(fields: Json, rules: Json) -> Json:
    """The results of an opened control, counted from its ballots."""
    base, ballots = _object(fields["base"]), _list(fields["ballots"])
    told = all("value" in one["channel"] for one in ballots)
    found, online = results(round_of(fields, rules), int(base["weight"] or 0))
    if online is None:
        return {"hall": plain(found, told)}
    both = online.together
    more = {} if both is None else {"together": plain(both, True)}
    return {"hall": plain(found, True), "online": plain(online.tally, True), **more}


def round_of(fields: Json, rules: Json) -> Round:
    """The round of an opened control for the tally."""
    base, counts = _object(fields["base"]), _list(_object(fields["counts"])["value"])
    settings = settings_in(rules)
    return Round(
        settings=settings,
        options=tuple(Option(one[0], one[2], one[3]) for one in _list(rules["options"]))
        or tuple(Option(one) for one in answer_ids(settings.method)),
        ballots=tuple(ballot_for(one, place) for place, one in enumerate(_list(fields["ballots"]))),
        counts=tuple(Count(one[1], one[0], one[2]) for one in counts if one[1] and one[2]),
        people_by_channel={one[0]: one[2] for one in counts if not one[1] and one[2]},
        base=str(base["base"]),
        present=base["present"],
        entitled=base["entitled"],
        quorum=_number(rules["quorum"]),
    )


def settings_in(rules: Json) -> Settings:
    """The rules of a control in the words of ``domain.voting``."""
    low, high = _list(rules["scale"])
    return Settings(
        method=str(rules["method"]),
        rule=str(rules["rule"]),
        dots=_number(rules["dots"]) or 1,
        max_per_option=_number(rules["max_per_option"]),
        max=_number(rules["max"]),
        scale=(low, high),
        budget=_number(rules["budget"]),
        utility=str(rules["utility"]),
        completion=str(rules["completion"]),
        chips=_number(rules["chips"]),
        step=_number(rules["step"]),
    )


def _doubts(events: list[Any], seals: list[Json]) -> Iterator[str]:
    """Of which earlier seals the list is no longer whole: with one ballot gone its root says nothing of the others."""
    for seal in seals[:-1]:
        if gone := _gone(events, seal):
            words = ngettext(
                "{n} ballot under {figure} is no longer there: erased on request, or taken away.",
                "{n} ballots under {figure} are no longer there: erased on request, or taken away.",
                gone,
            )
            yield words.format(n=number_text(gone), figure=seal["figure"])
            others = _(
                "So nobody can see from this file whether the others under {figure} are those that were sealed."
            )
            yield others.format(figure=seal["figure"])


def _notes(seals: list[Json]) -> Iterator[str]:
    """What changed from seal to seal: that is no fault, and nobody should have to look for it."""
    for before, after in pairwise(seals):
        one, other = Counter(_list(before["ballots"])), Counter(_list(after["ballots"]))
        added, gone = (other - one).total(), (one - other).total()
        words = ngettext(
            "Between {before} and {after}: {n} ballot came in, {gone} went.",
            "Between {before} and {after}: {n} ballots came in, {gone} went.",
            added,
        )
        figures = {"before": before["figure"], "after": after["figure"]}
        yield words.format(n=number_text(added), gone=number_text(gone), **figures)


def _changed(events: list[Any]) -> Iterator[str]:
    """What percentages are of and how much a vote from home counts may be set after the close: then it is said."""
    closed = False
    for what, _at, detail, *_more in events:
        closed = closed or what == "closed"
        if closed and what == "weight":
            words = _("After the close it was changed how much a vote from home counts: {detail}.")
            yield words.format(detail=weights_words(str(detail)))
        elif closed and what == "base":
            words = _("After the close the base of the percentages was changed: {detail}.")
            yield words.format(detail=bases_words(str(detail)))


def _figures(found: object) -> str:
    """A result as text: numbers in a file are read exactly, and those that were counted are not yet written."""
    return json.dumps(json.loads(json.dumps(found, default=float)), sort_keys=True)


def _bare(figure: str) -> str:
    """A figure however it was written down; what looks alike is the same sign."""
    plain_ = "".join(sign for sign in figure.upper() if sign.isalnum())
    return plain_.translate(str.maketrans("OIL", "011"))


def _object(found: object) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise TypeError(found)
    return found


def _list(found: object) -> list[Any]:
    if not isinstance(found, list):
        raise TypeError(found)
    return found


def _number(found: object) -> int | None:
    """A whole number, None for nothing."""
    if type(found) is not int:
        raise TypeError(found)
    return found or None
