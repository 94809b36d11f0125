"""Ordenen: the notes of the evening in groups with a sentence each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ThemesSettings:
    """``on_stage``: the room looks along while the board is put in order, else it sees the count only.
    ``refused``: suggestions that are not made again in this evening, each as a ``Refusal`` gives its text."""

    on_stage: bool = True
    refused: tuple[str, ...] = ()
