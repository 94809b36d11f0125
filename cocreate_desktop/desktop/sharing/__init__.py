"""What the window shows of sharing: the state in the head, with whom, and every way to begin."""
