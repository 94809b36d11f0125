"""How well the text on notes is read: on crops of the real photos of the tests, as they are and spoiled,
and on made-up notes."""
