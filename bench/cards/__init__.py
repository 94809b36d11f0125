"""How well voting cards are read in made-up rooms: by their size in pixels, and by what makes it hard for a camera."""
