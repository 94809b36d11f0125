"""Turns what phones may see into HTML, in the guest's language. Text of people is always escaped; nothing is written here."""

from datetime import date

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cocreate_desktop import look
from cocreate_desktop.domain.project import Project
from cocreate_desktop.language import LANGUAGES, N_, _, date_text, money_text, ngettext, number_text, speaking
from cocreate_desktop.phones import assets
from cocreate_desktop.phones.guests import LANGUAGE_NAMES, Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps import FACES, Shown
from cocreate_desktop.phones.steps.voteresult import result_of

ALONG, EARLIER = "along", "earlier"
MOVED_WORDS = {
    ALONG: N_("You go on with your own code. Your vote went along: one person, one vote."),
    EARLIER: N_(
        "This code has voted already, and that vote counts. The one that you sent without the code no longer does."
    ),
}
"""What became of a phone's vote when it went on with a personal code: it went along, or the code had voted earlier."""


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
        self._environment.globals.update(
            _=_,
            ngettext=ngettext,
            icon=assets.icon,
            static=assets.address,
            day=_day,
            money=money_text,
            number=number_text,
            colour_class=colour_class,
            languages={code: LANGUAGE_NAMES[code] for code in LANGUAGES},
        )

    def render(self, template: str, language: str, project: Project | None, **values: object) -> str:
        """A whole page without a guest's session (join, code, about, error)."""
        with speaking(language):
            whole = {
                "language": language,
                "project": project,
                "base": "",
                "live": False,
                "moved": "",
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
        moved: str = "",
    ) -> str:
        """The guest's page of this moment; with ``part`` only what lies between header and end, for the script.

        ``problem`` is a translated sentence about what was just sent, ``typed`` the text that was not taken; ``moved`` says
        what became of her vote when she showed a personal code (one of MOVED_WORDS).
        """
        with speaking(guest.language):
            shown = face_of(latest, guest)
            values: dict[str, object] = {
                "language": guest.language,
                "project": latest.view.project,
                "evening": latest.view.evening,
                "step": latest.view.step,
                "guest": guest,
                "base": guest.base,
                "page": latest.page,
                "mine": latest.mine(guest),
                "live": True,
                "part": "now.html" if part else "layout.html",
                "problem": problem,
                "typed": typed,
                "moved": _(MOVED_WORDS.get(moved, "")),
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


def _day(stored: str) -> str:
    try:
        return date_text(date.fromisoformat(stored), year=True)
    except ValueError:
        return stored
