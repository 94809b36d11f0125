"""Pictures of every screen, for whoever looks the program over. A composition root like the demo's; it changes no project of a
user."""
