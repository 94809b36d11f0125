"""The two places where every error is caught: what keeps a thread of its own going (it is tried again later) and a support
package coming, and what ends a command with a sentence."""

from collections.abc import Callable

from cocreate_desktop.domain.errors import CocreateError


def unforeseen_in(doing: Callable[[], None]) -> str:
    """What kind of error came of it, empty for none: whoever does it again and again goes on all the same."""
    try:
        doing()
    except Exception as problem:  # noqa: BLE001 - what raises in a thread of its own would end it, and nobody would see it
        return type(problem).__name__
    return ""


def ended_well(doing: Callable[[], int], tell: Callable[[Exception], None]) -> int:
    """What a command returns; one that made a mistake nobody foresaw is told of and returns 2. What the house knows how to say
    goes on its way."""
    try:
        return doing()
    except (CocreateError, OSError):
        raise
    except Exception as problem:  # noqa: BLE001 - whoever works on a command line sees a sentence, never the lines of the code
        tell(problem)
        return 2
