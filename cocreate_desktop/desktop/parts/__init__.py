"""The small painted widgets of the desk. They show what they are given and say what was done; they know no service."""
