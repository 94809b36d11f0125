"""The bundled fonts for print: which font draws which character, how wide it is, and how Arabic and emoji are shaped."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, shapeStr

from cocreate_desktop import look, paths

ARABIC = "Arabic"
EMOJI = "Emoji"
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

    What none of them has is drawn as the empty box of the main font.
    """
    fat = 400 if weight < 600 else 700
    names = [f"Text{weight}", f"Sans{fat}", f"Arabic{fat}", "Emoji400"]
    if right:
        names.insert(0, names.pop(2))
    if "\ufe0f" in cluster:
        names.insert(0, names.pop())
    wanted = {ord(character) for character in cluster if character not in _UNSEEN}
    return next(
        (name for name in names if wanted <= _known(name)), names[0] if not right else f"Text{weight}"
    )


@lru_cache(maxsize=20_000)
def width(text: str, font: str, size: float) -> float:
    """How wide ``text`` is drawn in points; of Arabic letters the width when they stand alone, which is never less."""
    _font(font)
    return float(pdfmetrics.stringWidth(seen(text), font, size))


def seen(text: str) -> str:
    """``text`` without what has no shape of its own."""
    return "".join(character for character in text if character not in _UNSEEN)


@dataclass(frozen=True, slots=True)
class Shaped:
    """Text as the canvas takes it (``text`` carries the positions of its glyphs) and its width in points."""

    text: str
    width: float


def shape(text: str, font: str, size: float) -> Shaped:
    """Joins Arabic letters and emoji sequences; other text stays as it is. Arabic comes out from left to right."""
    _font(font)
    if not font.startswith((ARABIC, EMOJI)):
        return Shaped(seen(text), width(text, font, size))
    made = shapeStr(text if font.startswith(EMOJI) else text.replace("\ufe0f", ""), font, size, force=True)
    data = getattr(made, "__shapeData__", None)
    if data is None:
        return Shaped(str(made), float(pdfmetrics.stringWidth(str(made), font, size)))
    return Shaped(made, sum(glyph.x_advance for glyph in data) * size / 1000)


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
    return unicodedata.category(character) in ("Mn", "Me", "Mc")
