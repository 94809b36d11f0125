"""The room before the evening: project, run sheet, what is printed, ideas that come in from a file, the recovery key."""
