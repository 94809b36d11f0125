"""Every road that a server has, as its own table of routes tells it: a new one is walked without anybody thinking of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from starlette.routing import BaseRoute, Mount, Route

METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
Cell = tuple[str, str]


def walked(routes: Sequence[BaseRoute], start: str = "") -> Iterator[Cell]:
    """Each road as its method and its address with places in braces; what takes every method is walked by GET and POST."""
    for route in routes:
        if isinstance(route, Mount):
            yield from walked(route.routes, start + route.path)
        elif isinstance(route, Route):
            for method in sorted((route.methods or {"GET", "POST"}) - {"HEAD"}):
                yield method, start + route.path


def others(routes: Sequence[BaseRoute]) -> Iterator[Cell]:
    """Each address by every method that it does not have."""
    had: dict[str, set[str]] = {}
    for method, path in walked(routes):
        had.setdefault(path, set()).add(method)
    for path, methods in had.items():
        spare = {"HEAD"} if "GET" in methods else set()
        yield from ((method, path) for method in METHODS if method not in methods | spare)


def table(words: str) -> Mapping[Cell, Mapping[str, int]]:
    """The statuses of a table as people read it: the first line names who asks, each other line a road and what each gets. A
    last number holds for all that come after it."""
    first, *rows = [line for line in words.splitlines() if line.strip()]
    names = first.split()
    found: dict[Cell, Mapping[str, int]] = {}
    for row in rows:
        method, path, *said = row.split()
        numbers = [int(one) for one in said]
        found[method, path] = dict(
            zip(names, numbers + numbers[-1:] * (len(names) - len(numbers)), strict=True)
        )
    return found
