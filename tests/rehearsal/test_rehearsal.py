"""The example is varied, safe to show and complete; its neighbours vote by the rules."""

import re
from collections import Counter

from cocreate_desktop.domain.text import NOTE_ON_PHONE
from cocreate_desktop.rehearsal.example import load_buurtplein
from cocreate_desktop.rehearsal.neighbours import Crowd


def test_that_the_example_has_a_run_sheet_and_enough_notes() -> None:
    example = load_buurtplein()
    kinds = [step.kind for step in example.evening.steps]
    assert kinds == ["welcome", "ideas", "themes", "pause", "vote"]
    assert len(example.notes) >= 170
    assert {note.colour for note in example.notes} == set("ABCDEF")
    assert {note.channel for note in example.notes} == {"phone", "desk"}


def test_that_every_theme_is_used_and_no_other() -> None:
    example = load_buurtplein()
    assert {note.theme for note in example.notes} == {theme.key for theme in example.themes} | {""}


def test_that_notes_vary_in_length_and_script_and_hold_doubles() -> None:
    texts = [note.text for note in load_buurtplein().notes]
    assert max(Counter(texts).values()) > 1
    assert min(map(len, texts)) == 1
    assert max(map(len, texts)) >= 280
    for sample in ("[\u0600-\u06ff]", "ę|ą", "ç|ş", "<script>", "^- ", "^=", "^[A-Z ]{10,}$", "\U0001f4a9"):
        assert any(re.search(sample, text) for text in texts), sample


def test_that_no_note_holds_an_address_or_a_real_telephone_number() -> None:
    for note in load_buurtplein().notes:
        assert "@" not in note.text
        assert all(set(number[2:]) <= set("-0 ") for number in re.findall(r"06[-\d ]{6,}", note.text))


def test_that_dots_obey_the_rules_for_many_seeds() -> None:
    example = load_buurtplein()
    for seed in range(200):
        for ballot in Crowd(seed, example=example).ballots:
            assert 1 <= sum(ballot.dots) <= example.vote.dots
            assert max(ballot.dots) <= example.vote.most


def test_that_the_same_seed_gives_the_same_evening_with_changed_votes_and_abstainers() -> None:
    one, again, other = Crowd(3, 200), Crowd(3, 200), Crowd(4, 200)
    assert (one.notes, one.ballots) == (again.notes, again.ballots) != (other.notes, other.ballots)
    assert len(one.ballots) > len(one.last_ballots())
    assert len(one.last_ballots()) + len(one.abstainers()) == 200
    assert one.abstainers()


def test_that_notes_from_phones_fit_on_a_phone() -> None:
    for note in load_buurtplein().notes:
        assert note.channel != "phone" or len(note.text) <= NOTE_ON_PHONE
