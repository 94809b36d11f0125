"""The handbook in a window of its own, open at the page of where the facilitator is."""
