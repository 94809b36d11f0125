"""What people at home say, stand behind, offer and vote: kept apart, once, while it is welcome, and blind as in the hall."""

from datetime import timedelta

import pytest

from cocreate_desktop.domain.errors import BadCode, BadValue, Empty, Gone, NotAllowed, NotReady, RoundNotOpen
from cocreate_desktop.domain.notes import Channel, NoteState
from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.online import About, OnlinePhase, Remark, Serves
from cocreate_desktop.domain.onlineerrors import CodeNeeded, NotOnline, NotServed, OnlineClosed
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.proposals import ReactionKind
from cocreate_desktop.domain.rounds import Happening, Phase
from cocreate_desktop.domain.secrecy import author_of
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.services.online import LONGEST, Online
from tests.services.conftest import House

HUB = "https://hub.example"


def online(house: House) -> Online:
    """The project, online on a hub."""
    found = house.services.online
    found.served_by(Serves.HUB, HUB)
    found.go_online()
    return found


def say(house: House, words: str, author: str = "noor", **more: str) -> Remark:
    work = house.services.online.saying(About.PROJECT, "", words, author=author, **more)
    return house.services.store.run(work)


def test_that_a_project_goes_online_only_on_a_hub_and_keeps_its_secret(house: House) -> None:
    found = house.services.online
    with pytest.raises(NotServed):
        found.go_online()
    with pytest.raises(BadValue):
        found.served_by(Serves.HUB, "mailto:noor@example.nl")
    with pytest.raises(NotOnline):
        say(house, "Mooi")
    assert found.served_by(Serves.HUB, HUB).follow_up.startswith(f"{HUB}/F/")
    opened = found.go_online()
    assert opened.online is OnlinePhase.OPEN
    assert author_of(opened.online_secret, "browser")
    found.close()
    with pytest.raises(OnlineClosed):
        say(house, "Mooi")
    found.take_offline()
    again = found.go_online()
    assert again.online_secret == opened.online_secret, "what a browser holds stays good"
    assert (found.set_weight(50).online_weight, found.set_moderated(False).online_moderated) == (50, False)
    with pytest.raises(BadValue):
        found.set_weight(101)


def test_that_remarks_wait_are_kept_once_and_can_be_taken_back(house: House) -> None:
    found = online(house)
    flyer = house.services.outreach.invite(OutreachChannel.FLYER, name="Flyer")
    first = say(house, "Mooi plan", form_id="f", via=flyer.code.lower())
    assert (first.state, first.outreach_id, first.about_id) == (NoteState.WAITING, flyer.id, first.project_id)
    assert say(house, "Mooi plan", form_id="f") == first
    house.services.store.run(found.withdrawing(first.id, "noor"))
    assert say(house, "Mooi plan", form_id="f") == first, "taken back, and sent once more from the same page"
    assert say(house, "Toch niet", form_id="f").id != first.id
    found.set_moderated(False)
    assert say(house, "Mooi.Maar waar?").state is NoteState.WAITING, "it may be a link"
    assert say(house, "Bel 06 12345678").state is NoteState.WAITING
    shown = say(house, "Doe maar", author="ali")
    assert shown.state is NoteState.SHOWN
    for words, refused in ((" ", Empty), ("x" * (LONGEST + 1), Exception)):
        with pytest.raises(refused):
            say(house, words)
    with pytest.raises(Gone):
        house.services.store.run(found.withdrawing(shown.id, "noor"))
    found.close()
    assert house.services.store.run(found.withdrawing(shown.id, "ali")).state is NoteState.WITHDRAWN
    assert found.mine("ali").remarks == ()
    assert {one.text for one in found.mine("noor").remarks} >= {"Mooi plan", "Toch niet"}
    assert found.mine("") == found.mine("nobody")


def test_that_each_browser_stands_behind_a_thing_once(house: House) -> None:
    found = online(house)
    (note,) = house.write("Bomen")
    theme = house.services.boards.group(house.evening.id, house.step(Kind.THEMES).id, [note.id], "Groen")
    run = house.services.store.run
    for author in ("noor", "noor", "ali"):
        run(found.backing(About.THEME, theme.id, author=author))
    assert found.home().backed == {(About.THEME, theme.id): 2}
    run(found.backing(About.THEME, theme.id, author="ali", given=False))
    assert run(found.backing(About.NOTE, note.id, author="ali", given=False)).given is False
    assert found.home().backed == {(About.THEME, theme.id): 1}
    assert [one.about_id for one in found.mine("noor").backings] == [theme.id]
    house.services.capturing.set_state([note.id], NoteState.HIDDEN)
    with pytest.raises(Gone):
        run(found.backing(About.NOTE, note.id, author="noor"))


def test_that_help_and_reactions_come_in_no_step_and_wait(house: House) -> None:
    found, run = online(house), house.services.store.run
    wanted = Offering(OfferKind.OFFERED, "Ik help graven", Level.THINKING)
    offer = run(found.offering(wanted, author="noor", offer_id="a"))
    assert run(found.offering(wanted, author="noor", offer_id="a")) == offer
    assert (offer.channel, offer.step_id, offer.shown, offer.number) == (Channel.ONLINE, "", False, 1)
    with pytest.raises(Gone):
        run(found.reacting(ReactionKind.QUESTION, "Wie betaalt?", author="noor"))
    proposals = house.services.proposals
    proposal = proposals.create("Het plein")
    paragraph = proposals.paragraphs.add(proposal.id, "We planten bomen.").id
    with pytest.raises(Gone):
        run(found.reacting(ReactionKind.QUESTION, "Nog geen versie?", author="noor"))
    version = proposals.lay_down(proposal.id)
    said = found.reacting(
        ReactionKind.QUESTION, "Wie betaalt?", author="noor", paragraph_id=paragraph, form_id="x"
    )
    reaction = run(said)
    assert run(said) == reaction
    assert (reaction.version_id, reaction.paragraph_id, reaction.shown) == (version.id, paragraph, False)
    mine = found.mine("noor")
    assert (mine.offers, mine.reactions) == ((offer,), (reaction,))
    run(house.services.offers.withdrawing(offer.id, "noor"))
    run(proposals.reactions.withdrawing(reaction.id, "noor"))
    assert found.mine("noor") == found.mine("nobody")
    assert run(found.offering(wanted, author="noor", offer_id="a")) == offer
    assert run(said) == reaction


def test_that_one_votes_at_home_in_time_blind_and_with_her_code_once(house: House) -> None:
    found, run, services = online(house), house.services.store.run, house.services
    code = services.cards.make_codes(house.evening.id, 1)[0]
    house.open_vote()
    asked = house.round.id
    hall, home = house.dots(2, 1), house.dots(0, 2)
    services.casting.cast(asked, code.token, hall, Channel.PAPER, by_code=True)
    with pytest.raises(RoundNotOpen):
        run(found.voting(asked, "browser", home))
    today = house.clock.now().date().isoformat()
    with pytest.raises(BadValue):
        found.ask(asked, until="2026-11-23")
    assert found.ask(asked, until=today, codes=True).online_until == today
    with pytest.raises(CodeNeeded):
        run(found.voting(asked, "browser", home))
    with pytest.raises(BadCode):
        found.token_of(asked, "AAAA")
    token = found.token_of(asked, code.typed.lower())
    entered = run(found.voting(asked, token, home, by_code=True))
    assert entered.replaced is not None
    assert entered.replaced.channel is Channel.PAPER
    assert services.overview.round(asked).audit[-1].what is Happening.REPLACED
    (home_round,) = found.home().open_rounds
    assert (home_round.view.voted, home_round.view.channels, home_round.view.tally) == (0, (), None)
    assert home_round.codes
    assert found.inbox().rounds[0].people == 1
    house.clock.time += timedelta(days=1)
    with pytest.raises(RoundNotOpen) as late:
        run(found.voting(asked, token, hall, by_code=True))
    run(found.refusing(asked, late.value))
    assert services.overview.round(asked).audit[-1].what is Happening.LATE
    assert found.home().rounds == ()


def test_that_a_vote_stops_is_asked_again_and_a_new_one_is_asked_after_the_evening(house: House) -> None:
    found, run, services = online(house), house.services.store.run, house.services
    house.open_vote()
    asked = house.round.id
    found.ask(asked)
    still = found.stop(asked)
    assert (still.phase, still.online) == (Phase.OPEN, False), "the hall goes on"
    with pytest.raises(RoundNotOpen):
        found.stop(asked)
    services.voting.close(asked)
    services.voting.reveal(asked)
    services.playing.finish(house.evening.id)
    again = found.ask(asked)
    assert (again.follows, again.phase, again.online) == (asked, Phase.OPEN, True)
    with pytest.raises(NotAllowed):
        found.ask(asked)
    assert [one.view.round.id for one in found.home().told_rounds] == [asked]
    assert found.stop(again.id).phase is Phase.CLOSED
    places = set(found.home().places.values())
    assert again.id in places, "its page says that the result comes later"
    with pytest.raises(NotReady):
        found.new_question(house.evening.id, "Waar komt de bank?")
    with pytest.raises(NotAllowed):
        found.new_question(house.evening.id, "Mag het?", "consent", ("ja",))
    bench = found.new_question(house.evening.id, "Waar komt de bank?", options=("Zon", "Schaduw", "Zon"))
    sun = services.voting.options(bench.id)[0]
    assert [one.text for one in services.voting.options(bench.id)] == ["Zon", "Schaduw"]
    assert run(found.voting(bench.id, "browser", {sun.id: 1})).replaced is None
    found.close()
    with pytest.raises(OnlineClosed):
        run(found.voting(bench.id, "browser", {sun.id: 1}))


def test_that_openings_are_counted_by_day_and_invitation(house: House) -> None:
    found, run, services = online(house), house.services.store.run, house.services
    flyer = services.outreach.invite(OutreachChannel.FLYER, name="Flyer", typed_visits=1)
    run(found.opened({flyer.id: 2, "": 5, "odd": 0}, "2026-11-24"))
    run(found.opened({flyer.id: 3}, "2026-11-24"))
    run(found.opened({flyer.id: 4}, "2026-11-25"))
    (line,) = services.outreach.lines()
    assert line.visits == 1 + 9
    inbox = found.inbox()
    assert (inbox.visits, inbox.by_day(flyer.id)) == (14, {"2026-11-24": 5, "2026-11-25": 4})
    assert inbox.by_day()["2026-11-24"] == 10
    assert found.home().outreach == {flyer.code: flyer}
    with pytest.raises(BadValue):
        found.opened({"": 1}, "gisteren")
