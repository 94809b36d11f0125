"""Writes the file that the program of now would leave behind: ``python -m tests.storage.released``, when a revision is new.

With an older program on PYTHONPATH it writes that of its revision, so it calls only what each of them knows.
"""

import contextlib
import json
import lzma
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

PLACE, SEALED = Path(__file__).parent, "0001"
WALL = (
    "Een bank bij de school",
    "Meer bomen op het plein",
    "De kruising is gevaarlijk",
    "Ruimte voor een buurtmoestuin",
)
SAID, BETTER = "Een tekst die iemand schreef", "Een tekst die iemand béter schreef"
THEMES = ("We meet on the square.", "The street is for children.")
REACHED = "anna@example.org"


def write(folder: Path) -> Path:
    """A small evening as a file and what it held beside it; one that is there is replaced."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["COCREATE_HOME"] = home
        from cocreate_desktop.storage import migrations

        made = folder / f"{migrations.HEAD}.cocreate"
        made.unlink(missing_ok=True)
        held = _play(made, folder / "released.key")
        _pack(made, folder / "released.key")
    text = json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True)
    made.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    return made


def _play(made: Path, key_file: Path) -> dict[str, Any]:
    from cocreate_desktop.apps.workspace import create_services

    opened = create_services(made, {"name": "Buurtplein", "question": "Wat wordt het?"}, key_file=key_file)
    try:
        services: Any = opened.services
        (evening,) = services.evenings.all()
        _hang(services, evening.id)
        vote = _vote(services, evening.id)
        reached = _reached(services)
        return {
            "project": services.projects.current().name,
            "notes": sorted(note.text for note in services.capturing.notes(evening.id)),
            "themes": sorted(THEMES),
            "steps": [step.title for step in services.evenings.steps(evening.id)],
            **vote,
            "reached": reached,
            "ops": opened.workspace.last_seq(),
        }
    finally:
        opened.close()


def _hang(services: Any, evening_id: str) -> None:
    """Notes on the wall and in themes, and one that was written better."""
    from cocreate_desktop.domain.steps import Kind
    from cocreate_desktop.services.capturing import NewNote

    steps = {step.kind: step.id for step in services.evenings.steps(evening_id)}
    words = [NewNote(text, "yellow") for text in (*WALL, SAID)]
    notes = services.capturing.take_in(steps[Kind.IDEAS], words)
    for place, sentence in enumerate(THEMES):
        chosen = [note.id for note in notes[place * 2 : place * 2 + 2]]
        services.boards.group(evening_id, steps[Kind.THEMES], chosen, sentence)
    services.capturing.edit(notes[-1].id, BETTER)


def _vote(services: Any, evening_id: str) -> dict[str, Any]:
    """Three phones vote, one of them twice, and sheets of paper are counted."""
    from cocreate_desktop.domain.notes import Channel
    from cocreate_desktop.domain.steps import Kind

    playing, voting = services.playing, services.voting
    casting = getattr(services, "casting", voting)
    step = next(step for step in services.evenings.steps(evening_id) if step.kind is Kind.VOTE)
    for _press in range(2):
        playing.forward(evening_id)
    playing.go_to(evening_id, step.id)
    found = voting.round_of(step.id)
    voting.set_options(found.id, ["Bomen", "Banken", "Spelen"])
    voting.open(found.id)
    first, second = voting.options(found.id)[:2]
    for token, option, dots in (("a", first, 1), ("b", first, 2), ("c", second, 1), ("a", second, 2)):
        casting.cast(found.id, token, {option.id: dots}, Channel.PHONE)
    return {"round": found.id, "options": {first.id: 2, second.id: 3}, "voters": 3, "ballots": 4}


def _reached(services: Any) -> list[str]:
    """Somebody in the vault, where the program had one."""
    if not hasattr(services, "contacts"):
        return []
    services.contacts.add("Anna", REACHED, "inform", "Ja, dat mag.", "2027-06-01")
    return [REACHED]


def _pack(made: Path, key_file: Path) -> None:
    """Takes the key off and folds it up: without, forty tables of an evening are half a megabyte that no packing makes less.
    The oldest stays as it was written too, for the way in which files are sealed is the same in all of them."""
    from cocreate_desktop.storage import keys
    from cocreate_desktop.storage.engine import connect
    from cocreate_desktop.storage.inspection import read_salt

    key = keys.parse(key_file.read_text(encoding="utf-8"))
    bare = made.with_suffix(".db")
    with contextlib.closing(connect(made, key, read_salt(made))) as raw:
        raw.execute("PRAGMA journal_mode = DELETE").fetchall()
        raw.execute("ATTACH DATABASE ? AS bare KEY ''", (str(bare),))
        raw.execute("SELECT sqlcipher_export('bare')").fetchall()
    made.with_suffix(".db.xz").write_bytes(lzma.compress(bare.read_bytes(), preset=9))
    bare.unlink()
    if made.stem != SEALED:
        made.unlink()


if __name__ == "__main__":
    sys.stdout.write(f"{write(PLACE)}\n")
