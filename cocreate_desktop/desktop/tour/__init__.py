"""The first walk through the window: five real places with a sentence each."""
