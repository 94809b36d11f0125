"""The days of deletion of an open project: what has had its day goes at opening and when the day turns, without a question, and
is told. In whatever process has the project open."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Final

from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.companion import Companion
from cocreate_desktop.domain.erasing import Receipt
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.events import Swept
from cocreate_desktop.domain.retention import Days
from cocreate_desktop.services.erasing import keep_receipt
from cocreate_desktop.storage import FileReceipts
from cocreate_desktop.storage.erasures import PRACTICE
from cocreate_desktop.storage.seendays import seen_days

log = logging.getLogger(__name__)
_LONGEST_S: Final = 3600.0
"""A laptop that sleeps over midnight looks within the hour."""


def days_of(opened: OpenWorkspace) -> Days:
    """Today for a project, and whether its clock may be believed. Raises FileProblem."""
    return seen_days(opened.workspace.store, opened.services.clock.now().date())


def sweep(opened: OpenWorkspace) -> Receipt | None:
    """Erases what has had its day, keeps the receipt and tells it; None when nothing went. A copy to practise with is left as
    it is. A full disk keeps nothing closed: the next time tries again. A receipt that cannot be kept says so."""
    try:
        if opened.workspace.store.noted(PRACTICE):
            return None
        today = opened.services.clock.now().date()
        if not opened.services.keeping.due(today) or not days_of(opened).sure:
            return None
        receipt = opened.services.keeping.sweep(today)
    except CocreateError as problem:
        log.warning("what had its day is still there: %s", type(problem).__name__)
        return None
    if receipt is None:
        return None
    told = keep_receipt(FileReceipts(opened.workspace.project_id), receipt)
    opened.services.bus.publish(Swept(told))
    return told


class DayWatch(Companion):
    """Looks once after each midnight, for as long as the project is open."""

    def __init__(self, opened: OpenWorkspace) -> None:
        super().__init__(self._watch, "days of deletion")
        self._opened = opened

    def _watch(self) -> None:
        clock = self._opened.services.clock
        before = clock.now()
        while not self.ended.wait(wait_s(before)):
            now = clock.now()
            if now.date() != before.date():
                sweep(self._opened)
            before = now


def wait_s(now: datetime) -> float:
    """Seconds until somebody should look again: just after midnight, and at least once an hour."""
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=1, microsecond=0)
    return min((midnight - now).total_seconds(), _LONGEST_S)
