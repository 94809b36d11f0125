"""Counts dot stickers on the photo of a printed poster: which round and page it is, how many stickers each box holds, and what
of that is doubtful. Made for any saturated colour, several at once, and for stickers over one another."""

from cocreate_desktop.capture.dots.looking import look

__all__ = ["look"]
