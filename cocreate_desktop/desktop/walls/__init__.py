"""Photos of a wall at the desk: how they come in, what is seen in them in the background, and the look of the facilitator."""
