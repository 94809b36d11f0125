"""The bundled fonts for print: which font draws which character, how wide it is, and how scripts that join are shaped."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, shapeStr

from cocreate_desktop import look, paths

ARABIC = "Arabic"
HEBREW = "Hebrew"
EMOJI = "Emoji"
MISSING = "Missing"
"""What no bundled font holds: a box with the number of the character."""
_BOX = 1.05
_SHAPED = (ARABIC, EMOJI, HEBREW, "Devanagari", "Bengali", "Tamil", "Thai")
# Where each script that has a font of its own stands; the font is read only when somebody wrote in it.
_RANGES = (
    (0x0530, 0x058F, "Armenian"),
    (0x0590, 0x05FF, HEBREW),
    (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "Bengali"),
    (0x0B80, 0x0BFF, "Tamil"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1200, 0x139F, "Ethiopic"),
    (0x1C90, 0x1CBF, "Georgian"),
    (0x2D00, 0x2D2F, "Georgian"),
    (0x2D80, 0x2DDF, "Ethiopic"),
    (0xA8E0, 0xA8FF, "Devanagari"),
    (0xAB00, 0xAB2F, "Ethiopic"),
    (0xFB13, 0xFB17, "Armenian"),
    (0xFB1D, 0xFB4F, HEBREW),
)
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f\u061c")
_FILES = {
    "Text400": look.FONT_FILES[400],
    "Text600": look.FONT_FILES[600],
    "Text700": look.FONT_FILES[700],
    "Sans400": look.FALLBACK_FONT_FILES[0],
    "Sans700": look.FALLBACK_FONT_FILES[1],
    "Arabic400": look.FALLBACK_FONT_FILES[2],
    "Arabic700": look.FALLBACK_FONT_FILES[3],
    "Emoji400": look.FALLBACK_FONT_FILES[4],
    **{f"{name}400": f"NotoSans{name}-Regular.ttf" for _first, _last, name in _RANGES},
}


@cache
def _font(name: str) -> Any:
    """The font as reportlab knows it, registered when first asked for."""
    made = TTFont(name, str(paths.resources() / "fonts" / _FILES[name]), shapable=True)
    pdfmetrics.registerFont(made)
    return made


@cache
def _known(name: str) -> frozenset[int]:
    return frozenset(_font(name).face.charToGlyph)


@lru_cache(maxsize=20_000)
def font_for(cluster: str, weight: int, *, right: bool = False) -> str:
    """The first font that has every character of ``cluster``; in right-to-left text Arabic is asked first.

    What none of them has is MISSING, and control characters are drawn as nothing by the main font.
    """
    fat = 400 if weight < 600 else 700
    names = [f"Text{weight}", f"Sans{fat}", f"Arabic{fat}", *_of_script(cluster), "Emoji400"]
    if right:
        names.insert(0, names.pop(2))
    if "\ufe0f" in cluster:
        names.insert(0, names.pop())
    wanted = {ord(character) for character in cluster if character not in _UNSEEN}
    found = next((name for name in names if wanted <= _known(name)), MISSING)
    return f"Text{weight}" if found == MISSING and not _is_seen(cluster[0]) else found


def _of_script(cluster: str) -> list[str]:
    point = ord(cluster[0])
    return [f"{name}400" for first, last, name in _RANGES if first <= point <= last]


def _is_seen(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZ"


def fattened(font: str, weight: int) -> bool:
    """Whether heavy words in ``font`` get a thicker edge, because it has one weight."""
    return weight >= 600 and font.endswith("400") and not font.startswith((EMOJI, "Text"))


def turns(font: str) -> bool:
    """Whether shaping in this font lays right-to-left letters from left to right."""
    return font.startswith((ARABIC, HEBREW))


@lru_cache(maxsize=20_000)
def width(text: str, font: str, size: float) -> float:
    """How wide ``text`` is drawn in points; of Arabic letters the width when they stand alone, which is never less."""
    if font == MISSING:
        return _BOX * size
    _font(font)
    return float(pdfmetrics.stringWidth(seen(text), font, size))


def seen(text: str) -> str:
    """``text`` without what has no shape of its own."""
    return "".join(character for character in text if character not in _UNSEEN)


@dataclass(frozen=True, slots=True)
class Shaped:
    """Text as the canvas takes it (``text`` carries the positions of its glyphs), its width in points, and what it says."""

    text: str
    width: float
    said: str = ""
    size: float = 0


def shape(text: str, font: str, size: float) -> Shaped:
    """Joins letters and emoji sequences; other text stays as it is. Arabic and Hebrew come out from left to right."""
    _font(font)
    if not shapes(font):
        return Shaped(seen(text), width(text, font, size))
    said = text if font.startswith(EMOJI) else text.replace("\ufe0f", "")
    made = shapeStr(said, font, size, force=True)
    data = getattr(made, "__shapeData__", None)
    if data is None:
        return Shaped(str(made), float(pdfmetrics.stringWidth(str(made), font, size)), said, size)
    return Shaped(made, sum(glyph.x_advance for glyph in data) * size / 1000, said, size)


def letters(shaped: Shaped) -> list[Shaped]:
    """Shaped right-to-left text in its letters, from left to right, each with what it says; a cluster is one letter."""
    data = getattr(shaped.text, "__shapeData__", None)
    if data is None:
        return [shaped]
    found: list[Shaped] = []
    first, end = 0, len(shaped.said)
    for place, glyph in enumerate(data):
        if place + 1 < len(data) and data[place + 1].cluster == glyph.cluster:
            continue
        long = sum(one.x_advance for one in data[first : place + 1]) * shaped.size / 1000
        found.append(
            Shaped(shaped.text[first : place + 1], long, shaped.said[glyph.cluster : end], shaped.size)
        )
        first, end = place + 1, glyph.cluster
    return found


def shapes(font: str) -> bool:
    """Whether ``shape`` may change what is written in this font."""
    return font.startswith(_SHAPED)


def clusters(text: str) -> list[str]:
    """``text`` in what a reader sees as one character: a letter with its marks, an emoji with its parts."""
    found: list[str] = []
    for character in text:
        if found and _joins(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _joins(before: str, character: str) -> bool:
    if character in _JOINERS or "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    if before[-1] == "\u200d" and unicodedata.category(character) == "So":
        return True
    flag = "\U0001f1e6" <= character <= "\U0001f1ff"
    if flag and len(before) == 1 and "\U0001f1e6" <= before <= "\U0001f1ff":
        return True
    if unicodedata.category(character) in ("Mn", "Me", "Mc"):
        return True
    # a consonant after the sign that takes the vowel away: one letter in Devanagari and Bengali
    return unicodedata.combining(before.rstrip("\u200c\u200d")[-1:] or " ") == 9 and character.isalpha()
