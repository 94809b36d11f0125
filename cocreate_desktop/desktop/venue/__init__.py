"""The venue check at the desk: five rows, and beside them what was measured and what solves it."""
