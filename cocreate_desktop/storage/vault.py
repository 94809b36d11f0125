"""What is kept apart: contact details never leave with a default export or a plain sync of ops."""

from collections.abc import Iterable

from cocreate_desktop.domain.catalogue import WORDS, Thing
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.vault import Contact

KINDS: frozenset[type[Thing]] = frozenset({Contact})
_WORDS = frozenset(WORDS[kind] for kind in KINDS)


def outside_vault(ops: Iterable[Op]) -> tuple[Op, ...]:
    """The ops that may leave this laptop by a road that is not made for the vault."""
    return tuple(op for op in ops if not is_inside(op))


def is_inside(op: Op) -> bool:
    """Whether an op is about what is kept apart."""
    return op.entity in _WORDS
