"""What changed between two texts, word by word, and between two lists of paragraphs. Pure: both texts can be made again from
what is found here."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A word, white, or one sign; together they are the whole text.
_PIECES = re.compile(r"\w+|\s+|[^\w\s]")


class Mark(StrEnum):
    """Whether words stand in both texts, in the later one alone, or in the earlier one alone."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together under one mark."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph as it is compared: ``id`` says which one it is, whatever it says."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of a paragraph: ``was`` and ``now`` are its places from 1 in the earlier and the later list, 0 where it is
    not. ``moved``: it stands elsewhere among those that were there before."""

    id: str
    runs: tuple[Run, ...]
    was: int
    now: int
    moved: bool = False

    @property
    def added(self) -> bool:
        """Whether the paragraph is new."""
        return not self.was

    @property
    def removed(self) -> bool:
        """Whether the paragraph is gone."""
        return not self.now

    @property
    def touched(self) -> bool:
        """Whether anything of it is other than before."""
        return self.added or self.removed or self.moved or any(run.mark is not Mark.SAME for run in self.runs)


def words(before: str, after: str) -> tuple[Run, ...]:
    """The two texts laid over each other; where words were replaced the removed ones come first. A blank between two changes
    goes with them, so that a sentence does not fall into crumbs."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    found: list[Run] = []
    gone, come = "", ""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = "".join(old[a:b]), "".join(new[c:d])
        crumb = tag == "equal" and was.isspace() and a > 0 and b < len(old) and c > 0 and d < len(new)
        if tag == "equal" and not crumb:
            found += [*_change(gone, come), Run(Mark.SAME, was)]
            gone, come = "", ""
        else:
            gone, come = gone + was, come + now
    return _settled((*found, *_change(gone, come)))


def before_of(runs: Iterable[Run]) -> str:
    """The earlier text."""
    return "".join(run.text for run in runs if run.mark is not Mark.ADDED)


def after_of(runs: Iterable[Run]) -> str:
    """The later text."""
    return "".join(run.text for run in runs if run.mark is not Mark.REMOVED)


def readable(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same for who reads it: a blank between what went and what came, where they would run together."""
    found: list[Run] = []
    for run in runs:
        met = found and {found[-1].mark, run.mark} == {Mark.REMOVED, Mark.ADDED}
        if met and not found[-1].text[-1:].isspace() and not run.text[:1].isspace():
            found.append(Run(Mark.SAME, " "))
        found.append(run)
    return tuple(found)


def paragraphs(before: Sequence[Piece], after: Sequence[Piece]) -> tuple[Changed, ...]:
    """Paragraph by paragraph in the order of now; one that is gone stands behind the one it stood behind. Ids are each their
    own within a list."""
    old = {piece.id: (place, piece.text) for place, piece in enumerate(before, 1)}
    stayed = _stayed([piece.id for piece in before], [piece.id for piece in after])
    found = []
    for place, piece in enumerate(after, 1):
        was, text = old.get(piece.id, (0, ""))
        moved = bool(was) and piece.id not in stayed
        found.append(Changed(piece.id, words(text, piece.text), was, place, moved))
    kept = {piece.id for piece in after}
    for place, piece in enumerate(before, 1):
        if piece.id not in kept:
            gone = Changed(piece.id, words(piece.text, ""), place, 0)
            found.insert(_behind(found, before[place - 2].id if place > 1 else ""), gone)
    return tuple(found)


def _behind(found: Sequence[Changed], wanted: str) -> int:
    return next((place for place, one in enumerate(found, 1) if one.id == wanted), 0)


def _stayed(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The ids that kept their order; as many as can be."""
    common = set(before) & set(after)
    places = {piece: place for place, piece in enumerate(before)}
    none: tuple[str, ...] = ()
    longest = [none]
    for piece in (one for one in after if one in common):
        fitting = [chain for chain in longest if not chain or places[chain[-1]] < places[piece]]
        longest.append((*max(fitting, key=len), piece))
    found = max(longest, key=len)
    return set(found)


def _change(gone: str, come: str) -> tuple[Run, ...]:
    """What was replaced by what; white that both begin or end with is the same."""
    if gone == come:
        return (Run(Mark.SAME, gone),) if gone else ()
    head = _white(gone) if _white(gone) == _white(come) else ""
    gone, come = gone[len(head) :], come[len(head) :]
    tail = _white(gone[::-1])[::-1] if _white(gone[::-1]) == _white(come[::-1]) else ""
    cut = len(tail)
    gone, come = gone[: len(gone) - cut], come[: len(come) - cut]
    runs = (Run(Mark.SAME, head), Run(Mark.REMOVED, gone), Run(Mark.ADDED, come), Run(Mark.SAME, tail))
    return tuple(run for run in runs if run.text)


def _white(text: str) -> str:
    """The white that a text begins with."""
    return text[: len(text) - len(text.lstrip())]


def _settled(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with the same mark become one."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].mark is run.mark:
            found[-1] = Run(run.mark, found[-1].text + run.text)
        else:
            found.append(run)
    return tuple(found)
