"""Stemmen on the phone: the ballot while the round is open, the guest's own vote, and the result once it is revealed."""

from collections.abc import Mapping
from types import MappingProxyType

from cocreate_desktop.domain.project import RUNG_RESULTS, Project
from cocreate_desktop.domain.rounds import Option, Phase, Round
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps.shown import Shown
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.tallying import RoundView

DOTS, APPROVAL, CHOICE = "dots", "approval", "choice"
METHODS = (DOTS, APPROVAL, CHOICE)
NONE: Mapping[str, str] = MappingProxyType({})


def shown(latest: Latest, guest: Guest) -> Shown:
    """The ballot, a word of waiting, or the result."""
    view = latest.view.round
    if view is None or view.round.phase is Phase.DRAFT:
        return Shown("vote-wait.html", {"question": _question(latest), "closed": False, "own": ()})
    if view.round.phase is Phase.REVEALED:
        return Shown("vote-result.html", {"result": result_of(view, latest.view.project, latest.view.small)})
    chosen = latest.own_choices(guest)
    if view.round.phase is Phase.CLOSED or view.round.method not in METHODS:
        own = tuple(_row(option, chosen) for option in view.options if chosen and chosen.get(option.id))
        closed = view.round.phase is Phase.CLOSED
        return Shown("vote-wait.html", {"question": view.question, "closed": closed, "own": own})
    return Shown(
        "vote.html",
        {
            "question": view.question,
            "round": view.round,
            "rule": rule_of(view.round),
            "rows": tuple(_row(option, chosen, latest.view.small) for option in view.options),
            "voted": chosen is not None,
            "blank": chosen is not None and not any(chosen.values()),
            "spent": sum(chosen.values()) if chosen else 0,
            "turnout": turnout(view),
        },
    )


def rule_of(voting: Round) -> str:
    """The rule of a round in a sentence or two."""
    if voting.method == DOTS:
        have = ngettext("You have {n} dot.", "You have {n} dots.", voting.dots).format(n=voting.dots)
        most = _("At most {n} on one choice.").format(n=voting.max_per_option)
        return f"{have} {most}" if voting.max_per_option < voting.dots else have
    if voting.method == CHOICE:
        return _("Choose one.")
    if voting.max_choices:
        return ngettext("Choose at most {n}.", "Choose at most {n}.", voting.max_choices).format(
            n=voting.max_choices
        )
    return _("Choose everything that you agree with.")


def turnout(view: RoundView) -> str:
    """How many have voted, in words, with the base when people were counted."""
    if view.present:
        return _("{n} of {m} people have voted").format(n=view.voted, m=view.present)
    return ngettext("{n} person has voted", "{n} people have voted", view.voted).format(n=view.voted)


def pictures(view: EveningView) -> frozenset[str]:
    """The SHA-256s of the small pictures of the options that are voted on now."""
    options = view.round.options if view.round is not None else ()
    return frozenset(view.small.get(option.picture, "") for option in options) - {""}


def result_of(view: RoundView, project: Project, small: Mapping[str, str] = NONE) -> dict[str, object]:
    """The result as the page draws it: rows in the order of the result, ties with the same place, and its base in words;
    ``small`` are the versions for phones of pictures that may be fetched now."""
    tally = view.tally
    assert tally is not None, "only revealed rounds come here"
    totals = {one.id: one.total for one in tally.options}
    most = max(totals.values(), default=0)
    ordered = sorted(view.options, key=lambda option: -totals.get(option.id, 0))
    rows = [
        {
            "letter": option.letter,
            "text": option.text,
            "picture": small.get(option.picture, ""),
            "total": totals.get(option.id, 0),
            "place": 1 + sum(other > totals.get(option.id, 0) for other in totals.values()),
            "tied": list(totals.values()).count(totals.get(option.id, 0)) > 1,
            "most": most,
        }
        for option in ordered
    ]
    return {
        "question": view.question,
        "rows": rows,
        "base": turnout(view) if view.voted else "",
        "units": _("Counted: dots.") if view.round.method == DOTS else _("Counted: people."),
        "meaning": _(RUNG_RESULTS[project.rung]),
    }


def _question(latest: Latest) -> str:
    step = latest.view.step
    return (step.question or step.title) if step is not None else ""


def _row(option: Option, chosen: dict[str, int] | None, small: Mapping[str, str] = NONE) -> dict[str, object]:
    return {
        "id": option.id,
        "picture": small.get(option.picture, ""),
        "letter": option.letter,
        "text": option.text,
        "number": (chosen or {}).get(option.id, 0),
    }
