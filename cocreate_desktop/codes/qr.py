"""QR codes as a grid of dark and light modules; whoever draws adds the quiet zone of four modules."""

from functools import lru_cache

import qrcode
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q

QUIET = 4
Matrix = tuple[tuple[bool, ...], ...]

_LEVELS = {"L": ERROR_CORRECT_L, "M": ERROR_CORRECT_M, "Q": ERROR_CORRECT_Q, "H": ERROR_CORRECT_H}


@lru_cache(maxsize=256)
def matrix(text: str, *, correction: str = "M") -> Matrix:
    """The modules of ``text``, row by row, True is dark, without a quiet zone.

    ``correction`` is L, M, Q or H. Capitals, digits and ``$%*+-./:`` take fewer and so bigger modules. Raises ValueError for
    text that does not fit (over some 2,300 bytes at M).
    """
    code = qrcode.QRCode(error_correction=_LEVELS[correction], border=0)
    # The whole text in one mode: QRCode picks the tightest one that can hold it.
    code.add_data(text, optimize=0)
    try:
        code.make(fit=True)
    except qrcode.exceptions.DataOverflowError as problem:
        raise ValueError("too much text for a QR code") from problem
    return tuple(tuple(bool(module) for module in row) for row in code.modules)
