"""The key: how it is written down and read back, and where it is found."""

import logging
import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop import paths
from cocreate_desktop.domain.errors import BadFile, NoKey, WrongKey
from cocreate_desktop.storage import keys
from cocreate_desktop.storage.keys import KeySource
from tests.keyrings import memory_keyring

HERE = Path("x.cocreate")
NAME = "ab" * 16


@given(st.binary(min_size=32, max_size=32))
def test_that_a_recovery_key_is_read_back_however_it_is_typed(key: bytes) -> None:
    text = keys.written(key)
    assert [len(group) for group in text.split("-")] == [5] * 11
    assert keys.parse(text) == key
    assert keys.parse(f" {text.lower()}\n".replace("-", "  ").replace("0", "o").replace("1", "l")) == key


@given(st.binary(min_size=32, max_size=32), st.integers(0, 54), st.integers(1, 31))
def test_that_a_typing_error_is_noticed(key: bytes, place: int, step: int) -> None:
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    digits = keys.written(key).replace("-", "")
    other = alphabet[(alphabet.index(digits[place]) + step) % 32]
    try:
        found: bytes | None = keys.parse(digits[:place] + other + digits[place + 1 :])
    except ValueError:
        found = None
    # Fifteen bits of check let one error in 32,768 through; then it is another key and the file says so.
    assert found != key


@pytest.mark.parametrize("text", ["", "U" * 55, "0" * 54, "Z" * 55, "é" * 55])
def test_that_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"key|characters"):
        keys.parse(text)


def test_that_keys_are_looked_for_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed, filed, environment, stored = (keys.new_key() for _ in range(4))
    file = tmp_path / "a.key"
    with pytest.raises(NoKey):
        keys.find_key(HERE, NAME)
    assert keys.store_key(NAME, stored) is KeySource.FILE
    assert keys.find_key(HERE, NAME).value == stored
    monkeypatch.setenv("COCREATE_KEY", keys.written(environment))
    assert keys.find_key(HERE, NAME).value == environment
    keys.write_key_file(file, filed)
    assert keys.find_key(HERE, NAME, None, file).value == filed
    assert keys.find_key(HERE, NAME, keys.written(typed), file).value == typed
    with pytest.raises(WrongKey):
        keys.find_key(HERE, NAME, "nonsense")
    with pytest.raises(BadFile):
        keys.find_key(HERE, NAME, None, tmp_path / "none.key")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mode bits")
def test_that_a_key_file_is_for_its_owner_only() -> None:
    keys.store_key(NAME, keys.new_key())
    place = paths.data() / "keys" / f"{NAME}.key"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_that_a_keyring_is_preferred_over_a_file() -> None:
    assert not keys.keyring_works()
    with memory_keyring():
        key, name = keys.new_key(), "cd" * 16
        assert keys.keyring_works()
        assert keys.store_key(name, key) is KeySource.KEYRING
        assert keys.stored_key(name) == keys.Key(key, KeySource.KEYRING)
        assert not (paths.data() / "keys" / f"{name}.key").exists()


@pytest.mark.expected_log("cannot be read")
def test_that_a_spoiled_key_file_counts_as_none(caplog: pytest.LogCaptureFixture) -> None:
    key = keys.new_key()
    keys.store_key(NAME, key)
    (paths.data() / "keys" / f"{NAME}.key").write_text(keys.written(key)[:-1])
    with caplog.at_level(logging.WARNING), pytest.raises(NoKey):
        keys.find_key(HERE, NAME)
    assert keys.written(key)[:11] not in caplog.text


def test_that_a_key_does_not_show_itself() -> None:
    key = keys.Key(keys.new_key(), KeySource.TYPED)
    assert key.value.hex() not in repr(key)
    assert repr(key.value) not in repr(key)
    assert os.environ.get("COCREATE_KEY") is None
