"""What a program that crashes leaves behind: not its memory, in which stand keys and what people wrote."""

import sys


def leave_no_core() -> None:
    """From now on a crash of this process, and of those it starts, writes no core file. Windows writes none by itself; what the
    machine's own crash reporter takes is beyond us."""
    if sys.platform == "win32":
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
