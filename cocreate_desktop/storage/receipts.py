"""Receipts of erasures, kept on this machine beside what it remembers of them: kinds, numbers and when, never whose. So that
one can be shown again once the other laptops have heard of it."""

import contextlib
import json
from dataclasses import asdict
from pathlib import Path

from cocreate_desktop import lasting
from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.domain.erasing import Left, Receipt, Unreached
from cocreate_desktop.storage.erasures import place_of


class FileReceipts:
    """Fulfils ``services.erasing.Receipts`` for one project."""

    def __init__(self, project_id: str) -> None:
        self._place = place_of(project_id, "-receipts")

    def keep(self, receipt: Receipt) -> None:
        """Puts one before the others, also those that a newer version wrote. Raises FileProblem."""
        try:
            lasting.write(self._place, json.dumps([asdict(receipt), *self._told()]))
        except OSError as problem:
            raise disk_error(problem, Path(problem.filename or self._place)) from problem

    def all(self) -> tuple[Receipt, ...]:
        """The last one first, without those that cannot be read."""
        found = []
        for one in self._told():
            with contextlib.suppress(ValueError, KeyError, TypeError):
                found.append(_receipt(one))
        return tuple(found)

    def _told(self) -> list[dict[str, object]]:
        try:
            told = json.loads(self._place.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        return told if isinstance(told, list) else []


def _receipt(told: dict[str, object]) -> Receipt:
    things, left, others = told["things"], told["left"], told["others"]
    if not isinstance(things, list) or not isinstance(left, list) or not isinstance(others, list):
        raise TypeError("a receipt has lists")
    return Receipt(
        number=str(told["number"]),
        at=str(told["at"]),
        laptop=str(told["laptop"]),
        things=tuple((str(word), int(number)) for word, number in things),
        ballots=int(str(told["ballots"])),
        left=tuple(Left(Unreached(str(one["why"])), int(one["number"])) for one in left),
        others=tuple(str(one) for one in others),
    )
