"""Ordenen on the phone: the sentences found so far, and still a note for whoever misses something."""

from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps.ideas import note_values
from cocreate_desktop.phones.steps.shown import Shown


def shown(latest: Latest, guest: Guest) -> Shown:
    """The page while the room puts notes in order."""
    names = tuple(theme.name for theme in latest.view.board.themes if theme.name and not theme.merged_into)
    return Shown("themes.html", {**note_values(latest, guest), "themes": names})
