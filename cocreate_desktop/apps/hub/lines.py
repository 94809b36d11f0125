"""The journal of a hub: lines of JSON on standard output, for whoever gathers them. No token, no name, no text, no address of
anybody: of an error only its kind and the lines of code."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime

OURS = "cocreate_desktop"


class JsonLines(logging.Formatter):
    """A record as one line. What others than we say is written without the values that they fill in, for those may be
    anything."""

    def __init__(self, worker: str) -> None:
        super().__init__()
        self._worker = worker

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its break."""
        facts = getattr(record, "facts", None)
        said = record.getMessage() if record.name.startswith(OURS) else str(record.msg)
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": said,
            "worker": self._worker,
            **(facts if isinstance(facts, dict) else {}),
        }
        if record.exc_info is not None and record.exc_info[1] is not None:
            line |= _of_error(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def start(worker: str) -> None:
    """From here on everything that this process logs goes there."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines(worker))
    for name, level in ((OURS, logging.INFO), ("", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.setLevel(level)
    root = logging.getLogger()
    root.addHandler(handler)


def _of_error(error: BaseException) -> dict[str, object]:
    at = [
        f"{part.filename}:{part.lineno} in {part.name}" for part in traceback.extract_tb(error.__traceback__)
    ]
    return {"error": type(error).__name__, "at": at[-20:]}
