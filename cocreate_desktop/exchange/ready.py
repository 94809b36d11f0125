"""What an adapter hands over: files in memory with the preview that tells of them, and how it reads what it was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.language import _
from cocreate_desktop.services.leaving import Asked, Preview, Records

SAMPLED = 3
"""How many records a preview shows as the receiver would read them."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One file: the ``name`` that is proposed for it, its content, and how many ``records`` are in it."""

    name: str
    data: bytes
    records: int


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything that would be written. ``left_out`` counts what stays here by a word for programs; the preview has the words
    for people."""

    preview: Preview
    files: tuple[Leaf, ...]
    records: Records
    left_out: Mapping[str, int] = field(default_factory=dict)


def option(asked: Asked, name: str, allowed: Sequence[str]) -> str:
    """What was asked under ``name``; the first of ``allowed`` when nothing was. Raises BadValue."""
    wanted = asked.options.get(name, "") or allowed[0]
    if wanted not in allowed:
        raise BadValue(value=wanted, example=" / ".join(allowed))
    return wanted


def number(asked: Asked, name: str, usual: int, least: int = 1) -> int:
    """A whole number that was asked under ``name``, else the usual one. Raises BadValue."""
    wanted = asked.options.get(name, "").strip()
    if not wanted:
        return usual
    if not (wanted.isascii() and wanted.isdecimal() and len(wanted) < 8 and int(wanted) >= least):
        raise BadValue(value=wanted, example=usual)
    return int(wanted)


def left_words(left_out: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    """The same counts by why in the language spoken now."""
    return {_(names[why]): number for why, number in left_out.items()}
