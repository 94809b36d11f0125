"""The online follow-up at the desk: whether it is open, what people said at home, what they voted, and what they hear back."""
