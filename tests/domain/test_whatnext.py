"""What to do next: who is missing and by which way they may come; without ground, nothing."""

from fractions import Fraction

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.arrivals import KNOWN_BANDS, Band
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.representation import Perspective, representation
from cocreate_desktop.domain.whatnext import (
    BAND_SUGGESTIONS,
    PERSPECTIVE_SUGGESTIONS,
    Kind,
    Yield,
    advice,
    cost_per_participant,
)

AROUND = (200, 250, 500, 600, 450)
NOBODY = representation({}, AROUND)
FLYER = Yield(OutreachChannel.FLYER, reached=1200, visits=40, arrivals=14, cost=420)
WHATSAPP = Yield(OutreachChannel.WHATSAPP, reached=150, arrivals=11, cost=22)
POSTER = Yield(OutreachChannel.POSTER, "Poster in the shop", reached=300, cost=60)


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


def test_that_each_missing_band_is_named_with_something_to_do() -> None:
    room = representation(dict(zip(KNOWN_BANDS, (1, 0, 12, 16, 11), strict=True)), AROUND)
    found = advice(room, ())
    assert [(one.kind, one.about) for one in found] == [(Kind.BAND, "0-14"), (Kind.BAND, "15-24")]
    assert found[0].words == "0–14 years: too few, 1 of 40 people in the room, 10 % in the neighbourhood."
    assert (
        found[1].words
        == "15–24 years: missing, nobody among 40 people in the room, 13 % in the neighbourhood."
    )
    assert all(one.suggestion for one in found)


def test_that_without_ground_nothing_is_said() -> None:
    assert advice(NOBODY, ()) == ()
    assert advice(NOBODY, [FLYER]) == ()
    few = Yield(OutreachChannel.DOOR, reached=900, arrivals=4, cost=10)
    assert advice(NOBODY, [few, POSTER], set()) == ()
    assert (
        advice(NOBODY, [Yield(OutreachChannel.FLYER, arrivals=9), Yield(OutreachChannel.DOOR, arrivals=9)])
        == ()
    )


def test_that_the_ways_of_inviting_are_laid_beside_one_another() -> None:
    found = {one.kind: one for one in advice(NOBODY, [WHATSAPP, FLYER, POSTER])}
    assert list(found) == [Kind.BEST, Kind.CHEAPEST, Kind.BARREN]
    assert (
        found[Kind.BEST].words == "Most people came by this: flyer, 14 of 25 who said how they heard of it."
    )
    assert found[Kind.CHEAPEST].words.replace("\u00a0", " ") == (
        "For each person who came WhatsApp cost €2, flyer €30.".replace("€", "€ ")
    )
    assert found[Kind.BARREN].words.startswith("Poster in the shop reached 300 people or addresses")
    assert found[Kind.BARREN].about == "poster"


def test_that_perspectives_that_nobody_ticked_are_named_once_the_list_is_used() -> None:
    seen = set(Perspective) - {Perspective.TENANTS, Perspective.YOUNG}
    assert [one.about for one in advice(NOBODY, (), seen)] == ["young", "tenants"]
    # the young were counted at the door: the count tells, not the list
    room = representation(dict(zip(KNOWN_BANDS, (4, 5, 10, 12, 9), strict=True)), AROUND)
    assert [one.about for one in advice(room, (), seen)] == ["tenants"]


def test_that_a_price_for_each_person_needs_a_price_and_a_person() -> None:
    assert cost_per_participant(420, 14) == 30
    assert cost_per_participant(100, 3) == Fraction(100, 3)
    assert cost_per_participant(0, 3) == 0
    assert cost_per_participant(None, 3) is None
    assert cost_per_participant(420, 0) is None


def test_that_everybody_who_can_be_missing_has_a_suggestion() -> None:
    assert set(BAND_SUGGESTIONS) == set(Band) - {Band.UNKNOWN}
    assert set(PERSPECTIVE_SUGGESTIONS) == set(Perspective)
