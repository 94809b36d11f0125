"""Projects that many tests begin with: made once in this process through the services, and copied as a file for each test.

Copying and opening one takes a tenth of the time that making and filling it takes, for it waits for no disk.
"""

from collections.abc import Callable
from pathlib import Path

from cocreate_desktop.apps.workspace import OpenWorkspace, create_services, open_services
from cocreate_desktop.services.ports import Clock
from cocreate_desktop.services.services import Services

Fill = Callable[[Services], object]

_MADE: dict[str, tuple[bytes, str]] = {}


def ready_made(
    path: Path,
    name: str,
    fields: dict[str, object],
    fill: Fill | None = None,
    *,
    key_file: Path | None = None,
    clock: Clock | None = None,
) -> OpenWorkspace:
    """A project of ``fields`` at ``path``, with an evening of ideas, filled by ``fill``; ``name`` is its own alone.

    The first time it is made with the clock that is given here, and its times stay.
    """
    key = ready_file(path, name, fields, fill, clock=clock)
    if key_file is None:
        return open_services(path, key=key, clock=clock)
    key_file.write_text(key, encoding="utf-8")
    return open_services(path, key_file=key_file, clock=clock)


def ready_file(
    path: Path, name: str, fields: dict[str, object], fill: Fill | None = None, *, clock: Clock | None = None
) -> str:
    """The same, not opened; returns its recovery key."""
    recipe = f"{name} {sorted(fields.items())}"
    if recipe not in _MADE:
        _MADE[recipe] = _make(path, fields, fill, clock)
    content, key = _MADE[recipe]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return key


def _make(path: Path, fields: dict[str, object], fill: Fill | None, clock: Clock | None) -> tuple[bytes, str]:
    opened = create_services(path, fields, clock=clock)
    try:
        if fill is not None:
            fill(opened.services)
        key = opened.workspace.recovery_key()
    finally:
        opened.close()
    content = path.read_bytes()
    path.unlink()
    return content, key
