"""Somebody at home who wants to be reached: what a hub keeps of her until she stops it, and what a laptop takes into its vault.
Values only; days are YYYY-MM-DD."""

from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.domain.consents import Purpose


class Mailing(StrEnum):
    """What a mail is for: to ask whether she meant it, or to say that she did so before. Any other mail tells news, and is
    called by the id of that."""

    ASKS = "asks"
    ALREADY = "already"


class Standing(StrEnum):
    """How it stands with a link in a mail: not used yet, used, or leading nowhere any more."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SignUp:
    """Somebody wants to be reached. ``consent`` is the text that she was shown and agreed to, ``delete_on`` the last day on
    which it is kept; ``language`` is the one she reads. ``page`` is the address of the project's own page, to which the links
    in mails are added: ``page``/M/TOKEN to confirm, ``page``/M/STOP/TOKEN to stop. ``offer_id``: what she offered, if that is
    why."""

    purpose: Purpose
    name: str
    mail: str
    consent: str
    delete_on: str
    language: str
    page: str
    offer_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Follower:
    """One who confirmed it, as a laptop takes her into its vault under the same id."""

    id: str
    purpose: Purpose
    name: str
    mail: str
    consent: str
    asked_on: str
    delete_on: str
    offer_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Addressee:
    """One to whom a mail is written, with what stands in its links: ``confirm`` for her yes, ``stop`` to be deleted at once."""

    id: str
    purpose: Purpose
    name: str
    mail: str
    language: str
    page: str
    confirm: str
    stop: str
