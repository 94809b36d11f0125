"""Reads the voting cards in a photo or a live picture: squares are found by OpenCV's marker detector and read by how well their
modules agree with each card's, so that blur and grain cost less than they cost a reader of bits."""

from cocreate_desktop.capture.cards.looking import look

__all__ = ["look"]
