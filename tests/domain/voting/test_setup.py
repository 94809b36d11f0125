"""What the facilitator is told before a round is opened."""

from cocreate_desktop.domain.voting import warnings


def codes(*texts: str) -> list[str]:
    return [hint.code for hint in warnings(texts)]


def test_that_two_different_options_need_no_warning() -> None:
    assert codes("Meer bomen", "Een speeltuin") == []


def test_that_one_option_is_no_choice() -> None:
    assert codes("Meer bomen") == ["few"]
    assert codes() == ["few"]


def test_that_thirteen_options_are_many_and_twelve_are_not() -> None:
    words = "bank boom fiets licht speeltuin vijver markt kunst moestuin hek zebrapad kiosk toilet".split()
    assert codes(*words[:12]) == []
    assert codes(*words) == ["many"]


def test_that_options_that_nearly_say_the_same_are_named_by_their_places() -> None:
    (hint,) = warnings(["Meer bankjes in het park", "Speeltuin", "Meer bankjes in ’t park."])
    assert (hint.code, hint.options) == ("alike", (0, 2))


def test_that_empty_options_are_not_called_alike() -> None:
    assert codes("", "") == []
