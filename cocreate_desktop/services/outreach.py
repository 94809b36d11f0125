"""How people were invited: the log, the code of each way, and what each yielded."""

import hashlib
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cocreate_desktop.domain.arrivals import Arrival
from cocreate_desktop.domain.notes import Hung, NoteState, idea_of
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.online import LETTERS, Opened
from cocreate_desktop.domain.outreach import ChannelTurnout, Outreach, OutreachChannel, Visit
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.whatnext import Yield
from cocreate_desktop.services.addresses import addresses_of
from cocreate_desktop.services.board import read_hung
from cocreate_desktop.services.lines import Fields, Lines, day, line, number, whole
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork, Work

LONG: Final = 5


@dataclass(frozen=True, slots=True)
class OutreachLine:
    """One way of inviting and what it yielded. Visits are phones that opened the page in the hall, openings of the follow-up by
    its code, and what was typed. Arrivals are those who named this very flyer at the door, and all of its channel
    when it is the only one of that channel."""

    outreach: Outreach
    visits: int
    arrivals: int
    notes: int
    votes: int
    pledges: int

    @property
    def yielded(self) -> Yield:
        """The same, to compare ways with one another."""
        one = self.outreach
        return Yield(
            channel=one.channel,
            name=one.name,
            reached=one.reached,
            visits=self.visits,
            arrivals=self.arrivals,
            notes=self.notes,
            votes=self.votes,
            pledges=self.pledges,
            cost=one.cost,
        )


class Outreaches:
    """``log`` is the list itself; what is added there by ``invite`` gets a code."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self.log: Lines[Outreach] = Lines(store, Outreach, _checked)

    def invite(self, channel: OutreachChannel, **fields: object) -> Outreach:
        """A new line with a short code of its own. Raises BadValue, TextTooLong."""
        taken = {one.code for one in self.log.all()}
        code = next(code for code in iter(_new_code, "") if code not in taken)
        return self.log.add(channel=channel, code=code, **fields)

    def lines(self) -> tuple[OutreachLine, ...]:
        """Every way of inviting with what it yielded so far."""
        return self._store.read(read_outreach)

    def address(self, outreach_id: str) -> str:
        """What the QR code of this way opens: the follow-up with its code, in capitals where that is the same; empty while the
        project has no address. Raises Gone."""

        def query(reader: Reader) -> str:
            one = reader.get(Outreach, outreach_id)
            return address_of(reader.get(Project, reader.project_id), one)

        return self._store.read(query)

    def visiting(self, code: str, author: str, evening_id: str) -> Work[Visit | None]:
        """The work of a phone that opened the page by ``code``: one visit for each phone; None for a code that is not known."""

        def work(unit: UnitOfWork) -> Visit | None:
            found = unit.find(Outreach, code=normal(code))
            if not found:
                return None
            name = hashlib.blake2s(f"{found[0].id}:{author}".encode(), digest_size=16).hexdigest()
            visit = Visit(
                id=name,
                project_id=unit.project_id,
                outreach_id=found[0].id,
                evening_id=evening_id,
                author=author,
            )
            if not unit.find(Visit, id=name):
                unit.add(visit)
            return visit

        return work

    def voted(self, round_id: str, by_outreach: Mapping[str, int]) -> None:
        """How many of those who came by each way voted in a round, once it has closed: numbers alone. A number never falls: a
        server that was started anew knows only who voted since."""

        def work(unit: UnitOfWork) -> None:
            for outreach_id, people in by_outreach.items():
                name = hashlib.blake2s(f"{outreach_id}:{round_id}".encode(), digest_size=16).hexdigest()
                known = max((one.voted for one in unit.find(ChannelTurnout, id=name)), default=0)
                unit.add(
                    ChannelTurnout(
                        id=name,
                        project_id=unit.project_id,
                        outreach_id=outreach_id,
                        round_id=round_id,
                        voted=max(known, people),
                    )
                )

        self._store.run(work)


def address_of(project: Project, outreach: Outreach) -> str:
    """The address that the QR code of ``outreach`` carries; empty while the project has no address."""
    return addresses_of(project).outreach(outreach)


def normal(code: str) -> str:
    """A code as it is kept, however it was typed."""
    return "".join(sign for sign in code.upper() if sign in LETTERS)[:LONG]


def read_outreach(
    reader: Reader, hung: Mapping[str, Sequence[Hung]] | None = None
) -> tuple[OutreachLine, ...]:
    """Every way with its yield, inside a read; ``hung`` where the notes have been read already."""
    ways = reader.find(Outreach)
    visits: dict[str, set[str]] = {}
    opened: Counter[str] = Counter()
    for of_day in reader.find(Opened):
        opened[of_day.outreach_id] += of_day.number
    for visit in reader.find(Visit):
        opened[visit.outreach_id] += 1
        visits.setdefault(visit.outreach_id, set()).update(filter(None, (visit.author,)))
    votes: Counter[str] = Counter()
    for turnout in reader.find(ChannelTurnout):
        votes[turnout.outreach_id] += turnout.voted
    arrivals = _arrivals(reader, ways)
    notes = _notes_by_author(read_hung(reader) if hung is None else hung)
    pledges = _pledges_by_author(reader)
    return tuple(
        OutreachLine(
            way,
            opened[way.id] + way.typed_visits,
            arrivals[way.id],
            sum(notes[author] for author in visits.get(way.id, ())),
            votes[way.id],
            sum(pledges[author] for author in visits.get(way.id, ())),
        )
        for way in ways
    )


def _arrivals(reader: Reader, ways: tuple[Outreach, ...]) -> Counter[str]:
    of_channel: dict[str, list[str]] = {}
    for way in ways:
        of_channel.setdefault(way.channel.value, []).append(way.id)
    found: Counter[str] = Counter()
    for arrival in reader.find(Arrival):
        only = of_channel.get(arrival.heard, ())
        name = arrival.outreach_id or (only[0] if len(only) == 1 else "")
        found[name] += bool(name)
    return found


def _notes_by_author(hung: Mapping[str, Sequence[Hung]]) -> Counter[str]:
    """Ideas, not places where they hang; what its writer took back is none."""
    ideas = {
        idea_of(note): note.author
        for notes in hung.values()
        for note in notes
        if note.author and note.state is not NoteState.WITHDRAWN
    }
    return Counter(ideas.values())


def _pledges_by_author(reader: Reader) -> Counter[str]:
    authors = {offer.id: offer.author for offer in reader.find(Offer) if offer.author}
    return Counter(authors[one.offer_id] for one in reader.find(Pledge) if one.offer_id in authors)


def _new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(LONG))


def _checked(fields: Fields) -> dict[str, object]:
    return {name: _value(name, value) for name, value in fields.items()}


def _value(name: str, value: object) -> object:
    if name == "channel":
        return OutreachChannel(str(value))
    if name in ("reached", "cost"):
        return number(value)
    if name == "typed_visits":
        return whole(value, example="71")
    if name == "date":
        return day(value)
    return line(value) if name == "name" else value
