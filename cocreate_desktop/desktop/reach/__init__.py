"""Whether phones in the hall reach this laptop: a page to test with, which address they are told, and what to try next."""
