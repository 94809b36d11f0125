"""A hub's mail and who at home wants to be reached, tied together: as much of it as the hub was given."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cocreate_desktop.apps.hub.maildesk import ProjectMailDesk
from cocreate_desktop.apps.hub.post import Post
from cocreate_desktop.central.mail import MailServer
from cocreate_desktop.domain.errors import Empty
from cocreate_desktop.domain.mailerrors import NoMail
from cocreate_desktop.domain.syncerrors import TooMuch
from cocreate_desktop.domain.text import clean
from cocreate_desktop.services.followpeers import MOST_FOLLOWERS, MOST_STOPPED, Batch, FollowPeer
from cocreate_desktop.services.hearback import LONGEST_SUBJECT, LONGEST_WORDS, Followers, Told
from cocreate_desktop.storage.followers import KeptFollowers
from cocreate_desktop.storage.hubdatabase import HubDatabase
from cocreate_desktop.storage.hubvault import HubVault
from cocreate_desktop.storage.mailout import MailOut, NewsText
from cocreate_desktop.storage.tries import Tries

NEWS_A_DAY: Final = 10


class MailRoom:
    """Of one worker. ``server`` is absent where no mail is sent; ``called`` tells the name of a project, ``now_s`` the seconds
    since 1970. ``start`` begins to carry what is due."""

    def __init__(
        self,
        database: HubDatabase,
        vault: HubVault,
        server: MailServer | None,
        called: Callable[[str], str],
        now_s: Callable[[], float],
    ) -> None:
        self.followers = KeptFollowers(database, vault, now_s)
        self.mails = MailOut(database, now_s)
        self.post = Post(server, self.mails, self.followers, called) if server is not None else None
        self._tries = Tries(database, now_s)

    def start(self) -> None:
        """Carries mail from now on."""
        if self.post is not None:
            self.post.start()

    def close(self) -> None:
        """Ends after the mail that is on its way."""
        if self.post is not None:
            self.post.close()

    def desk(self, project_id: str, page: str = "") -> ProjectMailDesk | None:
        """Where people sign up for a project that is at ``page``; None where no mail is sent."""
        if self.post is None:
            return None
        return ProjectMailDesk(project_id, self.followers, self.post, self._tries, page)

    def numbers(self, projects: Sequence[str]) -> Mapping[str, Followers]:
        """How many follow each project."""
        return self.followers.numbers(projects)


@dataclass(frozen=True, slots=True)
class HubFollowing:
    """Fulfils ``services.followpeers.FollowPeer`` for one project; without a ``room`` nobody follows it. One that is ``closed``
    at the hub tells nothing more."""

    project_id: str
    room: MailRoom | None
    closed: bool = False

    def fetch(self, after: str = "", most: int = MOST_FOLLOWERS) -> Batch:
        """Whom the record has, and whom it has erased, is looked up first."""
        if self.room is None:
            return Batch()
        followers = self.room.followers
        followers.settle(self.project_id)
        offered = followers.offered(self.project_id, after, most)
        return Batch(offered, followers.stopped(self.project_id)[:MOST_STOPPED])

    def count(self) -> Followers:
        """How many there are."""
        if self.room is None:
            return Followers()
        found = self.room.numbers((self.project_id,)).get(self.project_id, Followers())
        return replace(found, mails=self.room.post is not None)

    def tell(self, news_id: str, subject: str, words: str) -> Told:
        """Raises NoMail, Empty, TextTooLong; TooMuch when it is closed, or told as much today as it may: who finds a laptop
        must not write to everybody all day."""
        if self.room is None or self.room.post is None:
            raise NoMail
        text = NewsText(clean(subject, limit=LONGEST_SUBJECT, lines=False), clean(words, limit=LONGEST_WORDS))
        if not text.subject or not text.words:
            raise Empty
        known = self.room.mails.told(self.project_id)
        today = sum(one.told_on == self.room.mails.today for one in known)
        if self.closed or (today >= NEWS_A_DAY and news_id not in {one.id for one in known}):
            raise TooMuch(peer="")
        told = self.room.mails.tell(self.project_id, news_id, text)
        self.room.post.hurry()
        return told

    def told(self) -> tuple[Told, ...]:
        """The messages so far."""
        return self.room.mails.told(self.project_id) if self.room is not None else ()


def _fulfils(following: HubFollowing) -> FollowPeer:
    """For the type checker: this class fulfils the port."""
    return following
