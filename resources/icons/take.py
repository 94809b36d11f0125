"""Copies the icons the program uses from the npm package @phosphor-icons/core (MIT); development only.

npm pack @phosphor-icons/core, unpack it, then: python resources/icons/take.py FOLDER/package
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

NAMES = """
archive arrow-clockwise arrow-counter-clockwise arrow-down arrow-left arrow-right arrow-u-up-left arrow-up
arrows-clockwise arrows-out baby bank broadcast buildings calendar calendar-check camera cards caret-down caret-left
caret-right caret-up chart-bar chat-circle chats check check-circle circle circle-half clipboard-text clock
clock-afternoon clock-countdown cloud-check cloud-slash coffee coins copy currency-eur device-mobile door door-open
dots-six-vertical dots-three download-simple ear envelope-simple export eye eye-slash file-html file-pdf file-text
flag flag-checkered folder-open gear-six globe hand-heart hand-palm hand-waving handshake hard-drives hourglass
house identification-card image info keyboard laptop leaf lightbulb link list-bullets list-checks lock-key
lock-simple lock-simple-open magnifying-glass megaphone microphone minus minus-circle monitor moon newspaper note
note-blank path pause pencil-simple play play-circle plus presentation presentation-chart printer projector-screen
push-pin qr-code question ranking scales seal-check share-network shield-check smiley smiley-meh smiley-sad sparkle
square squares-four stack star sticker stop storefront sun table target ticket timer translate trash tree-structure
upload-simple usb user users users-three warning warning-circle whatsapp-logo wheelchair wifi-high wifi-slash x
x-circle
""".split()

WEIGHTS = ("regular", "fill", "bold")


def main(package: Path) -> None:
    """Write NAME.svg, NAME-fill.svg and NAME-bold.svg for each name, and the licence."""
    for weight in WEIGHTS:
        for name in NAMES:
            file = f"{name}.svg" if weight == "regular" else f"{name}-{weight}.svg"
            shutil.copyfile(package / "assets" / weight / file, HERE / file)
    shutil.copyfile(package / "LICENSE", HERE / "PHOSPHOR-LICENSE.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
