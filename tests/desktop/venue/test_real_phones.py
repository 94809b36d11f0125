"""Simulated phones are told from real ones: also while the phone server still counts those that have left."""

from __future__ import annotations

from cocreate_desktop.desktop.venue.phonespane import PhonesPane
from cocreate_desktop.desktop.venue.realphones import RealPhones
from cocreate_desktop.domain.venue import PhonesFacts, VenuePart, VenueState
from tests.desktop.venue.conftest import Check


def tried(check: Check) -> PhonesPane:
    """Twenty came and went; the phone server has not told of it yet."""
    check.open(VenuePart.PHONES, deed=True)
    pane = check.screen.phones
    pane.people.setCurrentIndex(0)
    pane.try_button.click()
    check.phones(20)
    check.settle()
    assert not pane.trying
    return pane


def kept(check: Check) -> int:
    found = check.facts(VenuePart.PHONES)
    assert isinstance(found, PhonesFacts)
    return found.phones


def test_that_simulated_phones_that_are_still_counted_are_not_shown_or_kept(check: Check) -> None:
    pane = tried(check)
    for number in (20, 7):
        check.phones(number)
        pane.open()
        assert (pane.facts.phones, pane.here, kept(check)) == (0, 0, 0)
    check.phones(0)
    assert check.item(VenuePart.PHONES).state is VenueState.OPEN
    check.phones(1)
    assert (pane.here, kept(check)) == (1, 1)


def test_that_a_real_phone_that_came_meanwhile_counts_once_as_many_have_gone(check: Check) -> None:
    pane = tried(check)
    check.phones(21)
    assert pane.here == 0
    check.phones(1)
    assert (pane.here, kept(check)) == (1, 1)


def test_that_a_try_in_which_nobody_joined_holds_nobody_back() -> None:
    real = RealPhones()
    real.tried(0)
    assert real.here(0) == 0
    real.gone(0, 0)
    assert real.here(1) == 1


def test_that_a_try_that_the_phone_server_never_told_of_ends_when_one_looks_again() -> None:
    real = RealPhones()
    real.tried(2)
    real.gone(3, 2)
    assert real.here(2) == 0
    real.look(2)
    assert real.here(3) == 3
