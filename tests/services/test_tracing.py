"""Searching the ideas of a whole project: which are found, in which order, how many, and that it can be broken off."""

from tests.paper.evenings import Told, an_evening


def found(told: Told, words: str, most: int = 10) -> list[str]:
    return [one.text for one in told.services.tracing.search(words, most).first]


def test_that_ideas_are_found_by_all_of_their_words_whatever_their_case() -> None:
    told = an_evening()
    first, second, _third = told.write("Een BANK in de Straße", "Een boom bij de bank", "Een zebrapad")
    told.services.capturing.edit(second, "Een linde bij het bankje")
    assert found(told, "strasse bank") == ["Een BANK in de Straße"]
    assert found(told, "Bank") == ["Een BANK in de Straße", "Een linde bij het bankje"]
    assert found(told, "boom") == ["Een linde bij het bankje"], "by what it said first"
    assert found(told, "bank zebrapad") == []
    told.hide(first)
    assert found(told, "bank") == ["Een linde bij het bankje"]


def test_that_the_first_are_given_and_all_are_counted() -> None:
    told = an_evening()
    told.write(*(f"Boom {number}" for number in range(30)))
    some = told.services.tracing.search("boom", 4)
    assert ([one.text for one in some.first], some.many) == (["Boom 0", "Boom 1", "Boom 2", "Boom 3"], 30)
    every = told.services.tracing.search("", 40)
    assert (len(every.first), every.many) == (30, 30)


def test_that_a_search_for_which_nobody_waits_ends() -> None:
    told = an_evening()
    told.write("Boom")
    assert told.services.tracing.search("boom", 4, lambda: False).many == 0
