"""Welkom on the phone: what the evening is for, how much there is to decide and the house rules. Nothing is asked."""

from cocreate_desktop.domain.project import RUNG_SENTENCES
from cocreate_desktop.language import _
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps.shown import Shown


def shown(latest: Latest, _guest: Guest) -> Shown:
    """The welcome page."""
    project, evening = latest.view.project, latest.view.evening
    return Shown("welcome.html", {"rung": _(RUNG_SENTENCES[project.rung]), "rules": evening.house_rules})
