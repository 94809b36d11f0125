"""The part of a hub that knows who at home wants to be reached, as a Protocol: a laptop asks it over the wire. Whom a laptop
took in, or erased, the hub reads in the record that it is handed; so everything may be asked again at any time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from cocreate_desktop.domain.followers import Follower
from cocreate_desktop.services.hearback import Followers, Told

MOST_FOLLOWERS: Final = 100
"""So many travel at once."""
MOST_STOPPED: Final = 5000


@dataclass(frozen=True, slots=True)
class Batch:
    """Those who confirmed and stand in no laptop's vault yet, by id; and the ids of those who stopped, whom laptops are to
    erase."""

    followers: Sequence[Follower] = field(default=(), repr=False)
    stopped: Sequence[str] = ()


class FollowPeer(Protocol):
    """Of one project. Each may raise SyncProblem; OlderPeer when the other side knows nothing of this."""

    def fetch(self, after: str = "", most: int = MOST_FOLLOWERS) -> Batch:
        """The first ``most`` whose ids come after ``after``."""

    def count(self) -> Followers:
        """How many there are."""

    def tell(self, news_id: str, subject: str, words: str) -> Told:
        """Mails it to everybody who confirmed; once for each ``news_id``. Raises NoMail, Empty, TextTooLong."""

    def told(self) -> tuple[Told, ...]:
        """What was told, the newest first."""
