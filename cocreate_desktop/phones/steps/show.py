"""Laten zien on the phone: the page or the two pages that the room sees, small enough for a busy Wi-Fi."""

from cocreate_desktop.domain.ids import letter
from cocreate_desktop.domain.steps import ShowSettings, read_settings
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps.shown import Shown
from cocreate_desktop.services.overview import EveningView


def shown(latest: Latest, _guest: Guest) -> Shown:
    """What hangs there now."""
    step = latest.view.step
    settings = read_settings(step) if step is not None else ShowSettings()
    pages = _pages(latest.view, settings) if isinstance(settings, ShowSettings) else ()
    return Shown(
        "show.html",
        {"title": (step.question or step.title) if step is not None else "", "pages": pages},
    )


def pictures(view: EveningView) -> frozenset[str]:
    """The SHA-256s of the pictures that phones may fetch now: those that the room sees."""
    settings = read_settings(view.step) if view.step is not None else None
    if not isinstance(settings, ShowSettings):
        return frozenset()
    return frozenset(view.small.get(settings.pages[place], "") for place in settings.shown()) - {""}


def _pages(view: EveningView, settings: ShowSettings) -> tuple[dict[str, str], ...]:
    pair = settings.side_by_side == 2
    return tuple(
        {
            "picture": view.small.get(settings.pages[place], ""),
            "caption": settings.caption(place),
            "letter": letter(place) if pair else "",
        }
        for place in settings.shown()
    )
