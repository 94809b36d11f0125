"""The example is varied, safe to show and complete; its neighbours vote by the rules."""

import json
import re
from collections import Counter
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.templates import TEMPLATES
from cocreate_desktop.domain.text import LINE, NOTE, NOTE_ON_PHONE, folded
from cocreate_desktop.domain.voting import ANSWERS
from cocreate_desktop.paths import resources
from cocreate_desktop.rehearsal.drawings import drawing
from cocreate_desktop.rehearsal.example import CULTUURVISIE, EXAMPLES, Example, load, load_buurtplein
from cocreate_desktop.rehearsal.neighbours import Crowd


@pytest.fixture(params=EXAMPLES)
def example(request: pytest.FixtureRequest) -> Example:
    return load(str(request.param))


def test_that_buurtplein_is_the_whole_ideas_evening_and_has_enough_notes() -> None:
    example = load_buurtplein()
    planned = TEMPLATES["ideas"].steps
    steps = example.evening.steps
    first_vote = next(place for place, step in enumerate(steps) if step.kind == Kind.VOTE)
    # It votes three times where the template votes once, in the same two hours.
    once = [*steps[: first_vote + 1], *steps[first_vote + 3 :]]
    # What the tables found is written down in a few minutes of its own.
    once.remove(next(step for step in once if step.key == "tafels"))
    assert [step.kind for step in once] == [step.kind for step in planned]
    assert [step.think for step in once] == [step.think for step in planned]
    assert sum(step.minutes for step in steps) == sum(step.minutes for step in planned)
    assert len(example.notes) >= 170
    assert {note.colour for note in example.notes} == set("ABCDEF")
    assert {note.channel for note in example.notes} == {"phone", "desk"}
    assert all(option.picture for option in example.vote.options)


def test_that_buurtplein_votes_with_dots_with_cards_on_a_budget_and_twice_on_support() -> None:
    dots, budget, support = load_buurtplein().votes
    assert (dots.method, dots.cards, any(option.stickers for option in dots.options)) == ("dots", False, True)
    assert (budget.method, budget.rule, budget.cards) == ("budget", "equal-shares", True)
    assert 0 < max(option.cost or 0 for option in budget.options) < budget.budget
    assert budget.budget < sum(option.cost or 0 for option in budget.options)
    assert (support.method, support.twice) == ("support", True)


def test_that_the_vision_of_culture_asks_and_chooses_and_reads_a_story_back() -> None:
    example = load(CULTUURVISIE)
    steps = [Kind(step.kind) for step in example.evening.steps]
    assert sum(step.minutes for step in example.evening.steps if step.kind != Kind.ARRIVALS) == 120
    dilemmas = [vote for vote in example.votes if vote.method == "choice"]
    assert len(dilemmas) == 3
    assert all(len(vote.options) == 2 and vote.question.endswith("?") for vote in dilemmas)
    assert steps.count(Kind.IDEAS) == 2
    assert steps[-3:] == [Kind.READBACK, Kind.VOTE, Kind.EXIT]
    assert len(example.notes) >= 60
    assert all(theme.title.endswith(".") for theme in example.themes)
    assert [note.channel for note in example.later if note.table] == ["desk"] * 19


def test_that_an_example_of_another_name_is_refused() -> None:
    for name in ("", "plein", "../buurtplein", "Buurtplein"):
        with pytest.raises(BadValue, match="cultuurvisie"):
            load(name)


def test_that_there_is_an_example_for_every_folder() -> None:
    assert {place.name for place in (resources() / "examples").iterdir() if place.is_dir()} == set(EXAMPLES)


def test_that_an_example_keeps_to_the_kinds_and_lengths_there_are(example: Example) -> None:
    steps = example.evening.steps
    assert {step.kind for step in steps} <= {kind.value for kind in Kind}
    assert len([step for step in steps if step.kind == Kind.VOTE]) == len(example.votes)
    keys = [step.key for step in steps if step.key]
    assert len(keys) == len(set(keys))
    assert {note.step for note in example.later} == set(keys)
    assert all(len(theme.title) <= LINE for theme in example.themes)
    assert all(len(note.text) <= NOTE for note in (*example.notes, *example.later))
    assert all(step.question or step.kind != Kind.IDEAS for step in steps)


def test_that_the_dates_of_an_example_follow_each_other(example: Example) -> None:
    project = example.project
    assert date(2026, 1, 1) < example.evening.date < project.decides_on < project.keep_until


def test_that_every_drawing_that_is_named_is_there_and_small_enough_for_a_phone(example: Example) -> None:
    named = [page for step in example.evening.steps for page in step.pages]
    named += [option.picture for vote in example.votes for option in vote.options if option.picture]
    assert named
    for name in named:
        made = drawing(name)
        assert Image.open(BytesIO(made.content)).size == (made.width, made.height)
        assert len(made.small) <= 60_000
        assert made.name == name


def test_that_the_letters_of_a_vote_are_those_it_will_get(example: Example) -> None:
    for vote in example.votes:
        fixed = [answer.letter for answer in ANSWERS.get(vote.method, ())]
        assert [option.letter for option in vote.options] == (fixed or list("ABCDEFG"[: len(vote.options)]))


def test_that_every_theme_is_used_and_no_other(example: Example) -> None:
    used = {note.theme for note in (*example.notes, *example.later)}
    assert used == {theme.key for theme in example.themes} | {""}


def test_that_the_vision_of_culture_has_doubles_and_other_languages() -> None:
    texts = [note.text for note in load(CULTUURVISIE).notes]
    assert max(Counter(map(folded, texts)).values()) > 1
    assert min(map(len, texts)) == 1
    assert max(map(len, texts)) > 200
    for sample in ("[\u0600-\u06ff]", "[\u0400-\u04ff]", "ş|ğ|ı"):
        assert any(re.search(sample, text) for text in texts), sample


def test_that_a_line_of_notes_holds_only_what_is_known() -> None:
    known = {"text", "colour", "channel", "theme", "step", "table"}
    for name in EXAMPLES:
        written = (resources() / "examples" / name / "notes.jsonl").read_text(encoding="utf-8")
        assert all(set(json.loads(line)) <= known for line in written.split("\n") if line)


def test_that_notes_vary_in_length_and_script_and_hold_doubles() -> None:
    texts = [note.text for note in load_buurtplein().notes]
    assert max(Counter(texts).values()) > 1
    assert min(map(len, texts)) == 1
    assert max(map(len, texts)) >= 280
    for sample in ("[\u0600-\u06ff]", "ę|ą", "ç|ş", "<script>", "^- ", "^=", "^[A-Z ]{10,}$", "\U0001f4a9"):
        assert any(re.search(sample, text) for text in texts), sample


def test_that_no_note_holds_an_address_or_a_real_telephone_number(example: Example) -> None:
    for note in (*example.notes, *example.later):
        assert "@" not in note.text
        assert all(set(number[2:]) <= set("-0 ") for number in re.findall(r"06[-\d ]{6,}", note.text))


def test_that_ballots_obey_the_rules_for_many_seeds(example: Example) -> None:
    for seed in range(100):
        crowd = Crowd(seed, example=example)
        assert crowd.ballots in crowd.votes
        for vote, ballots, again in zip(example.votes, crowd.votes, crowd.again, strict=True):
            assert bool(again) == vote.twice
            for ballot in (*ballots, *again):
                assert max(ballot.dots) <= vote.most
                # Whoever wants none of the plans for a budget says so with a no to each.
                assert vote.method == "budget" or 1 <= sum(ballot.dots) <= vote.dots


def test_that_each_dilemma_divides_the_room_in_its_own_way() -> None:
    crowd = Crowd(1, example=load(CULTUURVISIE))
    first, second, third, _dots = crowd.votes
    assert len({first, second, third}) == 3
    for ballots in (first, second, third):
        assert {ballot.dots for ballot in ballots} == {(1, 0), (0, 1)}


def test_that_every_step_of_notes_is_sent_by_the_same_people_each_time(example: Example) -> None:
    one, again = Crowd(5, example=example), Crowd(5, example=example)
    for key in {note.step for note in example.later}:
        assert one.later(key) == again.later(key)
        assert {sending.note.step for sending in one.later(key)} == {key}


def test_that_the_same_seed_gives_the_same_evening_with_changed_votes_and_abstainers() -> None:
    one, again, other = Crowd(3, 200), Crowd(3, 200), Crowd(4, 200)
    assert (one.notes, one.ballots) == (again.notes, again.ballots) != (other.notes, other.ballots)
    assert len(one.ballots) > len(one.last_ballots())
    assert len(one.last_ballots()) < 200


def test_that_notes_from_phones_fit_on_a_phone(example: Example) -> None:
    for note in (*example.notes, *example.later):
        assert note.channel != "phone" or len(note.text) <= NOTE_ON_PHONE
