"""Sealed values: the same op sealed twice is the same text, and it opens with its key and in its place only."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.codes.sealing import KEY_BYTES, MARK, is_sealed, seal, unseal

KEY = bytes(range(KEY_BYTES))
OTHER = bytes(KEY_BYTES)
ABOUT = b'["project","laptop",1]'
VALUE = json.dumps({"name": "Noor", "reach_at": "noor@example.org"})
SALT = "ab" * 16


@given(value=st.text(), salt=st.text(), about=st.binary())
def test_that_a_sealed_value_comes_back_whole_and_is_sealed_the_same_each_time(
    value: str, salt: str, about: bytes
) -> None:
    sealed = seal(KEY, about, value, salt)
    assert sealed.startswith(MARK)
    assert is_sealed(sealed)
    assert unseal(KEY, about, sealed) == (value, salt)
    assert seal(KEY, about, value, salt) == sealed


def test_that_it_opens_with_its_own_key_and_in_its_own_place_only() -> None:
    sealed = seal(KEY, ABOUT, VALUE, SALT)
    assert unseal(OTHER, ABOUT, sealed) is None
    assert unseal(KEY, ABOUT + b" ", sealed) is None
    assert seal(OTHER, ABOUT, VALUE, SALT) != sealed
    assert seal(KEY, ABOUT + b" ", VALUE, SALT) != sealed


def test_that_any_change_of_a_sealed_value_is_noticed() -> None:
    sealed = seal(KEY, ABOUT, VALUE, SALT)
    for place in range(len(sealed)):
        for other in "AB~":
            changed = sealed[:place] + other + sealed[place + 1 :]
            assert changed == sealed or unseal(KEY, ABOUT, changed) is None
        assert unseal(KEY, ABOUT, sealed[:place]) is None


@given(text=st.text())
def test_that_any_other_text_is_no_sealed_value(text: str) -> None:
    assert unseal(KEY, ABOUT, text) is None
    assert unseal(KEY, ABOUT, MARK + text) is None


@given(value=st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.integers()))
def test_that_no_plain_value_looks_sealed(value: object) -> None:
    assert not is_sealed(json.dumps(value))
    assert not is_sealed(json.dumps(value, ensure_ascii=False))
    assert not is_sealed(None)


def test_that_a_hub_sees_neither_the_name_nor_how_long_it_is() -> None:
    sealed = seal(KEY, ABOUT, VALUE, SALT)
    assert "Noor" not in sealed
    longer = seal(KEY, ABOUT, VALUE.replace("Noor", "Noortje"), SALT)
    assert len(longer) == len(sealed)


def test_that_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal(b"short", ABOUT, VALUE, SALT)
