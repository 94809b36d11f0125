"""Addresses of the other side as people type them."""

import pytest

from cocreate_desktop.central.addresses import peer_address
from cocreate_desktop.domain.errors import BadValue


@pytest.mark.parametrize(
    ("typed", "port", "meant"),
    [
        (" https://hub.voorbeeld.nl/ ", None, "https://hub.voorbeeld.nl"),
        ("hub.voorbeeld.nl/buurten/", None, "https://hub.voorbeeld.nl/buurten"),
        ("192.168.8.2", 8484, "https://192.168.8.2:8484"),
        ("192.168.8.2:9000", 8484, "https://192.168.8.2:9000"),
        ("https://[fe80::1]:8484", None, "https://[fe80::1]:8484"),
        ("http://127.0.0.1:8000", None, "http://127.0.0.1:8000"),
        ("http://[::1]:8000", None, "http://[::1]:8000"),
        ("http://localhost", 80, "http://localhost:80"),
    ],
)
def test_that_an_address_is_understood(typed: str, port: int | None, meant: str) -> None:
    assert peer_address(typed, port) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "", "hub", "http://hub.voorbeeld.nl", "http://192.168.8.2:8484", "ftp://127.0.0.1", "https://a b.nl", "https://hub.nl:99999",
        "https://fatima:geheim@hub.nl", "https://hub.nl/?a=b", "https://hub.nl/#x", "https://hüb.nl", "https://hub.nl\\@evil.example",
        "https://127.0.0.1.evil.example:x", "http://127.0.0.1.evil.example", "https://", "x" * 5000,
    ],
)  # fmt: skip
def test_that_what_is_none_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(BadValue) as found:
        peer_address(typed)
    assert "https://" in str(found.value)
