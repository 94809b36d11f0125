"""Klopt dit? on the phone: the summary, and yes, almost or no."""

from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps.shown import Shown


def shown(latest: Latest, _guest: Guest) -> Shown:
    """The page of this step."""
    step = latest.view.step
    return Shown("readback.html", {"question": step.title if step is not None else ""})
