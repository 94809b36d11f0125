"""How a guest wants the pages to look: larger letters, light or dark, more contrast. It says nothing of who she is, outlives
her session and is stored nowhere but on her phone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from starlette.requests import Request

from cocreate_desktop.phones.forms import Form

DISPLAY_COOKIE: Final = "display"
KEPT_S: Final = 365 * 24 * 3600
"""How long a phone keeps how its pages look and which language they speak."""

CHOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "size": {"": "", "large": "l", "largest": "x"},
    "colours": {"": "", "light": "w", "dark": "d"},
    "contrast": {"": "", "contrast": "c"},
}
"""What can be chosen of each: the style class of the page, and the letter by which a phone keeps it. Without a class it is as
the phone itself has it."""


@dataclass(frozen=True, slots=True)
class Display:
    """What was chosen, as the style classes of CHOICES."""

    size: str = ""
    colours: str = ""
    contrast: str = ""

    @property
    def classes(self) -> str:
        """The style classes of the whole page."""
        return " ".join(one for one in (self.size, self.colours, self.contrast) if one)

    @property
    def scheme(self) -> str:
        """What the page tells the browser for its own parts, such as scroll bars."""
        return self.colours or "light dark"

    @property
    def letters(self) -> str:
        """As a phone keeps it."""
        return "".join(CHOICES[name][getattr(self, name)] for name in CHOICES)

    def as_in(self, form: Form) -> Display:
        """With what was chosen in a form; what does not stand in it stays."""
        found = self
        for name in CHOICES:
            if name in form.fields:
                found = found.changed(name, form.one(name))
        return found

    def changed(self, name: str, value: str) -> Display:
        """With another choice; what cannot be chosen changes nothing."""
        known = value in CHOICES.get(name, {})
        return replace(self, **{name: value}) if known else self


def display_from(letters: str) -> Display:
    """What these letters keep; unknown ones say nothing."""
    found = Display()
    for name, values in CHOICES.items():
        for value, letter in values.items():
            if letter and letter in letters:
                found = found.changed(name, value)
    return found


def carried(request: Request) -> tuple[str, str, str]:
    """What the address of a phone without cookies carries: a language, a display's letters and a session."""
    first, _, session = str(request.path_params.get("session", "")).partition(".")
    language, _, letters = first.partition("-")
    return language, letters, session


def display_of(request: Request) -> Display:
    """What the guest chose, by the page's address or else by her cookie."""
    return display_from(carried(request)[1] or request.cookies.get(DISPLAY_COOKIE, "")[:10])
