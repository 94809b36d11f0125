"""A photo of a wall: which notes hang there, straightened, named by colour, in reading order, by island, known again from
earlier photos; and what is kept of the photo. How a note is found is `capture.notes`' part, what it says `capture.text`'s."""
