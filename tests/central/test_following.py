"""Who at home wants to be reached, over the wire: as it was put there, refused when it is none of ours, and simply not there at
a hub of before."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from starlette.applications import Starlette

from cocreate_desktop.central.api import sync_mount
from cocreate_desktop.central.following import HttpFollowing
from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.errors import Empty, TextTooLong
from cocreate_desktop.domain.followers import Follower
from cocreate_desktop.domain.mailerrors import NoMail
from cocreate_desktop.domain.syncerrors import BadToken, Garbled, OlderPeer
from cocreate_desktop.services.followpeers import MOST_FOLLOWERS, Batch
from cocreate_desktop.services.hearback import LONGEST_WORDS, Followers, Told
from tests.central.memory import MemoryPeer
from tests.central.serving import app_of, asking, gate_of_one, serving

NOOR = Follower(
    id="0a" * 16,
    purpose=Purpose.HELP,
    name="Noor Ünsal",
    mail="noor@voorbeeld.nl",
    consent="De gemeente\nbewaart mijn adres.",
    asked_on="2026-11-28",
    delete_on="2027-11-28",
    offer_id="o1",
)
NEWS = Told("0b" * 16, "Het gaat door", "2026-11-28", people=41, sent=39, failed=2)
ONE = Batch((NOOR,), ("0c" * 16,))


@dataclass
class Kept:
    """Fulfils ``services.followpeers.FollowPeer`` from memory."""

    batch: Batch = ONE
    mails: bool = True
    asked: list[tuple[object, ...]] = field(default_factory=list)

    def fetch(self, after: str = "", most: int = MOST_FOLLOWERS) -> Batch:
        self.asked.append((after, most))
        return self.batch

    def count(self) -> Followers:
        return Followers(3, 2, 1, self.mails)

    def tell(self, news_id: str, subject: str, words: str) -> Told:
        if not self.mails:
            raise NoMail
        self.asked.append((news_id, subject, words))
        return replace(NEWS, id=news_id, subject=subject)

    def told(self) -> tuple[Told, ...]:
        return (NEWS,)


@pytest.fixture(scope="module")
def kept(threads_may_stay: None) -> Kept:
    return Kept()


@pytest.fixture(scope="module")
def port(kept: Kept) -> Iterator[int]:
    mount = sync_mount(
        lambda _project, _who: MemoryPeer(), gate_of_one(), follow_for=lambda _project, _who: kept
    )
    with serving(Starlette(routes=[mount])) as found:
        yield found


@pytest.fixture
def following(port: int) -> Iterator[HttpFollowing]:
    with asking(port) as hub:
        yield hub.following()


def test_that_everything_comes_over_as_it_was(kept: Kept, following: HttpFollowing) -> None:
    assert following.fetch("0a", 7) == kept.batch
    assert following.fetch(most=10_000) == kept.batch
    assert kept.asked == [("0a", 7), ("", MOST_FOLLOWERS)]
    assert following.count() == Followers(3, 2, 1, True)
    assert following.told() == (NEWS,)
    words = "Beste buren,\n\n“Het” gaat door."
    assert following.tell(NEWS.id, "Nieuws", words) == replace(NEWS, subject="Nieuws")
    assert kept.asked[2:] == [(NEWS.id, "Nieuws", words)]


def test_that_what_cannot_be_told_is_refused_before_it_travels(kept: Kept, following: HttpFollowing) -> None:
    kept.asked.clear()
    with pytest.raises(Empty):
        following.tell(NEWS.id, " ", "Het gaat door.")
    with pytest.raises(TextTooLong):
        following.tell(NEWS.id, "Nieuws", "a" * (LONGEST_WORDS + 1))
    with pytest.raises(Garbled):
        following.tell("asks", "Nieuws", "Het gaat door.")  # no id, but the name of another mail
    assert not kept.asked
    kept.mails = False
    with pytest.raises(NoMail):
        following.tell(NEWS.id, "Nieuws", "Het gaat door.")
    kept.mails = True


def test_that_only_a_laptop_of_the_project_is_told(port: int) -> None:
    with asking(port, token="x" * 43) as stranger, pytest.raises(BadToken):
        stranger.following().fetch()


@pytest.mark.parametrize(
    "wrong",
    [
        Batch((replace(NOOR, id="../x"),)),
        Batch((replace(NOOR, name="a" * 301),)),
        Batch((NOOR,) * 3),
        Batch((), ("a" * 301,)),
    ],
)
def test_that_an_answer_that_is_none_of_ours_is_refused_whole(
    kept: Kept, following: HttpFollowing, wrong: Batch
) -> None:
    before, kept.batch = kept.batch, wrong
    with pytest.raises(Garbled):
        following.fetch(most=2)
    kept.batch = before


def test_that_a_hub_of_before_says_that_it_knows_nothing_of_it() -> None:
    with serving(app_of(MemoryPeer())) as port, asking(port) as hub:
        with pytest.raises(OlderPeer):
            hub.following().fetch()
        assert hub.greet().name  # and all the rest goes on
