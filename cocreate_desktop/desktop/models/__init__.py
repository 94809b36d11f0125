"""Qt list models over frozen values; they hold no rule of their own."""
