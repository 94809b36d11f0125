"""The pages of the dashboard as HTML and the files that they fetch: no script at all, and every text of people is escaped."""

import hashlib
import re
from functools import cache
from types import ModuleType
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from cocreate_desktop import look, paths
from cocreate_desktop.central import dashboard_words
from cocreate_desktop.domain.project import RUNG_NAMES
from cocreate_desktop.domain.replies import TAKEN_NAMES, Taken
from cocreate_desktop.language import (
    LANGUAGE_NAMES,
    LANGUAGES,
    N_,
    _,
    apart,
    direction,
    ngettext,
    number_text,
    speaking,
)
from cocreate_desktop.services.outside import Format

ROOT: Final = "/dashboard"
ABSENT: Final = N_("This page is not here.")
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
"""What every answer carries."""
FORM_NAMES: Final = {Format.XLSX: "Excel", Format.CSV: "CSV", Format.JSONL: "JSON Lines"}
_TAKEN_ICONS = {
    Taken.YES: "check-circle-fill",
    Taken.PARTLY: "circle-half-fill",
    Taken.NO: "x-circle-fill",
    Taken.OPEN: "circle",
}
_KEEP = "public, max-age=31536000, immutable"
_FILE = re.compile(r'url\("([\w.-]+)"\)')


class Pages:
    """The templates, ready to be filled."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(paths.resources() / "central"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            dict(_public(dashboard_words)),
            _=_,
            ngettext=ngettext,
            number=number_text,
            apart=apart,
            direction=direction,
            icon=icon,
            ribbon=ribbon,
            static=address,
            root=ROOT,
            languages={one: LANGUAGE_NAMES[one] for one in LANGUAGES},
            rungs=RUNG_NAMES,
            form_names=FORM_NAMES,
            taken_names=TAKEN_NAMES,
            taken_icons=_TAKEN_ICONS,
        )

    def answer(self, template: str, language: str, *, status: int = 200, **values: object) -> Response:
        """A whole page. ``who`` is None on a page for nobody in particular, ``here`` its address."""
        with speaking(language):
            whole = {"language": language, "who": None, "proof": "", "here": ROOT, **values}
            page = self._environment.get_template(template).render(whole)
        return HTMLResponse(page, status_code=status)

    def problem(self, language: str, sentence: str, status: int) -> Response:
        """The page that says what went wrong; ``sentence`` is a message to translate."""
        with speaking(language):
            told = _(sentence)
        return self.answer("error.html", language, status=status, sentence=told)


def _public(module: ModuleType) -> list[tuple[str, object]]:
    """What a module makes itself and does not keep to itself."""
    return [
        (name, made)
        for name, made in vars(module).items()
        if not name.startswith("_") and getattr(made, "__module__", "") == module.__name__
    ]


def armed(answer: Response) -> Response:
    """``answer`` with the headers that it lacks."""
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    return answer


@cache
def icon(name: str) -> str:
    """An icon as SVG inside the page, hidden from screen readers: words always stand beside it."""
    svg = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8").strip()
    return svg.replace("<svg ", '<svg class="icon" aria-hidden="true" focusable="false" ', 1)


@cache
def ribbon() -> str:
    """The ribbon of the house: the six colours of notes in a row."""
    sheets = "".join(
        f'<rect x="{place * 20}" width="16" height="16" rx="3" fill="{one.fill_light}" stroke="{one.deep}"/>'
        for place, one in enumerate(look.NOTE_COLOURS)
    )
    return f'<svg class="ribbon" viewBox="-1 -1 118 18" aria-hidden="true" focusable="false">{sheets}</svg>'


@cache
def files() -> dict[str, tuple[bytes, str]]:
    """Name → content and media type of what pages fetch."""
    resources = paths.resources()
    found = {"mark.svg": ((resources / "icons" / "app.svg").read_bytes(), "image/svg+xml")}
    for font in sorted((resources / "phone" / "fonts").glob("*.woff2")):
        found[font.name] = (font.read_bytes(), "font/woff2")
    prints = {name: _print(content) for name, (content, _type) in found.items()}
    style = (resources / "central" / "central.css").read_text(encoding="utf-8")
    style = _FILE.sub(lambda m: f'url("{ROOT}/static/{prints[m[1]]}/{m[1]}")', style)
    light, dark = look.css_variables(look.LIGHT), look.css_variables(look.DARK)
    colours = (
        f":root{{color-scheme:light dark;{light}}}\n@media(prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    )
    found["central.css"] = ((colours + style).encode(), "text/css; charset=utf-8")
    return found


@cache
def address(name: str) -> str:
    """The address of a file; it changes with the content."""
    return f"{ROOT}/static/{_print(files()[name][0])}/{name}"


async def serve(request: Request) -> Response:
    """Answers with a file, to be kept when the address names this very content. Raises HTTPException."""
    name = str(request.path_params["name"])
    if name not in files():
        raise HTTPException(404)
    content, kind = files()[name]
    keep = {"Cache-Control": _KEEP} if request.url.path == address(name) else {}
    return Response(content, media_type=kind, headers=keep)


def _print(content: bytes) -> str:
    return hashlib.blake2s(content, digest_size=6).hexdigest()
