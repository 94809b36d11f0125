"""The log for support: what the program did and what went wrong, in the data folder. Never a note, a name, a code or a key.

Callers log ids, counts and kinds. Of an unforeseen error only its type and the lines of code are written: its message may
quote what somebody typed.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from cocreate_desktop import paths

Told = Callable[[BaseException], None]

WINDOW, COMMAND = "window", "command"
"""What the logs of the two kinds of program are called."""
_BYTES = 512 * 1024
_OLD_FILES = 3
_log = logging.getLogger(__name__)


class _WithoutMessages(logging.Formatter):
    """Writes an error as its type and its lines of code, without what it says."""

    def formatException(  # noqa: N802 - logging's own name
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        error = ei[1]
        if error is None:
            return ""
        lines = [
            f"  {part.filename}:{part.lineno} in {part.name}"
            for part in traceback.extract_tb(error.__traceback__)
        ]
        return "\n".join([type(error).__name__, *lines])


class _Lines(RotatingFileHandler):
    """A file of its own for each kind of program. A second window writes in the same one; Windows then renames it for neither,
    and both write on until one of them ends."""

    def doRollover(self) -> None:  # noqa: N802 - logging's own name
        if self.stream:
            self.stream.close()
            self.stream = None  # as logging itself does: the next line opens it
        own = Path(self.baseFilename)
        try:
            aside = own.replace(own.with_name(f"{own.name}.0"))
        except OSError:
            return  # the older ones are left where they are
        super().doRollover()
        aside.replace(own.with_name(f"{own.name}.1"))

    def handleError(self, _record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """A disk that is full loses a line. Nothing is said of it on standard error: it would quote what went wrong."""


def folder() -> Path:
    """Where the logs lie. Made when absent."""
    place = paths.data() / "logs"
    place.mkdir(parents=True, exist_ok=True)
    return place


def start(name: str) -> logging.Handler:
    """Begins the log file ``name``.log of this kind of program; close it with ``stop``. Raises OSError."""
    handler = _Lines(
        folder() / f"{name}.log", maxBytes=_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(_WithoutMessages("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("cocreate_desktop")
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    return handler


def stop(handler: logging.Handler) -> None:
    """Ends a log that ``start`` began."""
    logging.getLogger("cocreate_desktop").removeHandler(handler)
    handler.close()


def catch_unforeseen(tell: Told) -> Callable[[], None]:
    """Logs every error that nobody caught, in any thread, and tells it; returns what puts the old hooks back.

    ``tell`` is called in the thread in which the error came up.
    """
    old_hook, old_thread_hook = sys.excepthook, threading.excepthook

    def unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            old_hook(kind, error, trace)
            return
        _log.error("unforeseen error", exc_info=(kind, error, trace))
        tell(error)

    def unforeseen_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            unforeseen(args.exc_type, args.exc_value, args.exc_traceback)

    def restore() -> None:
        sys.excepthook, threading.excepthook = old_hook, old_thread_hook

    sys.excepthook, threading.excepthook = unforeseen, unforeseen_in_thread
    return restore
