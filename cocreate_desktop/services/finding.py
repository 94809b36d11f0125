"""What somebody left behind: by the code of her card, by her contact in the vault, or by her name in texts. It only reads, and
says what cannot be reached; ``erasing`` does the rest."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from cocreate_desktop.domain.catalogue import ENTITIES, WORDS
from cocreate_desktop.domain.erasing import OUT_OF_REACH, Goes, Left, Named, Unreached, is_whole, names
from cocreate_desktop.domain.evening import Code, Evening
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.proposals import Paragraph, Reaction, ReactionState
from cocreate_desktop.domain.rounds import ABOUT_ONE, AuditLine, Happening, Objection, Option, Phase, Round
from cocreate_desktop.domain.secrecy import answerer_of, author_of, voter_of
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.domain.walls import Photo, Sighting
from cocreate_desktop.services.moves import waiting
from cocreate_desktop.services.naming import Standing, standing
from cocreate_desktop.services.objections import name_of
from cocreate_desktop.services.ports import Reader

BALLOT, REMOVED, PHONE = "ballot", "removed", "phone"
"""Kinds of traces beside the words of things: votes, what was removed before, and whatever came from one phone."""
_AUTHORED = tuple(kind for kind in ENTITIES.values() if "author" in kind.__dataclass_fields__)
_SHORT = 4


class Way(StrEnum):
    """How a group was found: by the ``CODE`` of a card, as a ``CONTACT`` of the vault, or as a name in ``TEXTS``."""

    CODE = "code"
    CONTACT = "contact"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Trace:
    """So many things of a kind (``word``). ``words`` tell which one where it must be chosen; ``key`` is empty for what goes
    with its group, ``ticked`` whether it is likely meant. ``cut``: the thing stays, and loses a name."""

    word: str
    number: int = 1
    words: str = ""
    key: str = ""
    ticked: bool = True
    cut: bool = False
    goes: Goes = field(default_factory=Goes)


@dataclass(frozen=True, slots=True)
class Group:
    """What belongs together. ``name`` says whose it is, for whoever looks now: the evening of a card, a name of the vault;
    ``number`` that of the card or the contact. ``goes`` is what goes with it in any case."""

    way: Way
    key: str
    name: str
    number: int = 0
    traces: tuple[Trace, ...] = ()
    ticked: bool = True
    goes: Goes = field(default_factory=Goes)


@dataclass(frozen=True, slots=True)
class Found:
    """Everything found, and what stays."""

    groups: tuple[Group, ...] = ()
    left: tuple[Left, ...] = ()

    def goes(self, keys: Iterable[str]) -> Goes:
        """What goes when these groups and traces are ticked."""
        ticked, whole = set(keys), Goes()
        for group in self.groups:
            if group.key in ticked:
                whole |= group.goes
            for trace in group.traces:
                if trace.key in ticked:
                    whole |= trace.goes
        return whole


def by_code(reader: Reader, code: Code) -> Found:
    """All that a card or code stands for."""
    evening = reader.get(Evening, code.evening_id)
    rounds = reader.find(Round, evening_id=evening.id)
    authors = {author_of(evening.secret, code.token), answerer_of(evening.secret, code.token)}
    voters = [(one, voter_of(one.secret, code.token)) for one in rounds if one.secret]
    voters += [(one, guest) for one, mine in voters for guest in _guests(reader, one, mine)]
    things = _written(reader, authors)
    things |= {("code", code.id)} | _objections(reader, voters)
    subjects = frozenset({*authors, *(voter for _round, voter in voters)})
    goes = Goes(subjects, frozenset(things), frozenset(_numbers(reader, rounds, code)))
    traces = (*_counted(things), *_ballots(reader, voters))
    contacts = _behind(reader, things, authors)
    group = Group(Way.CODE, code.id, evening.name, code.number, traces, goes=goes)
    left = [
        _published(rounds),
        Left(Unreached.GUEST),
        *_made_of(reader, authors),
        _photos(reader, evening.id),
    ]
    return Found((group, *contacts), _usual(left))


def by_name(reader: Reader, words: str) -> Found:
    """Who in the vault may be meant, and every text in which the words stand."""
    wanted = words.strip()
    people = [one for one in reader.find(Contact) if _fits(one, wanted)]
    groups = [_contact(reader, one, ticked=len(people) == 1) for one in people]
    there = {(one.word, one.id, one.field) for group in groups for t in group.traces for one in t.goes.names}
    stands = standing(reader, wanted)
    traces = [
        one
        for one in _texts(stands, wanted, ticked=is_whole(wanted))
        if not any((named.word, named.id, named.field) in there for named in one.goes.names)
    ]
    if traces:
        groups.append(Group(Way.TEXTS, "", wanted, 0, tuple(traces)))
    if not groups:
        return Found()
    return Found(tuple(groups), _usual([Left(Unreached.LAID_DOWN, stands.laid_down), _photos(reader)]))


def of_contact(reader: Reader, contact_id: str) -> Found:
    """One person of the vault. Raises Gone."""
    contact = reader.get(Contact, contact_id)
    left = [Left(Unreached.LAID_DOWN, standing(reader, contact.name).laid_down), _photos(reader)]
    return Found((_contact(reader, contact, ticked=True),), _usual(left))


def _fits(contact: Contact, wanted: str) -> bool:
    there = names(contact.name, wanted) or names(contact.reach_at, wanted)
    return there or wanted == str(contact.number)


def _contact(reader: Reader, contact: Contact, *, ticked: bool) -> Group:
    """With what she offered, what else came from the same phone, and the texts that name her."""
    goes = Goes(frozenset({contact.id}), frozenset({("contact", contact.id)}))
    traces = [Trace("contact")]
    offers = reader.find(Offer, contact_id=contact.id)
    for offer in offers:
        own = Goes(things=frozenset({("offer", offer.id)}))
        traces.append(Trace("offer", 1, offer.text, offer.id, ticked, goes=own))
    for author in sorted({offer.author for offer in offers} - {""}):
        written = _written(reader, {author})
        more = written - {("offer", offer.id) for offer in offers}
        if more:
            own = Goes(frozenset({author}), frozenset(written))
            traces.append(Trace(PHONE, len(more), "", author, ticked, goes=own))
    for name in (contact.name, contact.reach_at):
        if len(name) >= _SHORT:
            sure = ticked and (is_whole(name) or name == contact.reach_at)
            traces += _texts(standing(reader, name), name, ticked=sure)
    return Group(Way.CONTACT, contact.id, contact.name, contact.number, tuple(traces), ticked, goes)


def _texts(stands: Standing, name: str, *, ticked: bool) -> Iterator[Trace]:
    """A trace for each thing that says the name, from which it can be cut, and one for what was removed before."""
    said: dict[tuple[str, str], list[tuple[Named, str]]] = {}
    for named, now in stands.texts:
        said.setdefault((named.word, named.id), []).append((named, now))
    for (word, thing_id), texts in said.items():
        words = next((now for _named, now in texts if names(now, name)), texts[0][1])
        goes = Goes(names=frozenset(named for named, _now in texts))
        yield Trace(word, 1, words, f"{word}:{thing_id}:{name}", ticked, cut=True, goes=goes)
    if stands.removed:
        gone = Goes(things=stands.removed)
        yield Trace(REMOVED, len(stands.removed), "", f"{REMOVED}:{name}", ticked, goes=gone)


def _behind(reader: Reader, things: set[tuple[str, str]], authors: set[str]) -> list[Group]:
    """Whoever of the vault stands behind an offer that was given with the card."""
    offers = [one for author in authors for one in reader.find(Offer, author=author)]
    known = {one.contact_id for one in offers if ("offer", one.id) in things and one.contact_id}
    people = (one for contact_id in sorted(known) for one in reader.find(Contact, id=contact_id))
    return [_contact(reader, one, ticked=True) for one in people]


def _written(reader: Reader, authors: set[str]) -> set[tuple[str, str]]:
    """Whatever these wrote, the copies of their notes that hang elsewhere, and where those were seen in a photo."""
    found: set[tuple[str, str]] = set()
    for kind in _AUTHORED:
        for author in authors:
            found |= {(WORDS[kind], one.id) for one in reader.find(kind, author=author)}
    notes = {thing_id for word, thing_id in found if word == "note"}
    copies = {one.id for note_id in notes for one in reader.find(Note, linked_to=note_id)}
    seen = {one.id for note_id in notes | copies for one in reader.find(Sighting, note_id=note_id)}
    return found | {("note", one) for one in copies} | {("sighting", one) for one in seen}


def _counted(things: Iterable[tuple[str, str]]) -> Iterator[Trace]:
    """How many of each kind."""
    numbers = Counter(word for word, _thing_id in sorted(things))
    return (Trace(word, number) for word, number in numbers.items())


def _guests(reader: Reader, voting: Round, mine: str) -> list[str]:
    """Who she was in a round before her phone took the code, where it took it after the close."""
    lines = reader.find(AuditLine, round_id=voting.id, what=Happening.MOVED)
    return [one.guest for one in waiting(voting, lines) if one.code == mine]


def _ballots(reader: Reader, voters: list[tuple[Round, str]]) -> Iterator[Trace]:
    number = 0
    for voting, voter in voters:
        if reader.last_ballot(voting.id, voter) is not None:
            number += sum(ballot.voter == voter for ballot in reader.ballots(voting.id))
    if number:
        yield Trace(BALLOT, number)


def _objections(reader: Reader, voters: list[tuple[Round, str]]) -> set[tuple[str, str]]:
    raised = (name_of(voting, voter) for voting, voter in voters)
    return {("objection", one.id) for name in raised for one in reader.find(Objection, id=name)}


def _numbers(reader: Reader, rounds: Iterable[Round], code: Code) -> Iterator[Named]:
    """Lines of the audit that say what the code with this number did."""
    for voting in rounds:
        for line in reader.find(AuditLine, round_id=voting.id, subject=str(code.number)):
            if line.what in ABOUT_ONE:
                yield Named("audit", line.id, "subject")
            if line.what is Happening.MOVED and line.detail:
                yield Named("audit", line.id, "detail")


def _made_of(reader: Reader, authors: set[str]) -> list[Left]:
    """What others made of it: options, paragraphs and pledges in words that may be hers."""
    notes = {one.id for author in authors for one in reader.find(Note, author=author)}
    offers = {one.id for author in authors for one in reader.find(Offer, author=author)}
    made = {one.id for one in reader.find(Option) if one.note_id in notes}
    made |= {one.id for one in reader.find(Paragraph) if notes & set(one.notes)}
    made |= {one.id for one in reader.find(Pledge) if one.offer_id in offers}
    for author in authors:
        taken = reader.find(Reaction, author=author, state=ReactionState.TAKEN_OVER)
        made |= {one.paragraph_id for one in taken}
    return [Left(Unreached.MADE_OF, len(made - {""}))]


def _published(rounds: Iterable[Round]) -> Left:
    return Left(Unreached.PUBLISHED, sum(one.phase is Phase.PUBLISHED for one in rounds))


def _photos(reader: Reader, evening_id: str = "") -> Left:
    photos = reader.find(Photo, evening_id=evening_id) if evening_id else reader.find(Photo)
    return Left(Unreached.PHOTO, sum(bool(one.picture or one.whole) for one in photos))


def _usual(left: Iterable[Left]) -> tuple[Left, ...]:
    """What stays here, and what stays in any case."""
    always = (Unreached.GUEST,)
    here = tuple(one for one in left if one.number or one.why in always)
    return (*here, *OUT_OF_REACH)
