"""What this process wrote is told on the bus once, also while another thread reads along what other processes wrote."""

from pathlib import Path
from threading import Event as Flag
from threading import Thread

from cocreate_desktop.domain.events import Changed
from tests.readymade import ready_made


def test_that_a_change_of_this_process_is_never_taken_for_that_of_another(tmp_path: Path) -> None:
    opened = ready_made(tmp_path / "plein.cocreate", "bare", {"question": "Wat mis je hier?"})
    services, ended, changes = opened.services, Flag(), 400
    begun = services.store.pull(services.store.device, 0)
    told: list[Changed] = []
    stop = services.bus.subscribe(lambda event: told.append(event) if isinstance(event, Changed) else None)

    def read_along() -> None:
        seen = begun
        while not ended.is_set():
            seen = services.store.pull(services.store.device, seen)

    reading = [Thread(target=read_along) for _one in range(2)]
    for one in reading:
        one.start()
    for number in range(changes):
        services.projects.change(name=f"Plein {number}")
    ended.set()
    for one in reading:
        one.join()
    stop()
    opened.close()
    assert len(told) == changes
