"""What the room sees on the projector: a frozen state, its painting, and the window it hangs in. It changes nothing."""
