"""A round of the hall with people at home beside it, as a view that any face can draw."""

from collections.abc import Sequence
from dataclasses import replace

from cocreate_desktop.domain import voting
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.voting import Weights
from cocreate_desktop.services.tallying import (
    ChannelTurnout,
    OnlineResult,
    RoundView,
    plain_options,
    settings_of,
)


def beside(
    view: RoundView, hall: Sequence[Weights], home: Sequence[Weights], weight: int = 0, *, people: int = 1
) -> RoundView:
    """``view`` with the ``home`` ballots beside those of the ``hall`` that it was made of, each for ``people``."""
    mine = [voting.Ballot(f"h{n}", Channel.PHONE, one, people) for n, one in enumerate(hall)]
    theirs = [voting.Ballot(f"o{n}", Channel.ONLINE, one) for n, one in enumerate(home)]
    whole = voting.Round(
        settings_of(view.round), plain_options(view.options), (*mine, *theirs), base=view.round.base
    )
    units = sum(int(number) for one in home for number in one.values())
    online = OnlineResult(
        voting.tally(voting.sides(whole).online),
        len(home),
        weight,
        voting.together(whole, weight) if weight else None,
    )
    return replace(
        view,
        channels=(*view.channels, ChannelTurnout(Channel.ONLINE, len(home), units)),
        voted_online=len(home),
        overlap_online=True,
        online=online,
    )
