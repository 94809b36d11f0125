"""What the board, its outline and its fields say to whoever holds them together: plain values with ids."""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.notes import Note
from ...domain.themes import Theme


@dataclass(frozen=True, slots=True)
class Dropped:
    """Notes were dropped on a theme (empty: the lane) before the note ``before`` (empty: at the end); on None, bare ground or
    the place for it, a new theme is wanted."""

    note_ids: tuple[str, ...]
    theme_id: str | None
    before: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Other notes, or another theme, are chosen."""

    note_ids: frozenset[str]
    theme_id: str | None


@dataclass(frozen=True, slots=True)
class NamingWanted:
    """A theme should get its sentence."""

    theme_id: str


@dataclass(frozen=True, slots=True)
class EditingWanted:
    """A note should get other words."""

    note_id: str


@dataclass(frozen=True, slots=True)
class Named:
    """The sentence that was typed for a theme."""

    theme: Theme
    words: str


@dataclass(frozen=True, slots=True)
class SplitOff:
    """Notes of one theme that should get a theme of their own, and the sentence that was typed for it."""

    note_ids: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Reworded:
    """The words that were typed for a note."""

    note: Note
    words: str
