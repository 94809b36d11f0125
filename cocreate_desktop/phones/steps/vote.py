"""Stemmen on the phone: the ballot while the round is open, the guest's own vote, and the result once it is revealed."""

from collections.abc import Mapping

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import CastBallot, Option, Phase, Round
from cocreate_desktop.domain.text import NOTE
from cocreate_desktop.domain.voting import ANSWERS, METHODS
from cocreate_desktop.domain.voting.answers import OBJECTION
from cocreate_desktop.language import _, money_text
from cocreate_desktop.phones.ballots import number_of
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps import ownvote
from cocreate_desktop.phones.steps.shown import Shown
from cocreate_desktop.phones.steps.voterest import rest_of, step_of
from cocreate_desktop.phones.steps.voteresult import result_of, turnout
from cocreate_desktop.services.ballotwords import rule_of
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.tallying import RoundView

_FORMS = {"dots": "steps", "chips": "steps", "score": "marks", "ranking": "places"}
# With more marks than this a number is typed instead of tapped.
_MOST_MARKS = 11


def shown(latest: Latest, guest: Guest) -> Shown:
    """The ballot, a word of waiting, or the result."""
    view = latest.view.round
    if view is None or view.round.phase is Phase.DRAFT:
        return Shown("vote-wait.html", _waiting(latest, view))
    view, own = ownvote.in_own_words(view), latest.own_ballot(guest)
    if view.round.phase.shown:
        result = result_of(view, latest.view.project, latest.view.small)
        return Shown("vote-result.html", {"result": result, "own": ownvote.own_rows(view, own)})
    if view.round.phase is Phase.CLOSED or view.round.method not in METHODS:
        closed, rows = view.round.phase is Phase.CLOSED, ownvote.own_rows(view, own)
        values = {
            "question": view.question,
            "closed": closed,
            "own": rows,
            "blank": own is not None and not rows,
        }
        return Shown("vote-wait.html", values | {"before": None})
    return Shown("vote.html", ballot(view, latest.view.small, guest, own))


def pictures(view: EveningView) -> frozenset[str]:
    """The SHA-256s of the small pictures of the options that are voted on now."""
    options = view.round.options if view.round is not None else ()
    return frozenset(view.small.get(option.picture, "") for option in options) - {""}


def _waiting(latest: Latest, view: RoundView | None) -> dict[str, object]:
    """Before it opens; what is asked once more shows how it was the time before."""
    step = latest.view.step
    before = view.earlier if view is not None else None
    seen = before is not None and before.tally is not None
    result = result_of(before, latest.view.project) if before is not None and seen else None
    question = (step.question or step.title) if step is not None else ""
    return {"question": question, "closed": False, "own": (), "blank": False, "before": result}


def ballot(
    view: RoundView,
    small: Mapping[str, str],
    guest: Guest,
    own: CastBallot | None,
    here: Channel = Channel.PHONE,
) -> dict[str, object]:
    """What ``vote.html`` shows of an open round: ``small`` are the pictures that may be fetched, ``own`` is her ballot that
    counts, and ``here`` the road that a vote from this page takes."""
    voting, fields = view.round, ownvote.fields_of(view, guest, own)
    rest = rest_of(voting)
    return {
        "question": view.question,
        "round": voting,
        "form": _form_of(voting),
        "single": voting.method in ANSWERS or (voting.method == "choice" and voting.max_choices <= 1),
        "must": voting.method in ANSWERS,
        "most": _most_on_one(voting),
        "step_size": step_of(voting),
        "rule": rule_of(voting),
        "rows": tuple(_row(option, fields, small) for option in view.options),
        "marks": tuple(str(mark) for mark in range(voting.scale_low, voting.scale_high + 1)),
        "reason": ownvote.reason_of(view, guest, own) if voting.method == "consent" else "",
        "longest": NOTE,
        "objection": OBJECTION,
        "voted": own is not None,
        "yours": ownvote.chosen_words(view, own) if own is not None else "",
        "road": ownvote.road_words(own, here),
        "rest": rest,
        "left": rest.now(_spent(view, fields)) if rest is not None else "",
        "spent": _spent(view, fields),
        "turnout": turnout(view),
    }


def _form_of(voting: Round) -> str:
    if voting.method == "score" and voting.scale_high - voting.scale_low >= _MOST_MARKS:
        return "number"
    return _FORMS.get(voting.method, "pick")


def _most_on_one(voting: Round) -> int:
    """The greatest number in one field; 0 where only the whole has an end."""
    return {
        "dots": min(voting.max_per_option, voting.dots),
        "chips": voting.chips,
        "score": voting.scale_high,
    }.get(voting.method, 0)


def _spent(view: RoundView, fields: Mapping[str, str]) -> int:
    if view.round.method == "budget":
        return sum(option.cost or 0 for option in view.options if fields.get(option.id))
    return sum(max(0, number_of(typed)) for typed in fields.values())


def _row(option: Option, fields: Mapping[str, str], small: Mapping[str, str]) -> dict[str, object]:
    return {
        "id": option.id,
        "picture": small.get(option.picture, ""),
        "letter": option.letter,
        "text": option.text,
        "cost": _("costs {money}").format(money=money_text(option.cost)) if option.cost else "",
        "euros": option.cost or 0,
        "given": fields.get(option.id, ""),
    }
