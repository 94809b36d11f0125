"""Exitpeiling on the phone: a mark and five statements."""

from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps.shown import Shown


def shown(latest: Latest, _guest: Guest) -> Shown:
    """The page of this step."""
    step = latest.view.step
    return Shown("exit.html", {"question": step.title if step is not None else ""})
