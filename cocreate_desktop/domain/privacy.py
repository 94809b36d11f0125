"""Noticing personal details in a note before it reaches the projector or leaves the laptop. A hint, never a verdict."""

import re

from cocreate_desktop.language import N_

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w{2,}")
# Between two digits people write blanks, dashes, dots, slashes and brackets: (073) 615 51 55, +31 (0)6 12345678.
_PHONE = re.compile(r"(?<!\d)(?:\+31|0031|0)(?:[\s\-./()]{0,3}\d){8,10}(?!\d)")
_POSTCODE = re.compile(r"(?<!\d)[1-9]\d{3}\s?[A-Z]{2}(?![A-Za-z])")
_STREET = re.compile(
    r"\b[A-Z][\w'’-]*(?i:straat|laan|weg|plein|kade|gracht|hof|singel|dijk|pad|steeg|dreef|plantsoen)\s+\d+\s?[a-z]?\b"
)

CUT = "…"
"""What stands where a detail was cut out."""
FLAG_NAMES = {"phone": N_("phone number?"), "email": N_("e-mail?"), "address": N_("address?")}


def flags(text: str) -> tuple[str, ...]:
    """Which personal details ``text`` seems to hold: any of ``phone``, ``email``, ``address``."""
    found = []
    if _PHONE.search(text):
        found.append("phone")
    if _EMAIL.search(text):
        found.append("email")
    if _POSTCODE.search(text) or _STREET.search(text):
        found.append("address")
    return tuple(found)


def harmless(text: str) -> str:
    """``text`` as it may leave or come before everybody; empty when it seems to hold a personal detail."""
    return "" if flags(text) else text


def without_details(text: str) -> str:
    """``text`` with everything that seems to be a personal detail cut out of it."""
    for pattern in (_EMAIL, _PHONE, _POSTCODE, _STREET):
        text = pattern.sub(CUT, text)
    return text
