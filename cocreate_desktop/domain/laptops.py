"""The laptops (and the hub) that hold a project, and what a facilitator has settled where two of them differed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Laptop:
    """``id`` is the device whose ops it writes. ``name`` is what people see ("laptop of the note-taker"), never a person's
    name. ``place`` is its range of numbers and codes: 0 the first laptop, 1 the second … ``address`` is that of its page for
    phones while it has the stage and the phones, ``second`` where phones may come to it when another laptop fails; empty: none.
    Each laptop writes its own. ``seen_at`` (UTC) is when it took the stage and the phones.
    """

    id: str
    project_id: str
    name: str = ""
    place: int = 0
    address: str = ""
    second: str = ""
    seen_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Somebody looked at two versions of ``field`` and picked: the value with stamp ``id``, which lost, is shown no more."""

    id: str
    project_id: str
    entity: str = ""
    entity_id: str = ""
    field: str = ""
