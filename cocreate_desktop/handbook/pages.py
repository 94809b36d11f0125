"""Which pages the handbook has, in order, and which of them belongs to a place of the window: docs/handbook/pages.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from cocreate_desktop import paths
from cocreate_desktop.handbook import marked
from cocreate_desktop.handbook.marked import Block, Heading
from cocreate_desktop.language import LANGUAGES, N_

FRONT: Final = "index"
TITLE: Final = N_("Handbook")


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``opens`` are the places of the window that it belongs to."""

    id: str
    group: str
    title: str
    file: Path
    opens: tuple[str, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What stands on it, its title first."""
        return _read(self.file)


@dataclass(frozen=True, slots=True)
class Handbook:
    """The pages in one language; ``groups`` are the names of their groups, by id and in order."""

    language: str
    groups: dict[str, str]
    pages: tuple[Page, ...]
    _ids: dict[str, Page] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Pages are found by their ids."""
        object.__setattr__(self, "_ids", {page.id: page for page in self.pages})

    @property
    def front(self) -> Page:
        """The page that leads to all others."""
        return self._ids[FRONT]

    @property
    def intro(self) -> tuple[Block, ...]:
        """What stands on the front page before its list of pages."""
        blocks = self.front.blocks
        lists = (place for place, one in enumerate(blocks) if isinstance(one, Heading) and one.level > 1)
        return blocks[: next(lists, len(blocks))]

    def page(self, page_id: str) -> Page:
        """The page of that id; KeyError when there is none."""
        return self._ids[page_id]

    def among(self, group: str) -> tuple[Page, ...]:
        """The pages of a group, in order."""
        return tuple(page for page in self.pages if page.group == group)

    def of_place(self, places: Iterable[str]) -> Page:
        """The page of the first place that has one, the nearest place first; else the front page."""
        opened = {place: page for page in self.pages for place in page.opens}
        return next((opened[place] for place in places if place in opened), self.front)

    def led_to(self, page: Page, link: str) -> tuple[Page, str] | None:
        """The page and the heading that a link of ``page`` leads to; None for what is no page of the handbook."""
        file, anchor = _aimed(page, link)
        found = next((one for one in self.pages if one.file.resolve() == file), None)
        return (found, anchor) if found is not None else None

    def beside(self, page: Page, link: str) -> Page | None:
        """One of the papers that lie beside the handbook, such as the register of what is kept; None for anything else."""
        file, _anchor = _aimed(page, link)
        if file.parent != self.front.file.resolve().parent.parent or not file.is_file():
            return None
        title = next((marked.plain(one.words) for one in _read(file) if isinstance(one, Heading)), file.stem)
        return Page(file.stem, "", title, file)


def _aimed(page: Page, link: str) -> tuple[Path, str]:
    """The file and the heading that a link means."""
    place, _sign, anchor = unquote(link).partition("#")
    return (page.file.parent / place if place else page.file).resolve(), anchor


def load(language: str) -> Handbook:
    """The handbook in Dutch or English; another language reads the Dutch one."""
    return _load(language if language in LANGUAGES else LANGUAGES[0])


@cache
def _load(language: str) -> Handbook:
    folder = paths.docs() / "handbook"
    told = tomllib.loads((folder / "pages.toml").read_text(encoding="utf-8"))
    pages = tuple(
        Page(
            one["id"],
            one.get("group", ""),
            one["title"][language],
            folder / language / one[language],
            tuple(one["opens"]),
        )
        for one in told["page"]
    )
    return Handbook(language, {name: names[language] for name, names in told["groups"].items()}, pages)


@cache
def _read(file: Path) -> tuple[Block, ...]:
    return marked.read(file.read_text(encoding="utf-8"))
