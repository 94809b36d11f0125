"""The room of the evening itself: run sheet, the face of the step of now, and what the hall sees."""
