"""The page that lays the pictures of the gallery side by side: languages and themes in a row, one row a screen."""

from __future__ import annotations

import html
from pathlib import Path

from cocreate_desktop.apps.gallery.keeping import KINDS

_HEAD = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>CoCreate Desktop – gallery</title>
<style>body{font:15px/1.4 sans-serif;margin:24px;background:#F6F0E4;color:#24211C}h2{margin:32px 0 8px}
div{display:flex;flex-wrap:wrap;gap:16px}figure{margin:0;flex:1 1 320px;max-width:683px}img{width:100%;border:1px solid #8A7F6D}
</style><h1>CoCreate Desktop</h1>
"""


_ABOUT = """# Every screen

Made by `python3 dev.py gallery`: the example's evening, played once for each language and theme. Phones are shown in their one
theme. `cocreate gallery --out DIR` makes the same pictures at full size, and with `QT_SCALE_FACTOR=2` the main rooms as a
screen of 3840 × 2160 shows them.
"""


def pictures(folder: Path) -> dict[str, list[Path]]:
    """The pictures under ``folder`` by name, each with its variants, desk before stage before phone before paper."""
    found: dict[str, list[Path]] = {}
    for path in sorted(one for one in folder.glob("*/*") if one.suffix in (".png", ".webp")):
        found.setdefault(path.stem, []).append(path)
    return dict(sorted(found.items(), key=lambda one: (KINDS.index(one[0].partition("-")[0]), one[0])))


def write_index(folder: Path) -> int:
    """Writes ``folder``/index.html; returns how many pictures there are."""
    found = pictures(folder)
    parts = [_HEAD]
    for name, variants in found.items():
        figures = "".join(_figure(one.relative_to(folder).as_posix(), one.parent.name) for one in variants)
        parts.append(f"<h2>{html.escape(name)}</h2><div>{figures}</div>\n")
    (folder / "index.html").write_text("".join(parts), encoding="utf-8")
    return sum(map(len, found.values()))


def _figure(place: str, variant: str) -> str:
    return f'<figure><img loading="lazy" src="{html.escape(place)}" alt=""><figcaption>{variant}</figcaption></figure>'


def write_readme(folder: Path) -> int:
    """Writes ``folder``/README.md with a row for each screen; returns how many pictures there are."""
    found = pictures(folder)
    variants = sorted({one.parent.name for several in found.values() for one in several})
    lines = [_ABOUT, f"| | {' | '.join(variants)} |", f"|---|{'---|' * len(variants)}"]
    for name, several in found.items():
        there = {one.parent.name: one.relative_to(folder).as_posix() for one in several}
        cells = [f"![{name}]({there[variant]})" if variant in there else "" for variant in variants]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    (folder / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sum(map(len, found.values()))
