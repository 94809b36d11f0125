"""What of a project may leave to other systems: each idea once, and nothing that was held back."""

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.replies import Taken
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.exchange.leavingideas import Facts, Said, read_facts
from cocreate_desktop.services.leaving import Records
from tests.paper.evenings import Told, an_evening


def _told() -> tuple[Told, Facts]:
    """Seven notes: two that say the same, one that hangs twice, one hidden, one personal, one loose."""
    told = an_evening()
    services = told.services
    services.evenings.change(told.evening.id, hall="De Ontmoeting")
    ids = told.write(
        "Meer bomen\nlangs de sloot", "Bomen!", "- meer groen", "Weg ermee", "Bel 06-12345678", "Los"
    )
    step = told.step(Kind.THEMES).id
    green = services.boards.group(told.evening.id, step, ids[:3], "Het plein wordt groen")
    calm = services.boards.group(told.evening.id, step, [ids[3], ids[4]], "Bel Jan op 06-12345678")
    services.boards.duplicate(ids[2], theme_id=calm.id)
    services.boards.merge(ids[:2])
    told.hide(ids[3])
    services.replies.answer(
        green.id, taken=Taken.YES, words="Dat doen we.", why="Mail jan@stad.nl", who="Jan Bos"
    )
    return told, read_facts(services, told.evening.id)


def test_that_each_idea_leaves_once_with_what_was_said_and_replied() -> None:
    told, facts = _told()
    assert [idea.title for idea in facts.themes] == ["Het plein wordt groen"]
    green = facts.themes[0]
    assert green.notes == (Said("Meer bomen\nlangs de sloot", 2), Said("- meer groen"))
    assert green.said == 3
    assert (green.evening, green.date, green.hall) == ("Ideeënavond", "2026-11-24", "De Ontmoeting")
    assert green.day == "24 november 2026"
    assert green.reply is not None
    assert (green.reply.words, green.reply.why, green.reply.who) == ("Dat doen we.", "", "")
    assert (green.reply_cut, facts.notes[0].reply_cut, facts.notes[2].reply_cut) == (True, True, False)
    assert [(idea.title, idea.theme, idea.times) for idea in facts.notes] == [
        ("Meer bomen", "Het plein wordt groen", 2),
        ("- meer groen", "Het plein wordt groen", 1),
        ("Los", "", 1),
    ]
    assert facts.left_out(Records.NOTES) == {"hidden": 1, "personal": 1}
    assert facts.left_out(Records.THEMES) == {"hidden": 1, "personal": 2, "loose": 1}
    assert read_facts(told.services) == facts


def test_that_a_result_leaves_when_the_room_has_seen_it_and_no_sooner() -> None:
    told, facts = _told()
    voting, green = told.services.voting, facts.themes[0]
    option = voting.add_option(told.round.id, green.title, theme_id=green.id)
    voting.add_option(told.round.id, "Los", note_id=facts.notes[2].id)
    voting.open(told.round.id)
    told.services.casting.cast(told.round.id, "guest", {option.id: 2}, Channel.PHONE)
    voting.close(told.round.id)
    assert read_facts(told.services).themes[0].results == ()
    voting.reveal(told.round.id)
    found = read_facts(told.services)
    assert len(found.themes[0].results) == 1
    assert found.themes[0].results[0].startswith("A bij “Hoe ")
    assert found.notes[2].results[0].startswith("B bij “Hoe ")
    assert found.notes[0].results == ()
    assert len(found.evenings[0].rounds[0].ballots) == 1
