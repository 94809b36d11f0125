"""QR codes are read back by a reader that is not ours, at the smallest size that can hold the text."""

import numpy as np
import pytest
import zxingcpp

from cocreate_desktop.codes import qr
from cocreate_desktop.codes.wifi import wifi_text

ADDRESS = "HTTP://192.168.8.2:8080/J/0123456789ABCDEFGHJKMNPQRS"


def scanned(modules: qr.Matrix) -> str:
    """What a phone reads: the modules drawn with the quiet zone, eight pixels each."""
    dark = np.pad(np.array(modules), qr.QUIET)
    picture = np.where(np.kron(dark, np.ones((8, 8), bool)), 0, 255).astype(np.uint8)
    (found,) = zxingcpp.read_barcodes(picture)
    return str(found.text)


@pytest.mark.parametrize("text", [ADDRESS, "http://[fe80::1]:8080/é", "1"])
@pytest.mark.parametrize("correction", "LMQH")
def test_that_a_phone_reads_what_was_written(text: str, correction: str) -> None:
    assert scanned(qr.matrix(text, correction=correction)) == text


def test_that_a_phone_reads_a_wifi_code_with_accents_back() -> None:
    text = wifi_text("Café ’t Hoekje", 'a;b,c:d"e\\f')
    assert scanned(qr.matrix(text)) == text


def test_that_capitals_make_bigger_modules() -> None:
    """52 characters at M: as letters and digits in version 3 (29 modules), as bytes only in version 4 (33)."""
    assert len(qr.matrix(ADDRESS)) == 29
    assert len(qr.matrix(ADDRESS.lower())) == 33


@pytest.mark.parametrize(
    ("text", "modules"),
    [("1" * 34, 21), ("1" * 35, 25), ("A" * 20, 21), ("A" * 21, 25), ("a" * 14, 21), ("a" * 15, 25)],
)
def test_that_the_tightest_mode_is_chosen(text: str, modules: int) -> None:
    """The capacities of versions 1 and 2 at M, from ISO/IEC 18004."""
    assert len(qr.matrix(text)) == modules


def test_that_the_code_is_square_and_without_a_quiet_zone() -> None:
    modules = qr.matrix("HELLO")
    assert {len(row) for row in modules} == {len(modules)}
    assert modules[0][:7] == (True,) * 7


def test_that_too_much_text_is_refused() -> None:
    with pytest.raises(ValueError, match=r"too much|version"):
        qr.matrix("a" * 2332)
    assert len(qr.matrix("a" * 2331)) == 177
