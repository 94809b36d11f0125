"""The fairest reference for papers: bare reportlab draws the very same pages again, stroke by stroke, from a list of what was
drawn. No reading, measuring, wrapping or laying out."""

from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from cocreate_desktop.paper import pen

Stroke = tuple[int, str, tuple[Any, ...], dict[str, Any]]
"""On which path (0: the canvas itself), which method, with what; a path is its number."""


class _Path:
    """A path that is told of."""

    def __init__(self, real: Any, number: int, strokes: list[Stroke]) -> None:
        self.real, self.number, self._strokes = real, number, strokes

    def __getattr__(self, name: str) -> Any:
        def call(*given: Any, **named: Any) -> Any:
            self._strokes.append((self.number, name, given, named))
            return getattr(self.real, name)(*given, **named)

        return call


class Recorder:
    """Draws as a canvas does, and remembers every stroke."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self.strokes: list[Stroke] = [(0, "", given, named)]
        self._real, self._paths = Canvas(*given, **named), 0

    def __getattr__(self, name: str) -> Any:
        def call(*given: Any, **named: Any) -> Any:
            told = tuple(one.number if isinstance(one, _Path) else one for one in given)
            self.strokes.append((0, name, told, named))
            found = getattr(self._real, name)(
                *(one.real if isinstance(one, _Path) else one for one in given), **named
            )
            if name != "beginPath":
                return found
            self._paths += 1
            return _Path(found, self._paths, self.strokes)

        return call


@contextmanager
def _recording() -> Any:
    made: list[Recorder] = []

    def canvas(*given: Any, **named: Any) -> Recorder:
        made.append(Recorder(*given, **named))
        return made[-1]

    before, pen.Canvas = pen.Canvas, canvas  # type: ignore[attr-defined]  # stands for it meanwhile
    try:
        yield made
    finally:
        pen.Canvas = before  # type: ignore[attr-defined]


def strokes_of(printing: Callable[[], object]) -> list[Stroke]:
    """Everything that ``printing`` draws on one PDF."""
    with _recording() as made:
        printing()
    return list(made[-1].strokes)


def draw(strokes: list[Stroke], out: Path) -> None:
    """The same pages again, to ``out``."""
    (_number, _name, given, named), *rest = strokes
    canvas = Canvas(str(out), *given[1:], **named)
    paths: dict[int, Any] = {}
    for number, name, given, named in rest:
        on = paths[number] if number else canvas
        with_paths = name in ("drawPath", "clipPath")
        told = (paths[given[0]], *given[1:]) if with_paths else given
        made = getattr(on, name)(*told, **named)
        if name == "beginPath":
            paths[len(paths) + 1] = made
