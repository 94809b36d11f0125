"""Two hours of an evening in a minute: a vote a second, a note every ten, phones that come and go, the step of now changing
with every ten minutes of it. Ends with an error when a vote or a note is lost, doubled or not the last one sent; tells the
memory of the phone server and of the window's side, beside what it was after the first ten minutes."""

import asyncio
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.stand.figure import Figure, tell
from bench.stand.hall import Served, served
from bench.stand.memory import held
from bench.stand.phones import PATIENCE, Phone, call_again, hang_up, joined, listen
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind

BLOCKS, VOTES, NOTES = 12, 600, 60  # ten minutes each
PHONES, AT_ONCE = 60, 20


@dataclass(slots=True)
class Sent:
    """What was answered with yes: how many votes, the last choice of each phone, and the notes by their ids."""

    votes: int = 0
    last: dict[int, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


class Crowd:
    """The phones: they vote, send notes, and come back."""

    def __init__(self, hall: Served) -> None:
        self.hall, self.sent = hall, Sent()
        self.options = [one.id for one in hall.opened.services.voting.options(hall.round_id)]
        self.phones: list[Phone] = []
        self.streams: list[asyncio.Task[None]] = []

    async def come(self) -> None:
        """Everybody joins and listens."""
        for _place in range(PHONES):
            self.phones.append(await joined(self.hall.keeper.address, self.hall.join_path))
        self.streams = [asyncio.create_task(listen(phone)) for phone in self.phones]

    async def block(self, number: int) -> None:
        """Ten minutes: notes first, then votes; a quarter of the streams broke off meanwhile."""
        await self._go_to(Kind.IDEAS, b'name="text"')
        for place in range(NOTES):
            await self._note(self.phones[(number + place) % PHONES], f"Briefje {number}-{place}")
        for place in range(number % 4, PHONES, 4):
            self.streams[place].cancel()
            self.streams[place] = asyncio.create_task(listen(self.phones[place]))
        await self._go_to(Kind.VOTE, b'name="o-')
        for start in range(0, VOTES, AT_ONCE):
            await asyncio.gather(*(self._vote(number, start + place) for place in range(AT_ONCE)))

    async def leave(self) -> None:
        """Everybody goes."""
        await hang_up(self.streams)

    async def _go_to(self, kind: Kind, shown: bytes) -> None:
        """The facilitator goes on, and the pages follow."""
        services, evening_id = self.hall.opened.services, self.hall.evening_id
        step = next(one for one in services.evenings.steps(evening_id) if one.kind is kind)
        services.playing.go_to(evening_id, step.id)
        await call_again(self.phones)
        last = time.monotonic() + PATIENCE
        while shown not in (await self.phones[0].ask(self.phones[0].request("GET", "/now"), 200))[1]:
            if time.monotonic() > last:
                raise SystemExit(f"the phones never came to {kind}")
            await asyncio.sleep(0.02)

    async def _note(self, phone: Phone, words: str) -> None:
        """Every fifth is sent twice, as a phone does that heard no answer."""
        name = new_id()
        fields = {"text": words, "id": name, "proof": phone.proof}
        for _time in range(2 if len(self.sent.notes) % 5 == 0 else 1):
            await phone.ask(phone.request("POST", "/note", fields), 200)
        self.sent.notes[name] = words

    async def _vote(self, block: int, number: int) -> None:
        place = number % PHONES
        first, second = (self.options[(block + number + more) % len(self.options)] for more in (0, 1))
        fields = {
            "round": self.hall.round_id,
            "proof": self.phones[place].proof,
            f"o-{first}": "2",
            f"o-{second}": "1",
        }
        await self.phones[place].ask(self.phones[place].request("POST", "/vote", fields), 200)
        self.sent.votes += 1
        self.sent.last[place] = tuple((one, weight) for one, weight in ((first, 2), (second, 1)))


def check(hall: Served, sent: Sent) -> None:
    """Ends the measurement when the file does not hold exactly what was answered with yes."""
    read, services = hall.opened.services.store.read, hall.opened.services
    ballots = read(lambda reader: reader.ballots(hall.round_id))
    last = {ballot.voter: sorted(ballot.choices) for ballot in ballots}
    if len(ballots) != sent.votes or len(last) != len(sent.last):
        raise SystemExit(
            f"{len(ballots)} votes of {len(last)} phones are stored, {sent.votes} of {len(sent.last)} were sent"
        )
    if sorted(last.values()) != sorted(sorted(choices) for choices in sent.last.values()):
        raise SystemExit("what counts is not what the phones sent last")
    notes = {
        note.id: note.text
        for note in services.capturing.notes(hall.evening_id)
        if note.channel is Channel.PHONE
    }
    if notes != sent.notes:
        raise SystemExit(f"{len(notes)} notes are stored, {len(sent.notes)} were sent")


async def measured(hall: Served) -> tuple[tuple[float, float], tuple[float, float]]:
    """MiB of the phone server and of the window's side after the first block and at the end."""
    crowd = Crowd(hall)
    await crowd.come()
    found = []
    for number in range(BLOCKS):
        await crowd.block(number)
        found.append((held(hall.process.pid), held()))
    await crowd.leave()
    check(hall, crowd.sent)
    return found[0], found[-1]


def main() -> None:
    """One evening."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as hall:
        before, after = asyncio.run(measured(hall))
    took = (time.perf_counter() - began) / 60
    beside = "after ten minutes"
    tell(
        Figure(f"votes lost or doubled of {BLOCKS * VOTES:,}", 0, "votes", None, "", "0"),
        Figure(f"notes lost or doubled of {BLOCKS * NOTES:,}", 0, "notes", None, "", "0"),
        Figure("the phone server after two hours", after[0], "MiB", before[0], beside, "< 10 MiB more"),
        Figure("the window's side after two hours", after[1], "MiB", before[1], beside, "< 10 MiB more"),
        Figure("minutes that those two hours took", took, "min", 120, "as they would be"),
    )


if __name__ == "__main__":
    main()
