"""What the window needs to tell people at home how it goes on, as a Protocol: the composition root fulfils it. The mail goes
out by the hub to whoever asked for it there and confirmed it; who they are stands in no answer, only how many."""

from dataclasses import dataclass
from typing import Protocol

LONGEST_SUBJECT = 120
LONGEST_WORDS = 3000


@dataclass(frozen=True, slots=True)
class Followers:
    """How many asked to hear how it goes on: ``confirmed`` by the link in their mail, ``waiting`` without having done so yet;
    ``helping`` offered help and confirmed that. ``mails``: whether the hub can send mail at all."""

    confirmed: int = 0
    waiting: int = 0
    helping: int = 0
    mails: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """How it stands with one message: of ``people`` it is meant for, to how many it was ``sent``, for how many it ``failed``
    (their address takes no mail), and how many are still ``waiting`` for it. ``told_on`` YYYY-MM-DD."""

    id: str
    subject: str
    told_on: str = ""
    people: int = 0
    sent: int = 0
    failed: int = 0

    @property
    def waiting(self) -> int:
        """For how many the mail is still on its way."""
        return max(0, self.people - self.sent - self.failed)


class HearBack(Protocol):
    """Of an open project. Each asks the hub and takes a while: call it outside the window's thread. Raises SyncProblem when the
    hub does not answer (OlderPeer: it does not know of this yet), NoHub when the project is shared with none."""

    @property
    def possible(self) -> bool:
        """Whether the project is shared with a hub at all; this asks nobody."""

    def followers(self) -> Followers:
        """How many would hear it."""

    def tell(self, news_id: str, subject: str, words: str) -> Told:
        """Has the hub send ``words`` to everybody who confirmed. ``news_id`` is made by whoever asks, once for each message
        (``ids.new_id``): to ask again after a broken line sends nothing twice. Raises NoMail, Empty, TextTooLong."""

    def told(self) -> tuple[Told, ...]:
        """The messages so far, the newest first, and how far each has come."""
