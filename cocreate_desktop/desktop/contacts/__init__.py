"""Contacts at the desk: asking for a name with the text that goes with it. What is typed goes to the vault and nowhere else."""
