"""Files for other systems at the desk: what would leave is looked at before anything is written."""
