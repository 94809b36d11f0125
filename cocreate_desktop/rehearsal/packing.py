"""Made-up pictures as the bytes that a camera would write."""

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

QUALITY: Final = 90


def jpeg(picture: npt.NDArray[np.uint8], quality: int = QUALITY) -> bytes:
    """A JPEG of a picture: height × width × 3, red green blue."""
    shown = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
    _done, packed = cv2.imencode(".jpg", shown, (cv2.IMWRITE_JPEG_QUALITY, quality))
    return packed.tobytes()
