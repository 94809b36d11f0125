"""Deurtelling on the phone: who comes in, counted without names."""

from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps.shown import Shown


def shown(latest: Latest, _guest: Guest) -> Shown:
    """The page of this step."""
    step = latest.view.step
    return Shown("arrivals.html", {"question": step.title if step is not None else ""})
