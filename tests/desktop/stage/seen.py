"""What is read off a picture for the room: its words with their places, and whether any lie over each other."""

from PySide6.QtCore import QSize

from cocreate_desktop.desktop.stage.canvas import render
from cocreate_desktop.desktop.stage.painting import Drawn
from cocreate_desktop.desktop.stage.state import StageState

WALL = QSize(1920, 1080)


def words(state: StageState, size: QSize = WALL) -> list[Drawn]:
    """Every line of words as it was painted."""
    drawn: list[Drawn] = []
    render(state, size, drawn=drawn)
    return drawn


def said(state: StageState, size: QSize = WALL) -> str:
    """All words of the picture, one after the other."""
    return " ".join(one.text for one in words(state, size))


def touching(drawn: list[Drawn]) -> list[tuple[str, str]]:
    """Pairs of lines whose letters lie over each other; the boxes of lines hold some air above and below."""
    tight = [one.box.adjusted(1, one.box.height() * 0.16, -1, -one.box.height() * 0.16) for one in drawn]
    return [
        (drawn[place].text, drawn[other].text)
        for place, box in enumerate(tight)
        for other in range(place + 1, len(tight))
        if box.intersects(tight[other])
    ]
