"""Keeps half typed text in the file of the project, among what that knows of itself and never shares."""

from __future__ import annotations

from cocreate_desktop.storage.store import WorkspaceStore
from cocreate_desktop.storage.tables import DRAFT


class FileDrafts:
    """Fulfils ``services.drafting.Drafts``."""

    def __init__(self, store: WorkspaceStore) -> None:
        self._store = store

    def keep(self, place: str, words: str) -> None:
        """In a transaction of its own: a power cut leaves the one or the other."""
        self._store.note(f"{DRAFT}{place}", words)

    def kept(self, place: str) -> str:
        """As it is in the file."""
        return self._store.noted(f"{DRAFT}{place}")
