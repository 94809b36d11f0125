"""Turns what may be seen at home into HTML, once for everybody who gets the same page: drawn when something changed, packed
once a second, and answered from there. Text of people is always escaped."""

import gzip
import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from cocreate_desktop.domain.online import OnlinePhase
from cocreate_desktop.language import speaking
from cocreate_desktop.phones.forms import header_of
from cocreate_desktop.phones.home.bots import FASTEST_S, PROOF, is_own, shown_at, stamp
from cocreate_desktop.phones.home.people import Visitor
from cocreate_desktop.phones.pages import Pages, theirs_of
from cocreate_desktop.phones.steps.shown import Shown
from cocreate_desktop.services.athome import HomeView
from cocreate_desktop.services.homewords import described, responsible
from cocreate_desktop.services.online import LONGEST

PUBLIC: Final = "public, max-age=60, stale-while-revalidate=600"
PRIVATE: Final = "private, no-store"
VARY: Final = "Accept-Language, Cookie, Accept-Encoding"
MOST_KEPT: Final = 400
_STAMPS_AGAIN_S: Final = 6 * 3600
"""A page that a browser kept is good for so long: what its forms carry would become too old."""
_SMALL: Final = 600


@dataclass(slots=True)
class Kept:
    """A drawn page. ``body`` has the pages' own mark where a form carries its stamp."""

    body: bytes
    tag: str
    second: int = -1
    plain: bytes = b""
    packed: bytes = b""


class HomePages(Pages):
    """The templates and what was drawn of them. ``now`` tells the seconds of the clock."""

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__()
        self._now = now
        self._mark = secrets.token_hex(16)
        self._kept: OrderedDict[tuple[str, Hashable], Kept] = OrderedDict()
        self._current: dict[str, str] = {}

    def draw(
        self,
        view: HomeView,
        visitor: Visitor,
        code: str,
        shown: Shown,
        *,
        here: str = "",
        told: str = "",
        problem: str = "",
        typed: str = "",
    ) -> str:
        """One page as HTML, with the stamp that ``visitor`` has; ``told`` and ``problem`` are translated sentences, ``typed``
        is what was not taken. To be called while her language is spoken."""
        whole = {
            **_plain(visitor, code),
            "project": view.project,
            "theirs": theirs_of(view.project, visitor.language),
            "responsible": responsible(view.project),
            "listed": described(view) if shown.template == "home-project.html" else "",
            "here": here,
            "takes": view.phase is OnlinePhase.OPEN,
            "moderated": view.project.online_moderated,
            "told": told,
            "problem": problem,
            "typed": typed,
            **shown.values,
        }
        return self._environment.get_template(shown.template).render(whole)

    def plain(self, visitor: Visitor, code: str, shown: Shown) -> str:
        """A page of no project (or of one that may not be seen)."""
        with speaking(visitor.language):
            whole = {
                **_plain(visitor, code),
                "project": None,
                "theirs": "",
                "listed": "",
                "here": "",
                "told": "",
                **shown.values,
            }
            return self._environment.get_template(shown.template).render(whole)

    def kept(self, code: str, changed: str, key: Hashable, made: Callable[[str], str]) -> Kept:
        """The page of this key of the project with this code, drawn by ``made`` (given the mark) when it is not there yet.
        Pages from before it ``changed`` are forgotten at once: something may have been erased."""
        if self._current.get(code) != changed:
            for old in [one for one in self._kept if one[0] == code]:
                del self._kept[old]
            self._current[code] = changed
        return self._page((code, key), made)

    def _page(self, key: tuple[str, Hashable], made: Callable[[str], str]) -> Kept:
        found = self._kept.get(key)
        if found is None:
            body = made(self._mark).encode()
            found = Kept(
                body, hashlib.blake2s(body.replace(self._mark.encode(), b""), digest_size=8).hexdigest()
            )
            if len(self._kept) >= MOST_KEPT:
                self._kept.popitem(last=False)
            self._kept[key] = found
        self._kept.move_to_end(key)
        return found

    def public(self, request: Request, visitor: Visitor, page: Kept) -> Response:
        """Everybody's page, which browsers may keep for a minute."""
        second = int(self._now())
        tag = f'W/"{page.tag}-{second // _STAMPS_AGAIN_S}"'
        headers = {"Cache-Control": PUBLIC, "ETag": tag, **_said(visitor)}
        if tag in (one.strip() for one in header_of(request, b"if-none-match").split(",")):
            return Response(status_code=304, headers=headers)
        if page.second != second:
            page.second, page.plain, page.packed = second, self._stamped(page, visitor, own=False), b""
        if not _packs(request, page.plain):
            return _html(page.plain, 200, headers)
        page.packed = page.packed or gzip.compress(page.plain, 5)
        return _html(page.packed, 200, {**headers, "Content-Encoding": "gzip"})

    def own(self, request: Request, visitor: Visitor, page: Kept) -> Response:
        """The same page with forms that nobody else has; kept nowhere."""
        body = self._stamped(page, visitor, own=True)
        return sent(request, body, visitor)

    def stamp(self, visitor: Visitor) -> str:
        """What the forms of one answer carry. What went too fast keeps its stamp: the second tap of somebody quick may pass."""
        if not visitor.secret:
            return ""
        now, given = int(self._now()), visitor.sent.one(PROOF)
        shown = shown_at(visitor.secret, given)
        if shown is None or now - shown >= FASTEST_S:
            return stamp(visitor.secret, now, own=True)
        return given if is_own(given) else stamp(visitor.secret, shown, own=True)

    def _stamped(self, page: Kept, visitor: Visitor, *, own: bool) -> bytes:
        fresh = stamp(visitor.secret, int(self._now()), own=own)
        return page.body.replace(self._mark.encode(), fresh.encode())


def sent(request: Request, body: bytes, visitor: Visitor, status: int = 200) -> Response:
    """A page for this one visitor."""
    headers = {"Cache-Control": PRIVATE, **_said(visitor)}
    if not _packs(request, body):
        return _html(body, status, headers)
    return _html(gzip.compress(body, 5), status, {**headers, "Content-Encoding": "gzip"})


def _plain(visitor: Visitor, code: str) -> dict[str, object]:
    return {
        "language": visitor.language,
        "display": visitor.display,
        "guest": visitor,
        "base": visitor.base,
        "asked": visitor.asked,
        "code": code,
        "part": "home.html",
        "longest": LONGEST,
        "live": False,
        "second": None,
        "kept": "",
    }


def _said(visitor: Visitor) -> dict[str, str]:
    # A form of ours proves by its origin where it is from, and no other place learns which page somebody came from.
    return {"Vary": VARY, "Content-Language": visitor.language, "Referrer-Policy": "same-origin"}


def _packs(request: Request, body: bytes) -> bool:
    return len(body) >= _SMALL and "gzip" in header_of(request, b"accept-encoding")


def _html(body: bytes, status: int, headers: dict[str, str]) -> Response:
    return Response(body, status_code=status, media_type="text/html", headers=headers)
