"""Writes an EDID, the card by which a screen says who it is, onto an output of the X server: ``edid.py MODEL SERIAL``."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

_INTEGER, _REPLACE, _BYTES = 19, 0, 8
_HEAD = bytes((0, 255, 255, 255, 255, 255, 255, 0))
_MAKER = "EPS"


class _Resources(ctypes.Structure):
    """The beginning of libXrandr's XRRScreenResources."""

    _fields_ = [
        ("timestamp", ctypes.c_ulong),
        ("configured", ctypes.c_ulong),
        ("crtcs", ctypes.c_int),
        ("crtc", ctypes.POINTER(ctypes.c_ulong)),
        ("outputs", ctypes.c_int),
        ("output", ctypes.POINTER(ctypes.c_ulong)),
    ]


def card(model: str, serial: str) -> bytes:
    """An EDID with these words, 128 bytes; at most thirteen letters each."""
    a, b, c = (ord(letter) - ord("A") + 1 for letter in _MAKER)
    maker = (a << 10 | b << 5 | c).to_bytes(2, "big")
    start = _HEAD + maker + bytes((1, 0)) + bytes(4) + bytes((1, 30, 1, 4)) + bytes(34)
    words = _words(0xFC, model) + _words(0xFF, serial) + _words(0x10, "") + _words(0x10, "")
    whole = start + words + bytes(1)
    return whole + bytes((-sum(whole) % 256,))


def _words(kind: int, text: str) -> bytes:
    return bytes((0, 0, 0, kind, 0)) + (text.encode("ascii") + b"\n").ljust(13)[:13]


def write(model: str, serial: str) -> None:
    """Puts the card on the first output of the display of now."""
    x: Any = ctypes.CDLL("libX11.so.6")
    randr: Any = ctypes.CDLL("libXrandr.so.2")
    x.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    x.XDefaultRootWindow.restype = x.XInternAtom.restype = ctypes.c_ulong
    root = ctypes.c_ulong(x.XDefaultRootWindow(display))
    randr.XRRGetScreenResources.restype = ctypes.POINTER(_Resources)
    output = ctypes.c_ulong(randr.XRRGetScreenResources(display, root).contents.output[0])
    name = ctypes.c_ulong(x.XInternAtom(display, b"EDID", 0))
    content = card(model, serial)
    kind = ctypes.c_ulong(_INTEGER)
    randr.XRRChangeOutputProperty(display, output, name, kind, _BYTES, _REPLACE, content, len(content))
    x.XSync(display, 0)
    x.XCloseDisplay(display)


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2])
