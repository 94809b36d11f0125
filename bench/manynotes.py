"""What the notes of one evening of eight hours and of a second one leave in the memory of the phone server, beside the same
after half an hour; and how long a note then takes to be stored. 240 phones send, 60 of them listen."""

import asyncio
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.stand.figure import Figure, middle, tell
from bench.stand.hall import Served, served
from bench.stand.memory import held
from bench.stand.phones import Phone, call_again, hang_up, joined, listen
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.steps import Kind

PHONES, LISTEN = 240, 60
WARM, EVENING = 240, 2880


@dataclass(frozen=True, slots=True)
class After:
    """MiB of the phone server after so many notes, and the milliseconds of the last of them."""

    memory: float
    took: float


async def note(phone: Phone, number: int) -> float:
    """One is sent, and answered when it is stored: its milliseconds. A phone may send so many a minute."""
    fields = {"text": f"Briefje {number}: een bankje onder de boom", "id": new_id(), "proof": phone.proof}
    while True:
        began = time.perf_counter()
        head, _body = await phone.ask(phone.request("POST", "/note", fields), 200, 429)
        if b" 429 " not in head[:20]:
            return (time.perf_counter() - began) * 1000
        await asyncio.sleep(1)
        await call_again([phone])


async def after_each(hall: Served, *numbers: int) -> list[After]:
    """How it is after each of these numbers of notes."""
    phones = [await joined(hall.keeper.address, hall.join_path) for _place in range(PHONES)]
    services, found, took = hall.opened.services, [], [0.0]
    step = next(one for one in services.evenings.steps(hall.evening_id) if one.kind is Kind.IDEAS)
    await asyncio.to_thread(services.playing.go_to, hall.evening_id, step.id)
    streams = [asyncio.create_task(listen(phone)) for phone in phones[:LISTEN]]
    for number in range(numbers[-1]):
        if number % PHONES == 0:
            await call_again(phones)
        took.append(await note(phones[number % PHONES], number))
        if number + 1 in numbers:
            found.append(After(held(hall.process.pid), middle(took[-WARM:])))
    await hang_up(streams)
    return found


def main() -> None:
    """One evening, and another."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as hall:
        warm, one, two = asyncio.run(after_each(hall, WARM, EVENING, 2 * EVENING))
    first, second = f"{EVENING:,} notes", f"{2 * EVENING:,} notes"
    tell(
        Figure(
            f"the phone server after {first}",
            one.memory,
            "MiB",
            warm.memory,
            f"after {WARM}",
            "< 10 MiB more",
        ),
        Figure(
            f"the phone server after {second}",
            two.memory,
            "MiB",
            one.memory,
            f"after {EVENING:,}",
            "< 5 MiB more",
        ),
        Figure(f"a note after {first}", one.took, "ms", warm.took, f"after {WARM}"),
        Figure(f"a note after {second}", two.took, "ms", warm.took, f"after {WARM}"),
    )


if __name__ == "__main__":
    main()
