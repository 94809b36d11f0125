"""Makes the bell: two soft strokes of a small bell, for the end of a round; development only.

python resources/sounds/make.py
"""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

HERE = Path(__file__).resolve().parent
RATE, SECONDS = 16000, 1.6
# The partials of a small bell: how high against the stroke, how loud, and how soon half of it is gone.
STROKE = 880.0
PARTIALS = ((1.0, 0.5, 0.35), (2.0, 0.25, 0.2), (2.76, 0.15, 0.12), (5.4, 0.06, 0.06))
STROKES = (0.0, 0.5)


def sample(second: float) -> float:
    """The bell at one moment, between -1 and 1."""
    return sum(
        loud * math.sin(math.tau * STROKE * high * (second - begun)) * math.exp2(-(second - begun) / half)
        for begun in STROKES
        if second >= begun
        for high, loud, half in PARTIALS
    )


def main() -> None:
    """Write bell.wav."""
    samples = [sample(place / RATE) for place in range(int(RATE * SECONDS))]
    loudest = max(map(abs, samples))
    with wave.open(str(HERE / "bell.wav"), "wb") as out:
        out.setparams((1, 2, RATE, len(samples), "NONE", "not compressed"))
        out.writeframes(b"".join(struct.pack("<h", round(one / loudest * 20000)) for one in samples))


if __name__ == "__main__":
    main()
