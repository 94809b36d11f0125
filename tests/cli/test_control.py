"""`cocreate control` and `cocreate verify`: from a project to files, and from the files alone back to the same result."""

from __future__ import annotations

import json
from pathlib import Path

from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind
from tests.cli.conftest import Command


def voted(path: Path) -> dict[str, int]:
    """A vote of two ties that is closed, shown and final; the total of each option."""
    opened = open_services(path)
    try:
        services = opened.services
        (evening,) = services.evenings.all()
        step = services.evenings.add_step(evening.id, Kind.VOTE)
        found = services.voting.round_of(step.id)
        assert found is not None
        services.voting.change_rules(found.id, method="approval")
        one, two, three = services.voting.set_options(found.id, ("Een bank", "Bomen", "Een kraan"))
        services.voting.open(found.id)
        for guest in range(12):
            chosen = ((one.id, two.id), (two.id,), (one.id,), (three.id,))[guest % 4]
            services.casting.cast(found.id, f"{guest:026}", dict.fromkeys(chosen, 1), Channel.PHONE)
        for verb in (services.voting.close, services.voting.reveal, services.voting.publish):
            verb(found.id)
        view = services.overview.round(found.id)
        assert view.tally is not None
        assert view.tally.ties
        return {option.id: int(option.total) for option in view.tally.options}
    finally:
        opened.close()


def test_that_a_vote_can_be_verified_and_counted_from_its_files_alone(
    cocreate: Command, buurt: Path, tmp_path: Path
) -> None:
    totals = voted(buurt)
    said = cocreate("control", buurt, "--out", tmp_path / "out")
    assert (said.code, said.err) == (0, "")
    control, counted = (Path(line) for line in said.out.splitlines())
    assert (control.name, counted.name) == ("vote-1.control.json", "vote-1.round.json")
    told = cocreate("tally", counted, "--json").json
    assert {one["id"]: one["total"] for one in told["options"]} == totals
    assert len(told["ties"][0]) == 2
    figure = cocreate("verify", control, "--json").json["figure"]
    sound = cocreate("verify", control, "--figure", figure.lower().replace("0", "o"))
    assert sound.code == 0
    assert figure in sound.out
    assert cocreate("verify", control, "--figure", "0000 0000 0000 0000").code == 1
    whole = json.loads(control.read_text(encoding="utf-8"))
    whole["ballots"][0]["choices"]["value"][1] = []
    control.write_text(json.dumps(whole), encoding="utf-8")
    spoiled = cocreate("verify", control)
    assert (spoiled.code, spoiled.err) == (1, "")
    for rubbish in ("{}", "nonsense", json.dumps({**whole, "seals": [{}]})):
        control.write_text(rubbish, encoding="utf-8")
        unusable = cocreate("verify", control)
        assert (unusable.code, unusable.out) == (2, ""), rubbish
        assert len(unusable.err.splitlines()) == 1
