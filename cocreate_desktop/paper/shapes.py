"""How large a picture stands on a page: whole, and in its own shape."""

from functools import lru_cache
from io import BytesIO

from reportlab.lib.utils import ImageReader


def drawn_size(content: bytes, wide: float, high: float) -> tuple[float, float]:
    """The width and height of a picture in a box of ``wide`` by ``high`` points; those of the box when there is no picture."""
    if not content:
        return wide, high
    across, down = _pixels(content)
    share = min(wide / across, high / down)
    return across * share, down * share


@lru_cache(maxsize=64)
def _pixels(content: bytes) -> tuple[int, int]:
    across, down = ImageReader(BytesIO(content)).getSize()
    return across, down
