"""The text of a QR code that brings a phone onto the hall's Wi-Fi."""

import re

_HEX = re.compile(r"[0-9A-Fa-f]+")


def wifi_text(name: str, password: str, *, hidden: bool = False) -> str:
    """``WIFI:T:WPA;S:…;P:…;;`` with the special characters escaped; without a password an open network, ``hidden`` one that
    does not tell its name. A name of nothing but hexadecimal digits stands in quotes: else phones read it as bytes."""
    kind = "WPA" if password else "nopass"
    shown = f'"{name}"' if _HEX.fullmatch(name) else _escaped(name)
    parts = [f"T:{kind}", f"S:{shown}"]
    if password:
        parts.append(f"P:{_escaped(password)}")
    if hidden:
        parts.append("H:true")
    return "WIFI:" + ";".join(parts) + ";;"


def _escaped(text: str) -> str:
    return re.sub(r'([\\;,:"])', r"\\\1", text)
