"""What somebody is typing and has not entered yet, as a Protocol: kept for the case that the program ends without a word. The
words that somebody added for spelling are kept with it, for what holds of the one holds of the other."""

from typing import Protocol


class Drafts(Protocol):
    """Half typed text of this laptop alone, in the encrypted project, under the name of the ``place`` where it is typed. It
    travels nowhere, stands in no backup, and goes when something is erased: it may name whoever was."""

    def keep(self, place: str, words: str) -> None:
        """Keeps it in the place of what was kept there; empty words take that away. Any thread. Raises FileProblem."""

    def kept(self, place: str) -> str:
        """What was kept, empty when nothing. Raises FileProblem."""
