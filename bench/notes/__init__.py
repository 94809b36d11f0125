"""How well each finder of notes finds them: on made-up walls class by class, and on the real photos of the tests."""
