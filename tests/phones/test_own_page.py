"""What the laptop hears from a program of its system, whatever that writes."""

import sys

import pytest

from cocreate_desktop.domain.reaching import Trust
from cocreate_desktop.phones.ownpage import said_by, trust_told


@pytest.mark.parametrize(
    ("told", "heard"),
    [
        (r"Fran\xe7ais \x81\r\nPublic\r\n", Trust.PUBLIC),
        (r"\xff\xfe Private\n", Trust.PRIVATE),
        (r"\xc3", Trust.UNKNOWN),
    ],
)
def test_that_letters_that_nobody_can_read_do_not_hide_the_answer(told: str, heard: Trust) -> None:
    program = f'import sys; sys.stdout.buffer.write(b"{told}"); sys.stderr.write("Public")'
    assert trust_told(said_by([sys.executable, "-c", program])) is heard


def test_that_a_program_that_is_not_there_says_nothing() -> None:
    assert said_by(["cocreate-no-such-program"]) == ""
