"""What was typed about evenings and steps, checked and made into what is kept. Pure; each raises BadValue or TextTooLong."""

from datetime import time

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.seating import MOST_ROUNDS, MOST_SEATS, MOST_TABLES
from cocreate_desktop.domain.talking import LONGEST as LONGEST_ROUND
from cocreate_desktop.domain.thinking import LONGEST
from cocreate_desktop.services.lines import day, number, whole

_LINES = ("name", "hall", "wifi_name", "wifi_password")
LONGEST_STEP = 480
_MOST_PRESENT = 100_000
# What is counted of a talk, from 1 on.
_TALK = {"tables": MOST_TABLES, "seats": MOST_SEATS, "rounds": MOST_ROUNDS, "length": LONGEST_ROUND}
# Metres to the last row, and centimetres of the picture on the wall; 0 is not known.
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
        return number(value, most=_MOST_PRESENT, example="41")
    if name in _SIZES:
        most, example = _SIZES[name]
        return number(value, most=most, example=example) or 0
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


def step(name: str, value: object) -> object:
    """A field of a step."""
    if name in ("title", "question"):
        return text.clean(str(value), limit=text.LINE, lines=False)
    return whole(value, least=1, most=LONGEST_STEP, example="15") if name == "minutes" else value


def setting(name: str, value: object) -> object:
    """A field of the settings of a step's kind."""
    if name == "think" and isinstance(value, tuple):
        known = all(isinstance(minutes, int) and 1 <= minutes <= LONGEST for minutes in value)
        if not known or len(value) not in (0, 4):
            raise BadValue(value=", ".join(map(str, value)), example="1, 2, 4, 5")
    if name in _TALK:
        return whole(value, least=1, most=_TALK[name], example=str(min(6, _TALK[name])))
    if name == "questions" and isinstance(value, tuple):
        return tuple(text.clean(str(one), limit=text.LINE, lines=False) for one in value)
    return text.clean(value, limit=text.LINE, lines=False) if isinstance(value, str) else value
