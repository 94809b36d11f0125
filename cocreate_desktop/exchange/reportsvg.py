"""The charts of the HTML report as SVG: crisp at every size, with pattern and letter, in the colours of the reader's theme.
Words stand beside them in tables, or in their label."""

from collections.abc import Sequence
from html import escape

from cocreate_desktop import look
from cocreate_desktop.language import number_text
from cocreate_desktop.services.reportparts import Gauge, Marks, Stack

_WIDE, _HIGH = 400.0, 26.0


def patterns() -> str:
    """What the bars are filled with, once for the whole page."""
    made = []
    for colour in look.NOTE_COLOURS:
        shapes = look.pattern_svg(colour, 8)
        made.append(
            f'<pattern id="p{colour.letter}" width="8" height="8" patternUnits="userSpaceOnUse">'
            f'<rect width="8" height="8" class="f{colour.letter}"/>{shapes}</pattern>'
        )
    return f'<svg class="defs" width="0" height="0" aria-hidden="true"><defs>{"".join(made)}</defs></svg>'


def colours() -> str:
    """Fill and edge of each letter in the light and in the dark theme, as style."""
    light = "".join(f".f{one.letter}{{fill:{one.fill_light}}}" for one in look.NOTE_COLOURS)
    edges = "".join(f".e{one.letter}{{stroke:{one.deep}}}" for one in look.NOTE_COLOURS)
    dark = "".join(f".f{one.letter}{{fill:{one.fill_dark}}}" for one in look.NOTE_COLOURS)
    return f"{light}{edges}@media screen and (prefers-color-scheme:dark){{{dark}}}"


def tile(letter: str) -> str:
    """The tile of an option, hidden from screen readers: its letter is said beside it."""
    inside = f'<text x="12" y="17" text-anchor="middle">{escape(letter)}</text>'
    if letter not in _LETTERS:
        frame = '<rect x="1" y="1" width="22" height="22" rx="4" class="plain"/>'
        return f'<svg class="tile" viewBox="0 0 24 24" aria-hidden="true">{frame}{inside}</svg>'
    plate = f'<rect x="5" y="5" width="14" height="14" rx="3" class="f{letter}"/>'
    return (
        '<svg class="tile" viewBox="0 0 24 24" aria-hidden="true">'
        f'{_box(letter, 1, 1, 22, 22, 4)}{plate}<g class="onfill">{inside}</g></svg>'
    )


_LETTERS = frozenset(one.letter for one in look.NOTE_COLOURS)


def _box(letter: str, x: float, y: float, wide: float, high: float, radius: float = 3) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="{radius:g}"'
    if letter not in _LETTERS:
        return f'<rect {place} class="solid"/>'
    return f'<rect {place} fill="url(#p{letter})" class="e{letter}" stroke-width="1.5"/>'


def swatch(letter: str) -> str:
    """A small square in the colour and pattern of a letter, for a legend."""
    return f'<svg class="swatch" viewBox="0 0 18 18" aria-hidden="true">{_box(letter, 1, 1, 16, 16)}</svg>'


def bar(letter: str, share: float, before: float | None = None) -> str:
    """A bar of ``share`` (0 to 1) of the longest, an earlier one (``before``) dashed over it; the number stands beside it."""
    made = _box(letter, 1, 2, max(share * (_WIDE - 2), 1), _HIGH - 4) if share > 0 else ""
    if before:
        made += f'<rect x="1" y="1" width="{before * (_WIDE - 2):.1f}" height="{_HIGH - 2}" class="earlier"/>'
    return f'<svg class="bar" viewBox="0 0 {_WIDE:g} {_HIGH:g}" aria-hidden="true">{made}</svg>'


def stack(one: Stack, letters: Sequence[str]) -> str:
    """A bar divided over the answers, with their numbers where there is room."""
    everybody, at, made = sum(one.numbers) or 1, 1.0, []
    for letter, number in zip(letters, one.numbers, strict=True):
        wide = number / everybody * (_WIDE - 2)
        if number:
            made.append(_box(letter, at, 2, wide, _HIGH - 4))
        if wide > 28:
            made.append(_plate(number_text(number), at + wide / 2))
        at += wide
    return f'<svg class="bar" viewBox="0 0 {_WIDE:g} {_HIGH:g}" aria-hidden="true">{"".join(made)}</svg>'


def _plate(said: str, middle: float) -> str:
    wide = 8 + 8 * len(said)
    return (
        f'<rect x="{middle - wide / 2:.1f}" y="5" width="{wide}" height="16" rx="3" class="plate"/>'
        f'<text x="{middle:.1f}" y="18" text-anchor="middle" class="onplate">{escape(said)}</text>'
    )


def gauge(one: Gauge) -> str:
    """The meter with its goal line; said in words by its label."""
    at = 1 + one.goal * 398
    return (
        f'<svg class="gauge" viewBox="0 0 400 22" role="img" aria-label="{escape(one.words)}">'
        f'<rect x="1" y="4" width="398" height="14" class="frame"/>'
        f'<rect x="1" y="4" width="{max(one.share * 398, 1):.1f}" height="14" class="solid"/>'
        f'<line x1="{at:.1f}" x2="{at:.1f}" y1="0" y2="22" class="goal"/></svg>'
    )


def marks(one: Marks) -> str:
    """Ten columns: the satisfied ones are filled, the others a frame. Its label tells every count."""
    most = max(one.histogram) or 1
    made = []
    for place, number in enumerate(one.histogram):
        left, high = place * 40 + 6, 110 * number / most
        if number and place + 1 >= one.threshold:
            made.append(_box("F", left, 130 - high, 28, high))
        elif number:
            made.append(
                f'<rect x="{left}" y="{130 - high:.1f}" width="28" height="{high:.1f}" rx="3" class="hollow"/>'
            )
        made.append(
            f'<text x="{left + 14}" y="{126 - high:.1f}" text-anchor="middle" class="count">{number}</text>'
        )
        made.append(f'<text x="{left + 14}" y="148" text-anchor="middle">{place + 1}</text>')
    edge = (one.threshold - 1) * 40
    said = "; ".join(f"{place}: {number}" for place, number in enumerate(one.histogram, 1))
    return (
        f'<svg class="marks" viewBox="0 0 400 152" role="img" aria-label="{escape(f"{one.told}. {said}")}">'
        f'<line x1="{edge}" x2="{edge}" y1="4" y2="130" class="edge"/>{"".join(made)}'
        '<line x1="0" x2="400" y1="130" y2="130" class="ground"/></svg>'
    )


def ribbon() -> str:
    """The six squares of the house."""
    made = "".join(
        _box(one.letter, place * 20 + 1, 1, 14, 14, 2) for place, one in enumerate(look.NOTE_COLOURS)
    )
    return f'<svg class="ribbon" viewBox="0 0 116 16" aria-hidden="true">{made}</svg>'
