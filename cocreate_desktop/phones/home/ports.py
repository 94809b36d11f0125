"""What the pages of the follow-up need from whoever mounts them: projects by the code in their address, and somebody who sends
mail. A hub fulfils it, and so does a single file in the tests."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.followers import SignUp
from cocreate_desktop.services.services import Services


class Sent(StrEnum):
    """What became of a mail that asks whether she meant it: on its way, or kept until the mail server is there again."""

    NOW = "now"
    LATER = "later"


class Confirmed(StrEnum):
    """What the link in that mail did: ``YES`` now, ``ALREADY`` before, or it is ``OVER``: too old, stopped or never given."""

    YES = "yes"
    ALREADY = "already"
    OVER = "over"


class MailDesk(Protocol):
    """Keeps who wants to be reached in one project, and writes to them. Every call may take seconds and is made outside the
    event loop. Nobody is told whether an address was known before."""

    def sign_up(self, asked: SignUp) -> Sent:
        """Keeps it, unconfirmed, and sends the mail with the link. Raises Refused when the address is none or its server does
        not take mail for it, CocreateError when nothing could be kept."""

    def waiting(self, token: str) -> Purpose | None:
        """For what the link with this token asks (used or not); None when it leads to nothing any more."""

    def confirm(self, token: str) -> Confirmed:
        """Her yes."""

    def stop(self, token: str) -> bool:
        """Deletes her at once; False when nobody was there any more (stopped before: as good)."""


@dataclass(frozen=True, slots=True)
class OpenHome:
    """A project that somebody asked for. ``services.bus`` tells what is committed, also by other processes, for as long as
    somebody listens to it, and ``services.store`` takes many answers at once (``submit``). ``closed``: whoever keeps it takes
    nothing in any more, whatever the project says. ``mail``: None where no mail can be sent."""

    project_id: str
    services: Services
    closed: bool = False
    mail: MailDesk | None = None


class HomeSource(Protocol):
    """Opens projects. Called outside the event loop, at most once a minute for each project that is asked for."""

    def project(self, code: str) -> OpenHome | None:
        """The project with this code (``domain.online.short_code`` of its id, in capitals), whether it is online or not; None
        when there is none. Raises CocreateError."""
