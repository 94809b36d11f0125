"""Codes that people type over or scan: forgiving in how, strict in what."""

import cv2
import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.codes import qr, voting_codes, wifi
from cocreate_desktop.domain.errors import BadCode

BODIES = st.text(st.sampled_from(voting_codes.ALPHABET), min_size=8, max_size=8)


@given(BODIES)
def test_that_a_code_is_read_back_however_it_is_typed(body: str) -> None:
    code = voting_codes.with_check(body)
    typed = voting_codes.shown(code).lower().replace("0", "o").replace("1", "l")
    assert voting_codes.normalise(f"  {typed}. ") == code


@given(BODIES, st.integers(0, 8), st.sampled_from(voting_codes.ALPHABET))
def test_that_any_single_wrong_character_is_noticed(body: str, place: int, wrong: str) -> None:
    code = voting_codes.with_check(body)
    changed = code[:place] + wrong + code[place + 1 :]
    if changed != code:
        with pytest.raises(BadCode):
            voting_codes.normalise(changed)


@given(BODIES, st.integers(0, 7))
def test_that_any_two_neighbours_swapped_are_noticed(body: str, place: int) -> None:
    code = voting_codes.with_check(body)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped != code:
        with pytest.raises(BadCode):
            voting_codes.normalise(swapped)


@pytest.mark.parametrize(
    "typed",
    ["", "ABC", "A" * 30, "ABCD-EFGH", "€€€€€€€€€", "AB\x00D", "１２３４５６７８９", "²" * 9, "ßßßßß"],
)
def test_that_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(BadCode):
        voting_codes.normalise(typed)


def test_that_new_codes_are_sound_and_differ() -> None:
    codes = voting_codes.TypedVotingCodes()
    made = {codes.new() for _ in range(500)}
    assert len(made) == 500
    assert all(codes.normalise(code) == code for code in made)


@pytest.mark.parametrize("text", ["HTTP://192.168.8.2:8080/J/" + "0Z" * 13, "http://[fe80::1]:8080/é", "1"])
@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
def test_that_a_reader_reads_the_qr_code(text: str, level: str) -> None:
    modules = np.array(qr.matrix(text, correction=level), dtype=bool)
    picture = np.where(np.pad(modules, qr.QUIET), 0, 255).astype(np.uint8)
    big = cv2.resize(picture, None, fx=8, fy=8, interpolation=cv2.INTER_NEAREST)
    assert [found.text for found in zxingcpp.read_barcodes(big)] == [text]


def test_that_capitals_make_a_smaller_qr_code() -> None:
    address = "http://192.168.8.2:8080/j/" + "abcde" * 6
    assert len(qr.matrix(address.upper())) < len(qr.matrix(address))


def test_that_too_much_text_for_a_qr_code_is_said() -> None:
    with pytest.raises(ValueError, match=r".+"):
        qr.matrix("a" * 5000)


def test_that_the_wifi_code_escapes_what_has_a_meaning() -> None:
    assert wifi.wifi_text('Zaal;1,"A":\\', "geheim") == 'WIFI:T:WPA;S:Zaal\\;1\\,\\"A\\"\\:\\\\;P:geheim;;'
    assert wifi.wifi_text("Open", "") == "WIFI:T:nopass;S:Open;;"
    assert wifi.wifi_text("Stil", "x", hidden=True).endswith(";H:true;;")
