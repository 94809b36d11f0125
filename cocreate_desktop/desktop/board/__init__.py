"""The board: outline and scene on one model, and what the facilitator does on it as commands that can be undone."""
