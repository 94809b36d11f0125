"""Who at home wants to be reached, over the wire: what a hub answers a laptop, and how a laptop asks. An optional part of the
protocol: a hub that lacks it answers ``not_here``."""

import re
from collections.abc import Sequence
from typing import Final

from cocreate_desktop.central import wire
from cocreate_desktop.central.acts import Answer, Asked, Road, in_query, said
from cocreate_desktop.central.line import Line
from cocreate_desktop.central.wire import MEDIA
from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.errors import Empty, TextTooLong
from cocreate_desktop.domain.followers import Follower
from cocreate_desktop.domain.text import NOTE
from cocreate_desktop.services.followpeers import MOST_FOLLOWERS, MOST_STOPPED, Batch, FollowPeer
from cocreate_desktop.services.hearback import LONGEST_SUBJECT, LONGEST_WORDS, Followers, Told

MOST_TOLD: Final = 500
_ID: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)
_PLACES: Final = ("id", "purpose", "name", "mail", "consent", "asked_on", "delete_on", "offer_id")


def fetch(peer: FollowPeer, asked: Asked) -> Answer:
    """Those who confirmed and are in no vault yet, and those who stopped."""
    with wire.strictly(asked.who):
        after, most = asked.query.get("after", ""), max(in_query(asked, "most"), 1)
    found = peer.fetch(after[: wire.LONGEST], min(most, MOST_FOLLOWERS))
    followers = [{name: str(getattr(one, name)) for name in _PLACES} for one in found.followers]
    return said({"followers": followers, "stopped": list(found.stopped[:MOST_STOPPED])})


def count(peer: FollowPeer, _asked: Asked) -> Answer:
    """How many there are."""
    found = peer.count()
    numbers = {name: getattr(found, name) for name in ("confirmed", "waiting", "helping")}
    return said({**numbers, "mails": found.mails})


def tell(peer: FollowPeer, asked: Asked) -> Answer:
    """Mails something to everybody who confirmed."""
    with wire.strictly(asked.who):
        found = wire.read(asked.body)
        news_id = _id_of(wire.text(found, "id"))
        subject = wire.text(found, "subject", LONGEST_SUBJECT)
        words = wire.text(found, "words", LONGEST_WORDS)
        if not subject.strip() or not words.strip():
            raise ValueError("nothing to tell")
    return said(_told(peer.tell(news_id, subject, words)))


def told(peer: FollowPeer, _asked: Asked) -> Answer:
    """What was told, and how far it has come."""
    return said({"news": [_told(one) for one in peer.told()[:MOST_TOLD]]})


FOLLOW_ROADS: tuple[Road[FollowPeer], ...] = (
    Road("GET", "followers", fetch),
    Road("GET", "followers/count", count),
    Road("POST", "news", tell, MEDIA, wire.LARGEST_PART),
    Road("GET", "news", told),
)
"""Everything that can be asked of it."""


class HttpFollowing:
    """Fulfils ``services.followpeers.FollowPeer`` over the ``line`` to a hub; ``at`` is where its project stands, ``peer`` how
    it is called in messages."""

    def __init__(self, line: Line, at: str, peer: str) -> None:
        self._line = line
        self._at = at
        self._peer = peer

    def fetch(self, after: str = "", most: int = MOST_FOLLOWERS) -> Batch:
        """The next ones."""
        body = self._line.ask("GET", f"{self._at}/followers", query={"after": after, "most": most})
        with wire.strictly(self._peer):
            found = wire.read(body)
            rows = _list(found["followers"], most)
            stopped = wire.texts(found, "stopped", MOST_STOPPED)
            return Batch(tuple(_follower(row) for row in rows), stopped)

    def count(self) -> Followers:
        """How many there are."""
        found = self._line.tell("GET", f"{self._at}/followers/count")
        with wire.strictly(self._peer):
            numbers = {name: wire.number(found, name) for name in ("confirmed", "waiting", "helping")}
            return Followers(mails=wire.truth(found, "mails"), **numbers)

    def tell(self, news_id: str, subject: str, words: str) -> Told:
        """Has it mailed. Raises Empty, TextTooLong, NoMail."""
        for text, longest in ((subject, LONGEST_SUBJECT), (words, LONGEST_WORDS)):
            if not text.strip():
                raise Empty
            if len(text) > longest:
                raise TextTooLong(length=len(text), limit=longest)
        message = {"id": news_id, "subject": subject, "words": words}
        return self._told(self._line.tell("POST", f"{self._at}/news", message))

    def told(self) -> tuple[Told, ...]:
        """What was told."""
        found = self._line.tell("GET", f"{self._at}/news")
        with wire.strictly(self._peer):
            rows = _list(found["news"], MOST_TOLD)
        return tuple(self._told(row) for row in rows)

    def _told(self, found: wire.Message) -> Told:
        with wire.strictly(self._peer):
            numbers = {name: wire.number(found, name) for name in ("people", "sent", "failed")}
            return Told(
                _id_of(wire.text(found, "id")),
                wire.text(found, "subject"),
                wire.text(found, "told_on"),
                **numbers,
            )


def _told(one: Told) -> wire.Message:
    places = ("id", "subject", "told_on", "people", "sent", "failed")
    return {name: getattr(one, name) for name in places}


def _follower(found: wire.Message) -> Follower:
    """Raises ValueError, TypeError, KeyError."""
    longest = {"consent": NOTE}
    texts = {
        name: wire.text(found, name, longest.get(name, wire.LONGEST)) for name in _PLACES if name != "purpose"
    }
    return Follower(purpose=Purpose(wire.text(found, "purpose")), **{**texts, "id": _id_of(texts["id"])})


def _id_of(found: str) -> str:
    """An id as laptops and hubs draw them. Raises ValueError."""
    if not _ID.fullmatch(found):
        raise ValueError("no id")
    return found


def _list(found: object, most: int) -> Sequence[wire.Message]:
    if not isinstance(found, list) or len(found) > most or not all(isinstance(one, dict) for one in found):
        raise ValueError("no list, or too long")
    return found
