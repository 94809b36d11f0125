"""The sentences of the evening's frame: what forward will do, how far behind, when it ends. Pure: facts in, words out."""

from __future__ import annotations

from datetime import datetime, timedelta

from ...domain.drift import planned
from ...domain.moments import moment_of
from ...domain.steps import TalkSettings, read_settings
from ...domain.talking import Form, form_of
from ...domain.thinking import PHASE_NAMES, Phase
from ...domain.walkin import began, proper
from ...language import _, ngettext, time_text
from ...services.exitview import ExitView
from ...services.overview import EveningView, expected_end, minutes_behind, planned_start
from ...services.playing import Deed, DeedKind
from ...services.proposals import ProposalView

LONGEST_TITLE = 26


def deed_text(deed: Deed, view: EveningView) -> str:
    """What the forward button says."""
    if deed.kind is DeedKind.STEP:
        title = next((step.title or step.question for step in view.steps if step.id == deed.step_id), "")
        if len(title) > LONGEST_TITLE:
            title = title[: LONGEST_TITLE - 1].rstrip() + "…"
        return _("Next: {title}").format(title=title)
    if deed.kind is DeedKind.PAGE and isinstance(view.matter, ProposalView):
        return _paragraph_text(deed, view.matter)
    if deed.kind is DeedKind.PAGE and isinstance(view.matter, ExitView):
        return _("Next: the statements")
    if deed.kind is DeedKind.PAGE:
        return _("Next: page {n} of {m}").format(n=deed.page, m=deed.pages)
    if deed.kind is DeedKind.ROUND:
        return _round_text(deed, view)
    return {
        DeedKind.START: _("Start the evening"),
        DeedKind.OPEN_ROUND: _("Next: open the vote"),
        DeedKind.CLOSE_ROUND: _("Next: close the vote"),
        DeedKind.REVEAL: _("Next: reveal the result"),
        DeedKind.SLIDE: _("Next: the rest of the plans"),
        DeedKind.FINISH: _("Next: end the evening"),
    }.get(deed.kind, _("The evening has ended"))


def _paragraph_text(deed: Deed, found: ProposalView) -> str:
    """What of a proposal the room sees next: a paragraph, for the whole text comes first, or the support behind the last."""
    number, last = deed.page - 1, len(found.paragraphs)
    if number > last:
        return _("Next: the support so far")
    return _("Next: paragraph {n} of {m}").format(n=number, m=last)


def _round_text(deed: Deed, view: EveningView) -> str:
    """What the next turn of a clock is: a round that begins, other tables before it, or the room together again."""
    settings = read_settings(view.step) if view.step is not None else None
    if deed.page > deed.pages:
        return _("Next: back to all of us")
    if not isinstance(settings, TalkSettings) or form_of(settings) is Form.THINK:
        return _("Next: {title}").format(title=_(PHASE_NAMES[Phase(deed.page)]).lower())
    if form_of(settings) is Form.CAFE and deed.page > max(settings.at, 1):
        return _("Next: change tables for round {n}").format(n=deed.page)
    return _("Next: start round {n}").format(n=deed.page)


def behind_text(view: EveningView, now: datetime) -> tuple[str, str]:
    """How far behind as a chip: its words and its kind."""
    if not view.evening.started_at:
        return _("not started"), "plain"
    if view.evening.ended_at:
        return _("ended"), "plain"
    behind = minutes_behind(view, now)
    if behind > 0:
        return ngettext("{n} min behind", "{n} min behind", behind).format(n=behind), "warn"
    if behind < 0:
        return ngettext("{n} min ahead", "{n} min ahead", -behind).format(n=-behind), "ok"
    return _("on time"), "ok"


def end_text(view: EveningView, now: datetime) -> str:
    """When the evening ends and when it should have; before the start when it begins."""
    evening = view.evening
    minutes = timedelta(minutes=sum(planned(step) for step in proper(view.steps)))
    start = moment_of(began(view.steps, evening.started_at))
    if start is None:
        start = planned_start(evening, now)
        return _("begins {time}").format(time=time_text(start) if start else evening.starts)
    due = time_text((start + minutes).astimezone(now.tzinfo))
    ended = moment_of(evening.ended_at)
    if ended is not None:
        return _("ended {time}").format(time=time_text(ended.astimezone(now.tzinfo)))
    expected = time_text(expected_end(view, now).astimezone(now.tzinfo))
    if expected == due:
        return _("ends {time}").format(time=expected)
    return _("ends {time}, was {planned}").format(time=expected, planned=due)
