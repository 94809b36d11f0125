"""What keeps a thread of its own going, whatever comes: whatever it does is tried again later."""

from collections.abc import Callable


def unforeseen_in(doing: Callable[[], None]) -> str:
    """What kind of error came of it, empty for none: whoever does it again and again goes on all the same."""
    try:
        doing()
    except Exception as problem:  # noqa: BLE001 - what raises in a thread of its own would end it, and nobody would see it
        return type(problem).__name__
    return ""
