"""A proposal lives from evening to evening: its text, its versions, what people say about it and who stands behind it."""

from collections.abc import Callable

import pytest

from cocreate_desktop.domain.difference import Mark
from cocreate_desktop.domain.errors import Empty, Gone, NotAllowed, NotReady, TextTooLong
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import Project, Rung
from cocreate_desktop.domain.proposals import Proposal, ReactionKind, ReactionState
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.language import speaking
from cocreate_desktop.services.paragraphs import Edit
from cocreate_desktop.services.playing import DeedKind
from cocreate_desktop.services.proposals import Proposals, ProposalView, between_versions
from cocreate_desktop.services.reportparts import Stacks, Text
from cocreate_desktop.services.reportreplies import support_stacks
from tests.services.conftest import House


@pytest.fixture
def step(house: House) -> Step:
    """A proposal step at the end of the evening, where it is now."""
    made = house.services.evenings.add_step(house.evening.id, Kind.PROPOSAL)
    house.go_to(Kind.PROPOSAL)
    return made


def grown(house: House) -> Proposal:
    """A proposal from two themes: three notes and one, and one that hangs loose."""
    table, bench, green, _loose = house.write("Een lange tafel", "Banken erbij", "Meer groen", "Iets anders")
    themes = house.step(Kind.THEMES).id
    house.services.boards.group(house.evening.id, themes, (table.id, bench.id), "We willen samen eten.")
    house.services.boards.group(house.evening.id, themes, (green.id,), "Het plein wordt groener.")
    return house.services.proposals.start(house.evening.id, "Het nieuwe plein")


def texts(view: ProposalView) -> list[str]:
    return [one.paragraph.text for one in view.paragraphs]


def test_that_a_proposal_grows_from_the_themes_and_leaves_the_notes_as_they_are(
    house: House, step: Step
) -> None:
    before = grown(house)
    notes = house.services.capturing.notes(house.evening.id)
    view = house.services.proposals.view(step.id)
    assert view.proposal == before
    assert texts(view) == ["We willen samen eten.", "Het plein wordt groener."]
    assert [[note.text for note in one.notes] for one in view.paragraphs] == [
        ["Een lange tafel", "Banken erbij"],
        ["Meer groen"],
    ]
    assert [one.theme.name for one in view.paragraphs if one.theme] == texts(view)
    assert house.services.capturing.notes(house.evening.id) == notes
    again = house.services.proposals.paragraphs.from_themes(before.id, house.evening.id)
    assert again.after == ()


def test_that_every_edit_of_the_text_can_be_taken_back_and_done_again(house: House, step: Step) -> None:
    proposals = house.services.proposals
    proposal, write = grown(house), proposals.paragraphs
    loose = next(note for note in house.services.capturing.notes(house.evening.id) if not note.theme_id)
    first, second = (one.paragraph.id for one in proposals.view(step.id).paragraphs)
    edits: list[Callable[[], Edit]] = [
        lambda: write.add(proposal.id, "Er komt licht.", after=first),
        lambda: write.add(proposal.id, "Eerst dit.", after=""),
        lambda: write.edit(first, "We willen samen eten en drinken."),
        lambda: write.move(second, after=""),
        lambda: write.split(first, len("We willen samen")),
        lambda: write.merge(second),
        lambda: write.link(first, (loose.id, "no such note")),
        lambda: write.unlink(first, proposals.view(step.id).paragraphs[0].paragraph.notes),
        lambda: write.of_theme(first, ""),
        lambda: write.remove(second),
    ]
    for verb in edits:
        before = proposals.view(step.id).paragraphs
        edit = verb()
        after = proposals.view(step.id).paragraphs
        assert before != after
        write.take_back(edit)
        assert proposals.view(step.id).paragraphs == before
        write.do_again(edit)
        assert proposals.view(step.id).paragraphs == after
        write.take_back(edit)


def test_that_taking_back_changes_only_what_was_changed(house: House, step: Step) -> None:
    grown(house)
    proposals = house.services.proposals
    first = proposals.view(step.id).paragraphs[0].paragraph.id
    worded = proposals.paragraphs.edit(first, "Anders gezegd.")
    proposals.paragraphs.of_theme(first, "")
    proposals.paragraphs.take_back(worded)
    assert (texts(proposals.view(step.id))[0], proposals.view(step.id).paragraphs[0].theme) == (
        "We willen samen eten.",
        None,
    )
    gone = proposals.paragraphs.edit(first, "Nog anders.")
    proposals.paragraphs.remove(first)
    proposals.paragraphs.take_back(gone)
    assert texts(proposals.view(step.id)) == ["Het plein wordt groener."]


def test_that_what_cannot_be_is_refused_with_the_text_as_it_was(house: House, step: Step) -> None:
    proposals = house.services.proposals
    proposal, write = grown(house), house.services.proposals.paragraphs
    first = proposals.view(step.id).paragraphs[0].paragraph.id
    before = proposals.view(step.id)
    for problem, verb in (
        (Empty, lambda: write.edit(first, "  ")),
        (Empty, lambda: write.split(first, 0)),
        (TextTooLong, lambda: write.add(proposal.id, "a" * 2001)),
        (NotAllowed, lambda: write.merge(first)),
        (Gone, lambda: write.add("none", "Woorden")),
        (Empty, lambda: proposals.rename(proposal.id, "")),
        (Empty, lambda: proposals.lay_down(proposals.create("Leeg").id)),
    ):
        with pytest.raises(problem):
            verb()
    assert proposals.view(step.id).paragraphs == before.paragraphs


def test_that_versions_stay_and_differ_visibly(house: House, step: Step) -> None:
    proposals = house.services.proposals
    proposal = grown(house)
    first, second = (one.paragraph.id for one in proposals.view(step.id).paragraphs)
    one = proposals.lay_down(proposal.id, evening_id=house.evening.id, why="Zo begon het.")
    assert proposals.lay_down(proposal.id) == one
    view = proposals.view(step.id)
    assert view.fresh
    assert view.since is None
    proposals.paragraphs.edit(first, "We willen samen eten en dansen.")
    proposals.paragraphs.remove(second)
    view = proposals.view(step.id)
    assert not view.fresh
    assert view.since == one
    assert [(run.mark, run.text) for run in view.changes[0].runs if run.mark is not Mark.SAME] == [
        (Mark.ADDED, " en dansen")
    ]
    assert view.changes[1].removed
    two = proposals.lay_down(proposal.id, why="Met de avond erbij.")
    assert (two.number, two.paragraphs, one.paragraphs[1]) == (
        2,
        ("We willen samen eten en dansen.",),
        "Het plein wordt groener.",
    )
    assert proposals.view(step.id).since == one
    assert between_versions(one, two) == proposals.view(step.id).changes
    proposals.withdraw_version(two.id)
    assert proposals.versions(proposal.id) == (one,)
    assert proposals.restore_version(two.id) == two


def test_that_a_note_is_traced_through_text_and_versions(house: House, step: Step) -> None:
    proposals = house.services.proposals
    proposal = grown(house)
    notes = {note.text: note for note in house.services.capturing.notes(house.evening.id)}
    table, green, loose = (notes[words] for words in ("Een lange tafel", "Meer groen", "Iets anders"))
    copy = house.services.boards.duplicate(table.id)
    proposals.lay_down(proposal.id)
    second = proposals.view(step.id).paragraphs[1].paragraph.id
    proposals.paragraphs.edit(proposals.view(step.id).paragraphs[0].paragraph.id, "We eten samen.")
    proposals.paragraphs.remove(second)
    proposals.lay_down(proposal.id)
    for note in (table, copy):
        assert [(one.number, one.versions, one.text) for one in proposals.traced(note.id)] == [
            (1, (1, 2), "We eten samen.")
        ]
    assert [(one.number, one.versions, one.text) for one in proposals.traced(green.id)] == [
        (0, (1,), "Het plein wordt groener.")
    ]
    assert proposals.traced(loose.id) == ()


def ask(house: House, step: Step, answers: str, *, reveal: bool = True) -> Step:
    """Asks for support behind the step, and this many people answer by phone."""
    made = house.services.proposals.ask_support(step.id)
    voting = house.services.voting.round_of(made.id)
    assert voting is not None
    house.services.playing.go_to(house.evening.id, made.id)
    house.services.voting.open(voting.id)
    for place, answer in enumerate(answers):
        house.services.casting.cast(voting.id, f"{voting.id} {place}", {answer: 1}, Channel.PHONE)
    house.services.voting.close(voting.id)
    if reveal:
        house.clock.pass_by(minutes=1)
        house.services.voting.reveal(voting.id)
    return made


def test_that_support_is_asked_per_version_and_stays_blind_until_it_is_revealed(
    house: House, step: Step
) -> None:
    proposals = house.services.proposals
    with pytest.raises(NotReady):
        proposals.ask_support(step.id)
    proposal = grown(house)
    with pytest.raises(NotReady):
        proposals.ask_support(step.id)
    proposals.lay_down(proposal.id)
    with speaking("en"):
        made = proposals.ask_support(step.id)
    assert proposals.ask_support(step.id) == made
    assert [one.kind for one in house.steps][-2:] == [Kind.PROPOSAL, Kind.VOTE]
    assert made.question == "Do you stand behind this advice: “Het nieuwe plein”, version 1?"
    assert ask(house, step, "11245?", reveal=False) == made
    assert proposals.support(proposal.id) == ()
    first = house.services.voting.round_of(made.id)
    assert first is not None
    house.services.voting.reveal(first.id)
    proposals.paragraphs.add(proposal.id, "Er komt licht.")
    with pytest.raises(NotReady):
        proposals.ask_support(step.id)
    proposals.lay_down(proposal.id)
    second = house.services.voting.round_of(ask(house, step, "1112").id)
    assert second is not None
    assert second.follows == first.id
    found = proposals.support(proposal.id)
    assert [(one.version.number, one.n, one.count("1"), one.count("5")) for one in found] == [
        (1, 6, 2, 1),
        (2, 4, 3, 0),
    ]
    assert found[0].channels == ((Channel.PHONE, 6),)
    with pytest.raises(NotAllowed):
        proposals.remove(proposal.id)


def test_that_those_at_home_stand_apart_in_the_support_for_a_version(house: House, step: Step) -> None:
    house.services.store.run(lambda unit: unit.change(Project, unit.project_id, online_weight=50))
    proposals, proposal = house.services.proposals, grown(house)
    proposals.lay_down(proposal.id)
    voting = house.services.voting.round_of(ask(house, step, "125", reveal=False).id)
    assert voting is not None
    house.services.voting.open(voting.id)
    for place, answer in enumerate("115"):
        house.services.casting.cast(voting.id, f"home {place}", {answer: 1}, Channel.ONLINE)
    house.services.voting.close(voting.id)
    house.services.voting.reveal(voting.id)
    (found,) = proposals.support(proposal.id)
    assert (found.n, found.count("1"), found.channels) == (3, 1, ((Channel.PHONE, 3),))
    assert found.beside is not None
    with speaking("en"):
        stacks, explained, together = support_stacks([found])
    assert isinstance(stacks, Stacks)
    assert [one.numbers for one in stacks.rows] == [(1, 1, 0, 0, 1, 0), (2, 0, 0, 0, 1, 0)]
    assert stacks.rows[1].words.endswith(" · online")
    assert stacks.rows[1].told.startswith("2 of 3 people can live with it")
    assert together == Text("Together (one online vote counts for a half): 3 of the 4.5 can live with it.")
    assert explained != together


def test_that_the_question_follows_the_rung(house: House, step: Step) -> None:
    proposal = grown(house)
    house.services.proposals.lay_down(proposal.id)
    asked = set()
    for rung in Rung:
        house.services.projects.change(rung=rung)
        with speaking("en"):
            made = house.services.proposals.ask_support(step.id)
        asked.add(made.question)
        assert ("decid" in made.question) == (rung is Rung.DECIDE)
        voting = house.services.voting.round_of(made.id)
        assert voting is not None
        house.services.voting.open(voting.id)
    assert len(asked) == len(Rung)


def react(
    proposals: Proposals,
    house: House,
    words: str,
    *,
    about: str = "",
    form: str = "f" * 32,
    author: str = "an",
) -> str:
    work = proposals.reactions.reacting(
        house.evening.id, ReactionKind.OBJECTION, words, author=author, paragraph_id=about, form_id=form
    )
    return house.services.store.run(work).id


def test_that_reactions_from_phones_are_moderated_as_notes_are(house: House, step: Step) -> None:
    proposals = house.services.proposals
    with pytest.raises(NotAllowed):
        react(proposals, house, "Te vroeg.")
    grown(house)
    house.services.evenings.change(house.evening.id, moderated=False)
    first = proposals.view(step.id).paragraphs[0].paragraph.id
    react(proposals, house, "Geen auto's meer.", about=first)
    react(proposals, house, "Geen auto's meer.", about=first)
    react(proposals, house, "Bel 06 12345678.", about="gone")
    found = proposals.view(step.id).reactions
    assert [(one.text, one.paragraph_id, one.shown) for one in found] == [
        ("Geen auto's meer.", first, True),
        ("Bel 06 12345678.", "", False),
    ]
    house.services.evenings.change(house.evening.id, moderated=True)
    react(proposals, house, "Liever niet.")
    assert not proposals.view(step.id).reactions[-1].shown
    assert proposals.reactions.show(found[1].id, True).shown
    house.services.evenings.change_settings(step.id, reactions=False)
    with pytest.raises(NotAllowed):
        react(proposals, house, "Te laat.")


def test_that_an_objection_becomes_a_change_and_one_without_a_reason_is_listed(
    house: House, step: Step
) -> None:
    proposals = house.services.proposals
    proposal = grown(house)
    first = proposals.view(step.id).paragraphs[0].paragraph
    wish = proposals.reactions.write(
        proposal.id, house.evening.id, ReactionKind.OBJECTION, "Ook voor ouderen.", channel=Channel.PAPER
    )
    before = proposals.view(step.id)
    done = proposals.reactions.take_over(wish.id, first.id)
    after = proposals.view(step.id)
    assert texts(after)[0] == "We willen samen eten. Ook voor ouderen."
    assert (after.reactions[0].state, after.reactions[0].paragraph_id) == (ReactionState.TAKEN_OVER, first.id)
    assert after.reactions[0].answer
    proposals.reactions.take_back(done)
    assert proposals.view(step.id) == before
    proposals.reactions.do_again(done)
    assert proposals.view(step.id) == after
    proposals.reactions.settle(wish.id, ReactionState.NOT, "")
    assert [one.id for one in proposals.view(step.id).lacking] == [wish.id]
    proposals.reactions.settle(wish.id, ReactionState.NOT, "Dat valt buiten het geld.")
    assert proposals.view(step.id).lacking == ()


def test_that_personal_details_in_a_reaction_that_is_taken_over_never_hang_before_the_room(
    house: House, step: Step
) -> None:
    proposals = house.services.proposals
    grown(house)
    mine = react(
        proposals, house, "Bel Noor op 06-12345678 of noor@voorbeeld.nl over de Dorpsstraat 12, 1234 AB"
    )
    assert not proposals.view(step.id).reactions[0].shown
    first = proposals.view(step.id).paragraphs[0].paragraph
    done = proposals.reactions.take_over(mine, first.id)
    (paragraph, *_others) = texts(proposals.view(step.id))
    assert paragraph == "We willen samen eten. Bel Noor op … of … over de …, …"
    # What she wrote stays as she wrote it.
    assert "06-12345678" in proposals.view(step.id).reactions[0].text
    proposals.reactions.take_back(done)
    proposals.reactions.do_again(done)
    assert texts(proposals.view(step.id))[0] == paragraph


def test_that_a_neighbour_takes_back_her_own_reaction_and_no_other(house: House, step: Step) -> None:
    proposals = house.services.proposals
    grown(house)
    mine = react(proposals, house, "Van mij.", author="an")
    for author in ("bo", ""):
        with pytest.raises(Gone):
            house.services.store.run(proposals.reactions.withdrawing(mine, author))
    house.services.store.run(proposals.reactions.withdrawing(mine, "an"))
    assert proposals.view(step.id).reactions[0].state is ReactionState.WITHDRAWN
    for verb in (
        lambda: proposals.reactions.settle(mine, ReactionState.NOT, ""),
        lambda: proposals.reactions.take_over(mine, proposals.view(step.id).paragraphs[0].paragraph.id),
        lambda: proposals.reactions.remove(mine),
    ):
        with pytest.raises(NotAllowed):
            verb()


def test_that_forward_turns_the_paragraphs_before_it_leaves_the_step(house: House, step: Step) -> None:
    proposal = grown(house)
    house.services.proposals.lay_down(proposal.id)
    ask(house, step, "112")
    house.services.playing.back(house.evening.id)
    seen = []
    for _press in range(3):
        assert house.services.playing.next_deed(house.evening.id).kind is DeedKind.PAGE
        house.services.playing.forward(house.evening.id)
        seen.append(house.services.proposals.view(step.id).at)
    assert seen == [1, 2, 3]
    assert house.services.playing.next_deed(house.evening.id).kind is DeedKind.STEP
    house.services.playing.back(house.evening.id)
    assert house.services.proposals.view(step.id).at == 2
