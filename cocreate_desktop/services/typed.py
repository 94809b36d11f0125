"""What was typed about evenings and steps, checked and made into what is kept. Pure; each raises BadValue or TextTooLong."""

from datetime import time

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.seating import MOST_ROUNDS, MOST_SEATS, MOST_TABLES
from cocreate_desktop.domain.talking import LONGEST as LONGEST_ROUND
from cocreate_desktop.domain.thinking import LONGEST
from cocreate_desktop.services.lines import day

_LINES = ("name", "hall", "wifi_name", "wifi_password")
LONGEST_STEP = 480
# What is counted of a talk, from 1 on.
_TALK = {"tables": MOST_TABLES, "seats": MOST_SEATS, "rounds": MOST_ROUNDS, "length": LONGEST_ROUND}
# Metres to the last row, and centimetres of the picture on the wall.
_SIZES = {"viewing_distance": (200, "14"), "screen_height": (2000, "150")}


def evening(fields: dict[str, object]) -> dict[str, object]:
    """The fields of an evening."""
    return {name: _value(name, value) for name, value in fields.items()}


def _value(name: str, value: object) -> object:
    if name in _LINES:
        return text.clean(str(value), limit=text.LINE, lines=False)
    if name == "date":
        return day(value)
    if name == "starts":
        return _as_time(str(value))
    if name == "present":
        return _people(value)
    if name in _SIZES:
        return _size(value, *_SIZES[name])
    if name == "house_rules" and isinstance(value, (list, tuple)):
        return tuple(
            text.clean(str(rule), limit=text.LINE, lines=False) for rule in value if str(rule).strip()
        )
    return value


def _as_time(typed: str) -> str:
    try:
        return time.fromisoformat(typed.strip().replace(".", ":").zfill(5)).strftime("%H:%M")
    except ValueError as problem:
        raise BadValue(value=typed, example="19:30") from problem


def _people(value: object) -> int | None:
    if value is None or value == "":
        return None
    if not str(value).isdecimal() or int(str(value)) > 100_000:
        raise BadValue(value=value, example="41")
    return int(str(value))


def _size(value: object, most: int, example: str) -> int:
    """0 or nothing: not known."""
    if value is None or value == "":
        return 0
    if not str(value).isdecimal() or int(str(value)) > most:
        raise BadValue(value=value, example=example)
    return int(str(value))


def step(name: str, value: object) -> object:
    """A field of a step."""
    if name in ("title", "question"):
        return text.clean(str(value), limit=text.LINE, lines=False)
    if name == "minutes" and (not str(value).isdecimal() or not 1 <= int(str(value)) <= LONGEST_STEP):
        raise BadValue(value=value, example="15")
    return int(str(value)) if name == "minutes" else value


def setting(name: str, value: object) -> object:
    """A field of the settings of a step's kind."""
    if name == "think" and isinstance(value, tuple):
        whole = all(isinstance(minutes, int) and 1 <= minutes <= LONGEST for minutes in value)
        if not whole or len(value) not in (0, 4):
            raise BadValue(value=", ".join(map(str, value)), example="1, 2, 4, 5")
    if name in _TALK and (not str(value).isdecimal() or not 1 <= int(str(value)) <= _TALK[name]):
        raise BadValue(value=value, example=str(min(6, _TALK[name])))
    if name == "questions" and isinstance(value, tuple):
        return tuple(text.clean(str(one), limit=text.LINE, lines=False) for one in value)
    return text.clean(value, limit=text.LINE, lines=False) if isinstance(value, str) else value
