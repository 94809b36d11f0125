"""The dry run at the desk: the question before it and the bar that stands over everything while it lasts."""
