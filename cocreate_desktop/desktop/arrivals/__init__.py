"""The count at the door at the desk: its tiles, its table, and the dialogs beside it."""
