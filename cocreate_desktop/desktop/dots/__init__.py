"""Counting stickers on the poster of a vote from a photo, corrected by tapping before the numbers are taken over."""
