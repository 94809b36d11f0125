"""Typed voting codes: a slip of the finger never becomes another code, and forgiving hands are forgiven."""

import random
from collections.abc import Callable
from itertools import pairwise

import pytest

from cocreate_desktop.codes.voting_codes import LENGTH, TypedVotingCodes, normalise, shown, with_check
from cocreate_desktop.domain.crockford import ALPHABET
from cocreate_desktop.domain.errors import BadCode


def holds(code: str) -> bool:
    return with_check(code[:LENGTH]) == code


def samples(number: int) -> list[str]:
    drawn = random.Random(24)
    return [with_check("".join(drawn.choices(ALPHABET, k=LENGTH))) for _ in range(number)]


def test_that_the_check_is_linear_so_that_one_code_stands_for_all() -> None:
    """Adding two codes in the field of 32 gives a code: an error goes unseen on one code only if on every one."""
    for one, other in pairwise(samples(100)):
        added = "".join(
            ALPHABET[ALPHABET.index(x) ^ ALPHABET.index(y)] for x, y in zip(one, other, strict=True)
        )
        assert holds(added)


def test_that_every_single_wrong_character_is_caught() -> None:
    for code in (with_check("0" * LENGTH), *samples(20)):
        for place, right in enumerate(code):
            for wrong in ALPHABET:
                assert holds(code[:place] + wrong + code[place + 1 :]) == (wrong == right)


def test_that_every_swap_of_two_characters_is_caught() -> None:
    """All pairs of characters at all pairs of places, neighbours among them."""
    for first in range(LENGTH + 1):
        for second in range(first + 1, LENGTH + 1):
            assert swaps_unseen(first, second) == 0


def swaps_unseen(first: int, second: int) -> int:
    """How many swaps of different characters at these places pass. By linearity the rest of the code may be chosen freely."""
    unseen = 0
    for one in ALPHABET:
        for other in ALPHABET:
            if one != other:
                code = _code_with(first, one, second, other)
                swapped = list(code)
                swapped[first], swapped[second] = other, one
                unseen += holds("".join(swapped))
    return unseen


def _code_with(first: int, one: str, second: int, other: str) -> str:
    """A code with these characters at these places; when the check's place is one of them, a third character gives way."""
    body = ["0"] * LENGTH
    body[first] = one
    if second < LENGTH:
        body[second] = other
        return with_check("".join(body))
    spare = next(place for place in range(LENGTH) if place != first)
    for filler in ALPHABET:
        body[spare] = filler
        if with_check("".join(body))[LENGTH] == other:
            return with_check("".join(body))
    raise AssertionError("every check character can be reached")


@pytest.mark.parametrize(
    "change",
    [
        str.lower,
        shown,
        lambda code: f"  {code[:3]} {code[3:]} ",
        lambda code: "—".join(code),
        lambda code: f"{code[:4]}.{code[4:]}\n",
        lambda code: code.replace("0", "o"),
        lambda code: code.replace("0", "O").replace("1", "i"),
        lambda code: code.replace("1", "l"),
        lambda code: code.replace("V", "U"),
    ],
)
def test_that_a_code_is_read_however_it_is_typed(change: Callable[[str], str]) -> None:
    for code in (with_check("0101VV10"), *samples(20)):
        assert normalise(change(code)) == code


@pytest.mark.parametrize(
    "typed",
    [
        "", "ABCD", "ABCD-EFGH", "ABCDEFGHJK", "ABCD-EFGH-*", "ÀBCD-EFGH-J", "１２３４５６７８９",
        "A" * 30, "€€€€€€€€€", "²" * 9, "ßßßßß", "AB\x00D",
    ],
)  # fmt: skip
def test_that_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(BadCode):
        normalise(typed)


def test_that_a_code_with_a_wrong_check_is_refused() -> None:
    code = with_check("ABCDEFGH")
    with pytest.raises(BadCode):
        normalise("B" + code[1:])


def test_that_new_codes_are_codes_and_differ() -> None:
    made = TypedVotingCodes()
    codes = {made.new() for _ in range(200)}
    assert len(codes) == 200
    assert all(made.normalise(code) == code for code in codes)


def test_that_people_read_groups() -> None:
    assert shown("ABCDEFGHJ") == "ABCD-EFGH-J"
