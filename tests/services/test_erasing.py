"""Erasing on request: all that came by a code goes and nothing else, a name is cut out of everything that says it, and the file
holds no byte of either."""

from collections.abc import Iterable

import pytest

from cocreate_desktop.codes import voting_codes
from cocreate_desktop.domain.answers import Answer
from cocreate_desktop.domain.erasing import Goes, Receipt, Unreached
from cocreate_desktop.domain.errors import Empty, Gone, NotAllowed
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.offers import Offer, OfferKind
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.replies import Reply
from cocreate_desktop.domain.rounds import AuditLine, Happening, Objection, Round
from cocreate_desktop.domain.secrecy import answerer_of, author_of, voter_of
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.domain.voting.answers import OBJECTION
from cocreate_desktop.services.contacts import ContactTyped
from cocreate_desktop.services.erasing import Found, Way
from cocreate_desktop.services.erasurewords import group_words, left_words, text_of, trace_words
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.storage import check_workspace
from tests.filedump import said_in
from tests.services.conftest import House

SHOWN, LATER = "De gemeente bewaart mijn naam.", "2027-03-01"
HERS, OTHER = "Zwaluw", "Merel"


def ticked(found: Found) -> set[str]:
    """What a window ticks by itself."""
    groups = {one.key for one in found.groups if one.ticked}
    traces = {one.key for group in found.groups for one in group.traces if one.ticked}
    return (groups | traces) - {""}


def authors(house: House, code: Code) -> tuple[str, str]:
    secret = house.evening.secret
    return author_of(secret, code.token), answerer_of(secret, code.token)


def take_part(house: House, code: Code, say: str) -> None:
    """Somebody with a code writes, offers and gives a mark; all her words hold ``say``."""
    services, evening = house.services, house.evening.id
    author, answerer = authors(house, code)
    house.go_to(Kind.IDEAS)
    note = services.store.run(services.capturing.sending(evening, f"{say} meer bomen", author=author))
    services.capturing.edit(note.id, f"{say} veel meer bomen")
    services.boards.duplicate(note.id)
    house.go_to(Kind.OFFERS)
    offering = Offering(OfferKind.OFFERED, f"{say} help")
    services.store.run(services.offers.giving(evening, offering, author=author))
    house.go_to(Kind.EXIT)
    step, marks = house.step(Kind.EXIT).id, {"mark": "8"}
    services.store.run(services.exitpoll.sending(evening, step, marks, f"{say} fijn", author=answerer))


def vote(house: House, voting: Round, code: Code, choices: dict[str, int], words: str = "") -> None:
    house.services.casting.cast(voting.id, code.token, choices, Channel.PHONE, words=words, by_code=True)


def consent(house: House) -> Round:
    step = house.services.evenings.add_step(house.evening.id, Kind.VOTE)
    found = house.services.voting.round_of(step.id)
    assert found is not None
    house.services.voting.change_rules(found.id, method="consent")
    house.services.playing.go_to(house.evening.id, step.id)
    return house.services.voting.open(found.id)


def votes(house: House, codes: tuple[Code, ...]) -> tuple[Round, Round]:
    """A vote whose result is final, and one of consent that was closed, in which both object on two channels."""
    voting, final = house.services.voting, house.round
    house.open_vote()
    for code in codes:
        vote(house, final, code, house.dots(1, 1))
    for verb in (voting.close, voting.reveal, voting.publish):
        verb(final.id)
    second = consent(house)
    for code, say in zip(codes, (HERS, OTHER), strict=True):
        vote(house, second, code, {OBJECTION: 1}, "te vroeg")
        house.services.casting.enter_slip(second.id, code.typed, {OBJECTION: 1}, f"{say} te duur")
    return final, voting.close(second.id)


def search(house: House, words: Iterable[str]) -> list[str]:
    """Which of these are still somewhere in the decrypted file, closed as after an evening; its record is whole."""
    key = house.opened.workspace.recovery_key()
    house.opened.close()
    assert check_workspace(house.opened.workspace.path, key=key).problems == ()
    whole = said_in(house.opened.workspace.path, key).casefold()
    return [one for one in words if one.casefold() in whole]


@pytest.fixture
def codes(house: House) -> tuple[Code, ...]:
    """Two people with a code took part: of the first everything says HERS, of the second OTHER."""
    for kind in (Kind.OFFERS, Kind.EXIT):
        house.services.evenings.add_step(house.evening.id, kind)
    made = house.services.cards.make_codes(house.evening.id, 2)
    for code, say in zip(made, (HERS, OTHER), strict=True):
        take_part(house, code, say)
    return made


def test_that_all_that_came_by_a_code_goes_and_nothing_of_anybody_else(
    house: House, codes: tuple[Code, ...]
) -> None:
    services, (hers, other) = house.services, codes
    final, second = votes(house, codes)
    mine = [voter_of(second.secret, code.token) for code in codes]
    found = services.erasing.find(f" {voting_codes.shown(hers.typed).lower()} ")
    (group,) = found.groups
    assert (group.way, group.number) == (Way.CODE, 1)
    numbers = {trace.word: trace.number for trace in group.traces}
    assert numbers == {"note": 2, "offer": 1, "answer": 2, "code": 1, "objection": 1, "ballot": 2}
    assert {one.why: one.number for one in found.left}[Unreached.PUBLISHED] == 1
    assert all(
        "{" not in line
        for line in (group_words(group), *map(trace_words, group.traces), *map(left_words, found.left))
    )
    receipt = services.erasing.erase(found, ticked(found))
    assert (dict(receipt.things), receipt.ballots) == ({k: n for k, n in numbers.items() if k != "ballot"}, 2)

    assert services.cards.codes(house.evening.id) == (other,)
    assert {one.author for one in services.store.read(lambda r: r.find(Offer))} == {authors(house, other)[0]}
    assert {one.author for one in services.store.read(lambda r: r.find(Answer))} == {authors(house, other)[1]}
    assert len(services.store.read(lambda r: r.find(Objection))) == 1
    assert {one.voter for one in services.store.read(lambda r: r.ballots(second.id))} == {mine[1]}
    lines = services.store.read(lambda r: r.find(AuditLine, round_id=second.id, what=Happening.REPLACED))
    assert sorted(line.subject for line in lines) == ["", "2"]
    assert services.store.read(lambda r: r.voters(final.id)) == 2
    assert services.erasing.find(hers.typed) == Found()
    text = text_of(receipt, ())
    assert receipt.number in text
    assert HERS not in text
    house.go_to(Kind.IDEAS)
    late = services.capturing.sending(house.evening.id, f"{HERS} nog iets", author=authors(house, hers)[0])
    with pytest.raises(NotAllowed):  # her phone is still on the page, and every other laptop would blank it
        services.store.run(late)
    gone = (HERS, hers.token, hers.typed, *authors(house, hers), mine[0])
    assert search(house, (*gone, OTHER, other.token)) == [OTHER, other.token]


def test_that_a_name_is_cut_out_of_everything_that_says_it_or_ever_said_it(house: House) -> None:
    services, name = house.services, "Noor Vos"
    note, removed, changed = house.write("Vraag het Noor Vos", "noor vos belt", "Idee van Noor Vos")
    services.capturing.remove([removed.id])
    services.capturing.edit(changed.id, "Idee van een buur")
    theme = services.boards.group(house.evening.id, house.step(Kind.IDEAS).id, [note.id], "Wat Noor  Vos wil")
    services.replies.answer(theme.id, who="NOOR VOS", words="Dat regelt Noor Vos.")
    pledge = services.pledges.add("Bellen", "Noor Vos", "2026-12-05")
    services.evenings.change(house.evening.id, house_rules=("Bel Noor Vos",))
    assert services.erasing.find("Noor Vo") == services.erasing.find(" ") == Found()
    only_first = services.erasing.find("noor")
    assert not ticked(only_first)
    with pytest.raises(Empty):
        services.erasing.erase(only_first, ticked(only_first))

    found = services.erasing.find("noor vos")
    assert {one.why: one.number for one in found.left}[Unreached.LAID_DOWN] == 1
    services.erasing.erase(found, ticked(found))
    read = services.store.read
    assert read(lambda r: r.get(Note, note.id)).text == "Vraag het …"
    assert read(lambda r: r.get(Note, changed.id)).original == "Idee van …"
    assert read(lambda r: r.get(Note, changed.id)).text == "Idee van een buur"
    assert read(lambda r: r.get(Theme, theme.id)).name == "Wat … wil"
    assert (read(lambda r: r.get(Reply, theme.id)).who, read(lambda r: r.get(Reply, theme.id)).words) == (
        "",
        "Dat regelt ….",
    )
    assert (read(lambda r: r.get(Pledge, pledge.id)).who, pledge.what) == ("", "Bellen")
    with pytest.raises(Gone):
        services.store.run(lambda unit: unit.revive(Note, removed.id))
    services.evenings.change(house.evening.id, house_rules=())
    assert search(house, (name, "Noor  Vos", "een buur")) == [
        name,
        "een buur",
    ]  # what was laid down is said to stay


def test_that_somebody_of_the_vault_goes_with_what_she_offered_and_sent(
    house: House, codes: tuple[Code, ...]
) -> None:
    services, (hers, _other) = house.services, codes
    (offer,) = services.store.read(lambda r: r.find(Offer, author=authors(house, hers)[0]))
    typed = ContactTyped("Noor Vos", "noor@voorbeeld.nl", "lead", SHOWN, LATER)
    kept = services.contacts.add_for(offer.id, typed)
    namesake = services.contacts.add("Noor Bakker", "06 2", "help", SHOWN, LATER)
    pledge = services.pledges.from_offer(offer.id, "Een bank maken")
    house.write("Mail noor@voorbeeld.nl")

    both = services.erasing.find("Noor")
    assert [group.ticked for group in both.groups if group.way is Way.CONTACT] == [False, False]
    assert services.erasing.find(hers.typed).groups[1].key == kept.id
    found = services.erasing.of_contact(kept.id)
    assert found.goes(ticked(found)) | found.goes([kept.id]) == found.goes(ticked(found))
    receipt = services.erasing.erase(found, ticked(found))
    assert dict(receipt.things) == {"contact": 1, "offer": 1, "note": 2, "name": 1}
    assert services.contacts.all() == (namesake,)
    left = services.store.read(lambda r: r.get(Pledge, pledge.id))
    assert (left.contact_id, left.what) == ("", "Een bank maken")
    with pytest.raises(Gone):
        services.erasing.of_contact(kept.id)
    assert not Goes()
    assert isinstance(receipt, Receipt)
    # Her mark has another name on purpose: from an offer nobody comes to it.
    gone = ("Noor Vos", "noor@voorbeeld.nl", f"{HERS} help", f"{HERS} meer")
    assert search(house, (*gone, f"{HERS} fijn", "Noor Bakker")) == [f"{HERS} fijn", "Noor Bakker"]
