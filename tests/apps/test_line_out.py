"""An end of the control line that listens no more holds up nobody, and hears the last word when it does again."""

import json
import socket

from cocreate_desktop.apps.link import Committed, Line, Message, Phones

MANY = 20_000


def test_that_an_end_that_does_not_listen_holds_up_nobody() -> None:
    here, there = socket.socketpair()
    line = Line(here, _unheard, _gone)
    line.start()
    for number in range(1, MANY + 1):
        line.send(Committed(f"device {number % 2}", number))
    line.send(Phones(7))
    heard: list[dict[str, object]] = []
    with there, there.makefile("r", encoding="utf-8") as lines:
        while {"kind": "Phones", "number": 7} not in heard:
            heard.append(json.loads(lines.readline()))
        line.close()
    last = {one["device"]: one["seq"] for one in heard if one["kind"] == "Committed"}
    assert last == {"device 0": MANY, "device 1": MANY - 1}


def _unheard(_message: Message) -> None:
    """Nothing is sent this way."""


def _gone(_line: Line) -> None:
    """The test ends it."""
