"""The settings of this person on this machine, and the sheet of keys."""
