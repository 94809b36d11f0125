"""What is said of a channel of a vote: its name, what came in, and what is not certain. Pure: facts in, words out."""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.notes import Channel
from ...domain.rounds import Happening
from ...domain.voting import COUNTED_BY_EYE
from ...language import N_, _, ngettext
from ...services import ballotwords, onlinewords
from ...services.auditing import channel_name, text_of
from ...services.casting import TableIn
from ...services.tallying import ChannelTurnout, RoundView

NAMES = {
    Channel.PHONE: N_("By phone"),
    Channel.CARD: N_("By card"),
    Channel.HANDS: N_("By hand"),
    Channel.DOTS: N_("By sticker"),
    Channel.PAPER: N_("On slips"),
    Channel.TABLE: N_("At tables"),
    Channel.ONLINE: N_("Online vote"),
}
ORDER = (
    Channel.PHONE,
    Channel.CARD,
    Channel.HANDS,
    Channel.DOTS,
    Channel.PAPER,
    Channel.TABLE,
    Channel.ONLINE,
)


def turnout_of(view: RoundView, channel: Channel) -> ChannelTurnout | None:
    """What came in on a channel, None when nothing did."""
    return next((one for one in view.channels if one.channel is channel), None)


def short(found: ChannelTurnout | None) -> str:
    """What came in, in a word or two."""
    if found is None or found.people or not found.units:
        return ballotwords.people_text((found.people or 0) if found is not None else 0)
    return ngettext("{n} counted", "{n} counted", found.units).format(n=found.units)


def told(view: RoundView, channel: Channel, tables: Sequence[TableIn] = ()) -> str:
    """What came in on a channel and what happened on it last."""
    found = turnout_of(view, channel)
    name = _(NAMES[channel])
    if found is None or not (found.people or found.units):
        said = _("{channel}: nothing came in yet.").format(channel=name)
    else:
        said = _("{channel}: {what}.").format(channel=name, what=_what(view, found))
    if tables:
        named = (_("{table} {n}").format(table=one.name, n=one.people) for one in tables)
        return f"{said} {', '.join(named)}."
    # Whoever typed a count need not be told that it was typed.
    lines = (one for one in reversed(view.audit) if one.what is not Happening.COUNTED)
    last = next((one for one in lines if one.channel == str(channel)), None)
    return f"{said} {text_of(last)}" if last is not None else said


def _what(view: RoundView, found: ChannelTurnout) -> str:
    people = ballotwords.people_text(found.people) if found.people is not None else ""
    countable = view.round.method in COUNTED_BY_EYE
    # Cards do not tell how many units they stand for as long as the vote is open.
    units = ballotwords.units(view.round, found.units) if countable and found.units else ""
    return ", ".join(part for part in (people, units) if part)


def overlap(view: RoundView) -> str:
    """That the sum may count somebody twice, or that somebody may be in the hall's and in that of those at home; empty when
    neither can be."""
    if not view.overlap:
        return onlinewords.twice(view)
    names = [channel_name(str(channel)) for channel in view.overlap]
    said = _("By {channels} the same person may have voted twice: the sum is not certain.")
    return f"{said.format(channels=_and(names))} {onlinewords.twice(view)}".strip()


def _and(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("{one} and {other}").format(one=", ".join(names[:-1]), other=names[-1])
