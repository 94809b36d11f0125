"""Two versions of one thing at the desk: beside one another, picked in two clicks."""
