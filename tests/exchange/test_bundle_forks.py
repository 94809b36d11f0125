"""Two chains under one name, one of them in a bundle: it shows its own under another name when that is the one to move."""

from pathlib import Path

import pytest

from cocreate_desktop.domain.chains import in_order, keeps_name, moved
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.exchange.bundle import write_bundle
from cocreate_desktop.exchange.bundlepeer import BundlePeer
from tests.exchange.held import Held, history

COPIED = "laptop-a"
FRONT = [(COPIED, "1"), ("hub", "2"), (COPIED, "3")]
ONE = history([*FRONT, (COPIED, "4"), ("hub", "5"), (COPIED, "6")])
TWO = history([*FRONT, (COPIED, "7"), ("hub", "5"), (COPIED, "8"), (COPIED, "9")])


def chain(ops: tuple[Op, ...]) -> list[Op]:
    return [op for op in ops if op.device == COPIED]


KEEPS, MOVES = (ONE, TWO) if keeps_name(chain(ONE)[2], chain(TWO)[2]) else (TWO, ONE)
ASIDE = moved(chain(MOVES)[2:])


def bundle_of(folder: Path, ops: tuple[Op, ...]) -> BundlePeer:
    write_bundle(Held(ops), folder / "b", "p", cost=2)
    return BundlePeer(folder / "b", "p")


@pytest.mark.parametrize("known", [0, 1, len(ASIDE)])
def test_that_the_chain_that_is_to_move_is_shown_under_another_name(tmp_path: Path, known: int) -> None:
    """``known`` of it others moved aside before: that is in the bundle too."""
    with bundle_of(tmp_path, in_order([MOVES, ASIDE[:known]])) as bundle:
        assert bundle.heal(COPIED, 2, chain(KEEPS)[2])
        expected = in_order([[op for op in MOVES if op not in chain(MOVES)[2:]], ASIDE])
        assert in_order([bundle.take({}, 99)]) == expected
        vector = bundle.vector()
        assert vector == Held(expected).vector()
        assert bundle.take(vector, 99) == ()
        assert bundle.take({COPIED: vector[COPIED], "hub": vector["hub"]}, 1) == ASIDE[:1]
        name = ASIDE[0].device
        assert bundle.links(name, (1, len(ASIDE), 99)) == (ASIDE[0].link, ASIDE[-1].link, "")
        assert bundle.op_at(COPIED, 3) is None
        assert not bundle.heal(COPIED, 2, chain(KEEPS)[2])


def test_that_a_chain_that_was_another_one_from_its_first_op_moves_whole(tmp_path: Path) -> None:
    one, two = history([("d", "1")]), history([("d", "2")])
    keeps, moves = (one, two) if keeps_name(one[0], two[0]) else (two, one)
    with bundle_of(tmp_path, moves) as bundle:
        assert bundle.heal("d", 0, keeps[0])
        assert bundle.take({}, 9) == moved(moves)
        assert "d" not in bundle.vector()


def test_that_a_bundle_whose_chain_keeps_the_name_stays_as_it_is(tmp_path: Path) -> None:
    with bundle_of(tmp_path, KEEPS) as bundle:
        assert not bundle.heal(COPIED, 2, chain(MOVES)[2])
        assert bundle.take({}, 99) == KEEPS
