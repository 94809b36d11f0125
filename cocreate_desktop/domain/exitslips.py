"""How a form of the exit poll is typed over: the mark, then a digit for each statement, then somebody's own words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cocreate_desktop.domain.answererrors import BadSlip
from cocreate_desktop.domain.answers import MARK, NO, SO_SO, STATEMENTS, YES

DIGITS: Mapping[str, str] = {"1": NO, "2": SO_SO, "3": YES}
"""What a digit stands for, as it is printed on the form."""
_SKIPPED = "-0"
_SLIP = re.compile(r"(10|[1-9]|[-0])(?:\s*[,;.]\s*|\s+)?([-0-3]{0,5})(?:\s+([^\s\d-].*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Slip:
    """``answers`` by question, only those that were given; ``words`` of one's own."""

    answers: Mapping[str, str] = field(default_factory=dict)
    words: str = ""


def read_slip(typed: str) -> Slip:
    """What was typed of one form: "8 33231 more of this", "833231", "- 3", "10". A minus or a 0 skips. Raises BadSlip, also
    for a form on which nothing is filled in."""
    line = typed.strip()
    found = _SLIP.fullmatch(line)
    if found is None or not line:
        raise BadSlip(value=line)
    mark, said, words = (part or "" for part in found.groups())
    answers = {MARK: mark} if mark and mark not in _SKIPPED else {}
    answers |= {key: DIGITS[digit] for key, digit in zip(STATEMENTS, said, strict=False) if digit in DIGITS}
    if not answers and not words:
        raise BadSlip(value=line)
    return Slip(answers, words.strip())
