"""The sheet with the code for a tablet at the door. It is for the organiser: whoever has it can count."""

from dataclasses import dataclass

from cocreate_desktop.codes.wifi import wifi_text
from cocreate_desktop.domain.doorcount import door_address
from cocreate_desktop.domain.joining import welcome_settings
from cocreate_desktop.language import _
from cocreate_desktop.paper import marks
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Block, Inset, Solid, numbered, title, words
from cocreate_desktop.paper.pen import MM, Pen
from cocreate_desktop.paper.text import Span, chopped
from cocreate_desktop.services.gathering import Material, evening_day

_SIDE = 70 * MM
_LABEL = 9 * MM


@dataclass(frozen=True, slots=True)
class Codes(Solid):
    """One code or two beside each other, each with its name above and its words below."""

    codes: tuple[tuple[str, str, str], ...]
    gap: float = 14
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """A code with its words."""
        return _LABEL + _SIDE + 16 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """From left to right."""
        column = width / 2
        for place, (name, code, below) in enumerate(self.codes):
            left = x + place * column
            pen.text(name, left, top, column - 4 * MM, 13, weight=600, most=1)
            marks.qr_code(pen, code, left - marks.quiet(code, _SIDE), top + _LABEL, _SIDE)
            spelled = chopped((Span(below, 600),), 11, column - 4 * MM)
            pen.words(spelled, left, top + _LABEL + _SIDE + 3 * MM, column - 4 * MM, 11)


def section(material: Material) -> Section:
    """The sheet as a part of the kit; without an address it says when there will be one."""
    view, name = material.view, _("A tablet at the door")
    warning = _("Only for whoever counts at the door. Do not hang it up: this code counts people.")
    made: list[Block] = [title(name), Inset(words(warning, size=12, weight=600), pad=8, edge="ink", gap=8)]
    address = door_address(material.page, view.evening.secret)
    evening = view.evening
    if address:
        codes = [(_("The page to count on"), address, address)]
        if evening.wifi_name:
            hidden = welcome_settings(view.steps).wifi_hidden
            code = wifi_text(evening.wifi_name, evening.wifi_password, hidden=hidden)
            codes.insert(0, (_("First the Wi-Fi"), code, evening.wifi_name))
        made.append(Codes(tuple(codes)))
    else:
        missing = _(
            "Print this again when the laptop is on the Wi-Fi of the hall: only then there is a code."
        )
        made.append(words(missing, size=12, gap=12))
    made += numbered(
        (
            _("Scan the code with a phone or tablet. It works before, during and after the evening."),
            _("Tap who comes in, then about how old. The second tap counts."),
            _("A wrong tap? “Undo” takes back the last one. Other corrections are made at the laptop."),
            _("Busy at the door? Skip the questions below the taps."),
            _("No connection? Tally on paper; it is typed in afterwards."),
        )
    )
    day = evening_day(view, year=True)
    return Section(tuple(made), material.name, day, material.follow_up, name=name)
