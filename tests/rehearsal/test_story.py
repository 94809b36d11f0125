"""The story of each example adds up: who came, what they answered, and what became of what they said."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from cocreate_desktop.domain.answers import ALMOST, MARK, NO, SO_SO, STATEMENTS, YES
from cocreate_desktop.domain.arrivals import Role
from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.pledges import PledgeState
from cocreate_desktop.domain.proposals import ReactionKind, ReactionState
from cocreate_desktop.domain.replies import After, Taken
from cocreate_desktop.domain.representation import Perspective
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.text import LINE, NOTE_ON_PHONE
from cocreate_desktop.rehearsal.example import EXAMPLES
from cocreate_desktop.rehearsal.story import Story, by_phone, story


@pytest.fixture(params=EXAMPLES)
def told(request: pytest.FixtureRequest) -> Story:
    return story(str(request.param))


def test_that_every_form_of_the_exit_poll_adds_up_to_the_counts(told: Story) -> None:
    for evening in told.evenings:
        slips = evening.slips
        assert slips == evening.slips
        assert 30 <= len(slips) <= 48
        marks = Counter(slip.answers[MARK] for slip in slips)
        assert tuple(marks[str(mark)] for mark in range(1, 11)) == evening.marks
        for key, counts in zip(STATEMENTS, evening.statements, strict=True):
            given = Counter(slip.answers.get(key, "") for slip in slips)
            assert (given[NO], given[SO_SO], given[YES]) == counts
        assert sorted(filter(None, (slip.words for slip in slips))) == sorted(evening.words)


def test_that_nobody_answers_who_did_not_come_in(told: Story) -> None:
    for evening in told.evenings:
        assert set(evening.came) == set(Role)
        assert all(len(bands) == 6 for bands in evening.came.values())
        for counts in (evening.heard, evening.expects, evening.right):
            assert sum((counts or {}).values()) <= evening.people
        assert len(evening.slips) <= evening.people
        assert sum(evening.support) <= evening.people
        assert evening.again <= sum(evening.came["resident"])
        assert set(evening.heard or ()) <= set(OutreachChannel)
        assert set(evening.perspectives) <= set(Perspective)
        right = Counter(value for value, _words in evening.readback)
        assert {value: right[value] for value in (evening.right or {})} == (evening.right or {})
        assert set(evening.right or ()) <= {YES, ALMOST, NO}


def test_that_what_follows_names_only_what_came_before(told: Story) -> None:
    keys = {theme.key for theme in told.example.themes}
    offers = [offer for evening in told.evenings for offer in evening.offers]
    words = {offer.text for offer in offers}
    assert (
        {paragraph.theme for paragraph in told.paragraphs} == keys == {reply.theme for reply in told.replies}
    )
    assert all(offer.theme in keys | {""} for offer in offers)
    assert {offer.meets for offer in offers} <= words | {""}
    assert {pledge.offer for pledge in told.pledges} <= words | {""}
    assert all(
        pledge.offer or (pledge.what and pledge.who and pledge.theme in keys) for pledge in told.pledges
    )
    assert {one.theme for evening in told.evenings for one in evening.reactions} <= keys
    assert all(one.answer for evening in told.evenings for one in evening.reactions)
    assert {reply.taken for reply in told.replies} == set(Taken) - {Taken.OPEN}
    assert all(reply.why for reply in told.replies)
    assert [promise.after for promise in told.promises] == list(After)


def test_that_the_words_of_a_story_are_those_of_the_program_and_fit(told: Story) -> None:
    for evening in told.evenings:
        for offer in evening.offers:
            assert offer.kind in set(OfferKind)
            assert offer.level in set(Level)
            assert len(offer.text) <= NOTE_ON_PHONE
        for one in evening.reactions:
            assert one.kind in set(ReactionKind)
            assert one.state in set(ReactionState)
            assert len(one.text) <= LINE
        votes = [step for step in evening.planned.steps if step.kind == Kind.VOTE]
        assert len(votes) == len(evening.votes)
    assert all(PledgeState(pledge.state) for pledge in told.pledges)
    assert sum(told.area.bands) == told.area.inhabitants


def test_that_evenings_and_promises_follow_each_other_in_time(told: Story) -> None:
    days = [evening.planned.date for evening in told.evenings]
    assert days == sorted(set(days))
    assert days[-1] < told.example.project.decides_on
    invited = [date.fromisoformat(str(line["date"])) for line in told.outreach]
    assert max(invited) < days[0]
    assert days[-1] < min(date.fromisoformat(promise.due) for promise in told.promises)


def test_that_a_story_says_that_it_is_invented_and_names_nobody(told: Story) -> None:
    assert "verzonnen" in told.organiser
    assert "verzonnen" in told.area.name
    said = [slip.words for evening in told.evenings for slip in evening.slips]
    said += [offer.text for evening in told.evenings for offer in evening.offers]
    assert not [words for words in said if "@" in words or re.search(r"\d{6,}", words)]


def test_that_most_people_have_a_phone_at_hand_and_some_do_not() -> None:
    phones, others = by_phone(tuple(range(44)))
    assert (len(phones), [*phones, *others]) == (36, list(range(44)))
