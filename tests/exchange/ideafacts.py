"""Facts of a project made in memory, for what writes files for other systems."""

import hashlib
from datetime import date

from cocreate_desktop.domain.replies import Reply, Taken
from cocreate_desktop.exchange.leavingideas import Facts, Held, Idea, Said
from cocreate_desktop.services.leaving import Asked, Platform, Records
from tests.paper.evenings import HOSTILE

ALL = frozenset({"name", "shorten", "fill", "number"})
WRITTEN = (
    "- meer groen",
    "=1+1; of toch niet",
    'Een "lange" tafel; met\nkoffie',
    "2026",
    '{"a": 1}',
    '"Alles tussen aanhalingstekens"',
    "true",
    "@buurt + koffie & thee < 5 euro",
    *HOSTILE,
)
"""What neighbours write and a file may stumble over."""


def theme(name: str, *notes: str, **more: object) -> Idea:
    """A theme with its notes; its id is made of its words."""
    held = {
        "id": hashlib.sha256(repr((name, notes)).encode()).hexdigest()[:32],
        "title": name,
        "evening": "Ideeënavond",
        "date": "2026-11-24",
        "hall": "De Ontmoeting",
        "neighbourhood": "Oosterhout",
        "tags": ("Oosterhout",),
        "notes": tuple(Said(text) for text in notes),
    }
    return Idea(**{**held, **more})  # type: ignore[arg-type]  # fields by name


def note(text: str, **more: object) -> Idea:
    """A note that hangs in a theme."""
    title = text.partition("\n")[0].strip()
    plain = {"text": text, "theme": "Groen|Rust", "tags": ("Groen|Rust", "Oosterhout")}
    return theme(title, **{**plain, **more})


def facts(*themes: Idea, notes: tuple[Idea, ...] = (), left_out: int = 0) -> Facts:
    """A project with these ideas."""
    return Facts(
        project_id="p",
        project="Buurtplein",
        question="Hoe wordt het Buurtplein een plek voor iedereen?",
        made_on=date(2026, 11, 28),
        evenings=(Held("e", "Ideeënavond", "2026-11-24", "De Ontmoeting"),),
        themes=themes,
        notes=notes,
        out={kind: {"hidden": left_out} for kind in (Records.THEMES, Records.NOTES)},
    )


def hostile() -> Facts:
    """Notes of all kinds, and a theme of each."""
    return facts(
        *(theme(" ".join(text.split())[:280], text) for text in WRITTEN), notes=tuple(map(note, WRITTEN))
    )


def replied(taken: Taken, words: str = "", why: str = "", due: str = "") -> Reply:
    """What was answered to a theme."""
    return Reply(id="r", project_id="p", taken=taken, words=words, why=why, due=due)


def asked(platform: Platform, *mends: str, records: Records | None = None, **options: str) -> Asked:
    """What is to leave, with these mends done."""
    return Asked(platform, records=records, mends=frozenset(mends), options=options)
