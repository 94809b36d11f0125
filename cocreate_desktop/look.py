"""The look as plain numbers: colours, note patterns, type and spacing, shared by window, stage, phone and paper.

It draws nothing and imports no drawing library; each channel turns these values into its own paint.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

from cocreate_desktop.language import N_

FONT_FAMILY: Final = "Atkinson Hyperlegible Next"
FALLBACK_FAMILIES: Final = ("Noto Sans", "Noto Sans Arabic", "Noto Emoji")
FONT_FILES: Final = {
    400: "AtkinsonHyperlegibleNext-Regular.ttf",
    600: "AtkinsonHyperlegibleNext-SemiBold.ttf",
    700: "AtkinsonHyperlegibleNext-Bold.ttf",
}
FALLBACK_FONT_FILES: Final = (
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
    "NotoEmoji-Regular.ttf",
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one theme as "#RRGGBB"; ``shadow_alpha`` is a share of 1."""

    dark: bool
    paper: str
    surface: str
    sunken: str
    line: str
    edge: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accent_hover: str
    on_accent: str
    tint: str
    live: str
    live_tint: str
    warn: str
    warn_tint: str
    warn_edge: str
    danger: str
    danger_tint: str
    focus: str
    shadow: str
    shadow_alpha: float

    def colour(self, token: str) -> str:
        """The colour of a token by name ("accent", "live-tint" or "live_tint"); KeyError when there is none."""
        name = token.replace("-", "_")
        if name not in COLOUR_NAMES:
            raise KeyError(name)
        return str(getattr(self, name))


LIGHT: Final = Tokens(
    dark=False,
    paper="#F6F0E4",
    surface="#FFFCF6",
    sunken="#ECE4D4",
    line="#DFD5C3",
    edge="#8A7F6D",
    ink="#24211C",
    ink2="#595145",
    ink3="#6A6254",
    accent="#1F5C4B",
    accent_hover="#174A3C",
    on_accent="#FFFCF6",
    tint="#DDEBE3",
    live="#A8401C",
    live_tint="#FAE4D8",
    warn="#754900",
    warn_tint="#FBEBC4",
    warn_edge="#B27A12",
    danger="#9B1B30",
    danger_tint="#FADFE0",
    focus="#5B35A8",
    shadow="#463414",
    shadow_alpha=0.16,
)

DARK: Final = Tokens(
    dark=True,
    paper="#1C1A17",
    surface="#262320",
    sunken="#151311",
    line="#3D3832",
    edge="#8D8374",
    ink="#F4EEE2",
    ink2="#CBC2B2",
    ink3="#ABA191",
    accent="#86CDB0",
    accent_hover="#A3DDC5",
    on_accent="#0F241D",
    tint="#213A31",
    live="#FFA27D",
    live_tint="#44271B",
    warn="#F3C766",
    warn_tint="#3B2F14",
    warn_edge="#C9952F",
    danger="#FF9DA6",
    danger_tint="#43201F",
    focus="#CBB5FF",
    shadow="#000000",
    shadow_alpha=0.38,
)

COLOUR_NAMES: Final = tuple(f.name for f in fields(Tokens) if f.name not in ("dark", "shadow_alpha"))

NOTE_INK: Final = "#24211C"
"""Text on a note, in both themes."""


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled disc inside an 8 × 8 cell."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A polyline inside an 8 × 8 cell; points may lie outside the cell so that neighbours join."""

    points: tuple[tuple[float, float], ...]
    width: float


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is repeated over a note's fill, drawn in its deep colour; ``cell`` is the side it is drawn for."""

    discs: tuple[Disc, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    cell: float = 8.0


@dataclass(frozen=True, slots=True)
class NoteColour:
    """One of the six note and option colours; from G on ``pattern`` is None: surface with an ink edge."""

    letter: str
    name: str
    fill_light: str
    fill_dark: str
    deep: str
    pattern: Pattern | None

    def fill(self, dark: bool) -> str:
        """The ground in the asked theme, as "#RRGGBB"."""
        return self.fill_dark if dark else self.fill_light

    def edge(self, dark: bool) -> str:
        """The edge and pattern colour; letters without pattern have an ink edge of their theme."""
        if self.pattern is not None:
            return self.deep
        return (DARK if dark else LIGHT).ink

    def ink(self, dark: bool) -> str:
        """Colour of words and letter on this fill."""
        if self.pattern is not None:
            return NOTE_INK
        return (DARK if dark else LIGHT).ink


_DOTS = Pattern(discs=(Disc(2, 2, 1.25), Disc(6, 6, 1.25)))
_SLANT = Pattern(
    strokes=(
        Stroke(((-2, 2), (2, -2)), 1.3),
        Stroke(((-2, 10), (10, -2)), 1.3),
        Stroke(((6, 10), (10, 6)), 1.3),
    )
)
_STRIPES = Pattern(strokes=(Stroke(((0, 2), (8, 2)), 1.2), Stroke(((0, 6), (8, 6)), 1.2)))
_GRID = Pattern(strokes=(Stroke(((0, 4), (8, 4)), 1.1), Stroke(((4, 0), (4, 8)), 1.1)))
_WAVE = Pattern(strokes=(Stroke(((-4, 2), (0, 6), (4, 2), (8, 6), (12, 2)), 1.3),))
_PLUS = Pattern(strokes=(Stroke(((4, 1.6), (4, 6.4)), 1.4), Stroke(((1.6, 4), (6.4, 4)), 1.4)))

NOTE_COLOURS: Final = (
    NoteColour("A", N_("yellow"), "#FFDC6E", "#E9C75B", "#765000", _DOTS),
    NoteColour("B", N_("orange"), "#FFBF98", "#E9A881", "#97380A", _SLANT),
    NoteColour("C", N_("pink"), "#F9BCD1", "#E2A3B9", "#99214F", _STRIPES),
    NoteColour("D", N_("lilac"), "#D9C9F4", "#C0AFE0", "#563594", _GRID),
    NoteColour("E", N_("blue"), "#B5DBF1", "#9AC4DD", "#125384", _WAVE),
    NoteColour("F", N_("green"), "#C4E3A7", "#ABCC8D", "#325F16", _PLUS),
)


def note_colour(letter: str) -> NoteColour:
    """The colour of an option letter. From G on: surface, ink edge, no pattern. ValueError when not one A–Z."""
    if len(letter) != 1 or not "A" <= letter <= "Z":
        raise ValueError(f"not an option letter: {letter!r}")
    place = ord(letter) - ord("A")
    if place < len(NOTE_COLOURS):
        return NOTE_COLOURS[place]
    return NoteColour(letter, N_("white"), LIGHT.surface, DARK.surface, LIGHT.ink, None)


def pattern_svg(colour: NoteColour, cell: float) -> str:
    """The pattern as an SVG document of one cell of ``cell`` pixels, ground not drawn; for CSS and HTML."""
    pattern = colour.pattern or Pattern()
    shapes = [
        f'<circle cx="{disc.x:g}" cy="{disc.y:g}" r="{disc.radius:g}" fill="{colour.deep}"/>'
        for disc in pattern.discs
    ]
    for stroke in pattern.strokes:
        points = " ".join(f"{x:g},{y:g}" for x, y in stroke.points)
        shapes.append(
            f'<polyline points="{points}" fill="none" stroke="{colour.deep}" stroke-width="{stroke.width:g}"/>'
        )
    side = f"{pattern.cell:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{cell:g}" height="{cell:g}" '
        f'viewBox="0 0 {side} {side}">{"".join(shapes)}</svg>'
    )


@dataclass(frozen=True, slots=True)
class TypeSize:
    """One step of the desk's type scale: pixels, weight and line height in pixels."""

    px: int
    weight: int
    line: int


TYPE: Final = {
    "caption": TypeSize(12, 400, 16),
    "small": TypeSize(13, 400, 18),
    "body": TypeSize(14, 400, 20),
    "strong": TypeSize(15, 600, 20),
    "large": TypeSize(16, 600, 24),
    "title": TypeSize(18, 600, 24),
    "clock": TypeSize(20, 600, 24),
    "tile": TypeSize(24, 600, 28),
    "question": TypeSize(26, 600, 32),
    "number": TypeSize(30, 600, 34),
    "number-big": TypeSize(44, 600, 48),
}

SPACING: Final = (4, 8, 12, 16, 24, 32, 48)
INSIDE_CARD: Final = 20
TILE_RADIUS_SHARE: Final = 0.12
TILE_PLATE_SHARE: Final = 0.62
TILE_LETTER_SHARE: Final = 0.50

MOTION_MS: Final = {"move": 160, "message": 200, "stage": 300, "reveal": 900}
MESSAGE_STAYS_MS: Final = 6000


def cell_size(side: float) -> float:
    """The pattern cell on a desk tile of ``side`` pixels: 6 under 24 px, else 8."""
    return 6.0 if side < 24 else 8.0


def stage_cell(height: float) -> float:
    """The pattern cell on a stage of ``height`` pixels (16 at 1080)."""
    return height / 68


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two "#RRGGBB" colours, 1 to 21."""
    first, second = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def css_variables(tokens: Tokens) -> str:
    """The tokens as CSS custom properties ("--live-tint: #FAE4D8;"), one a line."""
    return "\n".join(f"--{name.replace('_', '-')}: {tokens.colour(name)};" for name in COLOUR_NAMES)
