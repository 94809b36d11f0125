"""Makes the bundled fonts from the @fontsource npm packages, so that anyone can repeat how they came here.

Development only: needs fontTools, brotli and unpacked packages; the program itself reads the TTF files beside it.

    npm pack @fontsource/atkinson-hyperlegible-next @fontsource/noto-sans @fontsource/noto-emoji \
        @fontsource/noto-sans-{arabic,armenian,bengali,devanagari,ethiopic,georgian,hebrew,tamil,thai} \
        @fontsource/{caveat,kalam,patrick-hand,shadows-into-light,architects-daughter}
    (unpack each archive into FOLDER/<package name without scope>)
    python resources/fonts/unpack.py FOLDER
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
PHONE = HERE.parent / "phone" / "fonts"

STYLES = {400: "Regular", 600: "SemiBold", 700: "Bold"}


@dataclass(frozen=True, slots=True)
class Cut:
    """One TTF to make: the subsets of `package` at `weight`, merged."""

    package: str
    family: str
    stem: str
    subsets: tuple[str, ...]
    weight: int
    place: Path = HERE

    @property
    def target(self) -> Path:
        """Where the TTF goes."""
        return self.place / f"{self.stem}-{STYLES[self.weight]}.ttf"


ATKINSON = ("atkinson-hyperlegible-next", "Atkinson Hyperlegible Next", "AtkinsonHyperlegibleNext")
NOTO = ("noto-sans", "Noto Sans", "NotoSans")
ARABIC = ("noto-sans-arabic", "Noto Sans Arabic", "NotoSansArabic")
EMOJI = ("noto-emoji", "Noto Emoji", "NotoEmoji")
# Scripts that neighbours write in now and then: one weight each, a bold word in them is drawn with a thicker edge.
SCRIPTS = tuple(
    (f"noto-sans-{name.lower()}", f"Noto Sans {name}", f"NotoSans{name}")
    for name in ("Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Hebrew", "Tamil", "Thai")
)

# Handwriting, only for the notes of made-up walls. None of them reserves its name.
HAND = HERE / "hand"
HANDS = tuple(
    ("-".join(name.lower().split()), name, name.replace(" ", ""))
    for name in ("Caveat", "Kalam", "Patrick Hand", "Shadows Into Light", "Architects Daughter")
)

CUTS = (
    *(Cut(*ATKINSON, ("latin", "latin-ext"), weight) for weight in (400, 600, 700)),
    *(Cut(*NOTO, ("latin", "latin-ext", "cyrillic", "greek", "vietnamese"), weight) for weight in (400, 700)),
    *(Cut(*ARABIC, ("arabic",), weight) for weight in (400, 700)),
    Cut(*EMOJI, ("emoji",), 400),
    *(Cut(*script, (script[0].removeprefix("noto-sans-"),), 400) for script in SCRIPTS),
    *(Cut(*hand, ("latin",), 400, HAND) for hand in HANDS),
)

PHONE_TEXT = (
    "".join(chr(c) for c in (*range(0x20, 0x7F), *range(0xA0, 0x100)))
    + "ĲĳŸŠšŽžĞğİıŞşĄąĆćĘęŁłŃńŚśŹźŻżŒœ–—‘’“”„…€•−×"
)


def main(folder: Path) -> None:
    """Write every TTF, the two phone subsets and the licences."""
    HAND.mkdir(exist_ok=True)
    for cut in CUTS:
        _write(cut, folder)
    for weight in (400, 600):
        _phone(weight)
    for package, _family, stem in HANDS:
        shutil.copyfile(folder / package / "LICENSE", HAND / f"{stem}-LICENSE.txt")
    for package, _family, stem in (ATKINSON, NOTO, ARABIC, EMOJI, *SCRIPTS):
        shutil.copyfile(folder / package / "LICENSE", HERE / f"{stem}-LICENSE.txt")
    shutil.copyfile(folder / ATKINSON[0] / "LICENSE", PHONE / "LICENSE.txt")


def _source(folder: Path, package: str, subset: str, weight: int) -> Path:
    return folder / package / "files" / f"{package}-{subset}-{weight}-normal.woff2"


def _write(cut: Cut, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        parts = [_plain(_source(folder, cut.package, s, cut.weight), Path(scratch)) for s in cut.subsets]
        font: Any = Merger().merge([str(p) for p in parts]) if len(parts) > 1 else TTFont(parts[0])
        _name(font, cut)
        font["OS/2"].usWeightClass = cut.weight
        font.save(cut.target, reorderTables=False)
    print(f"{cut.target.name}: {cut.target.stat().st_size // 1024} KB, {len(font.getBestCmap())} characters")


def _plain(source: Path, scratch: Path) -> Path:
    """The WOFF2 as an uncompressed TTF, its hinting dropped so that subsets of one font merge."""
    font: Any = TTFont(source)
    font.flavor = None
    for table in ("fpgm", "prep", "cvt ", "gasp", "STAT", "DSIG"):
        if table in font:
            del font[table]
    if "glyf" in font:
        for name in font.getGlyphOrder():
            font["glyf"][name].removeHinting()
    plain = scratch / (source.stem + ".ttf")
    font.save(plain)
    return plain


def _name(font: Any, cut: Cut) -> None:
    """One family in every program: the old four-style names and the typographic names both."""
    style = STYLES[cut.weight]
    legacy_family = cut.family if style in ("Regular", "Bold") else f"{cut.family} {style}"
    legacy_style = style if style in ("Regular", "Bold") else "Regular"
    names = {1: legacy_family, 2: legacy_style, 4: f"{cut.family} {style}", 6: f"{cut.stem}-{style}"}
    if legacy_family != cut.family:
        names |= {16: cut.family, 17: style}
    table = font["name"]
    table.names = [n for n in table.names if n.nameID not in (1, 2, 3, 4, 6, 16, 17, 21, 22, 25)]
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
    table.setName(f"{cut.stem}-{style}-cocreate", 3, 3, 1, 0x409)
    font["OS/2"].fsSelection = 0x20 if style == "Bold" else 0x40
    font["head"].macStyle = 1 if style == "Bold" else 0


def _phone(weight: int) -> None:
    """The Latin letters of the languages that phones speak as WOFF2, small enough for a hall's Wi-Fi."""
    merged = HERE / f"{ATKINSON[2]}-{STYLES[weight]}.ttf"
    options = Options()
    options.layout_features = ["kern", "tnum", "ccmp", "locl", "mark", "mkmk"]
    options.flavor = "woff2"
    options.name_IDs = [0, 1, 2, 13, 14]
    font = TTFont(merged)
    subsetter = Subsetter(options)
    subsetter.populate(text=PHONE_TEXT)
    subsetter.subset(font)
    font.flavor = "woff2"
    PHONE.mkdir(parents=True, exist_ok=True)
    target = PHONE / f"atkinson-{weight}.woff2"
    font.save(target)
    print(f"{target.name}: {target.stat().st_size / 1024:.1f} KB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
