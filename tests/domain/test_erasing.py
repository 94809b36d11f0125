"""What an erasure is made of: names as words of their own, what adds up, and who has heard of it."""

import pytest

from cocreate_desktop.domain.catalogue import ENTITIES
from cocreate_desktop.domain.erasing import (
    Goes,
    Named,
    Receipt,
    is_whole,
    names,
    number_of,
    row_fields,
    told,
    without,
    word_fields,
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Noor Vos", ""),
        ("  noor   VOS. ", ""),
        ("Vraag Noor Vos, op 5", "Vraag …, op 5"),
        ("Noor Vos en Noor\nVos", "… en …"),
        ("Noor Vossen", None),
        ("Eleonoor Vos", None),
        ("", None),
    ],
)
def test_that_a_name_is_cut_out_only_where_it_stands_as_words(text: str, left: str | None) -> None:
    assert names(text, "Noor Vos") is (left is not None)
    assert without(text, "Noor Vos") == (text if left is None and text else left or "")


def test_that_signs_and_blanks_in_a_name_mean_themselves() -> None:
    assert names("06-123 (thuis)", "06-123 (thuis)")
    assert not names("06x123", "06.123")
    assert not names("wat dan ook", " ")
    assert is_whole("Noor Vos")
    assert not is_whole(" Noor ")


def test_that_every_kind_knows_where_people_s_words_stand() -> None:
    for word in ENTITIES:
        assert not {"id", "project_id", "author", "secret", "token"} & word_fields(word)
        assert not word_fields(word) & row_fields(word)
    assert {"text", "original", "table"} <= word_fields("note")
    assert "level" not in word_fields("offer")
    assert {"paragraphs", "notes"} <= row_fields("version")
    assert "settings" in row_fields("step")


def test_that_what_goes_adds_up_and_nothing_is_nothing() -> None:
    one = Goes(frozenset({"a"}), names=frozenset({Named("note", "n", "text", "Noor")}))
    other = Goes(things=frozenset({("code", "c")}))
    assert (one | other).subjects == {"a"}
    assert (one | other).things == {("code", "c")}
    assert not Goes()
    assert one | Goes() == one


def test_that_others_have_heard_only_when_all_was_there_since() -> None:
    receipt = Receipt("1A2B-3C4D", "2026-11-28T20:00:00+00:00", others=("Laptop 2", "Laptop 3"))
    shared = [
        ("The centre", "2026-11-28T20:00:01+00:00"),
        ("Laptop 2", "2026-11-28T19:59:59+00:00"),
        ("Stick", ""),
    ]
    heard = {one.name: one.has_it for one in told(receipt, shared)}
    assert heard == {"Laptop 2": False, "Laptop 3": False, "The centre": True, "Stick": False}
    assert number_of("0193a2b3c4d5.000f.device") == "A2B3-C4D5"
    assert number_of("") == "0000-0000"
