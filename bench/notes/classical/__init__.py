"""The finder of notes that was there before the network, kept as the measure that it must beat: nothing in it was learned, and
the program does not use it."""

from bench.notes.classical.finding import find

__all__ = ["find"]
