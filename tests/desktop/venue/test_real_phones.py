"""Simulated phones are told from real ones: also while the phone server still counts those that have left."""

from __future__ import annotations

from cocreate_desktop.desktop.venue.phonespane import PhonesPane
from cocreate_desktop.desktop.venue.realphones import RealPhones
from cocreate_desktop.domain.venue import PhonesFacts, VenuePart, VenueState
from cocreate_desktop.services.onsite import CrowdFound
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


def test_that_a_phone_counts_after_a_try_that_was_stopped_before_the_server_told_of_it(check: Check) -> None:
    check.open(VenuePart.PHONES, deed=True)
    pane, check.site.found = check.screen.phones, CrowdFound(60, 3, 20)
    pane.try_button.click()
    check.settle()
    check.phones(1)
    assert (pane.here, kept(check), pane.quiet.isActive()) == (0, 0, True), "it might be a simulated one"
    pane.quiet.timeout.emit()
    assert (pane.here, kept(check)) == (1, 1)
    check.phones(2)
    assert (pane.here, kept(check), pane.quiet.isActive()) == (2, 2, False)


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
