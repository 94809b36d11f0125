"""Personal details in a note are noticed as people in the Netherlands write them, and plain ideas are left alone."""

import pytest

from cocreate_desktop.domain import privacy


@pytest.mark.parametrize(
    "words",
    [
        "bel 06-12345678",
        "06 12 34 56 78",
        "0612345678 na zessen",
        "+31 6 12345678",
        "0031612345678",
        "073-6155155",
        "073 - 615 51 55",
        "(073) 615 51 55",
        "+31 (0)6 12 34 56 78",
        "06/12345678",
    ],
)
def test_that_a_phone_number_is_noticed(words: str) -> None:
    assert privacy.flags(words) == ("phone",)


@pytest.mark.parametrize("words", ["mail anna@voorbeeld.nl", "j.de-vries+buurt@post.example.org!"])
def test_that_an_email_address_is_noticed(words: str) -> None:
    assert privacy.flags(words) == ("email",)


@pytest.mark.parametrize(
    "words",
    ["ik woon op 5211 AB", "5211AB", "Kerkstraat 12", "bij Oude-Singel 7b graag", "Van Goghlaan 3 is donker"],
)
def test_that_an_address_is_noticed(words: str) -> None:
    assert privacy.flags(words) == ("address",)


@pytest.mark.parametrize(
    "words",
    [
        "Meer groen op het Buurtplein",
        "10.000 euro voor 250 bomen",
        "sinds 1998 staat hier een bank",
        "tussen 12:00 en 18:00 uur",
        "van 2024 tot 2026",
        "€ 1.250,50",
        "een speelplek van 1500 m2",
        "de straat is 12 meter breed",
        "apenstaartje @ het plein",
        "",
    ],
)
def test_that_a_plain_idea_is_left_alone(words: str) -> None:
    assert privacy.flags(words) == ()


def test_that_all_details_are_named_in_one_order() -> None:
    assert privacy.flags("Kerkstraat 1, a@b.nl, 0612345678") == tuple(privacy.FLAG_NAMES)
