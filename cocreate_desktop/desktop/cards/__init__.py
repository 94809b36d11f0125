"""Reading the voting cards that people hold up: with the camera of this laptop, or from photos."""
