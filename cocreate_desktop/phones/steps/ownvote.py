"""A guest's own vote in words, and what stands in the fields of her ballot: what counts now, or what was just not taken."""

from collections.abc import Mapping
from dataclasses import replace

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import CastBallot, Round
from cocreate_desktop.domain.voting import ANSWERS
from cocreate_desktop.domain.voting.answers import OBJECTION
from cocreate_desktop.language import _, in_a_row, ngettext
from cocreate_desktop.phones import ballots
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.services.auditing import channel_name
from cocreate_desktop.services.ballotwords import amount
from cocreate_desktop.services.tallying import RoundView


def in_own_words(view: RoundView) -> RoundView:
    """The view with fixed answers in the language spoken now: it was read in that of the laptop."""
    answers = {answer.id: answer for answer in ANSWERS.get(view.round.method, ())}
    if not answers:
        return view
    return replace(view, options=tuple(replace(one, text=_(answers[one.id].text)) for one in view.options))


def fields_of(view: RoundView, guest: Guest, own: CastBallot | None) -> Mapping[str, str]:
    """What stands behind each option, by its id: a number, or 1 for one that was picked."""
    sent = guest.sent
    if sent.one("round") == view.round.id:
        picked = dict.fromkeys(sent.all(ballots.PICK), "1")
        return picked | {
            one.id: sent.one(ballots.field_of(one.id)) for one in view.options if one.id not in picked
        }
    return {} if own is None else {option_id: str(weight) for option_id, weight in own.choices}


def reason_of(view: RoundView, guest: Guest, own: CastBallot | None) -> str:
    """The reason of an objection, as it was just typed or as it counts now."""
    if guest.sent.one("round") == view.round.id:
        return guest.sent.one(ballots.REASON)
    return own.text if own is not None else ""


def own_rows(view: RoundView, own: CastBallot | None) -> tuple[dict[str, str], ...]:
    """What she chose, a row per option; by place for a ranking."""
    weights = dict(own.choices) if own is not None else {}
    ranked = view.round.method == "ranking"
    found = [
        one
        for one in view.options
        if weights.get(one.id) or (view.round.method == "score" and one.id in weights)
    ]
    if ranked:
        found.sort(key=lambda one: weights[one.id])
    reason = own.text if own is not None else ""
    return tuple(
        {
            "letter": one.letter,
            "text": one.text,
            "said": said_of(view.round, weights[one.id]),
            "reason": reason if one.id == OBJECTION else "",
            "fixed": "fixed" if view.round.method in ANSWERS else "",
        }
        for one in found
    )


def said_of(voting: Round, weight: int) -> str:
    """What an option was given, in words; empty where it was picked and no more. Said with every vote, so dots go without the
    slow road of large numbers."""
    if voting.method == "dots":
        return ngettext("{n} dot", "{n} dots", weight).format(n=weight)
    if voting.method == "score":
        return _("mark {n}").format(n=weight)
    if voting.method == "ranking":
        return _("place {n}").format(n=weight)
    return amount(voting, weight) if voting.method == "chips" else ""


def chosen_words(view: RoundView, own: CastBallot) -> str:
    """What she chose in one sentence; empty for a blank ballot."""
    rows = own_rows(view, own)
    if not rows:
        return ""
    fixed = view.round.method in ANSWERS
    names = [row["text"] if fixed else row["letter"] for row in rows]
    said = [f"{name} ({row['said']})" if row["said"] else name for name, row in zip(names, rows, strict=True)]
    return _("You chose: {choices}.").format(choices=in_a_row(said))


def yours(latest: Latest, own: CastBallot | None) -> str:
    """What she chose in the round of now, in one sentence; empty for a blank ballot, or none."""
    view = latest.view.round
    if view is None or own is None or own.round_id != view.round.id:
        return ""
    return chosen_words(in_own_words(view), own)


def road_words(own: CastBallot | None, here: Channel = Channel.PHONE) -> str:
    """Says that her vote came by another road than ``here``; empty when it did not."""
    if own is None or own.channel is here:
        return ""
    said = _("Now your vote by {channel} counts. When you send one here, that one counts instead.")
    return said.format(channel=channel_name(own.channel))
