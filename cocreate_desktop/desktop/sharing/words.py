"""How sharing stands, in words: the few of the head, and the two sentences of the sheet. It has no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ...domain.moments import moment_of
from ...language import _, begun, date_text, ngettext, number_text, time_text
from ...services.sharing import Road, RoadKind, Shared, SharePhase, ShareState

LONGEST_PROBLEM: Final = 44  # characters: more is told on the sheet, not in the head
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


@dataclass(frozen=True, slots=True)
class Told:
    """A state as it is shown: ``words`` for the head with the ``kind`` of chip and its ``icon``; ``title`` and ``more`` are the
    sentences of the sheet. Where the words do not fit, those that are ``brief`` stand there when there are."""

    words: str
    kind: str
    icon: str
    title: str
    more: str = ""
    brief: str = ""


def told(state: ShareState, roads: Sequence[Road], now: datetime) -> Told:
    """The state in words for a moment, which carries the hall's time zone."""
    speak = {
        SharePhase.ALONE: _alone,
        SharePhase.SAFE: _safe,
        SharePhase.BEHIND: _behind,
        SharePhase.BUSY: _busy,
        SharePhase.PAUSED: _paused,
        SharePhase.TROUBLE: _trouble,
    }
    return speak[state.phase](state, roads, now)


def ago_text(stored: str, now: datetime) -> str:
    """How long ago a stored moment was, as it stands in a sentence; empty for never; what is still to come
    is told as just now, for clocks differ."""
    moment = moment_of(stored)
    if moment is None:
        return ""
    seconds = (now - moment).total_seconds()
    if seconds < _MINUTE:
        return _("just now")
    if seconds < _HOUR:
        minutes = int(seconds // _MINUTE)
        return ngettext("{n} min ago", "{n} min ago", minutes).format(n=minutes)
    if seconds < _DAY:
        hours = int(seconds // _HOUR)
        return ngettext("{n} hour ago", "{n} hours ago", hours).format(n=hours)
    return _("on {date}").format(date=date_text(moment.astimezone(now.tzinfo).date()))


def road_text(road: Road, now: datetime) -> str:
    """Where a road goes and when all was last there."""
    last = (
        _("all there {ago}").format(ago=ago_text(road.shared_at, now))
        if road.shared_at
        else _("not shared yet")
    )
    return " · ".join(part for part in (road.address, last) if part)


def road_icon(kind: RoadKind) -> str:
    """The icon of a road."""
    return {RoadKind.HUB: "buildings", RoadKind.LAPTOP: "laptop", RoadKind.BUNDLE: "usb"}[kind]


def until_text(stored: str, now: datetime) -> str:
    """Until when something holds, as a time of the day."""
    moment = moment_of(stored)
    return time_text(moment.astimezone(now.tzinfo)) if moment is not None else ""


def waiting_text(state: ShareState) -> str:
    """How many changes and pictures wait; empty for none."""
    parts = []
    if state.waiting:
        parts.append(
            ngettext("{n} change", "{n} changes", state.waiting).format(n=number_text(state.waiting))
        )
    if state.pictures:
        parts.append(
            ngettext("{n} picture", "{n} pictures", state.pictures).format(n=number_text(state.pictures))
        )
    if not parts:
        return ""
    what = parts[0] if len(parts) == 1 else _("{one} and {other}").format(one=parts[0], other=parts[1])
    many = state.waiting + state.pictures
    return ngettext("{what} waits", "{what} wait", many).format(what=what)


def shared_text(shared: Shared) -> str:
    """What one sharing did, in a sentence or two."""
    came = ngettext("{n} change came in", "{n} changes came in", shared.came).format(n=shared.came)
    if not shared.came and not shared.pictures_came:
        told_first = _("Nothing new came in: it was all here already.")
    elif shared.pictures_came:
        pictures = ngettext("{n} picture", "{n} pictures", shared.pictures_came).format(
            n=shared.pictures_came
        )
        told_first = _("{came}, and {pictures}.").format(came=came, pictures=pictures)
    else:
        told_first = f"{came}."
    return " ".join(part for part in (told_first, two_versions_text(shared.conflicts)) if part)


def two_versions_text(number: int) -> str:
    """How many things stand in two versions; empty for none."""
    return (
        ngettext("{n} thing stands in 2 versions now.", "{n} things stand in 2 versions now.", number).format(
            n=number
        )
        if number
        else ""
    )


def place(state: ShareState, roads: Sequence[Road]) -> RoadKind:
    """What kind of road the state speaks of: the one of that name, else the first."""
    named = (road.kind for road in roads if road.name == state.peer)
    first = (road.kind for road in roads[:1])
    return next(named, next(first, RoadKind.LAPTOP))


def _alone(_state: ShareState, _roads: Sequence[Road], _now: datetime) -> Told:
    title = _("This project is on this laptop only")
    more = _("Pair with the centre or with a second laptop, and what happens here is safe there too.")
    return Told(_("only on this laptop"), "plain", "laptop", title, more)


def _safe(state: ShareState, roads: Sequence[Road], now: datetime) -> Told:
    ago = ago_text(state.at, now) or _("just now")
    if place(state, roads) is RoadKind.HUB:
        words = _("all is safe at the centre, {ago}").format(ago=ago)
        title = _("All is safe at the centre")
    else:
        words = _("all is on {peer} too, {ago}").format(peer=_short(state.peer), ago=ago)
        title = _("All is on {peer} too").format(peer=state.peer)
    more = _("Last shared {ago}. What you do now goes there by itself.").format(ago=ago)
    return Told(words, "ok", "cloud-check", title, more, _("all is safe, {ago}").format(ago=ago))


def _behind(state: ShareState, _roads: Sequence[Road], now: datetime) -> Told:
    waits = waiting_text(state) or _("changes wait")
    more = _("They go to {peer} by themselves as soon as it can. You need not wait for it.").format(
        peer=state.peer
    )
    return Told(waits, "plain", "hourglass", begun(waits), _since(more, state, now))


def _busy(state: ShareState, _roads: Sequence[Road], _now: datetime) -> Told:
    words = _("sharing")
    if state.total:
        words = _("sharing, {percent} %").format(percent=100 * min(state.done, state.total) // state.total)
    title = _("Sharing with {peer}").format(peer=state.peer) if state.peer else _("Sharing")
    return Told(words, "plain", "arrows-clockwise", title, done_text(state))


def done_text(state: ShareState) -> str:
    """How far it is: so many of so many changes."""
    if not state.total:
        return _("Looking what is new …")
    return ngettext("{done} of {n} change", "{done} of {n} changes", state.total).format(
        done=number_text(min(state.done, state.total)), n=number_text(state.total)
    )


def _paused(state: ShareState, _roads: Sequence[Road], now: datetime) -> Told:
    waits = waiting_text(state)
    words = _("sharing stands still")
    title = _("Sharing stands still, for you paused it")
    first = begun(waits) + "." if waits else _("Nothing waits yet.")
    more = " ".join((first, _("Press Go on, and it goes on where it was.")))
    return Told(words, "plain", "pause", title, _since(more, state, now))


def _trouble(state: ShareState, _roads: Sequence[Road], now: datetime) -> Told:
    happened, rest = first_sentence(state.problem)
    brief = _("sharing does not work now")
    words = happened if 0 < len(happened) <= LONGEST_PROBLEM else brief
    again = rest or _("Everything is safe on this laptop. It tries again by itself.")
    waits = waiting_text(state)
    more = " ".join((again, begun(waits) + ".")) if waits else again
    title = happened or _("Sharing does not work now")
    return Told(words, "warn", "warning", title, _since(more, state, now), brief)


def first_sentence(problem: str) -> tuple[str, str]:
    """The first sentence of a text without its full stop, and the rest of it."""
    head, found, rest = problem.strip().partition(". ")
    return head.removesuffix("."), rest.strip() if found else ""


def _since(more: str, state: ShareState, now: datetime) -> str:
    ago = ago_text(state.at, now)
    last = _("All was there {ago}.").format(ago=ago) if ago else ""
    return " ".join(part for part in (more, last) if part)


def _short(name: str) -> str:
    return name if len(name) <= 20 else f"{name[:19]}…"
