"""What stands beside the result of the hall: that of those at home by itself, and both added up where the project wants that.
Each is a view of the same round, so that it is drawn as every result is, and never mixed with another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.voting import Tally
from cocreate_desktop.services import onlinewords, votedwords
from cocreate_desktop.services.tallying import OnlineResult, RoundView


@dataclass(frozen=True, slots=True)
class Beside:
    """A result beside that of the hall: what stands over it, the round as they alone made it with its tally, which options are
    ``equal`` there (or empty), and in a few sentences what its percentages are of and what one should know with it."""

    title: str
    view: RoundView
    tally: Tally
    equal: str
    note: str

    @property
    def told(self) -> str:
        """All that is said under it."""
        return _said(self.equal, self.note)


def besides(view: RoundView) -> Iterator[Beside]:
    """Those at home, then both together; none where only the hall voted, or only those at home."""
    found = view.online
    if found is None:
        return
    alone = at_home(view, found)
    note = _said(votedwords.base(found.tally), onlinewords.apart(view))
    equal = votedwords.ties(alone, found.tally)
    yield Beside(onlinewords.title(found.voters), alone, found.tally, equal, note)
    if found.together is not None:
        both = replace(view, tally=found.together, online=None, earlier=None)
        equal, note = votedwords.ties(both, found.together), votedwords.base(found.together)
        yield Beside(onlinewords.together_title(found.weight), both, found.together, equal, note)


def at_home(view: RoundView, found: OnlineResult) -> RoundView:
    """The round as those at home alone made it: nothing in it that belongs to the hall."""
    alone = replace(view, tally=found.tally, online=None, earlier=None, present=None, voted=0)
    return replace(
        alone,
        channels=tuple(one for one in view.channels if one.channel is Channel.ONLINE),
        objections=tuple(one for one in view.objections if one.channel is Channel.ONLINE),
        typed={},
        second={},
        overlap=(),
        overlap_online=False,
        audit=(),
    )


def _said(*parts: str) -> str:
    return " ".join(part for part in parts if part)
