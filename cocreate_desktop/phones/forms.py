"""Reading what a phone has sent, and answering it: a redirect for a plain form, a few facts as JSON for the page's script."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request

from cocreate_desktop.domain.answererrors import NotAsked
from cocreate_desktop.domain.errors import (
    BadBallot,
    CocreateError,
    Empty,
    Gone,
    NotAllowed,
    Refused,
    RoundNotOpen,
    TextTooLong,
)
from cocreate_desktop.domain.onlineerrors import CodeNeeded, NotOnline, OnlineClosed
from cocreate_desktop.language import _
from cocreate_desktop.phones.commits import Commits
from cocreate_desktop.services.ports import Store, Work

T = TypeVar("T")

_MOST_FIELDS = 400
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form; a name may stand in it several times. Without any it is no form."""

    fields: Mapping[str, list[str]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """The first value of a field, empty when it is absent."""
        return self.fields.get(name, [""])[0]

    def all(self, name: str) -> list[str]:
        """Every value of a field."""
        return self.fields.get(name, [])


class BadForm(Exception):
    """A body that is no form, or one that this page did not make."""


async def read_form(request: Request) -> Form:
    """The form of a request. Raises BadForm."""
    body = await _body_of(request)
    try:
        text = body.decode("ascii")
        if "%" not in text and "+" not in text and text.count("&") < _MOST_FIELDS:
            return Form(_plain_fields(text))
        return Form(parse_qs(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"))
    except ValueError as problem:
        raise BadForm from problem


async def _body_of(request: Request) -> bytes:
    """The body, which nearly always comes in one piece."""
    message = await request.receive()
    if message["type"] == "http.request" and not message.get("more_body", False):
        return bytes(message.get("body", b""))
    parts = [message.get("body", b"")]
    while message["type"] == "http.request" and message.get("more_body", False):
        message = await request.receive()
        parts.append(message.get("body", b""))
    if message["type"] == "http.disconnect":
        raise ClientDisconnect
    return b"".join(parts)


def _plain_fields(text: str) -> dict[str, list[str]]:
    """As ``parse_qs``, of a form in which nothing is written in another way than it is: most votes are."""
    fields: dict[str, list[str]] = {}
    for field_text in text.split("&"):
        if field_text:
            name, _equals, value = field_text.partition("=")
            fields.setdefault(name, []).append(value)
    return fields


def header_of(request: Request, name: bytes) -> str:
    """The first value of a header, whose name is in small letters; empty when it is absent. Of one header it costs a tenth of
    what ``request.headers`` does."""
    for known, value in request.scope["headers"]:
        if known == name:
            return str(value, "latin-1")
    return ""


def wants_json(request: Request) -> bool:
    """Whether the page's script asks, and not the form itself."""
    return "application/json" in header_of(request, b"accept")


def an_id(text: str) -> str:
    """``text`` when it is an id of our making, else empty."""
    return text if _ID.fullmatch(text) else ""


async def stored(store: Store, work: Work[T]) -> T:
    """``Commits.stored`` for what comes seldom. Raises what the work raises, and TimeoutError."""
    return await Commits(store).stored(work)


def status_of(problem: BaseException) -> int:
    """The HTTP status for a problem."""
    if isinstance(problem, Refused):
        return 422
    if isinstance(problem, NotAllowed):
        return 409
    return 404 if isinstance(problem, Gone) else 503


def sentence_of(problem: BaseException) -> str:
    """What a neighbour with a phone is told; the desk hears the technical side."""
    if isinstance(problem, NotOnline | OnlineClosed | CodeNeeded):
        return str(problem)
    if isinstance(problem, RoundNotOpen):
        return _("The vote is closed. Your earlier vote, if you gave one, counts.")
    if isinstance(problem, NotAsked):
        return str(problem)
    if isinstance(problem, NotAllowed):
        return _("No ideas are asked right now. What you typed is still there.")
    if isinstance(problem, TextTooLong | Empty | BadBallot):
        return f"{problem.happened} {problem.next}"
    if isinstance(problem, Gone | Refused):
        return str(problem)
    return _("The laptop could not store this just now. What you typed is still here. Try again in a moment.")


STORE_PROBLEMS = (CocreateError, OSError, TimeoutError)
