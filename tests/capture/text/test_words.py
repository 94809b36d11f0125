"""The lists of words: the bundled one is whole and free to share, and near words are found quickly among all of them."""

from cocreate_desktop.capture.text import words
from cocreate_desktop.paths import resources


def test_that_the_bundled_list_holds_dutch_words_and_their_forms() -> None:
    dutch = words.dutch()
    for word in ("rollator", "straat", "straten", "groene", "bankjes", "verlichting", "überhaupt"):
        assert dutch.hold(word), word
    for word in ("rolator", "straatt", "xqzwxq", "abc"):
        assert not dutch.hold(word), word


def test_that_a_word_joined_from_two_is_known() -> None:
    assert words.dutch().hold("stationspleinmarkt")
    known = words.Words(["buurt", "tuin", "verkeer"])
    assert known.hold("buurttuin")
    assert known.hold("buurtverkeer")
    assert words.Words(["verkeer", "plein"]).hold("verkeersplein")
    assert not known.hold("buurtverkeel")


def test_that_what_is_alike_is_among_those_that_are_compared() -> None:
    known = words.Words(["rollator", "rolmaat", "roltrap", "bibliotheek"])
    assert "rollator" in set(known.like("rolator", 1))
    assert "bibliotheek" not in set(known.like("rolator", 2))
    assert set(words.Words(()).like("rolator", 2)) == set()


def test_that_the_words_of_an_evening_are_those_of_its_texts() -> None:
    own = words.of(["Buurtcafé de Kwartel", "Koffie; om 10u"])
    assert own.hold("buurtcafé")
    assert own.hold("koffie")
    assert not own.hold("10u")


def test_that_the_packed_list_unpacks_to_what_was_packed() -> None:
    assert list(words.unpacked(["Abank", "Ejes", "Dken", "Aplein"])) == ["bank", "bankjes", "banken", "plein"]


def test_that_the_list_is_small_and_carries_its_licence() -> None:
    folder = resources() / "words"
    assert (folder / "nl.gz").stat().st_size < 400 * 1024
    assert "OpenTaal" in (folder / "OpenTaal-LICENSE.txt").read_text(encoding="utf-8")
