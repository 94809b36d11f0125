"""Erasing what somebody left behind, on her request: found by card code or name, looked at, and gone for good on every laptop
and at the hub. There is no undo."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from cocreate_desktop.domain.catalogue import ENTITIES, Thing
from cocreate_desktop.domain.erasing import (
    NAMES,
    OUT_OF_REACH,
    Goes,
    Left,
    Named,
    Receipt,
    Unreached,
    number_of,
    without,
)
from cocreate_desktop.domain.errors import BadCode, Empty, FileProblem
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.services import finding
from cocreate_desktop.services.codes import TypedCodes
from cocreate_desktop.services.contacts import unlink
from cocreate_desktop.services.finding import Found, Group, Trace, Way
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork

__all__ = ["Erasing", "Found", "Group", "Receipts", "Trace", "Way", "keep_receipt", "receipt_here"]


class Receipts(Protocol):
    """The receipts that this machine keeps of a project."""

    def keep(self, receipt: Receipt) -> None:
        """Puts one before the others. Raises FileProblem."""

    def all(self) -> tuple[Receipt, ...]:
        """The last one first."""


def keep_receipt(receipts: Receipts, receipt: Receipt) -> Receipt:
    """``receipt`` once this machine keeps it. Where that cannot be done it says so itself: what was erased is gone all the
    same, and whoever erased it must hear both."""
    try:
        receipts.keep(receipt)
    except FileProblem:
        return receipt.leaving(Left(Unreached.UNKEPT))
    return receipt


def receipt_here(unit: UnitOfWork, number: str, things: Mapping[str, int], at: str) -> Receipt:
    """The receipt of what was erased on this laptop ``at`` (UTC): how many ``things`` of each kind, and whoever holds the
    project too. It leaves what is out of reach in any case."""
    laptops = unit.find(Laptop)
    mine = next((one.name for one in laptops if one.id == unit.device), "")
    others = tuple(one.name for one in laptops if one.id != unit.device and one.name)
    counted = tuple((word, many) for word, many in things.items() if many)
    return Receipt(number, at, mine, counted, left=OUT_OF_REACH, others=others)


class Erasing:
    """``find`` and ``of_contact`` only look; ``erase`` is one transaction."""

    def __init__(self, store: Store, clock: Clock, codes: TypedCodes) -> None:
        self._store = store
        self._clock = clock
        self._codes = codes

    def find(self, words: str) -> Found:
        """What there is by the code of a card, else by a name; nothing when neither is known. Reads the whole record: call it
        outside the window's thread."""

        def query(reader: Reader) -> Found:
            code = self._code(reader, words)
            return finding.by_code(reader, code) if code is not None else finding.by_name(reader, words)

        return self._store.read(query) if words.strip() else Found()

    def of_contact(self, contact_id: str) -> Found:
        """What there is of one person of the vault. Raises Gone."""
        return self._store.read(lambda reader: finding.of_contact(reader, contact_id))

    def erase(self, found: Found, keys: Iterable[str]) -> Receipt:
        """Erases the groups and traces of ``found`` with these keys. Raises Empty when nothing is ticked, FileProblem."""
        goes = found.goes(keys)
        if not goes:
            raise Empty
        now = utc_text(self._clock.now())

        def work(unit: UnitOfWork) -> Receipt:
            stay = [one for one in sorted(goes.names, key=_place) if _stays(one, goes)]
            cut = {(one.word, one.id) for one in stay if _cut(unit, one) and one.name}
            _unlink(unit, goes)
            also = [(ENTITIES[word], thing_id) for word, thing_id in sorted(goes.things)]
            erased = unit.erase(goes.subjects, also)
            done = receipt_here(unit, number_of(erased.id), {**erased.things, NAMES: len(cut)}, now)
            return replace(done, ballots=erased.ballots, left=found.left)

        return self._store.run(work)

    def _code(self, reader: Reader, words: str) -> Code | None:
        try:
            typed = self._codes.normalise(words)
        except BadCode:
            return None
        return next(iter(reader.find(Code, typed=typed)), None)


def _place(named: Named) -> tuple[str, str, str, str]:
    return named.word, named.id, named.field, named.name


def _stays(named: Named, goes: Goes) -> bool:
    """Whether the thing in which a name stands does not go as a whole."""
    return (named.word, named.id) not in goes.things


def _cut(unit: UnitOfWork, named: Named) -> bool:
    """Takes a name out of a text, and what the text was out of the record."""
    kind: type[Thing] = ENTITIES[named.word]
    for thing in unit.find(kind, id=named.id):
        after = without(str(getattr(thing, named.field)), named.name) if named.name else ""
        unit.forget(kind, named.id, named.field)
        if after:
            unit.change(kind, named.id, **{named.field: after})
        return True
    return False


def _unlink(unit: UnitOfWork, goes: Goes) -> None:
    """What stays leads to nobody any more."""
    gone = {thing_id for word, thing_id in goes.things if word == "contact"}
    unlink(unit, gone)
    met = {thing_id for word, thing_id in goes.things if word == "offer"}
    for offer in unit.find(Offer) if met else ():
        if offer.met_by in met:
            unit.change(Offer, offer.id, met_by="")
