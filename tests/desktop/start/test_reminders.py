"""The start screen reminds of pledges: late ones as a chip in every room, the next one as the line of what comes after an
evening; what the list remembers for it has no names, and opening a project erases contacts whose day has come."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cocreate_desktop import language, paths
from cocreate_desktop.apps import recent
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.desktop.start.whatnext import Next, what_next
from cocreate_desktop.domain.reminders import Due
from cocreate_desktop.domain.standing import Phase, Standing
from cocreate_desktop.services.lately import RecentProject

NOW = datetime(2026, 12, 3, 18, 34, tzinfo=UTC)
LATE = (Due("2026-11-30", "Tekening"), Due("2026-12-02", ""))
COMING = (Due("2026-12-06", "Proef met de lange tafel"),)


def told(phase: Phase, date: str, *pledges: Due) -> Next:
    stands = Standing(phase, "Ideeënavond", date, "19:30", pledges)
    return what_next(RecentProject(Path("plein.cocreate"), "Plein", "Wat?", "", True, stands), NOW)


def test_that_late_pledges_are_a_chip_and_the_next_one_is_the_line() -> None:
    language.use("en")
    after = told(Phase.AFTERCARE, "2026-11-24", *LATE, *COMING)
    assert (after.words, after.chip, after.kind) == (
        "Pledge in 3 days: Proef met de lange tafel",
        "2 pledges late",
        "warn",
    )
    quiet = told(Phase.AFTERCARE, "2026-11-24", *COMING)
    assert (quiet.words, quiet.chip, quiet.kind) == (after.words, "follow-up", "plain")
    only_late = told(Phase.AFTERCARE, "2026-11-24", *LATE)
    assert "Ideeënavond" in only_late.words
    ahead = told(Phase.PREPARE, "2026-12-20", *LATE, *COMING)
    assert ("Ideeënavond" in ahead.words, ahead.chip) == (True, "2 pledges late")
    assert told(Phase.PREPARE, "2026-12-20", *COMING).chip == "prepare"
    assert told(Phase.EVENING, "2026-12-03", *LATE).kind == "ok"


def test_that_the_list_remembers_days_and_no_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    projects = LocalProjects(0, "127.0.0.1")
    project = projects.create(tmp_path / "plein.cocreate", {"name": "Plein", "question": "Wat?"}, "ideas")
    services, today = project.services, datetime.now(UTC).date()
    soon, later = ((today + timedelta(days=n)).isoformat() for n in (2, 900))
    shown = "De gemeente bewaart mijn naam."
    person = services.contacts.add("Noor Vos", "noor@voorbeeld.nl", "lead", shown, later)
    services.pledges.add("Een bank", contact_id=person.id, due=later)
    services.pledges.add("Bel Noor op 06-12345678", "gemeente", soon)
    gone = services.contacts.add("Ali Bakker", "06", "help", shown, soon)
    # As if the day had come meanwhile: the clock of the laptop cannot be set.
    services.store.run(lambda unit: unit.change(type(gone), gone.id, delete_on="2020-01-01"))
    project.close()
    kept = (paths.data() / "recent.json").read_text(encoding="utf-8")
    assert not any(name in kept for name in ("Noor", "noor@", "0612", "06-1", "lead", "trekker"))
    (found,) = recent.load()
    assert found.standing is not None
    assert found.standing.pledges == (Due(soon, ""), Due(later, "Een bank"))
    again = projects.open(tmp_path / "plein.cocreate")
    assert [one.name for one in again.services.contacts.all()] == ["Noor Vos"]
    again.close()
    entries = json.loads(kept)
    del entries[0]["pledges"]  # a list of before pledges were kept
    (paths.data() / "recent.json").write_text(json.dumps(entries), encoding="utf-8")
    (old,) = recent.load()
    assert old.standing == replace(found.standing, pledges=())
