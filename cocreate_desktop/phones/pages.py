"""Turns what phones may see into HTML, in the guest's language. Text of people is always escaped; nothing is written here."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cocreate_desktop import look
from cocreate_desktop.domain.project import Project
from cocreate_desktop.language import (
    LANGUAGE_NAMES,
    N_,
    _,
    apart,
    date_text,
    direction,
    money_text,
    ngettext,
    number_text,
    plural_forms,
    speaking,
)
from cocreate_desktop.phones import assets
from cocreate_desktop.phones.display import CHOICES, Display
from cocreate_desktop.phones.guests import LANGUAGE_WORDS, Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.second import second_of
from cocreate_desktop.phones.steps import FACES, Shown
from cocreate_desktop.phones.steps.voteresult import result_of

TOLD: Final = "told"
ALONG, EARLIER = "along", "earlier"
NOTE_SENT, NOTE_GONE, VOTED = "note", "gone", "vote"
REACTED, REACTION_GONE = "reaction", "reaction-gone"
OFFER_SENT, OFFER_GONE = "offer", "offer-gone"
ANSWERED = "answer"
TOLD_WORDS: Final = {
    NOTE_SENT: N_("Your note has arrived."),
    NOTE_GONE: N_("Your note has been taken away."),
    VOTED: N_("Your vote is in."),
    REACTED: N_("Your reaction has arrived."),
    REACTION_GONE: N_("Your reaction has been taken back."),
    OFFER_SENT: N_("It has arrived. Your number stands below."),
    OFFER_GONE: N_("It has been taken back."),
    ANSWERED: N_("What you filled in has arrived."),
    ALONG: N_("You go on with your own code. Your vote went along: one person, one vote."),
    EARLIER: N_(
        "This code has voted already, and that vote counts. The one that you sent without the code no longer does."
    ),
}
"""What a page without script says once, after something was stored for good: what it was, or what became of a phone's vote when
it went on with a personal code. The page's address names it (TOLD)."""
CHOICE_NAMES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "size": {
        "": ("", N_("Automatic")),
        "large": ("plus", N_("Larger")),
        "largest": ("plus", N_("Largest")),
    },
    "colours": {"": ("", N_("Automatic")), "light": ("sun", N_("Light")), "dark": ("moon", N_("Dark"))},
    "contrast": {"": ("", N_("Automatic")), "contrast": ("circle-half", N_("More"))},
}
"""An icon, or none, and a message for everything in ``display.CHOICES``."""
_HERE = {"code.html": "/code"}
"""Where one is on a page without a session, for the way back."""


class Pages:
    """The templates, ready to be filled."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(assets.folder()),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        # What the page's script reads stands in an attribute, and most of it is not ASCII.
        self._environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        self._environment.globals.update(
            _=_,
            ngettext=ngettext,
            icon=assets.icon,
            static=assets.address,
            day=_day,
            money=money_text,
            number=number_text,
            colour_class=colour_class,
            apart=apart,
            forms=plural_forms,
            direction=direction,
            languages=LANGUAGE_NAMES,
            language_words=LANGUAGE_WORDS,
            choices=CHOICES,
            choice_names=CHOICE_NAMES,
        )

    def render(self, template: str, language: str, project: Project | None, **values: object) -> str:
        """A whole page without a guest's session (join, code, about, display, error)."""
        with speaking(language):
            whole = {
                "language": language,
                "project": project,
                "theirs": theirs_of(project, language),
                "display": Display(),
                "base": "",
                "part": "layout.html",
                "here": values.get("address") or _HERE.get(template, ""),
                "live": False,
                "told": "",
                "second": None,
                **values,
            }
            return self._environment.get_template(template).render(whole)

    def now(
        self,
        latest: Latest,
        guest: Guest,
        *,
        part: bool = False,
        problem: str = "",
        typed: str = "",
        told: str = "",
    ) -> str:
        """The guest's page of this moment; with ``part`` only what lies between header and end, for the script.

        ``problem`` is a translated sentence about what was just sent, ``typed`` the text that was not taken, shown in its
        field or, when the step has moved on, beside it; ``told`` is one of TOLD_WORDS.
        """
        with speaking(guest.language):
            shown = face_of(latest, guest)
            values: dict[str, object] = {
                "language": guest.language,
                "project": latest.view.project,
                "evening": latest.view.evening,
                "step": latest.view.step,
                "theirs": theirs_of(latest.view.project, guest.language),
                "display": guest.display,
                "here": "",
                "guest": guest,
                "base": guest.base,
                "page": latest.page,
                "mine": latest.mine(guest),
                "live": True,
                "part": "now.html" if part else "layout.html",
                "problem": problem,
                "typed": typed,
                "kept": typed,
                "told": _(TOLD_WORDS.get(told, "")),
                "second": second_of(latest, guest),
                **shown.values,
            }
            return self._environment.get_template(shown.template).render(values)


def face_of(latest: Latest, guest: Guest) -> Shown:
    """Which template and values the guest sees: waiting, a step's face, or the end."""
    view = latest.view
    if view.evening.ended_at:
        return Shown(
            "closed.html", {"results": tuple(result_of(one, view.project) for one in latest.results)}
        )
    if view.step is None:
        return Shown("waiting.html", {})
    return FACES[view.step.kind](latest, guest)


def colour_class(letter: str) -> str:
    """The style class of an option letter; from G on a plain one without pattern."""
    return f"c-{letter}" if letter in {colour.letter for colour in look.NOTE_COLOURS} else "c-plain"


def theirs_of(project: Project | None, language: str) -> Markup:
    """What a tag needs whose words are those of the facilitator: they stand in her language, whatever the page speaks."""
    foreign = project is not None and project.language != language
    return Markup(' lang="{}" dir="auto"' if foreign else ' dir="auto"').format(
        project.language if project else ""
    )


def _day(stored: str) -> str:
    try:
        return date_text(date.fromisoformat(stored), year=True)
    except ValueError:
        return stored
