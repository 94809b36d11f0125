"""How a pledge stands on a day: late, today or to come, in words; and which one to be reminded of. Pure: a day is given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.moments import NO_DAY
from cocreate_desktop.domain.pledges import PLEDGE_STATES, Pledge, PledgeState
from cocreate_desktop.language import _, ngettext

MOST_KEPT = 20
_SHORT = 80


@dataclass(frozen=True, slots=True)
class Due:
    """A pledge that is still open: ``day`` YYYY-MM-DD, and what was pledged, empty where its words may be personal."""

    day: str
    what: str


def days_late(day: str, today: date) -> int:
    """Whole days since ``day`` (YYYY-MM-DD), negative while it is to come; 0 for no day at all."""
    return (today - date.fromisoformat(day)).days if day else 0


def is_late(pledge: Pledge, today: date) -> bool:
    """Whether it should have been done before today and is not."""
    return not pledge.over and days_late(pledge.due, today) > 0


def coming(pledges: Iterable[Pledge], today: date) -> tuple[Pledge, ...]:
    """Those that are still to be done and not late, the soonest first; without a day last."""
    still = (one for one in pledges if not one.over and not is_late(one, today))
    return tuple(sorted(still, key=lambda one: one.due or NO_DAY))


def in_order(pledges: Iterable[Pledge]) -> tuple[Pledge, ...]:
    """By day, without a day last; what was made first comes first."""
    return tuple(sorted(pledges, key=lambda one: (one.due or NO_DAY, one.rank)))


def due_words(pledge: Pledge, today: date) -> str:
    """How it stands: "done", "3 days late", "today", "in 2 days"; empty for an open one without a day."""
    if pledge.over or (not pledge.due and pledge.state is not PledgeState.OPEN):
        return _(PLEDGE_STATES[pledge.state])
    if not pledge.due:
        return ""
    return day_words(pledge.due, today)


def day_words(day: str, today: date) -> str:
    """How far a day is: "3 days late", "today", "in 2 days"."""
    late = days_late(day, today)
    if late > 0:
        return ngettext("{n} day late", "{n} days late", late).format(n=late)
    if not late:
        return _("today")
    return ngettext("in {n} day", "in {n} days", -late).format(n=-late)


def dues(pledges: Iterable[Pledge]) -> tuple[Due, ...]:
    """What a list of projects may remember of open pledges, the soonest first: never who, and no words that may be personal."""
    still = in_order(one for one in pledges if not one.over and one.due)
    return tuple(Due(one.due, _cut(privacy.harmless(one.what))) for one in still[:MOST_KEPT])


def late_words(found: Iterable[Due], today: date) -> str:
    """ "2 pledges late"; empty when none is."""
    count = sum(days_late(one.day, today) > 0 for one in found)
    return ngettext("{n} pledge late", "{n} pledges late", count).format(n=count) if count else ""


def next_words(found: Iterable[Due], today: date) -> str:
    """The next one to come: "Pledge in 3 days: …"; empty when there is none."""
    first = next((one for one in found if days_late(one.day, today) <= 0), None)
    if first is None:
        return ""
    days = -days_late(first.day, today)
    said = (
        ngettext("Pledge in {n} day", "Pledge in {n} days", days).format(n=days)
        if days
        else _("Pledge today")
    )
    return _("{when}: {what}").format(when=said, what=first.what) if first.what else said


def _cut(words: str) -> str:
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"
