"""The files that pages fetch (style, script, letters) and the little drawings inside them. All are read once, at the start.

The style is written from the one table of colours; nothing here belongs to a guest, so these answers alone may be kept.
"""

import hashlib
import re
from functools import cache
from urllib.parse import quote

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from cocreate_desktop import look, paths

_CELL = 12
# What points along the line of reading; from right to left it points the other way.
_TURNING = ("arrow-left", "arrow-right")
_KEEP = "public, max-age=31536000, immutable"


def folder() -> str:
    """Where the templates lie."""
    return str(paths.resources() / "phone")


@cache
def icon(name: str) -> Markup:
    """An icon as SVG inside the page, hidden from screen readers: words always stand beside it."""
    svg = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8").strip()
    style = "icon turns" if name in _TURNING else "icon"
    return Markup(svg.replace("<svg ", f'<svg class="{style}" aria-hidden="true" focusable="false" ', 1))


@cache
def files() -> dict[str, tuple[bytes, str]]:
    """Name → content and media type of everything under ``/static/``."""
    place = paths.resources() / "phone"
    found = {
        **{
            name: ((place / name).read_bytes(), "text/javascript; charset=utf-8")
            for name in ("phone.js", "photos.js", "second.js", "trial.js")
        },
        "mark.svg": ((paths.resources() / "icons" / "app.svg").read_bytes(), "image/svg+xml"),
    }
    for font in sorted((place / "fonts").glob("*.woff2")):
        found[font.name] = (font.read_bytes(), "font/woff2")
    prints = {name: _print(content) for name, (content, _type) in found.items()}
    style = (place / "phone.css").read_text(encoding="utf-8")
    style = re.sub(r'url\("([\w.-]+)"\)', lambda m: f'url("/static/{prints[m[1]]}/{m[1]}")', style)
    found["phone.css"] = ((_colours() + style).encode(), "text/css; charset=utf-8")
    found["home.css"] = ((place / "home.css").read_bytes(), "text/css; charset=utf-8")
    return found


@cache
def address(name: str) -> str:
    """The address of a file; it changes with the content."""
    return f"/static/{_print(files()[name][0])}/{name}"


async def serve(request: Request) -> Response:
    """Answers with a file, to be kept by the phone when the address names this very content."""
    name = request.path_params["name"]
    if name not in files():
        raise HTTPException(404)
    content, media_type = files()[name]
    keep = {"Cache-Control": _KEEP} if request.url.path == address(name) else {}
    return Response(content, media_type=media_type, headers=keep)


def _print(content: bytes) -> str:
    return hashlib.blake2s(content, digest_size=6).hexdigest()


def _colours() -> str:
    """Light or dark as the phone is, or as its owner chose on the page; the same for more contrast."""
    light, dark = look.css_variables(look.LIGHT), look.css_variables(look.DARK)
    fills = "".join(f".c-{one.letter}{{--fill:{one.fill_dark}}}" for one in look.NOTE_COLOURS)
    stark = ";".join(f"--{name}:var(--{other})" for name, other in _STARK.items())
    return (
        f":root{{color-scheme:light dark;--note-ink:{look.NOTE_INK};--white:#FFF;--black:#000;{light}}}\n"
        + "".join(map(_colour, look.NOTE_COLOURS))
        + f"@media(prefers-color-scheme:dark){{:root:not(.light){{{dark};{_TURNED}}}"
        + fills.replace(".c-", ":root:not(.light) .c-")
        + "}\n"
        + f":root.light{{color-scheme:light}}:root.dark{{color-scheme:dark;{dark};{_TURNED}}}"
        + fills.replace(".c-", ".dark .c-")
        + f"\n:root:root.contrast{{{stark}}}@media(prefers-contrast:more){{:root:root:root{{{stark}}}}}\n"
    )


_TURNED = "--white:#000;--black:#FFF"
_STARK = {
    **dict.fromkeys(("paper", "surface", "sunken", "tint", "danger-tint", "warn-tint", "live-tint"), "white"),
    **dict.fromkeys(("ink", "ink2", "ink3", "line", "edge"), "black"),
}
"""With more contrast there are no soft grounds, and no soft words or lines on them."""


def _colour(colour: look.NoteColour) -> str:
    drawn = quote(look.pattern_svg(colour, _CELL), safe="/:=' ")
    return (
        f".c-{colour.letter}{{--fill:{colour.fill_light};--deep:{colour.deep};--on-fill:{look.NOTE_INK};"
        f'--pattern:url("data:image/svg+xml,{drawn}")}}\n'
    )
