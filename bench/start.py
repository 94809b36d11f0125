"""How long the desk takes from a new process to its first painted window, and its memory then; beside a bare QApplication with
an empty QMainWindow, started in turn with it. Python's files are in the system's cache, as at a second start."""

import tempfile

from bench.stand.figure import Figure, middle, tell
from bench.stand.windows import start

TIMES = 5
BARE = "a bare window"


def main() -> None:
    """The medians of some starts."""
    with tempfile.TemporaryDirectory() as home:
        start("desk", home)  # both have been read from the disk once
        start("bare", home)
        turns = [(start("desk", home), start("bare", home)) for _turn in range(TIMES)]
    ours, bare = ([turn[side] for turn in turns] for side in range(2))
    seconds, bare_seconds = middle([took for took, _memory in ours]), middle([took for took, _memory in bare])
    memory, bare_memory = middle([mib for _took, mib in ours]), middle([mib for _took, mib in bare])
    tell(
        Figure(f"start to first window, median of {TIMES}", seconds, "s", bare_seconds, BARE, "≤ 1.5 ×"),
        Figure("memory of the desk at its start", memory, "MiB", bare_memory, BARE),
    )


if __name__ == "__main__":
    main()
