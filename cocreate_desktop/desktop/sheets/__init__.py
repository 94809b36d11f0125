"""Slips and table sheets from a photo: each opened beside the line in which it is entered. Nothing of a photo is kept."""
