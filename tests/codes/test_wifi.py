"""The Wi-Fi's QR text, as phones expect it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.codes.wifi import wifi_text


@pytest.mark.parametrize(
    ("name", "password", "hidden", "text"),
    [
        ("Buurthuis", "welkom01", False, "WIFI:T:WPA;S:Buurthuis;P:welkom01;;"),
        ("Buurthuis", "", False, "WIFI:T:nopass;S:Buurthuis;;"),
        ("Buurthuis", "welkom01", True, "WIFI:T:WPA;S:Buurthuis;P:welkom01;H:true;;"),
        ('a;b,c:d"e', "f\\g", False, 'WIFI:T:WPA;S:a\\;b\\,c\\:d\\"e;P:f\\\\g;;'),
    ],
)
def test_that_the_text_is_what_phones_expect(name: str, password: str, hidden: bool, text: str) -> None:
    assert wifi_text(name, password, hidden=hidden) == text


@given(st.text(min_size=1), st.text(min_size=1))
def test_that_whatever_the_network_is_called_comes_back_whole(name: str, password: str) -> None:
    """Read as phones do: fields end at a semicolon that no backslash stands before."""
    fields = re.findall(
        r"([TSPH]):((?:\\.|[^\\;])*);", wifi_text(name, password).removeprefix("WIFI:"), re.DOTALL
    )
    read = {key: re.sub(r"\\(.)", r"\1", value, flags=re.DOTALL) for key, value in fields}
    assert read == {"T": "WPA", "S": name, "P": password}
