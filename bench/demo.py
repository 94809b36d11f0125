"""The whole demo without a screen, from its command to its end: window, stage, phone server, forty phones, pictures, papers and
exports; beside the same evening through the services alone: no window, no phones, no pictures, with papers and exports."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.stand.figure import Figure, tell
from cocreate_desktop.apps.demo import LOCAL, NOTES, PEOPLE, Story, print_and_export
from cocreate_desktop.apps.example import fill_example
from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.workspace import create_services
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.rehearsal.neighbours import Crowd


def whole(folder: Path) -> float:
    """Seconds of the command; it is told what it took for each part by the demo itself."""
    command = [sys.executable, "-m", "cocreate_desktop", "demo", "--headless", "--lang", "en", "--out"]
    began = time.perf_counter()
    ran = subprocess.run(
        [*command, str(folder / "demo")], capture_output=True, text=True, check=False, env={**os.environ}
    )
    took = time.perf_counter() - began
    if ran.returncode:
        raise SystemExit(f"the demo ended with {ran.returncode}: {ran.stderr}")
    print(ran.stdout.replace(str(folder), "…"), end="")
    return took


def services_alone(folder: Path) -> float:
    """Seconds of the reference."""
    began = time.perf_counter()
    opened = create_services(folder / "alone.cocreate", {}, key_file=folder / "key")
    project = LocalProject(opened, port=0, host=LOCAL)
    services = project.services
    evening = fill_example(services, notes=NOTES)
    steps = {step.kind: step.id for step in services.evenings.steps(evening.id)}
    notes = services.capturing.notes(evening.id)
    services.boards.group(evening.id, steps[Kind.THEMES], [note.id for note in notes], "Groen")
    services.playing.go_to(evening.id, steps[Kind.VOTE])
    voting = services.voting.round_of(steps[Kind.VOTE])
    assert voting is not None, "a vote step has a round"
    services.voting.open(voting.id)
    options = services.voting.options(voting.id)
    for ballot in Crowd(1, PEOPLE).ballots:
        dots = {option.id: given for option, given in zip(options, ballot.dots, strict=True) if given}
        services.casting.cast(voting.id, f"neighbour {ballot.neighbour}", dots, Channel.PHONE)
    services.voting.close(voting.id)
    services.voting.reveal(voting.id)
    services.playing.finish(evening.id)
    print_and_export(Story(folder), project, evening.id)
    project.close()
    return time.perf_counter() - began


def main() -> None:
    """Both once; under the figure stands what the demo says of its parts."""
    with tempfile.TemporaryDirectory() as folder:
        alone = services_alone(Path(folder))
        ours = whole(Path(folder))
    tell(
        Figure(
            "the demo without a screen", ours, "s", alone, "the same evening, services alone", "120 s at most"
        )
    )


if __name__ == "__main__":
    main()
