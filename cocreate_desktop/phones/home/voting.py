"""A vote from home: the ballot of the hall with, where codes were handed out, a field for one's own."""

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.language import _
from cocreate_desktop.phones.home.people import Visitor
from cocreate_desktop.phones.steps import vote
from cocreate_desktop.phones.steps.ownvote import in_own_words
from cocreate_desktop.phones.steps.shown import Shown
from cocreate_desktop.services.athome import HomeRound, HomeView
from cocreate_desktop.services.homewords import day_text


def ballot_of(view: HomeView, visitor: Visitor, asked: HomeRound, own: CastBallot | None) -> Shown:
    """The page of an open vote. Nothing on it tells how others vote."""
    small = {picture: picture for picture in view.pictures}
    values = vote.ballot(in_own_words(asked.view), small, visitor, own, Channel.ONLINE)
    until = day_text(asked.until)
    return Shown(
        "home-vote.html",
        {
            **values,
            "turnout": "",
            "until": _("You can vote up to and with {day}.").format(day=until) if until else "",
            "asks_code": not visitor.ticket,
            "needs_code": asked.codes,
            "ticket": bool(visitor.ticket),
        },
    )
