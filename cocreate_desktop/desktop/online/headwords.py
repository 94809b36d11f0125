"""How the online follow-up stands, in the words of the desk: one state, one sentence, and what one may do. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ...domain.online import ONLINE_PHASES, OnlinePhase, Serves
from ...domain.project import Project
from ...language import _


class Deed(StrEnum):
    """What a button of the head does."""

    NONE = ""
    WHERE = "where"
    OPEN = "open"
    CLOSE = "close"
    OFF = "off"
    SAVE = "save"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class Head:
    """``kind`` and ``chip`` of the state, a ``title`` and ``words`` below it; ``deed`` is the button that is filled when it is
    ``green``, ``second`` the one beside it."""

    kind: str
    chip: str
    title: str
    words: str
    deed: Deed
    second: Deed = Deed.NONE
    green: bool = True


def deed_text(deed: Deed, phase: OnlinePhase) -> str:
    """What stands on the button."""
    return {
        Deed.NONE: "",
        Deed.WHERE: _("Choose where it &stands…"),
        Deed.OPEN: _("Open it &again") if phase is OnlinePhase.CLOSED else _("&Put the project online"),
        Deed.CLOSE: _("C&lose it for answers"),
        Deed.OFF: _("Take it o&ffline"),
        Deed.SAVE: _("Save the &pages for a website…"),
    }[deed]


def head_of(project: Project, *, paired: bool) -> Head:
    """How it stands; ``paired``: the project is shared with the centre."""
    if not project.follow_up.strip():
        words = _("The centre can serve it: what people send at home then comes back here by itself.")
        if not paired:
            words = _("Pair with the centre, set a page of your own, or save the pages for a website.")
        return Head("plain", _("no address yet"), _("No online follow-up yet"), words, Deed.WHERE)
    if project.follow_up_by is Serves.PAGE:
        words = _("Every QR code leads to this page. What people answer there stays there.")
        return Head("plain", _("own page"), _("A page of your own"), words, Deed.NONE)
    if project.follow_up_by is Serves.SITE:
        words = _("Save the pages again when something changed, and put them on the website.")
        return Head("plain", _("exported pages"), _("Pages on a website"), words, Deed.SAVE)
    return _on_the_hub(project.online, paired=paired)


def _on_the_hub(phase: OnlinePhase, *, paired: bool) -> Head:
    chip = _(ONLINE_PHASES[phase])
    if not paired:
        words = _("This laptop is not paired with the centre: it hears what comes in from another laptop.")
    elif phase is OnlinePhase.OFF:
        words = _("Nobody sees it yet. Scan the code once it is online: it opens the page that people get.")
    elif phase is OnlinePhase.OPEN:
        words = _(
            "People read the result, react, support, offer help and vote. It comes in with each sharing."
        )
    else:
        words = _("People can still read it. Nothing more is taken in.")
    if phase is OnlinePhase.OFF:
        return Head("plain", chip, _("Ready to go online"), words, Deed.OPEN)
    if phase is OnlinePhase.OPEN:
        return Head("ok", chip, _("The project is online"), words, Deed.CLOSE, Deed.OFF, green=False)
    return Head("plain", chip, _("The project can be read online"), words, Deed.OPEN, Deed.OFF, green=False)
