"""How sharing stands in words: each state by an icon and words of its own, minutes that count up, and passphrases weighed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cocreate_desktop import language
from cocreate_desktop.desktop.sharing.passphrase import strength
from cocreate_desktop.desktop.sharing.rowwords import row_told
from cocreate_desktop.desktop.sharing.words import ago_text, road_text, shared_text, told
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.services.sharing import Shared, SharePhase
from tests.desktop.scene import NOW
from tests.desktop.sharing.roads import AGO_2, DOOR, HUB, NOTES, STATES


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


def test_that_each_state_has_an_icon_and_words_of_its_own() -> None:
    found = [told(state, (HUB,), NOW) for state in STATES.values()]
    assert [one.words for one in found] == [
        "only on this laptop",
        "all is safe at the centre, 2 min ago",
        "12 changes and 3 pictures wait",
        "sharing, 39 %",
        "sharing stands still",
        "sharing does not work now" if len(found[-1].title) > 44 else found[-1].title,
    ]
    assert len({one.icon for one in found}) == len(SharePhase)
    assert all(one.title and one.more for one in found)
    rows = [row_told(state, (HUB,), NOW) for state in STATES.values()]
    assert len({(row.icon, row.title) for row in rows}) == len(SharePhase)
    assert all(len(row.title) < 28 and row.words for row in rows)


def test_that_all_is_on_a_laptop_where_there_is_no_centre() -> None:
    state = replace(STATES["safe"], peer=NOTES.name)
    assert told(state, (NOTES,), NOW).words == "all is on Laptop van de notul… too, 2 min ago"
    assert told(state, (NOTES,), NOW).title == "All is on Laptop van de notulist too"
    assert told(state, (HUB, NOTES), NOW).title == "All is on Laptop van de notulist too"
    assert road_text(DOOR, NOW) == "192.168.8.32:8443 · not shared yet"


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        ({"seconds": -30}, "just now"),
        ({"seconds": 59}, "just now"),
        ({"minutes": 1}, "1 min ago"),
        ({"minutes": 59, "seconds": 59}, "59 min ago"),
        ({"hours": 1}, "1 hour ago"),
        ({"hours": 23}, "23 hours ago"),
        ({"days": 3}, "on 21 November"),
    ],
)
def test_that_time_counts_up(passed: dict[str, float], words: str) -> None:
    assert ago_text(utc_text(NOW - timedelta(**passed)), NOW) == words
    assert ago_text("", NOW) == ""


def test_that_a_long_problem_is_brief_in_the_head_and_whole_in_the_sheet() -> None:
    problem = (
        "This is a sentence that is much too long for the head of any window. Nothing was sent. Pair anew."
    )
    found = told(replace(STATES["trouble"], problem=problem, waiting=0, pictures=0), (HUB,), NOW)
    assert (found.words, found.kind) == ("sharing does not work now", "warn")
    assert found.title == "This is a sentence that is much too long for the head of any window"
    assert found.more == "Nothing was sent. Pair anew. All was there 1 hour ago."
    assert told(replace(STATES["trouble"], problem=""), (HUB,), NOW).title == "Sharing does not work now"


def test_that_what_came_is_told_with_what_stands_in_two_versions() -> None:
    assert shared_text(Shared("x")) == "Nothing new came in: it was all here already."
    assert shared_text(Shared("x", came=1)) == "1 change came in."
    assert shared_text(Shared("x", came=41, pictures_came=1, conflicts=2)) == (
        "41 changes came in, and 1 picture. 2 things stand in 2 versions now."
    )


@pytest.mark.parametrize(
    ("passphrase", "enough"),
    [
        ("", False),
        ("kort", False),
        ("aaaaaaaaaaaaaaaaaaaaaa", False),
        ("boom boom boom boom", False),
        ("k7#qF2m9Xht4", True),
        ("lange tafel onder linde", True),
        ("de op in te", False),
    ],
)
def test_that_a_passphrase_is_four_words_or_twelve_characters(passphrase: str, enough: bool) -> None:
    found = strength(passphrase)
    assert found.enough == enough
    assert found.words
    assert AGO_2 not in found.words
