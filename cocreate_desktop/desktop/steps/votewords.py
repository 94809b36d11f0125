"""The sentences of a vote at the desk: its head, its tiles, its turnout, and what is doubted. Pure: facts in, words out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from ...domain.moments import moment_of
from ...domain.notes import Channel
from ...domain.rounds import Option, Phase, Round
from ...domain.voting import ANSWERS, Hint, warnings
from ...language import N_, _, ngettext, time_text
from ...services import ballotwords, onlinewords
from ...services.tallying import RoundView
from ..parts.phasetile import DONE, LIVE, NOT_YET, POSSIBLE

Tile = tuple[str, str, str]

PAIRS = 3
BASES = {
    "valid": N_("who gave a valid vote"),
    "cast": N_("who voted"),
    "present": N_("who is in the hall"),
    "entitled": N_("who may vote"),
}
_EXPLAINED = {
    "borda": N_("A first place gives the most points and a last place none. Most points comes first."),
    "instant-runoff": N_(
        "The choice with the fewest first places drops out and its votes go to the next on each ballot, until one has more "
        "than half."
    ),
    "most-votes": N_("Plans are paid in order of votes. One that no longer fits in the money is skipped."),
    "votes-per-cost": N_(
        "Plans are paid in order of votes per euro. One that no longer fits in the money is skipped."
    ),
    "equal-shares": N_(
        "Everybody gets the same part of the money. A plan is paid by the people who chose it, together; the plan that asks "
        "least of them for each euro it brings goes first."
    ),
}
_EXPLAINED_COUNT = N_(
    "Everybody gets the same part of the money. A plan is paid by the people who chose it, together; the plan that asks least "
    "of each of them goes first, large or small."
)
_ADD1 = N_("Then everybody gets a bit more, as long as the money lasts, so that more plans fit.")


def kicker(voting: Round) -> str:
    """The method and its limits in one line."""
    if voting.method == "dots":
        each = _("Voting with dots · {n} each").format(n=voting.dots)
        most = _("at most {n} on one choice").format(n=voting.max_per_option)
        return f"{each}, {most}" if voting.max_per_option < voting.dots else each
    name, limit = ballotwords.method_name(voting), voting.max_choices
    if voting.method in ("approval", "choice"):
        return f"{name} · " + _("at most {n}").format(n=limit) if limit > 1 else name
    if voting.method == "budget" and voting.budget:
        return f"{name} · {ballotwords.amount(voting, voting.budget)} · {ballotwords.rule_name(voting)}"
    if voting.method == "score":
        return f"{name} · {voting.scale_low}–{voting.scale_high}"
    if voting.method == "chips" and voting.chips:
        return f"{name} · {ballotwords.amount(voting, voting.chips)}"
    rule = ballotwords.rule_name(voting) if voting.method in ("ranking", "budget") else ""
    return f"{name} · {rule}" if rule else name


def explained(voting: Round) -> str:
    """How the counting rule works, in a sentence or two; empty where a method has only one."""
    if voting.method not in ("ranking", "budget"):
        return ""
    if voting.rule != "equal-shares":
        return _(_EXPLAINED.get(voting.rule, ""))
    told = _EXPLAINED_COUNT if voting.utility == "count" else _EXPLAINED["equal-shares"]
    said = _(told)
    return f"{said} {_(_ADD1)}" if voting.completion == "add1" else said


def tiles(voting: Round, zone: tzinfo | None, lacking: str = "") -> tuple[Tile, Tile, Tile]:
    """Open, Close and Reveal: each its words, its phase and its caption; ``lacking`` is why it cannot be opened yet."""
    phase = voting.phase
    after = (_("Reveal"), NOT_YET, _("after closing"))
    if phase is Phase.DRAFT:
        opening = (_("Open"), NOT_YET, lacking) if lacking else (_("Open"), POSSIBLE, _("options lock then"))
        return opening, (_("Close the vote"), NOT_YET, _("once it is open")), after
    if phase is Phase.OPEN:
        since = _("since {time}").format(time=clock(voting.opened_at, zone))
        return (_("Open"), LIVE, since), (_("Close the vote"), POSSIBLE, _("can be reopened")), after
    if phase is Phase.PUBLISHED:
        final = _("final since {time}").format(time=clock(voting.published_at, zone))
        closed = _("at {time}").format(time=clock(voting.closed_at, zone))
        return (
            (_("Reopen"), NOT_YET, _("it is final")),
            (_("Closed"), DONE, closed),
            (_("Revealed"), DONE, final),
        )
    again = (_("Reopen"), POSSIBLE, _("the votes stay"))
    if phase is Phase.CLOSED:
        seen = (_("Reveal"), POSSIBLE, _("the room sees it"))
        return again, (_("Closed"), DONE, _("nobody sees it yet")), seen
    hide = (_("Hide"), POSSIBLE, _("takes it off the stage"))
    return again, hide, (_("Revealed"), DONE, _("the room sees it"))


def clock(moment: str, zone: tzinfo | None) -> str:
    """The time of day of a stored moment; empty for none."""
    found = moment_of(moment)
    return time_text(found.astimezone(zone)) if found else ""


def turnout(view: RoundView) -> tuple[str, str, str]:
    """ "34 van 41", "hebben gestemd" and "nog 7 mensen"; who voted at home is told after that."""
    number, words, more = _turnout(view)
    return number, words, " · ".join(part for part in (more, onlinewords.voted_so_far(view)) if part)


def _turnout(view: RoundView) -> tuple[str, str, str]:
    if view.present is None:
        words = ngettext("{n} person", "{n} people", view.voted).format(n=view.voted)
        return words, _("voted"), _("nobody counted the hall yet")
    if view.voted > view.present:
        words = ngettext("{n} person", "{n} people", view.voted).format(n=view.voted)
        return words, _("voted"), _("more than the {n} counted in the hall").format(n=view.present)
    left = view.present - view.voted
    more = ngettext("{n} person to go", "{n} people to go", left).format(n=left)
    return _("{n} of {m}").format(n=view.voted, m=view.present), _("have voted"), more


def bases_off(view: RoundView) -> dict[str, str]:
    """Which bases cannot be chosen now, with words that say why: fewer people than voted."""
    if view.present is None or view.voted <= view.present or view.round.base == "present":
        return {}
    return {"present": _("who is in the hall: {n}, fewer than voted").format(n=view.present)}


def happened(view: RoundView) -> str:
    """The words of the button that shows the audit; how many were not counted when there are some."""
    if not view.refused:
        return _("What happened")
    return ngettext("{n} not counted", "{n} not counted", view.refused).format(n=view.refused)


def check(voting: Round, channel: Channel, counted: int, people: int, most: int = 0) -> tuple[str, bool]:
    """Whether what was counted by eye can be right, in a sentence; False when it cannot. ``most`` is the highest count."""
    if not counted and not people:
        return "", True
    if not people:
        return _("How many people was that?"), True
    who = ngettext("{n} person", "{n} people", people).format(n=people)
    each = _each(voting, channel)
    if each and counted > people * each:
        most = people * each
        return _("{people} can give {most} at most. Count again?").format(people=who, most=most), False
    if voting.method != "dots" and most > people:
        said = _("{n} for one choice is more than {people}. Count again?")
        return said.format(n=most, people=who), False
    return _("That adds up."), True


def _each(voting: Round, channel: Channel) -> int:
    """How many a person can give together; 0 for no limit."""
    if voting.method in ANSWERS:
        return 1
    if voting.method == "choice":
        return max(voting.max_choices, 1)
    return voting.dots if channel is Channel.DOTS and voting.method == "dots" else voting.max_choices


def not_yet(lacking: str) -> str:
    """Why it cannot be opened yet, as a whole sentence; empty when it can."""
    return _("It cannot be opened yet: {why}").format(why=lacking) if lacking else ""


def hints(voting: Round, options: Sequence[Option], lacking: str) -> str:
    """Why a draft cannot be opened yet, and warnings about its options, in one line."""
    said = [not_yet(lacking)] if lacking else []
    if voting.method not in ANSWERS:
        pictured = {place for place, option in enumerate(options) if option.picture}
        found = warnings([option.text for option in options], pictured)
        said += [_told(hint, options) for hint in found]
    return " ".join(said)


def _told(hint: Hint, options: Sequence[Option]) -> str:
    """The options are named by their letters, at most three pairs of them."""
    if not hint.pairs:
        return _(hint.text)
    named = [
        _("{one} and {other}").format(one=options[one].letter, other=options[other].letter)
        for one, other in hint.pairs[:PAIRS]
    ]
    if len(hint.pairs) > PAIRS:
        named.append(_("and {n} more").format(n=len(hint.pairs) - PAIRS))
    return _(hint.text).format(pairs=", ".join(named))


def poll_name(place: int, number: int = 0) -> str:
    """A poll of a step in the list of its polls: ``place`` from 1; the last of ``number`` is that of now."""
    name = _("poll {n}").format(n=place)
    return _("{poll}, now").format(poll=name) if place == number else name
