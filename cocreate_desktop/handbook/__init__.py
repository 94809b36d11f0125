"""The handbook for facilitators as the window, a page and a PDF tell it: which pages there are, and what stands on each."""
