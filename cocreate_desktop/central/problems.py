"""What went wrong on the other side, in words of the protocol and back: an error of ours becomes a code and a status, and the
code becomes the same error on the side that asked."""

from typing import Final

from cocreate_desktop.central.wire import Message, text
from cocreate_desktop.domain.errors import CocreateError, DiskFull, Gone, WorkspaceBusy
from cocreate_desktop.domain.huberrors import HubProblem, NoDatabase
from cocreate_desktop.domain.mailerrors import NoMail
from cocreate_desktop.domain.syncerrors import (
    BadPairing,
    BadToken,
    Forked,
    Gap,
    Garbled,
    OlderPeer,
    OtherProject,
    SyncProblem,
    TooMuch,
    Unreachable,
)

GARBLED: Final = "garbled"
TOO_LARGE: Final = "too_large"
OFTEN: Final = "often"
BUSY: Final = "busy"
FAILED: Final = "failed"
PROTOCOL_DIFFERS: Final = "protocol"
NOT_HERE: Final = "not_here"
STATUS: Final = {
    "bad_token": 401,
    "bad_pairing": 403,
    "other_project": 409,
    "gap": 409,
    "forked": 409,
    GARBLED: 400,
    TOO_LARGE: 413,
    "too_much": 507,
    "gone": 404,
    "no_mail": 409,
    NOT_HERE: 404,
    PROTOCOL_DIFFERS: 426,
    OFTEN: 429,
    BUSY: 503,
    FAILED: 500,
}
"""The HTTP status of every code of the protocol; those that the wire itself answers with have a name here."""
_SIGN_IN: Final = 511  # a network that wants somebody to sign in first

# The first that fits counts: the more special ones stand first.
_CODES: Final[tuple[tuple[type[CocreateError], str], ...]] = (
    (BadToken, "bad_token"),
    (BadPairing, "bad_pairing"),
    (OtherProject, "other_project"),
    (Gap, "gap"),
    (Forked, "forked"),
    (Garbled, GARBLED),
    (TooMuch, "too_much"),
    (DiskFull, "too_much"),
    (Gone, "gone"),
    (NoMail, "no_mail"),
    (WorkspaceBusy, BUSY),
    (HubProblem, BUSY),
    (NoDatabase, BUSY),
    (Unreachable, BUSY),
)
_ERRORS: Final[dict[str, type[SyncProblem]]] = {
    "bad_token": BadToken,
    "bad_pairing": BadPairing,
    "other_project": OtherProject,
    "gap": Gap,
    "forked": Forked,
    GARBLED: Garbled,
    TOO_LARGE: TooMuch,
    "too_much": TooMuch,
    NOT_HERE: OlderPeer,
    OFTEN: Unreachable,
    BUSY: Unreachable,
}


def code_of(problem: CocreateError) -> str:
    """The code that tells ``problem``."""
    return next((code for kind, code in _CODES if isinstance(problem, kind)), FAILED)


def told(code: str, **more: str) -> Message:
    """The message that tells it."""
    return {"error": code, **more}


def told_problem(problem: CocreateError) -> Message:
    """The same for an error of ours. Of its values only a device's id travels."""
    device = problem.values.get("device", "")
    return told(code_of(problem), **({"device": str(device)} if isinstance(problem, Forked) else {}))


def problem_of(message: Message, peer: str) -> CocreateError:
    """The error that ``message`` tells, said of ``peer``; one that is not known is a SyncProblem. Raises ValueError, KeyError
    when it tells none."""
    code = text(message, "error")
    if code == "gone":
        return Gone(what="picture", id="")
    if code == "no_mail":
        return NoMail()
    if code == "forked":
        return Forked(peer=peer, device=text(message, "device"))
    return _ERRORS.get(code, SyncProblem)(peer=peer)


def problem_of_status(status: int, peer: str) -> CocreateError | None:
    """What a status says that comes from something before the other side (a proxy, a web server): those that say that nobody is
    there, or that a request was too large. None for all others: what answers is not the other side."""
    if status >= 500 and status != _SIGN_IN:
        return Unreachable(peer=peer)
    return TooMuch(peer=peer) if status == 413 else None
