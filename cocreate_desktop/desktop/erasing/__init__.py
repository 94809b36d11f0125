"""Erasing what somebody left behind, at the desk: find, look at what goes, erase; then a receipt."""
