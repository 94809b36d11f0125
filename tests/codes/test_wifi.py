"""The Wi-Fi's QR text, as phones expect it."""

import re
import string

import numpy as np
import pytest
import zxingcpp
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cocreate_desktop.codes import qr
from cocreate_desktop.codes.wifi import wifi_text

TELLING = st.text(string.ascii_letters + string.digits + "\\;,:\"'- _", min_size=1, max_size=24)
HEX = st.text(string.hexdigits, min_size=1, max_size=32)


def read(text: str) -> dict[str, str]:
    """As phones read it: fields end at a semicolon that no backslash stands before, and quotes around a name are not of it."""
    fields = re.findall(r"([TSPH]):((?:\\.|[^\\;])*);", text.removeprefix("WIFI:"), re.DOTALL)
    bare = {key: re.sub(r'^"(.*)"$', r"\1", value, flags=re.DOTALL) for key, value in fields}
    return {key: re.sub(r"\\(.)", r"\1", value, flags=re.DOTALL) for key, value in bare.items()}


def seen(text: str) -> str:
    """What a camera reads from the code."""
    modules = np.array(qr.matrix(text), dtype=np.uint8)
    picture = np.kron(np.pad(1 - modules, qr.QUIET, constant_values=1) * 255, np.ones((6, 6), np.uint8))
    (found,) = zxingcpp.read_barcodes(picture.astype(np.uint8))
    return found.text


@pytest.mark.parametrize(
    ("name", "password", "hidden", "text"),
    [
        ("Buurthuis", "welkom01", False, "WIFI:T:WPA;S:Buurthuis;P:welkom01;;"),
        ("Buurthuis", "", False, "WIFI:T:nopass;S:Buurthuis;;"),
        ("Buurthuis", "welkom01", True, "WIFI:T:WPA;S:Buurthuis;P:welkom01;H:true;;"),
        ('a;b,c:d"e', "f\\g", False, 'WIFI:T:WPA;S:a\\;b\\,c\\:d\\"e;P:f\\\\g;;'),
        ("Cafe1234", "cafe1234", False, 'WIFI:T:WPA;S:"Cafe1234";P:cafe1234;;'),
        ("cafe", "cafebabe", False, 'WIFI:T:WPA;S:"cafe";P:cafebabe;;'),
        ("2026", "", False, 'WIFI:T:nopass;S:"2026";;'),
    ],
)
def test_that_the_text_is_what_phones_expect(name: str, password: str, hidden: bool, text: str) -> None:
    assert wifi_text(name, password, hidden=hidden) == text


@given(st.text(min_size=1), st.text(min_size=1))
@example("cafe", "12345678")
def test_that_whatever_the_network_is_called_comes_back_whole(name: str, password: str) -> None:
    assert read(wifi_text(name, password)) == {"T": "WPA", "S": name, "P": password}


@given(HEX)
def test_that_a_name_that_looks_like_bytes_stands_in_quotes(name: str) -> None:
    assert wifi_text(name, "") == f'WIFI:T:nopass;S:"{name}";;'
    assert read(wifi_text(name, ""))["S"] == name


@settings(max_examples=25, deadline=None)
@given(TELLING | HEX, TELLING | st.just(""), st.booleans())
@example('a;b,c:d"e\\', ';,:"\\', True)
@example("0011: ", "0011:J", True)
def test_that_a_camera_reads_the_network_from_the_code(name: str, password: str, hidden: bool) -> None:
    found = read(seen(wifi_text(name, password, hidden=hidden)))
    assert found["S"] == name
    assert found.get("P", "") == password
    assert found["T"] == ("WPA" if password else "nopass")
    assert ("H" in found) == hidden
