"""What is kept apart: contact details leave with no export, and a sync takes them along sealed."""

from cocreate_desktop.domain.catalogue import WORDS, Thing
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.vault import Contact

KINDS: frozenset[type[Thing]] = frozenset({Contact})
_WORDS = frozenset(WORDS[kind] for kind in KINDS)


def is_inside(op: Op) -> bool:
    """Whether an op is about what is kept apart."""
    return op.entity in _WORDS
