"""The log of a device: what its next op must be, and what becomes of a chain that was written under a name twice."""

from dataclasses import replace

import pytest

from cocreate_desktop.domain.chains import (
    ASIDE,
    Fit,
    LogEnd,
    canonical,
    fit_of,
    follows,
    in_order,
    keeps_name,
    link_of,
    moved,
)
from cocreate_desktop.domain.ops import Op, OpKind

DEVICE = "a" * 32


def log(number: int, device: str = DEVICE, *, first: int = 1, ms: int = 16, salt: str = "salt") -> list[Op]:
    """So many ops of a device, one a millisecond from ``ms``."""
    made: list[Op] = []
    for seq in range(first, first + number):
        op = Op(
            project_id="p",
            device=device,
            seq=seq,
            hlc=f"{ms + seq:012x}.0000.{device}",
            base="",
            kind=OpKind.SET,
            entity="note",
            entity_id="n",
            field="text",
            value=f'"{seq}"',
            salt=salt,
            subject="",
            link="",
        )
        made.append(replace(op, link=link_of(made[-1].link if made else "", op)))
    return made


FIRST, SECOND, THIRD = log(3)
END = LogEnd(1, FIRST.hlc, FIRST.link)


@pytest.mark.parametrize(
    ("op", "found"),
    [
        (SECOND, Fit.NEXT),
        (FIRST, Fit.KNOWN),
        (replace(FIRST, link="of another chain"), Fit.KNOWN),
        (THIRD, Fit.GAP),
        (replace(SECOND, link="of another chain"), Fit.FORK),
        (replace(SECOND, value='"changed"'), Fit.FORK),
        (replace(SECOND, value=None, salt=None, link="taken as it is"), Fit.NEXT),
        (replace(SECOND, hlc="no stamp"), Fit.WRONG),
        (replace(SECOND, hlc=SECOND.hlc.replace("a" * 32, "b" * 32)), Fit.WRONG),
        (replace(SECOND, hlc=FIRST.hlc), Fit.WRONG),
    ],
)
def test_that_an_op_is_the_next_known_after_a_gap_of_another_chain_or_wrong(op: Op, found: Fit) -> None:
    assert fit_of(END, op) is found


def test_that_the_first_op_of_a_device_follows_on_nothing() -> None:
    assert fit_of(LogEnd(), FIRST) is Fit.NEXT
    assert fit_of(LogEnd(), SECOND) is Fit.GAP


def test_that_of_two_chains_both_sides_keep_the_same_one() -> None:
    ours, theirs = log(2), log(2, salt="another")
    assert keeps_name(ours[0], theirs[0]) is not keeps_name(theirs[0], ours[0])


def test_that_what_two_replicas_move_aside_is_one_chain_again() -> None:
    ours = log(3)
    erased = [replace(op, value=None, salt=None, subject="#", entity_id="") for op in ours[1:]]
    aside, others = moved(ours), moved([ours[0], *erased])
    assert [op.link for op in aside] == [op.link for op in others]
    assert {op.device for op in aside} == {others[0].device}
    assert aside[0].device.startswith(ASIDE)
    assert len(aside[0].device) == len(DEVICE)


def test_that_a_moved_chain_is_one_that_everybody_takes_in() -> None:
    end = LogEnd()
    for op in moved(log(5, first=7)):
        assert fit_of(end, op) is Fit.NEXT
        end = LogEnd(op.seq, op.hlc, op.link)
    assert not follows("something else", moved(log(1))[0])


def test_that_logs_become_one_in_the_order_of_their_stamps() -> None:
    others = log(2, "b" * 32)
    assert in_order(([FIRST, SECOND], others)) == (FIRST, others[0], SECOND, others[1])


def test_that_a_value_has_one_text() -> None:
    assert canonical({"b": [1, True, None], "a": "é\x00"}) == '{"a":"é\\u0000","b":[1,true,null]}'
