"""The text of a QR code that brings a phone onto the hall's Wi-Fi."""

import re


def wifi_text(name: str, password: str, *, hidden: bool = False) -> str:
    """``WIFI:T:WPA;S:…;P:…;;`` with the special characters escaped; without a password an open network."""
    kind = "WPA" if password else "nopass"
    parts = [f"T:{kind}", f"S:{_escaped(name)}"]
    if password:
        parts.append(f"P:{_escaped(password)}")
    if hidden:
        parts.append("H:true")
    return "WIFI:" + ";".join(parts) + ";;"


def _escaped(text: str) -> str:
    return re.sub(r'([\\;,:"])', r"\\\1", text)
